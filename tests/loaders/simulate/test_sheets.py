"""Workbooks as offices make them."""

from pathlib import Path

import openpyxl

from loaders.simulate.sheets import Formula, SimulatedSheet, write_workbook

SHEET = SimulatedSheet(
    "Dinkes",
    "Daftar tanda tangan",
    ["NIP", "Jumlah"],
    [["199001012015011001", 1], ["199001012015011002", Formula("=1+1", 2)]],
    above=("Siklus : 2024",),
    signer=("Kepala Dinas", "Pegawai 00001"),
    signed_at="26 Agustus 2024",
    totals=(1,),
)


def test_the_same_sheets_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [SHEET])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_table_stands_between_letterhead_and_signature_with_its_total(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [SHEET])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Dinkes"]
    texts = [[cell.value for cell in row if cell.value is not None] for row in page.iter_rows()]
    lines = [row for row in texts if row]
    header = next(at for at, row in enumerate(lines) if "NIP" in row)
    assert ["Siklus : 2024"] in lines[:header]
    assert [row[-1] for row in lines[header + 1 : header + 3]] == [1, "=1+1"]
    assert "JUMLAH" in str(lines[header + 3])
    assert "Pegawai 00001" in str(lines[header + 4 :])
