"""A pack as PDF: what a reader of the file finds, read back from it."""

import subprocess
from pathlib import Path

from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import file, pack, selection


def text_of(data: bytes, place: Path) -> str:
    """The text of a PDF, page after page, as pdftotext reads it."""
    path = place / "pack.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return read.stdout


def test_every_page_bears_mark_position_and_its_number(seven: Build, tmp_path: Path) -> None:
    pages = text_of(file(pack("wali-kota", selection(seven)), PackFormat.PDF), tmp_path).rstrip("\f").split("\f")
    for number, page in enumerate(pages, start=1):
        assert "SIMULASI" in page
        assert "posisi data per 1 Oktober 2024" in page
        assert f"Halaman {number} dari {len(pages)}" in page


def test_the_table_has_each_units_counts_and_the_citys_sum(seven: Build, tmp_path: Path) -> None:
    lines = [
        line.split()
        for line in text_of(file(pack("wali-kota", selection(seven)), PackFormat.PDF), tmp_path).splitlines()
    ]
    assert ["Dinas", "Kesehatan", "5", "4", "80,0%", "4", "80,0%", "1"] in lines
    assert ["Jumlah", "7", "5", "71,4%", "5", "71,4%", "2"] in lines
