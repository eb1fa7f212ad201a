"""Charts of a PDF, drawn and told in words."""

import subprocess
from pathlib import Path

from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import file, pack, selection


def test_the_pdf_is_tagged_and_its_charts_are_told_in_words(long_town: Build, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(file(pack("wali-kota", selection(long_town)), PackFormat.PDF))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    tree = subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True).stdout
    assert tree.count("Figure") >= 2 and "Table" in tree and "H1" in tree
