"""Sheets of one shape are judged together: each keeps what is said above it, its lines and its own account."""

from pathlib import Path

import pytest
import xlsxwriter

from tests.support.submitted import Office, check, nip, write_csv

HEADER = ("NIP", "Nama", "Jenjang", "Status Pegawai")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def workbook(path: Path, *sheets: tuple[str, ...]) -> Path:
    """One sheet per text of lines above the table, each with one person more than the one before."""
    with xlsxwriter.Workbook(str(path)) as book:
        for number, above in enumerate(sheets):
            page = book.add_worksheet()
            people = [(nip(10 * number + n), "Pegawai 00001", "pelaksana", "PNS") for n in range(1, number + 2)]
            for line, row in enumerate([*((text,) for text in above), HEADER, *people]):
                page.write_row(line, 0, row)
    return path


def test_what_stands_above_one_sheet_is_not_said_of_another(office: Office) -> None:
    workbook(
        office.inbox / "roster.xlsx",
        ("Siklus : 2023", "Unit Kerja : Dinas Kesehatan"),
        ("Siklus : 2024", "Unit Kerja : Inspektorat"),
    )
    assert office.build().code == 0
    found = office.rows("SELECT cycle, unit_id::VARCHAR AS unit_id, nip, load_id FROM roster ORDER BY nip")
    assert [(cycle, load_id) for cycle, _, _, load_id in found] == [(2023, 1), (2024, 2), (2024, 2)]
    assert [person for _, _, person, _ in found] == [int(nip(1)), int(nip(11)), int(nip(12))]
    assert len({unit for _, unit, _, _ in found}) == 2


def test_a_reject_names_its_own_sheet_and_line_among_sheets_of_one_shape(office: Office) -> None:
    good = ("Siklus : 2024", "Unit Kerja : Dinas Kesehatan")
    bad = ("Siklus : 2024", "Unit Kerja : Dinas Kesehatn")  # a unit with a typing error: its one row is rejected
    workbook(office.inbox / "roster.xlsx", good, bad, good)
    assert office.build().code == 0
    assert office.rows("SELECT sheet, line FROM rejects ORDER BY ALL") == [("Sheet2", 4), ("Sheet2", 5)]
    account = office.rows("SELECT sheet, rows_loaded, rows_rejected FROM loads ORDER BY sheet")
    assert account == [("Sheet1", 1, 0), ("Sheet2", 0, 2), ("Sheet3", 3, 0)]


def test_after_a_file_that_is_given_up_half_way_the_next_one_is_still_checked(tmp_path: Path) -> None:
    half = tmp_path / "half.xlsx"
    with xlsxwriter.Workbook(str(half)) as book:
        for titles in (("Siklus", "NIP", "Tanggal TTD"), ("NIP", "Tanggal TTD")):  # the second has no cycle
            book.add_worksheet().write_row(0, 0, titles)
    signed = [("2024", nip(1), "26/08/2024")]
    said = check(half, write_csv(tmp_path / "ttd.csv", ("siklus", "nip", "tanggal_ttd"), *signed))
    assert said.code == 2
    assert "siklus" in said.err
    assert "dibaca 1 = dimuat 1" in said.out
