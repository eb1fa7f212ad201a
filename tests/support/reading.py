"""The files of a pack read back as their readers' programs do: all their words, and the figures in their charts."""

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
from pptx import Presentation

from reports.document import PackFormat


def text_of(form: PackFormat, data: bytes, place: Path) -> str:
    """All words of a file; cells of a row apart by a tab."""
    match form:
        case PackFormat.PDF:
            return _pdf(data, place)
        case PackFormat.PPTX:
            return _pptx(data)
        case PackFormat.XLSX:
            return "\n".join("\t".join(map(str, row)) for rows in _sheets(data).values() for row in rows)
        case PackFormat.TEXT:
            return data.decode()


def _pdf(data: bytes, place: Path) -> str:
    path = place / "pack.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return read.stdout


def _pptx(data: bytes) -> str:
    found: list[str] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        shapes: Any = [*slide.shapes, *slide.notes_slide.shapes]
        found += [shape.text_frame.text for shape in shapes if shape.has_text_frame]
        tables = [shape.table for shape in shapes if getattr(shape, "has_table", False)]
        found += ["\t".join(cell.text for cell in row.cells) for table in tables for row in table.rows]
    return "\n".join([*found, *(str(values) for values in series(data))])


def series(data: bytes) -> list[tuple[str, list[str], list[float | None]]]:
    """Every series of the charts of a presentation: name, labels, values."""
    shapes: Any = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if getattr(shape, "has_chart", False)]
    plots = [plot for chart in charts for plot in chart.plots]
    return [(one.name, list(plot.categories), list(one.values)) for plot in plots for one in plot.series]


def rows_of(data: bytes, name: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet as the values that are in it."""
    return _sheets(data)[name]


def _sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return {
        sheet.title: [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }
