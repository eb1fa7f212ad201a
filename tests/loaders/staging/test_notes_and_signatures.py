"""Rows below a table that are no data: two signatures side by side fill the very columns that data would."""

from pathlib import Path

import pytest
import xlsxwriter

from loaders.__main__ import main as load

HEAD = ["No", "NIP", "Nama", "Tgl.\nTanda Tangan", "Ket"]


def workbook(path: Path, last: list[str]) -> Path:
    """A list of signatures with the cycle above it, one good row, a last row, and two signature blocks below."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Lembar1")
        sheet.write_row(1, 0, ["Siklus", ":", "Pilkada 2024"])
        sheet.write_row(3, 0, HEAD)
        sheet.write_row(4, 0, ["1", "198501012010011001", "Pegawai 00001", "Jumat, 30 Agustus 2024", ""])
        sheet.write_row(5, 0, last)
        sheet.write_row(8, 0, ["", "Mengetahui,", "", "Malang, 30 Agustus 2024"])
        sheet.write_row(12, 0, ["", "NIP 19700101 199003 1 001"])
    return path


def test_two_signatures_side_by_side_are_notes_and_a_bad_last_row_is_a_reject(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # nothing in the last row is understood, and still it is a row of the list: its other cells are filled
    path = workbook(tmp_path / "ttd.xlsx", ["2", "1,98E+17", "Pegawai 00002", "08/26/2024", ""])
    assert load(["check", str(path)]) == 3
    told = capsys.readouterr().out
    assert "baris 6, kolom nip: '1,98E+17'" in told
    assert "Mengetahui" not in told
    # three rows above the header, two blank rows, a signature, three blank rows, a signature
    assert "dibaca 12 = dimuat 1 + ditolak 1 + dilewati 10" in told
