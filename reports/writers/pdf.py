"""A pack as PDF on A4: the pack becomes plain data, and the page is set by Typst (`pack.typ`)."""

import io
import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import font_source_sans_pro
import segno
import typst

from charts.base import style
from reports.document import ColumnKind, DocumentTable, Pack, Section, TableColumn
from reports.writers.formatting import cell, footer, remark, runs, subtitle
from reports.writers.pdf_charts import TypstData, drawn

TEMPLATE = Path(__file__).with_name("pack.typ")
COLOURS = {
    "text": style.TEXT,
    "muted": style.MUTED,
    "grid": style.GRID,
    "unknown": style.UNKNOWN_FILL,
    "mark": style.SEVERITIES["moral"],
}
WIDE = 13.7
"""A table of more than so many counts' widths has its chapter on A4 laid across."""
_LONG = re.compile(r"(?<=\w{9})[-/_.](?=\w)")
PIXELS_PER_INCH = 110
"""Of a page on the screen: some 900 px wide."""


def write(pack: Pack) -> bytes:
    """Write the PDF; tagged, so that it can be read aloud."""
    return typst.compile(
        TEMPLATE, format="pdf", sys_inputs=_inputs(pack), font_paths=_fonts(), ignore_system_fonts=True
    )


def pictures(pack: Pack) -> list[bytes]:
    """Draw the same pages as PNG, for the screen."""
    made = typst.compile(
        TEMPLATE,
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs=_inputs(pack),
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )
    return [made] if isinstance(made, bytes) else made


def _inputs(pack: Pack) -> dict[str, str]:
    return {"pack": json.dumps(_document(pack), ensure_ascii=False)}


def _fonts() -> typst.Fonts:
    """Load the typeface of the screen from a package: the machine may have none."""
    return typst.Fonts(font_paths=[Path(font_source_sans_pro.font_directory)], include_system_fonts=False)


def _document(pack: Pack) -> TypstData:
    return {
        "title": pack.title,
        "subtitle": subtitle(pack),
        "government": pack.view.names.government_name,
        "mark": pack.stamp.mark,
        "stamp": footer(pack),
        "link": pack.stamp.link,
        "code": _code(pack.stamp.link),
        "colours": COLOURS,
        "parts": list(_parts(pack.sections)),
        "definitions": [{"title": one.title, "text": one.text, "sources": one.sources} for one in pack.definitions],
    }


def _code(link: str) -> str:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", dark=style.TEXT, border=1, xmldecl=False)
    return out.getvalue().decode()


def _parts(sections: tuple[Section, ...]) -> Iterator[TypstData]:
    """Chapters that share pages: those upright, those laid across, and each form to be filled in by itself."""

    def page(section: Section) -> tuple[bool, int]:
        has_form = any(table.is_form for table in section.tables)
        is_wide = has_form or any(table.width > WIDE for table in section.tables)
        return is_wide, sections.index(section) if has_form else -1

    for (is_wide, _), shared in groupby(sections, page):
        yield {"is_wide": is_wide, "sections": [_section(section) for section in shared]}


def _section(section: Section) -> TypstData:
    return {
        "title": section.title,
        "sentences": [[{"text": text, "strong": strong} for text, strong in runs(line)] for line in section.sentences],
        "charts": [drawn(chart) for chart in section.charts],
        "tables": [_table(table) for table in section.tables],
        "note": section.note,
    }


def _table(table: DocumentTable) -> TypstData:
    def line(values: tuple[Any, ...]) -> list[str]:
        return [_breaking(cell(value, column)) for value, column in zip(values, table.columns, strict=True)]

    return {
        "title": table.title,
        "columns": [_column(column) for column in table.columns],
        "rows": [line(row) for row in table.rows],
        "total": line(table.total) if table.total else None,
        "note": remark(table),
        "is_form": table.is_form,
    }


def _breaking(text: str) -> str:
    """Let long numbers break after a hyphen or a stroke, so that they do not run into the next cell."""
    return _LONG.sub(lambda found: f"{found[0]}\u200b", text)


def _column(column: TableColumn) -> TypstData:
    is_number = column.kind in (ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.RATE)
    return {"title": column.title, "width": column.width, "is_number": is_number}
