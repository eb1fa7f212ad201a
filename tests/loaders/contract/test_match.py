"""Padanan perkara: the small file in which a person says whether two rows of the registers are the same matter."""

from pathlib import Path

import openpyxl
import pytest

from tests.support.submitted import RECAP, Office, check, run, write_csv, write_xlsx

HEADER = ("nomor_perkara", "nomor_register", "keputusan", "tanggal", "oleh", "keterangan")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with two lists of decisions, and a register of Bawaslu that tells the alleged severity."""
    made = Office(tmp_path_factory.mktemp("matches"))
    rows = [
        ("PADANAN PERKARA PEMKOT DAN BAWASLU",),
        ("No. Perkara", "No. Register", "Keputusan", "Tanggal", "Diputuskan oleh", "Ket"),
        ("001/NTR/2024", "07/REG/2024", "Perkara yang sama", "5 Desember 2024", "BKPSDM", "dibahas dalam rakor"),
        ("002/NTR/2024", "08/REG/2024", "TIDAK COCOK", "05/12/2024", None, None),
    ]
    write_xlsx(made.inbox / "padanan.xlsx", *rows)
    again = [
        ("A", "X", decision, f"0{day}/12/2024", "", "") for decision, day in (("cocok", 5), ("bukan", 6), ("cocok", 6))
    ]
    write_csv(made.inbox / "padanan lagi.csv", HEADER, *again)
    titles = ("nomor_register", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk", "status", "tanggal_status")
    row = ("X", "2024", "01/10/2024", "pers", "Pemkot Malang", "D6", "kajian", "05/10/2024", "Berat")
    write_csv(made.inbox / "bawaslu.csv", (*titles, "tingkat"), row)
    assert made.build().code == 0
    return made


def test_a_decision_is_read_as_people_write_it(office: Office) -> None:
    told = "SELECT case_id, register_id, decision, decided_on::VARCHAR, decided_by, note FROM matches"
    assert office.rows(f"{told} WHERE case_id LIKE '%NTR%' ORDER BY case_id") == [
        ("001/NTR/2024", "07/REG/2024", "cocok", "2024-12-05", "BKPSDM", "dibahas dalam rakor"),
        ("002/NTR/2024", "08/REG/2024", "bukan", "2024-12-05", None, None),
    ]


def test_a_decision_that_says_too_little_or_names_a_person_is_rejected(tmp_path: Path) -> None:
    said = check(
        write_csv(
            tmp_path / "padanan.csv",
            HEADER,
            ("A", "X", "cocok", "05/12/2024", "BKPSDM", ""),
            ("B", "", "cocok", "05/12/2024", "BKPSDM", ""),
            ("C", "X", "mungkin", "05/12/2024", "BKPSDM", ""),
            ("D", "X", "cocok", "05/12/2099", "BKPSDM", ""),
            # Who decided is a unit or a role: a personnel number stands for a person.
            ("E", "X", "cocok", "05/12/2024", "199001012015011001", ""),
        )
    )
    assert said.code == 3
    assert "Pilih salah satu: cocok, bukan" in said.out
    assert "kolom oleh berisi nomor pegawai" in said.out
    assert "dibaca 5 = dimuat 1 + ditolak 4" in said.out


def test_a_pair_may_be_decided_again_on_another_day_but_not_twice_on_one(office: Office) -> None:
    assert office.rows("SELECT decision FROM matches WHERE case_id = 'A' ORDER BY decided_on") == [("cocok",)]
    assert office.rows("SELECT line, code FROM rejects ORDER BY line") == [(3, "bertentangan"), (4, "bertentangan")]


def test_a_dataset_is_complete_without_decisions_and_shows_them_once_they_came(office: Office, tmp_path: Path) -> None:
    without = Office(tmp_path)
    write_csv(without.inbox / "recap.csv", RECAP, ("2024", "Dinas Kesehatan", "30/08/2024", "3", "1", ""))
    assert without.build().code == 0
    expected = "SELECT source FROM sources WHERE place = 'kotak masuk' ORDER BY source"
    kinds = [name for (name,) in without.rows(expected)]
    assert "match" not in kinds and "bawaslu_register" in kinds
    assert office.rows("SELECT status FROM sources WHERE source = 'match'") == [("lengkap",)]


def test_the_template_of_decisions_has_its_columns_and_is_clean_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "match.xlsx"
    assert run("template", "match", "--out", str(path)).code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]][:-1] == list(HEADER)
    assert check(path).code == 0


def test_bawaslus_register_may_say_the_alleged_severity(office: Office) -> None:
    assert office.rows("SELECT alleged_severity FROM bawaslu_cases") == [("berat",)]
