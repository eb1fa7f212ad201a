"""Rows that are fine by themselves and still do not count."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import DECISION, INPUTS, ROSTER, SIGNING, STEP, Input
from loaders.staging.sheet import StagedSheet
from loaders.validation import duplicates
from loaders.validation.macros import create_macros
from loaders.validation.rejects import create_rejects
from loaders.validation.rules import create_validated
from tests.support import submitted
from tests.support.submitted import CASE, RECAP, Office, nip, person, write_csv


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS scratch")
        create_macros(opened)
        for name in ("kecamatan_ids", "kelurahan_ids", "level_ids", "position_ids", "employment_ids", "method_ids"):
            opened.execute(f"CREATE TYPE {name} AS ENUM ('x')")
        opened.execute("CREATE TABLE units (unit_id VARCHAR, kelurahan_id VARCHAR, kind VARCHAR, kecamatan_id VARCHAR)")
        opened.execute("INSERT INTO units VALUES ('KEL_X', 'x', 'kelurahan', 'y')")
        for input_ in INPUTS:
            create_validated(opened, input_)
        create_rejects(opened)
        yield opened


def put(connection: duckdb.DuckDBPyConnection, input_: Input, *rows: Mapping[str, object]) -> None:
    for line, row in enumerate(rows, start=2):
        cells = {"load_id": 1, "line": line, "mask": 0, **row}
        names = ", ".join(f"${name} AS {name}" for name in cells)
        connection.execute(f"INSERT INTO scratch.judged_{input_.kind} BY NAME SELECT {names}", cells)


def dropped(connection: duckdb.DuckDBPyConnection, *, has_cases: bool = True) -> list[tuple[object, ...]]:
    duplicates.find_dropped(connection, has_cases=has_cases)
    return connection.execute("SELECT kind, line, first_line FROM scratch.dropped ORDER BY ALL").fetchall()


def test_of_two_signatures_the_earlier_counts_wherever_it_stands(connection: duckdb.DuckDBPyConnection) -> None:
    person = {"cycle": 2024, "nip": 7}
    put(connection, SIGNING, person | {"signed_on": "2024-08-27"}, person | {"signed_on": "2024-08-26"})
    assert dropped(connection) == [("signing", 2, 3)]


def test_a_person_may_stand_on_a_list_twice_for_times_that_do_not_overlap(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    person = {"cycle": 2024, "nip": 7}
    until, since = person | {"ends_on": "2024-06-30"}, person | {"starts_on": "2024-07-01"}
    put(connection, ROSTER, until, since, person | {"starts_on": "2024-12-01"})
    assert dropped(connection) == [("roster", 3, 4), ("roster", 4, 3)]  # which of them is right, nobody knows


def test_a_step_without_its_case_is_left_out_where_cases_are_known(connection: duckdb.DuckDBPyConnection) -> None:
    put(connection, STEP, {"case_id": "K1", "step_id": "laporan", "step_on": "2024-08-26"})
    assert dropped(connection, has_cases=False) == []
    connection.execute("DROP TABLE scratch.dropped")
    assert dropped(connection) == [("step", 2, None)]


def test_a_rejected_row_stands_before_no_other(connection: duckdb.DuckDBPyConnection) -> None:
    person = {"cycle": 2024, "nip": 7, "signed_on": "2024-08-26"}
    put(connection, SIGNING, person | {"mask": 1}, person)
    assert dropped(connection) == []


def test_a_recap_of_a_kelurahan_is_that_of_its_office(connection: duckdb.DuckDBPyConnection) -> None:
    recap = {"cycle": 2024, "position_on": "2024-08-26"}
    put(connection, INPUTS[2], recap | {"kelurahan_id": "x"}, recap | {"unit_id": "DINKES", "kelurahan_id": "x"}, recap)
    dropped(connection)
    assert connection.execute("SELECT unit_id FROM scratch.judged_recap ORDER BY line").fetchall() == [
        ("KEL_X",), ("DINKES",), (None,),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("input_", "row", "column", "value"),
    [
        (SIGNING, {"cycle": 2024, "nip": 7, "signed_on": "2024-08-26"}, "nip", "7"),
        (DECISION, {"decision": "Selesaikan", "cycle": 2024, "decided_on": "2024-08-26"}, "keputusan", "Selesaikan"),
    ],
)
def test_a_repeated_row_is_a_reject_at_what_it_is_about(
    connection: duckdb.DuckDBPyConnection, input_: Input, row: Mapping[str, object], column: str, value: str
) -> None:
    key = dict.fromkeys(input_.key) | {"unit_id": "DINKES", "measure": "belum_ttd"} if input_ is DECISION else {}
    put(connection, input_, {**key, **row}, {**key, **row})
    connection.execute(
        "CREATE TABLE staged AS SELECT * FROM (VALUES (2, '7'), (3, $value)) AS t (line, c0)", {"value": value}
    )
    sheet = StagedSheet("a.csv", "", Header(input_, 0, {column: 0}), (column,), "staged", 2)
    duplicates.find_dropped(connection, has_cases=True)
    assert duplicates.reject_dropped(connection, input_, sheet, 1, "a.csv", {1: "a.csv"}) == (1, 0, 0)
    found = connection.execute("SELECT line, column_name, value, code, reason FROM rejects").fetchall()
    assert found == [(3, column, value, "ganda", "ganda: sudah ada di a.csv baris 2, dengan isi yang sama")]


def handed_in(path: Path, day: int) -> None:
    """Let a file be one of that day of September 2024."""
    at = datetime(2024, 9, day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (at, at))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Deliveries of several days, each of which changes what the one before said."""
    office = Office(tmp_path_factory.mktemp("deliveries"))
    days, places = ("Mulai", "Selesai"), ("Kecamatan", "Kelurahan")
    first = [
        [*person(1), "", "", "Klojen", "Kauman"],
        [*person(2), "", "", "", ""],
        [*person(3), "", "30/06/2024", "", ""],
        [*person(4), "", "30/06/2024", "Klojen", "Kauman"],
    ]
    second = [[*person(2, "Dishub"), "01/09/2024", ""], [*person(3, "Dishub"), "", ""]]
    files = (
        (1, "roster 1.csv", (*submitted.ROSTER, *days, *places), first),
        (2, "roster 2.csv", (*submitted.ROSTER, *days), second),
        (3, "roster 3.csv", (*submitted.ROSTER, *days), [[*person(3, "Dishub"), "01/07/2024", ""]]),
        (4, "roster 4.csv", submitted.ROSTER, [person(1), person(4, "Dishub")]),
        (1, "ttd.csv", submitted.SIGNING, [["2024", nip(at), "26/08/2024", "ya"] for at in (1, 2)]),
        (
            2,
            "verifikasi.csv",
            submitted.SIGNING,
            [["2024", nip(1), "26/08/2024", "tidak"], ["2024", nip(2), "26/08/2024", "ya"]],
        ),
        (
            3,
            "dua kali.csv",
            submitted.SIGNING,
            [["2024", nip(5), "26/08/2024", "ya"], ["2024", nip(5), "27/08/2024", ""]] * 2,
        ),
        (4, "ttd revisi.csv", submitted.SIGNING, [["2024", nip(1), "26/09/2024", ""]]),
        (1, "rekap 1.csv", RECAP, [["2024", "Inspektorat", "26/08/2024", 50, 40, 30]]),
        (2, "rekap 2.csv", RECAP[:5], [["2024", "Inspektorat", "26/08/2024", 50, 45]]),
        (
            1,
            "perkara 1.csv",
            CASE,
            [["1/NTR/2024", "2024", "26/08/2024", "pers", "Pemkot Malang", "Dinkes", "E4", nip(1)]],
        ),
        (
            2,
            "perkara 2.csv",
            (*CASE[:5], "bentuk"),
            [["1/NTR/2024", "2024", "27/08/2024", "pers", "Pemkot Malang", "E5"]],
        ),
    )
    for day, name, head, rows in files:
        handed_in(write_csv(office.inbox / name, head, *rows), day)
    assert office.build().code == 0
    return office


