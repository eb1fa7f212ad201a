"""The files of a pack as whoever opens, prints or edits them finds them."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from pptx import Presentation

from reports.document import BarChart, ColumnKind, DocumentTable, Pack, PackFormat, Section, Series, TableColumn
from tests.support.packs import file

SIGNS = "=1+1 #strong[a] <b>&amp; $x$ **"
"""What a formula, Typst, HTML and a sentence of ours would each take for more than text."""


def slides_of(made: Pack) -> Any:
    return Presentation(io.BytesIO(file(made, PackFormat.PPTX)))


def book_of(made: Pack) -> Any:
    return openpyxl.load_workbook(io.BytesIO(file(made, PackFormat.XLSX)))


def pages_of(data: bytes, place: Path) -> list[str]:
    path = place / "pack.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return read.stdout.removesuffix("\f").split("\f")


def odd(made: Pack) -> Pack:
    """The pack with a chapter whose every word holds signs, a gap in each kind of column, and long bars."""
    columns = tuple(TableColumn(kind, kind) for kind in ColumnKind)
    table = DocumentTable("Tanda", SIGNS, columns, ((SIGNS, 1, 50.0, 1.5, None), (None,) * 5), "pace_by_unit", SIGNS)
    bars = BarChart(
        SIGNS, tuple(f"{n} {SIGNS}" for n in range(30)), (Series(SIGNS, (1,) * 30, "#5a94cf"),), "%", "", ""
    )
    return replace(made, sections=(Section(SIGNS, (SIGNS,), (bars,), (table,), SIGNS),))
