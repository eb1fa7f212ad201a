"""Cells that name something known: asked directly, over the reference data of the city."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.contract.inputs import CellKind, InputColumn, find
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import LookupResult, UnitMatcher
from loaders.validation.lookups import Lookups, Pairs, context_of
from settings import read_settings

UNKNOWN_CYCLE = LookupResult(None, "siklus_tidak_dikenal", "tulis salah satu: 2019, 2023, 2024")
NEITHER = LookupResult(None, "bukan_ya_tidak", "tulis ya atau tidak")


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    reference = ReferenceTables.read(read_settings().reference)
    return Lookups(reference, UnitMatcher(reference))


def answer(lookups: Lookups, kind: CellKind, text: str, context: str | None = None, **more: str | bool) -> LookupResult:
    """The answer for a cell of an optional column of this kind."""
    column = InputColumn(
        "kolom", "field", kind, bool(more.get("required")), reference=str(more.get("reference", "")),
        may_be_unknown=bool(more.get("may_be_unknown")),
    )  # fmt: skip
    return lookups.answer(column, text, context)


def test_a_unit_is_looked_up_with_its_cycle_and_a_sanction_with_its_day() -> None:
    contexts = {
        (kind, column.name): context_of(column, find(kind))
        for kind in ("roster", "case", "step", "unit_alias")
        for column in find(kind).columns
        if context_of(column, find(kind))
    }
    assert contexts == {
        ("roster", "unit_kerja"): "siklus",
        ("case", "unit_kerja"): "siklus",
        ("step", "lembaga"): "tahap",
        ("step", "sanksi"): "tanggal",
        ("unit_alias", "unit_kerja"): "siklus",
    }


@pytest.mark.parametrize(
    ("text", "cycle"), [("2024", 2024), ("Pilkada 2024", 2024), ("pemilu 2024", 2023), ("2020", None), ("", None)]
)
def test_a_cycle_is_its_year_or_the_name_of_its_election(lookups: Lookups, text: str, cycle: int | None) -> None:
    assert lookups.cycle(text) == cycle
    if text:
        expected = LookupResult(str(cycle)) if cycle else UNKNOWN_CYCLE
        assert answer(lookups, CellKind.CYCLE, text) == expected


def test_no_text_is_no_cycle(lookups: Lookups) -> None:
    assert lookups.cycle(None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, "true") for text in ["ya", "Y", "Yes", "sudah", "TRUE", "1", "v", "valid", "Terverifikasi"]),
        *((text, "false") for text in ["tidak", "T", "No", "belum", "FALSE", "0", "tdk", "n"]),
        ("tidak valid", "false"),
        ("Belum terverifikasi", "false"),
        *((text, "true") for text in ["√", "✓", "✔\ufe0f", "☑", "● ", "OK", "Ada", "Sudah diverifikasi", "✓✓"]),
        *((text, "false") for text in ["✗", "☐", "○", "nihil", "Tidak ada", "belum diverifikasi"]),
    ],
)
def test_yes_and_no_are_written_in_many_ways(lookups: Lookups, text: str, expected: str) -> None:
    assert answer(lookups, CellKind.YESNO, text) == LookupResult(expected)


@pytest.mark.parametrize("text", ["mungkin", "yaa", "2", "x", "×", "☒", "+", "?", "✓✗"])
def test_what_is_neither_yes_nor_no_is_not_guessed(lookups: Lookups, text: str) -> None:
    assert answer(lookups, CellKind.YESNO, text) == NEITHER


def test_an_empty_cell_is_fine_where_the_column_is_not_required(lookups: Lookups) -> None:
    for text in ("", " - "):
        assert answer(lookups, CellKind.YESNO, text) == LookupResult(None)
        assert answer(lookups, CellKind.YESNO, text, required=True) == LookupResult(None, "kosong")


def test_unknown_is_an_answer_only_where_the_column_takes_it(lookups: Lookups) -> None:
    for text in ("belum diketahui", "Tidak Diketahui"):
        assert answer(lookups, CellKind.YESNO, text, may_be_unknown=True) == LookupResult(None)
        assert answer(lookups, CellKind.YESNO, text) == NEITHER


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (CellKind.KECAMATAN, "Klojen", LookupResult("35.73.02")),
        (CellKind.KECAMATAN, "Kecamatan Klojen", LookupResult("35.73.02")),
        (CellKind.KECAMATAN, "KEC. KLOJEN", LookupResult("35.73.02")),
        (CellKind.KECAMATAN, "Klojn", LookupResult(None, "tidak_dikenal", "mungkin maksudnya 'Klojen'")),
        (CellKind.KECAMATAN, "Kelurahan Klojen", LookupResult(None, "tidak_dikenal", "periksa nama kecamatan")),
        (CellKind.KELURAHAN, "Kauman", LookupResult("35.73.02.1007")),
        (CellKind.KELURAHAN, "Kel. Kauman", LookupResult("35.73.02.1007")),
        (CellKind.KELURAHAN, "Kelurahan Klojen", LookupResult("35.73.02.1001")),
        (CellKind.KELURAHAN, "Kaumann", LookupResult(None, "tidak_dikenal", "mungkin maksudnya 'Kauman'")),
        (CellKind.KELURAHAN, "Atlantis", LookupResult(None, "tidak_dikenal", "periksa nama kelurahan")),
    ],
)
def test_a_place_is_found_with_and_without_its_word_and_a_near_one_is_only_suggested(
    lookups: Lookups, kind: CellKind, text: str, expected: LookupResult
) -> None:
    assert answer(lookups, kind, text) == expected


def test_a_unit_is_looked_for_in_the_year_of_the_cycle_that_the_row_names(lookups: Lookups) -> None:
    assert answer(lookups, CellKind.UNIT, "Disbudpar", "2019") == LookupResult("OLD_DISBUDPAR")
    assert answer(lookups, CellKind.UNIT, "Disbudpar", "2020").code == "siklus_tidak_diketahui"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-11-01", "PP94_TEGURAN_LISAN"),
        ("2021-08-31", "PP94_TEGURAN_LISAN"),  # the day on which the rule changed
        ("2021-08-30", "PP53_TEGURAN_LISAN"),
        ("2019-05-01", "PP53_TEGURAN_LISAN"),
    ],
)
def test_a_sanction_is_that_of_the_rule_in_force_on_the_day(lookups: Lookups, day: str, expected: str) -> None:
    assert answer(lookups, CellKind.CHOICE, "teguran lisan", day, reference="sanctions") == LookupResult(expected)


@pytest.mark.parametrize("day", [None, ""])
def test_a_sanction_of_two_rules_without_a_day_is_not_guessed(lookups: Lookups, day: str | None) -> None:
    assert answer(lookups, CellKind.CHOICE, "teguran lisan", day, reference="sanctions") == LookupResult(
        None, "ambigu", "sebutkan lebih lengkap; tulisan ini berarti lebih dari satu"
    )


def test_a_choice_that_is_none_gets_the_list_and_a_long_list_its_first_twelve(lookups: Lookups) -> None:
    assert answer(lookups, CellKind.CHOICE, "direktur", reference="levels") == LookupResult(
        None,
        "bukan_pilihan",
        "pilih salah satu: jpt, administrator, pengawas, fungsional, pelaksana, kepala_sekolah",
    )
    remedy = answer(lookups, CellKind.CHOICE, "gantung", reference="sanctions").remedy
    assert remedy.endswith(" ...") and remedy.count(",") == 11


def test_a_new_name_is_kept_as_it_is_written_and_may_not_be_one_that_is_known(lookups: Lookups) -> None:
    assert answer(lookups, CellKind.NEW_NAME, " Kantor   Lama ") == LookupResult("Kantor Lama")
    assert answer(lookups, CellKind.NEW_NAME, "Dinas Kesehatan") == LookupResult(
        None, "sudah_dikenal", "hapus baris ini; nama yang sudah dikenal tidak diberi arti lain"
    )


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def test_the_table_of_a_column_has_an_answer_for_each_text_and_the_kecamatan_of_a_kelurahan(
    lookups: Lookups, connection: duckdb.DuckDBPyConnection
) -> None:
    column = InputColumn("kelurahan", "kelurahan_id", CellKind.KELURAHAN)
    pairs: Pairs = [("Kauman", None), ("Atlantis", "2024")]
    for _ in range(2):  # one sheet after another makes it anew
        assert lookups.table(connection, [(column, pairs)]) == ({"kelurahan_id"}, set())
    assert connection.execute("SELECT * FROM found ORDER BY text DESC").fetchall() == [
        ("kelurahan_id", "Kauman", "", "35.73.02.1007", "", "35.73.02"),
        ("kelurahan_id", "Atlantis", "2024", None, "tidak_dikenal", None),
    ]


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("Pilpres", "presiden"),
        ("Capres-Cawapres", "presiden"),
        ("DPRD Kota Malang", "legislatif"),
        ("caleg", "legislatif"),
        ("Pemilihan Wali Kota Malang", "kepala_daerah"),
        ("Pilgub", "kepala_daerah"),
        ("Pemilihan Umum", None),
        ("Ketua RT", None),
    ],
)
def test_a_contest_is_known_by_its_names_with_or_without_the_city(
    lookups: Lookups, text: str, contest: str | None
) -> None:
    column = InputColumn("pemilihan", "contest", CellKind.CHOICE, reference="contests", keeps_row=True)
    assert lookups.answer(column, text, None).id == contest


def test_a_column_of_which_no_text_says_anything_is_told(
    lookups: Lookups, connection: duckdb.DuckDBPyConnection
) -> None:
    post, place = (
        InputColumn("jabatan", "position", CellKind.CHOICE, reference="positions", is_free=True),
        InputColumn("kelurahan", "kelurahan_id", CellKind.KELURAHAN),
    )
    assert lookups.table(connection, [(post, [("Pelaksana", None)]), (place, [("Kauman", None)])]) == (
        set(),
        {"position"},
    )
    assert lookups.table(connection, [(post, [("Pelaksana", None), ("Camat", None)])]) == (set(), set())


def test_what_was_forgotten_is_answered_no_more() -> None:
    reference = ReferenceTables.read(read_settings().reference)
    lookups = Lookups(reference, UnitMatcher(reference))
    assert lookups.cycle("2024") == 2024
    lookups.forget()
    with pytest.raises(KeyError):
        lookups.cycle("2024")


def test_a_word_for_a_signature_verifies_nothing(lookups: Lookups) -> None:
    told = {"Ya": "true", "✔": "true", "Belum diverifikasi": "false", "Hadir": None, "Sudah TTD": None}
    assert {text: answer(lookups, CellKind.YESNO, text).id for text in told} == told


def test_an_office_as_agency_is_our_government_and_one_that_is_not_ours_is_not(lookups: Lookups) -> None:
    ours = answer(lookups, CellKind.CHOICE, "Pemkot Malang", reference="agencies")
    assert answer(lookups, CellKind.CHOICE, "Dinas Kesehatan Kota Malang", reference="agencies") == ours
    assert answer(lookups, CellKind.CHOICE, "Universitas Lain", reference="agencies").code == "bukan_pilihan"


@pytest.mark.parametrize(
    ("text", "table", "near"),
    [
        ("CPNS", "employments", ""),
        ("PNSS", "employments", "PNS"),
        ("Jabatan Administrasi", "levels", ""),
        ("pelaksna", "levels", "pelaksana"),
        ("Administator", "levels", "administrator"),
    ],
)
def test_another_word_is_not_suggested_for_one_that_is_like_it(
    lookups: Lookups, text: str, table: str, near: str
) -> None:
    found = answer(lookups, CellKind.CHOICE, text, reference=table)
    assert (found.code, "mungkin maksudnya" in found.remedy) == ("bukan_pilihan", bool(near))
    assert near in found.remedy


def test_the_office_of_a_kecamatan_is_no_kelurahan(lookups: Lookups) -> None:
    assert "kolom unit_kerja" in answer(lookups, CellKind.KELURAHAN, "Kecamatan (Kantor)").remedy
