"""Numbers of cases that are written in more than one way."""

from pathlib import Path

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
