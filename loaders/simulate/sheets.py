"""Workbooks as offices make them: letterhead, titles, merged cells, JUMLAH, notes and a signature block."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

CREATED_AT = datetime(2025, 3, 3, 8, 0, tzinfo=UTC).replace(tzinfo=None)
SHEET_NAME_LIMIT = 31


@dataclass(frozen=True)
class Formula:
    """A formula and the value that Excel last computed for it."""

    text: str
    value: float | str


@dataclass(frozen=True)
class DaySerial:
    """A day in a cell without a date format: Excel shows 45530."""

    day: date


Cell = str | int | float | date | Formula | DaySerial | None


@dataclass(frozen=True)
class SimulatedSheet:
    """One sheet: the table, and what stands around it.

    `above` are lines such as 'Siklus : 2024'; `totals` are column numbers to sum in the JUMLAH row; a `group` is a
    merged title over the headers from its first to its last column number, which makes the header two rows high.
    """

    name: str
    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()
    group: tuple[str, int, int] | None = None
    signer: Sequence[str] = ()
    signed_at: str = ""
    letterhead: Sequence[str] = ()
    totals: Sequence[int] = ()
    hidden: frozenset[int] = field(default_factory=frozenset)


def write_workbook(path: Path, sheets: Sequence[SimulatedSheet]) -> None:
    """Write an XLSX whose bytes depend on nothing but the sheets."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False})
    book.set_properties({"created": CREATED_AT})
    for sheet in sheets:
        _write_sheet(book, sheet)
    book.close()


def _write_sheet(book: Any, sheet: SimulatedSheet) -> None:
    page = book.add_worksheet(sheet.name[:SHEET_NAME_LIMIT])
    formats = {"bold": book.add_format({"bold": True}), "day": book.add_format({"num_format": "dd/mm/yyyy"})}
    first = _write_heading(page, sheet, formats)
    for offset, row in enumerate(sheet.rows):
        at = first + offset
        page.write_formula(at, 0, "=ROW()-" + str(first), None, offset + 1)
        for column, cell in enumerate(row, start=1):
            _write_cell(page, at, column, cell, formats)
        if offset in sheet.hidden:
            page.set_row(at, None, None, {"hidden": True})
    _write_total(page, sheet, first, formats)
    _write_footer(page, sheet, first + len(sheet.rows) + 2)


def _write_heading(page: Any, sheet: SimulatedSheet, formats: dict[str, Any]) -> int:
    last = len(sheet.headers)
    lines = [*sheet.letterhead, "", sheet.title.upper(), ""]
    for at, line in enumerate(lines):
        if line:
            page.merge_range(at, 0, at, last, line, formats["bold"])
    at = len(lines)
    for line in sheet.above:
        page.write_string(at, 0, line)
        at += 1
    return _write_headers(page, sheet, at + bool(sheet.above), formats["bold"])


def _write_headers(page: Any, sheet: SimulatedSheet, at: int, bold: Any) -> int:
    title, first, last = sheet.group or ("", 0, -1)
    if title:
        page.merge_range(at, first, at, last, title, bold)
    for column, header in enumerate(("No", *sheet.headers)):
        if title and not first <= column <= last:
            page.merge_range(at, column, at + 1, column, header, bold)
        else:
            page.write_string(at + bool(title), column, header, bold)
    return at + 1 + bool(title)


def _write_cell(page: Any, at: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, Formula):
        page.write_formula(at, column, cell.text, formats["day"] if "DATE(" in cell.text else None, cell.value)
    elif isinstance(cell, DaySerial):
        page.write_number(at, column, (cell.day - date(1899, 12, 30)).days)
    elif isinstance(cell, date):
        page.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001
    elif isinstance(cell, str):
        page.write_string(at, column, cell)
    elif cell is not None:
        page.write_number(at, column, cell)


def _write_total(page: Any, sheet: SimulatedSheet, first: int, formats: dict[str, Any]) -> None:
    at = first + len(sheet.rows)
    page.merge_range(at, 0, at, 1, "JUMLAH", formats["bold"])
    if not sheet.totals:
        page.write_formula(at, 2, f"=COUNTA(C{first + 1}:C{at})", None, len(sheet.rows))
    for column in sheet.totals:
        values = [row[column - 1] for row in sheet.rows]
        total = sum(int(str(value).replace(".", "")) for value in values if str(value).replace(".", "").isdecimal())
        if all(isinstance(value, int) for value in values):
            letter = chr(ord("A") + column)
            page.write_formula(at, column, f"=SUM({letter}{first + 1}:{letter}{at})", None, total)
        else:  # SUM leaves out numbers that are stored as text: an office that has some types its total
            page.write_number(at, column, total)


def _write_footer(page: Any, sheet: SimulatedSheet, at: int) -> None:
    page.write_string(at, 0, "Catatan: daftar ini dibuat untuk pelatihan (simulasi).")
    if sheet.signer:
        column = max(2, len(sheet.headers) - 2)
        for offset, line in enumerate((sheet.signed_at, "Mengetahui,", "", "", *sheet.signer)):
            page.write_string(at + 2 + offset, column, line)
