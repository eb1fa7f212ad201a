"""Several accused in one case: one case, and each of them with what became of them."""

import os
from pathlib import Path

import pytest

from tests.support.submitted import Office, nip, write_csv

CASE = (
    "nomor_perkara",
    "siklus",
    "tanggal_laporan",
    "asal",
    "instansi",
    "unit_kerja",
    "bentuk",
    "tingkat",
    "nip",
    "terlapor",
)
STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi", "terlapor")
OWN = "SELECT case_id, accused, nip % 1000 FROM case_accused WHERE case_id = '1/NTR/2024' ORDER BY accused"
COUNTED = "SELECT case_id, accused FROM cases WHERE case_id = '1/NTR/2024'"


def case(serial: int | None, accused: str = "", **other: str) -> list[str]:
    row = {"day": "01/10/2024", "unit": "Dinas Kesehatan", **other}
    number = "" if serial is None else nip(serial)
    return ["1/NTR/2024", "2024", row["day"], "pers", "Pemkot Malang", row["unit"], "E4", "", number, accused]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1", "2"),
        ("Terlapor 1", "terlapor ke-2"),
        ("01", "2."),
        ("Pegawai 00001", "Pegawai 00002, S.Sos."),  # names: in the order of the file
        ("", ""),  # told apart by their NIP
    ],
)
def test_rows_of_one_case_are_its_accused_however_they_are_told_apart(office: Office, first: str, second: str) -> None:
    write_csv(office.inbox / "perkara.csv", CASE, case(1, first), case(2, second))
    assert office.build().code == 0
    assert office.rows(OWN) == [("1/NTR/2024", 1, 1), ("1/NTR/2024", 2, 2)]
    assert office.rows(COUNTED) == [("1/NTR/2024", 2)]
    assert office.rows("SELECT code FROM findings WHERE code = 'beberapa_terlapor'") == [("beberapa_terlapor",)]


def test_a_number_given_to_two_matters_is_no_case_of_two_accused(office: Office) -> None:
    write_csv(office.inbox / "perkara.csv", CASE, case(1, "1"), case(2, "2", day="09/10/2024"))
    assert office.build().code == 0
    assert office.rows(COUNTED) == []
    assert office.rows("SELECT line, code FROM rejects ORDER BY line") == [(2, "bertentangan"), (3, "bertentangan")]


def test_the_same_accused_told_twice_is_a_repetition_or_a_contradiction(office: Office) -> None:
    write_csv(office.inbox / "perkara.csv", CASE, case(1, "1"), case(1, "1"), case(2, "2"), case(3, "2"))
    assert office.build().code == 0
    assert office.rows("SELECT line, code FROM rejects ORDER BY line") == [
        (3, "ganda"),
        (4, "bertentangan"),
        (5, "bertentangan"),
    ]


def test_a_later_delivery_replaces_the_row_of_its_accused(office: Office) -> None:
    write_csv(office.inbox / "a.csv", CASE, case(1), case(2))
    write_csv(office.inbox / "b.csv", CASE, case(2, unit="Dinas Perhubungan"))
    os.utime(office.inbox / "a.csv", (1_725_000_000, 1_725_000_000))
    assert office.build().code == 0
    assert office.rows("SELECT accused, unit_id, nip % 1000 FROM case_accused WHERE case_id = '1/NTR/2024'") == [
        (1, "DINKES", 1),
        (2, "DISHUB", 2),
    ]


def test_steps_are_of_whom_they_name_and_else_of_all(office: Office) -> None:
    write_csv(office.inbox / "perkara.csv", CASE, case(1, "Pegawai 00001"), case(2, "Pegawai 00002"))
    steps = [
        ["1/NTR/2024", "laporan", "01/10/2024", "Bawaslu", "", ""],
        ["1/NTR/2024", "sk_sanksi", "15/10/2024", "PPK", "Teguran tertulis", "1"],
        ["1/NTR/2024", "sk_sanksi", "15/10/2024", "PPK", "Penundaan kenaikan pangkat 6 bulan", "pegawai 00002"],
        ["1/NTR/2024", "tidak_terbukti", "16/10/2024", "PPK", "", "3"],  # whom the register does not know
    ]
    write_csv(office.inbox / "langkah.csv", STEP, *steps)
    assert office.build().code == 0
    told = "SELECT step_id, accused FROM case_steps WHERE case_id = '1/NTR/2024' ORDER BY step_no"
    assert office.rows(told) == [("laporan", 0), ("sk_sanksi", 1), ("sk_sanksi", 2), ("tidak_terbukti", 3)]
    assert office.rows("SELECT accused, outcome, severity FROM accused_positions(NULL) ORDER BY case_id, accused") == [
        (1, "sanksi", "ringan"),
        (2, "sanksi", "sedang"),
        (3, "tidak_terbukti", "tanpa putusan"),
    ]
    assert office.rows("SELECT outcome, severity, accused FROM case_positions(NULL)") == [("sanksi", "sedang", 3)]
    assert ("terlapor_tidak_terdaftar",) in office.rows("SELECT code FROM findings")