def test_a_verification_that_a_later_delivery_takes_back_is_none_and_told(office: Office) -> None:
    assert office.rows("SELECT nip % 1000, is_verified FROM signings WHERE nip % 1000 < 5 ORDER BY 1") == [
        (1, False),
        (2, True),
    ]
    assert office.rows("SELECT sum(rows) FROM findings WHERE code = 'verifikasi_dicabut'") == [(1,)]


def test_who_signed_twice_in_one_file_is_told_with_the_earlier_day_and_who_is_repeated_with_the_row(
    office: Office,
) -> None:
    sql = "SELECT line, code, reason FROM rejects WHERE file = 'dua kali.csv' ORDER BY line"
    earlier = "ganda: dua kali.csv baris 2 menyebut hari yang lebih awal, atau lain"
    assert office.rows(sql) == [
        (3, "ganda", earlier),
        (4, "ganda", "ganda: sudah ada di dua kali.csv baris 2, dengan isi yang sama"),
        (5, "ganda", earlier),
    ]
    assert office.rows("SELECT CAST(signed_on AS VARCHAR), is_verified FROM signings WHERE nip % 1000 = 5") == [
        ("2024-08-26", True)
    ]


def test_a_day_that_a_later_delivery_puts_later_does_not_count_and_is_told(office: Office) -> None:
    assert office.rows("SELECT CAST(signed_on AS VARCHAR) FROM signings WHERE nip % 1000 = 1") == [("2024-08-26",)]
    told = "SELECT l.file, rows FROM findings JOIN loads AS l USING (load_id) WHERE code = 'hari_awal_berlaku'"
    assert office.rows(told) == [("ttd revisi.csv", 1)]


