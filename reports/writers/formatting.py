"""How the parts of a pack are written in any form: cells, the stamp's lines, the strong runs of a sentence."""

import re
from datetime import date

from charts.base import style
from narrative.exhibits import REAL, SIMULATED
from reports.document import BarChart, Cell, Chart, ColumnKind, DocumentTable, Pack, Series, TableColumn
from text.indonesian import number, percent_points, rounded_points, short_day, timestamp

_STRONG = re.compile(r"\*\*(.+?)\*\*")
DASH = "–"
DATA = {
    "": "Data resmi",
    SIMULATED: "Data simulasi untuk latihan, bukan keadaan nyata",
    REAL: "Angka nyata dari publikasi lembaganya",
}
"""What a page says of its figures, by its mark."""
GAPS = f"{DASH} : belum diketahui atau tidak berlaku."


def runs(sentence: str) -> list[tuple[str, bool]]:
    """Split a sentence into its parts, each with whether it is strong (between **)."""
    parts = _STRONG.split(sentence)
    return [(text, place % 2 == 1) for place, text in enumerate(parts) if text]


def bare(sentence: str) -> str:
    """Return a sentence without its marks."""
    return _STRONG.sub(r"\1", sentence)


def cell(value: Cell, column: TableColumn) -> str:
    """Write a value as people read it in a narrow column: 1.480, 89,5%, 26 Agu 2024."""
    if value is None:
        return DASH
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return short_day(value)
    return percent_points(value) if column.kind is ColumnKind.PERCENT else number(value)


def cell_number(value: float, kind: ColumnKind) -> float:
    """Return the number of a cell of a workbook; a share as rounded as its words, where Excel makes 100% of 99,96%."""
    return round(rounded_points(value) / 100, 3) if kind is ColumnKind.PERCENT else value


def remark(table: DocumentTable) -> str:
    """Write what stands below a table: its note, and what a dash means where there is one."""
    return " ".join(line for line in (table.note, GAPS if _has_gaps(table) else "") if line)


def _has_gaps(table: DocumentTable) -> bool:
    return any(value is None for row in (*table.rows, table.total or ()) for value in row)


def key(chart: Chart) -> tuple[Series, ...]:
    """Return the series that need a colour key: none for a single one, nor where each label begins with its name."""
    labels = [(one.name, label) for one in chart.series for label in one.labels or ("",)]
    names_itself = isinstance(chart, BarChart) and all(label.startswith(name) for name, label in labels)
    return () if len(chart.series) < 2 or names_itself else chart.series


def subtitle(pack: Pack) -> str:
    """Write what the pack is about: cycle, scope and position date."""
    stamp = pack.stamp
    return f"{stamp.cycle} · {stamp.scope} · posisi data per {stamp.position}"


def mark_of(pack: Pack, table: DocumentTable | None) -> str:
    """Return the word that a sheet of the simulated dataset bears; empty for the official one."""
    return REAL if pack.stamp.mark and table and table.is_real else pack.stamp.mark


def footer(pack: Pack, table: DocumentTable | None = None) -> list[str]:
    """Return the lines that stand on every page, or on the sheet of one table."""
    stamp = pack.stamp
    data = DATA[mark_of(pack, table)]
    state = " · bukan data terkini" if pack.view.is_older else ""
    made = f"dibuat {timestamp(stamp.made_at)} untuk {stamp.made_for}"
    lines = [subtitle(pack), f"{data} · dimuat {timestamp(pack.view.build.loaded_at)}{state} · {made}"]
    return [*lines, stamp.hidden] if stamp.hidden else lines


def ink_on(colour: str) -> str:
    """Choose the colour of text on a fill: dark on light, white on dark (relative luminance as in WCAG)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return style.TEXT if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.22 else style.PAPER


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
