"""Numbers of cases that are written in more than one way."""

from pathlib import Path

import pytest

from tests.support.sampling import few_of
from tests.support.submitted import CASE, Office, write_csv

STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga")


def case(number: str) -> list[str]:
    return [number, "2024", "01/10/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", "E4", ""]


def test_numbers_that_differ_in_blanks_capitals_and_invisible_signs_are_one_case(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_csv(office.inbox / "a.csv", CASE, case("001 / NTR / 2024"))
    write_csv(office.inbox / "b.csv", CASE, case("001/ntr/2024"), case("001/NTR/2024\u200b"), case("1/NTR/2024"))
    steps = [
        ["001/NTR/2024", "laporan", "01/10/2024", "Bawaslu"],
        ["001 /NTR/2024", "terbukti", "03/10/2024", "Bawaslu"],
    ]
    write_csv(office.inbox / "langkah.csv", STEP, *steps)
    assert office.build().code == 0
    assert office.rows("SELECT case_id FROM cases WHERE agency_id = 'Pemkot Malang' AND cycle = 2024 ORDER BY 1") == [
        ("001/NTR/2024",),
        ("1/NTR/2024",),
    ]
    assert office.rows("SELECT DISTINCT case_id FROM case_steps") == [("001/NTR/2024",)]


def test_a_number_that_became_a_day_and_one_with_a_letter_between_digits_are_rejected(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_csv(office.inbox / "a.csv", CASE, case("2024-10-01"), case("001/NTR/2O24"), case("7/NTR"))
    assert office.build().code == 0
    assert office.rows("SELECT line, code FROM rejects ORDER BY line") == [(2, "nomor_tanggal"), (3, "huruf_di_angka")]


WORDS = ["belum ada", "Belum ada nomor", "proses", "n/a", "???", "Dalam penelaahan"]


def test_all_words_for_a_number_that_is_not_there_make_a_case_of_its_own(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows = [[words, "2024", f"0{day}/10/2024", *case("")[3:]] for day, words in enumerate(WORDS, 1)]
    write_csv(office.inbox / "a.csv", CASE, *rows)
    assert office.build().code == 0
    told = "SELECT case_id, day(reported_on) FROM cases WHERE cycle = 2024 ORDER BY 1"
    assert office.rows(told) == [(f"tanpa nomor {at}", at) for at in range(1, 1 + len(WORDS))]


@pytest.mark.parametrize("words", few_of(WORDS, 2))
def test_each_case_without_a_number_is_one_of_its_own_in_any_order(tmp_path: Path, words: str) -> None:
    office = Office(tmp_path)
    register = ("nomor_register", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk", "status", "tanggal_status")
    entry = [words, "2024", "01/10/2024", "pers", "Pemkot Malang", "E4", "register", "02/10/2024"]
    other = ["belum ada", "2024", "05/10/2024", "pers", "Pemkot Malang", "", "E5", ""]
    write_csv(office.inbox / "a.csv", (*CASE, "nomor_register_bawaslu"), [*case(words), words], [*case(words), ""])
    write_csv(office.inbox / "b.csv", CASE, other, case("belum ada"))  # the last says the first of a.csv again
    write_csv(office.inbox / "c.csv", register, entry, entry)
    steps = [["belum ada", "terbukti", "03/10/2024", "Bawaslu"]]
    write_csv(office.inbox / "d.csv", STEP, *steps)
    assert office.build().code == 0
    told = "SELECT case_id, day(reported_on), bawaslu_id FROM cases WHERE cycle = 2024 ORDER BY 1"
    assert office.rows(told) == [("tanpa nomor 1", 1, None), ("tanpa nomor 2", 1, None), ("tanpa nomor 3", 5, None)]
    assert office.rows("SELECT count(DISTINCT register_id) FROM bawaslu_cases") == [(2,)]
    assert office.rows("SELECT file, code FROM rejects WHERE code <> 'ganda'") == [("d.csv", "perkara_tidak_ada")]
    assert office.rows("SELECT sum(rows) FROM findings WHERE code = 'tanpa_nomor'") == [(5,)]


def test_what_a_spreadsheet_made_a_day_of_is_no_number_and_what_stands_around_one_is_not_part_of_it(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path)
    days = ["Okt-24", "01/10/2024", "1-10-2024", "45566", "12 Okt", "1 Oktober 2024"]
    same = ["No. 001/NTR/2024", "001/NTR/2024.", "Nomor: 001/NTR/2024", "001/NTR/2024"]
    others = ["001/X/2024", "12/10/NTR/2024", "145566", "Okt/001/2024"]
    write_csv(office.inbox / "a.csv", CASE, *map(case, [*days, *same, *others]))
    assert office.build().code == 0
    assert office.rows("SELECT line, code FROM rejects WHERE code <> 'ganda' ORDER BY line") == [
        (line, "nomor_tanggal") for line in range(2, 2 + len(days))
    ]
    assert office.rows("SELECT count(*) FROM rejects WHERE code = 'ganda'") == [(3,)]
    assert {number for (number,) in office.rows("SELECT case_id FROM cases")} == {"001/NTR/2024", *others}