PLACED = """SELECT CAST(unit_id AS VARCHAR), CAST(starts_on AS VARCHAR), CAST(ends_on AS VARCHAR)
    FROM roster WHERE nip % 1000 = $serial ORDER BY ends_on"""


def test_a_transfer_ends_the_row_of_the_unit_before_on_the_day_before(office: Office) -> None:
    assert office.rows(PLACED, serial=2) == [("DINKES", None, "2024-08-31"), ("DISHUB", "2024-09-01", None)]


def test_of_a_chain_of_replacements_the_first_row_counts_again(office: Office) -> None:
    """Until 30 June at Dinkes; then without days at Dishub, which is replaced by: at Dishub from 1 July."""
    assert office.rows(PLACED, serial=3) == [("DINKES", None, "2024-06-30"), ("DISHUB", "2024-07-01", None)]


def test_a_column_that_a_later_delivery_does_not_have_says_nothing(office: Office) -> None:
    kept = "SELECT CAST(unit_id AS VARCHAR), kecamatan_id, kelurahan_id FROM roster WHERE nip % 1000 = 1"
    assert office.rows(kept) == [("DINKES", "35.73.02", "35.73.02.1007")]
    assert office.rows("SELECT signed, verified FROM recaps") == [(45, 30)]
    told = "SELECT CAST(reported_on AS VARCHAR), form_id, unit_id, nip % 1000 FROM cases WHERE case_id = '1/NTR/2024'"
    assert office.rows(told) == [("2024-08-27", "E5", "DINKES", 1)]


def test_in_another_unit_neither_the_last_day_nor_the_place_of_the_one_before_is_kept(office: Office) -> None:
    assert office.rows(PLACED, serial=4) == [("DISHUB", None, None)]
    assert office.rows("SELECT kelurahan_id FROM roster WHERE nip % 1000 = 4") == [(None,)]
