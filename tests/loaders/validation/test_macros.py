"""The macros that read cells, asked directly: each form that is understood, and the nearest one that is not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from loaders.reference.tables import ReferenceTables
from loaders.transform.tables import load_reference
from loaders.validation.macros import create_limits, create_macros, create_windows
from settings import read_settings

MONTHS = {
    1: "januari january jan 01 1",
    2: "februari pebruari february feb peb 02 2",
    3: "maret march mar mrt 03 3",
    4: "april apr 04 4",
    5: "mei may 05 5",
    6: "juni june jun 06 6",
    7: "juli july jul 07 7",
    8: "agustus august agt agu ags agust aug 08 8",
    9: "september sep sept 09 9",
    10: "oktober october okt oct 10",
    11: "november nopember nov nop 11",
    12: "desember december des dec 12",
}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_macros(connection)
        yield connection


def answers(connection: duckdb.DuckDBPyConnection, macro: str, texts: list[str]) -> dict[str, object]:
    """What a macro makes of each text."""
    sql = f"SELECT text, {macro} FROM (SELECT unnest($texts) AS text)"
    return dict(connection.execute(sql, {"texts": texts}).fetchall())


def test_a_cell_is_trimmed_of_all_that_an_office_leaves_around_it(connection: duckdb.DuckDBPyConnection) -> None:
    cells = {
        "Dinas Kesehatan": "Dinas Kesehatan",
        "a": "a",
        "!a": "!a",
        " a": "a",
        "a ": "a",
        "ab ": "ab",
        "ab\u00a0": "ab",
        "\u00a0ab": "ab",
        "ab\t": "ab",
        "ab\r": "ab",
        "ab\n": "ab",
        "\tab": "ab",
        "éa ": "éa",
        "a-": "a-",
        "--": "--",
        "-": None,
        " - ": None,
        "": None,
        "  ": None,
        "\u00a0": None,
    }
    assert answers(connection, "netra_cell(text)", list(cells)) == cells


def test_words_are_compared_in_lower_case_without_what_stands_between_them(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    words = {"Rapat,  Koordinasi!": "rapat koordinasi", " A/B-2 ": "a b 2", "...": ""}
    assert answers(connection, "netra_words(text)", list(words)) == words


def test_two_words_say_that_something_is_not_known(connection: duckdb.DuckDBPyConnection) -> None:
    said = {"Belum Diketahui": True, "tidak diketahui": True, "belum": False, "diketahui": False}
    assert answers(connection, "netra_unknown(text)", list(said)) == said


def test_a_count_is_written_plainly_with_thousands_or_as_a_spreadsheet_has_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    counts = {
        "0": 0,
        "7": 7,
        "123456789": 123456789,
        "1234567890": None,  # ten digits are no count of persons
        "1.480": 1480,
        "12.480": 12480,
        "123.480": 123480,
        "1.234.567": 1234567,
        "1.234.567.890": None,
        "1234.567": None,
        "1.48": None,
        "1.4800": None,
        "7.0": 7,
        "7,0": 7,
        "123456789.0": 123456789,
        "7.5": None,
        "-7": None,
        "7 orang": None,
        "": None,
    }
    assert answers(connection, "netra_count(text)", list(counts)) == counts


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_is_known_by_its_names_and_its_number(connection: duckdb.DuckDBPyConnection, month: int) -> None:
    names = MONTHS[month].split()
    assert answers(connection, "CAST(netra_month(text) AS INTEGER)", names) == dict.fromkeys(names, month)
    days = {f"9 {name} 2024": date(2024, month, 9) for name in names}
    assert answers(connection, "netra_any_day(text)", list(days)) == days


def test_a_month_that_is_none_is_not_guessed(connection: duckdb.DuckDBPyConnection) -> None:
    names = ["agustu", "13", "0", "", "februar"]
    assert answers(connection, "netra_month(text)", names) == dict.fromkeys(names)


@pytest.mark.parametrize("weekday", ["senin", "Selasa", "rabu", "kamis", "jumat", "Jum'at", "sabtu", "minggu", "ahad"])
def test_a_day_may_begin_with_the_name_of_its_weekday(connection: duckdb.DuckDBPyConnection, weekday: str) -> None:
    days = [f"{weekday}, 26 Agustus 2024", f"{weekday}/26-8-2024", f"{weekday} 26.8.2024"]
    assert answers(connection, "netra_any_day(text)", days) == dict.fromkeys(days, date(2024, 8, 26))


def test_a_day_is_read_in_every_form_of_an_office(connection: duckdb.DuckDBPyConnection) -> None:
    days = {
        "2024-08-26": date(2024, 8, 26),
        "26/08/2024": date(2024, 8, 26),
        "26-08-2024": date(2024, 8, 26),
        "26.08.2024": date(2024, 8, 26),
        "1/2/2024": date(2024, 2, 1),  # the day first
        "2024-08-26 07:30:00": date(2024, 8, 26),
        "2024-08-26T07:30:00.000": date(2024, 8, 26),
        "2024-08-26 ab:cd": None,
        "26 Agustus 2024.": date(2024, 8, 26),
        "26 Agustus 2024 07.30": date(2024, 8, 26),
        "26 Agustus 2024 07:30:15": date(2024, 8, 26),
        "26 Agustus 2024 pagi": None,
        "26 Agustus 24": None,
        "126 Agustus 2024": None,
        "32 Agustus 2024": None,
        "29 Februari 2024": date(2024, 2, 29),
        "29 Februari 2023": None,
        "hari 26 Agustus 2024": None,
    }
    assert answers(connection, "netra_any_day(text)", list(days)) == days


def test_a_day_as_a_number_counts_from_the_last_days_of_1899(connection: duckdb.DuckDBPyConnection) -> None:
    days = {
        "45530": date(2024, 8, 26),
        "45530,5": date(2024, 8, 26),
        "45530.25": date(2024, 8, 26),
        "20000": date(1954, 10, 3),
        "59999": date(2064, 4, 7),
        "19999": None,
        "60000": None,
        "4553": None,
        "455300": None,
    }
    assert answers(connection, "netra_any_day(text)", list(days)) == days


def test_a_day_stands_between_1940_and_2099(connection: duckdb.DuckDBPyConnection) -> None:
    days = {
        "1939-12-31": None,
        "1940-01-01": date(1940, 1, 1),
        "2099-12-31": date(2099, 12, 31),
        "2100-01-01": None,
    }
    assert answers(connection, "netra_day(CAST(text AS DATE))", list(days)) == days


def test_a_nip_is_eighteen_digits_of_a_birth_an_appointment_a_sex_and_a_serial(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    good = [
        "194001012015011001", "199912312015012999", "200002292015011010", "199602292015011100",  # leap years
        "199004302015122001", "199001012024211001", "199001012024291001", "199002282015011001",
    ]  # fmt: skip
    bad = [
        "193901012015011001",  # born before 1940
        "199000012015011001", "199013012015011001", "199001002015011001", "199001322015011001",
        "199004312015011001", "199002302015011001", "199002292015011001",  # 1990 was no leap year
        "199001012015001001", "199001012015131001", "199001012024201001", "199001012024301001",
        "199001012015010001", "199001012015013001", "199001012015011000", "19900101201501100", "1990010120150110011",
    ]  # fmt: skip
    assert answers(connection, "netra_is_nip(text)", [*good, *bad]) == {
        **dict.fromkeys(good, True),
        **dict.fromkeys(bad, False),
    }


def test_what_stands_between_the_digits_of_a_nip_is_left_out(connection: duckdb.DuckDBPyConnection) -> None:
    forms = [
        "199001012015011001", "19900101 201501 1 001", "19900101.201501.1.001", "19900101-201501-1-001",
        "'199001012015011001", "’199001012015011001", "`199001012015011001", " 199001012015011001 ",
        "19900101\u00a0201501\u00a01\u00a0001",
    ]  # fmt: skip
    assert answers(connection, "netra_nip(text)", forms) == dict.fromkeys(forms, 199001012015011001)
    others = ["19900101/201501/1/001", "199001012015011001'", "NIP 199001012015011001"]
    assert answers(connection, "netra_nip(text)", others) == dict.fromkeys(others)


@pytest.fixture(scope="module")
def limited() -> Iterator[duckdb.DuckDBPyConnection]:
    """Macros that read the reference tables too."""
    folder = read_settings().reference
    reference = ReferenceTables.read(folder)
    with duckdb.connect() as opened:
        load_reference(opened, sorted(folder.glob("*.csv")))
        create_limits(opened, reference)
        create_windows(opened, reference)
        yield opened


def test_a_unit_has_no_more_people_than_its_kind_can_have(limited: duckdb.DuckDBPyConnection) -> None:
    most = {
        "KEL_35.73.02.1007": 500,
        "KEC_KLOJEN": 1000,
        "SDN_KAUMAN1": 500,  # a school that no list names has the kind of its group
        "SMPN_5": 500,
        "DINKES": 9500,  # any other: not more than all who work for the city
        "ANTAH": None,
    }
    assert answers(limited, "netra_most(text)", [*most]) == most


def test_a_reference_without_limits_knows_none(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("unit_id,kind\nDINKES,dinas\n")
    with duckdb.connect() as opened:
        create_limits(opened, ReferenceTables.read(tmp_path))
        assert opened.execute("SELECT netra_most('DINKES')").fetchone() == (None,)


def test_a_pact_is_signed_in_the_year_of_its_cycle_and_a_case_comes_near_it(
    limited: duckdb.DuckDBPyConnection,
) -> None:
    """The polling day of the cycle 2024 is 27 November; what belongs to a case may come two years before or after."""
    asked = (
        "SELECT day, netra_in_window(2024, day), netra_near_cycle(2024, day) FROM (SELECT unnest($days::DATE[]) AS day)"
    )
    days = [date(1990, 8, 26), date(2023, 12, 31), date(2024, 1, 1), date(2025, 2, 27), date(2025, 2, 28)]
    days += [date(2026, 11, 28), date(2026, 11, 29)]
    found = limited.execute(asked, {"days": days}).fetchall()
    assert [in_window for _, in_window, _ in found] == [False, False, True, True, False, False, False]
    assert [is_near for _, _, is_near in found] == [False, True, True, True, True, True, False]


def test_the_end_of_a_time_is_told_in_words_before_its_day(connection: duckdb.DuckDBPyConnection) -> None:
    ends = ["s.d. 26 Agustus 2024", "s/d tanggal 26 Agustus 2024", "sd 26/08/2024", "S.D 26-08-2024", "26 Agustus 2024"]
    ends += ["sampai dengan tgl 26 Agustus 2024", "Per 26 Agustus 2024", "s.d. 26 Agustus 2024 (pukul 12.00 WIB)"]
    assert answers(connection, "netra_any_day(netra_end(text))", ends) == dict.fromkeys(ends, date(2024, 8, 26))
    others = ["1 s.d. 26 Agustus 2024", "sd"]
    assert answers(connection, "netra_any_day(netra_end(text))", others) == dict.fromkeys(others)
    assert answers(connection, "netra_any_day(text)", ["s.d. 26 Agustus 2024"]) == {"s.d. 26 Agustus 2024": None}


def test_no_activity_has_more_people_than_all_units_together(limited: duckdb.DuckDBPyConnection) -> None:
    assert limited.execute("SELECT netra_most_people()").fetchone() == (9500,)
