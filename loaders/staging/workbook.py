"""Workbooks as offices send them, in whatever form: many sheets, merged cells, typed cells.

A number is staged as Excel shows it: from 15 digits on in scientific form. So a NIP that was stored as a number,
and has lost its last digits, can never pass for a whole one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import duckdb

from loaders.contract.errors import Incomplete
from loaders.contract.inputs import CellKind
from loaders.staging.book import NO_RESULT, Book, Cell, Merged, Sheet
from loaders.staging.form import Form, form_of
from loaders.staging.ods import read_ods
from loaders.staging.sheet import StagedSheet, StagingRequest, filled, not_recognised, stage_grid
from loaders.staging.xls import read_xls
from loaders.staging.xlsb import read_xlsb
from loaders.staging.xlsx import read_xlsx
from settings import Settings

EXACT_DIGITS = 1e15
SHOWN_LINES = 5
READERS: dict[Form, Callable[[Path, str, Settings], Book]] = {
    Form.XLSX: read_xlsx,
    Form.XLSB: read_xlsb,
    Form.ODS: read_ods,
    Form.XLS: read_xls,
}


def open_book(path: Path, label: str, settings: Settings) -> Book:
    """Open a workbook in the form that it has; raises Unreadable for a harmful, a broken or a locked one."""
    return READERS[form_of(path, label)](path, label, settings)


def stage_workbook(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, settings: Settings, asked: StagingRequest
) -> list[StagedSheet]:
    """Stage every sheet; raises Unreadable for a harmful or broken file and where no sheet has a table."""
    book = open_book(path, label, settings)
    sheets: list[StagedSheet] = []
    guesses: list[Incomplete] = []
    for i, sheet in enumerate(book.sheets):
        if sheet.is_hidden and asked.choices.of(sheet.name) is None:
            sheets.append(StagedSheet(label, sheet.name, None, skipped={"lembar tersembunyi": filled(grid(sheet))}))
            continue
        try:
            staged = stage_grid(connection, f"{table}_{i}", label, sheet.name, grid(sheet), asked)
            staged = replace(staged, percent=frozenset(sheet.marks.percent), hidden=frozenset(sheet.marks.hidden))
            staged = replace(staged, remarks=_of_hidden_rows(staged, sheet.marks.hidden_rows))
            sheets.append(staged)
            _count_once(connection, staged, sheet.merged)
            if book.shift:
                _count_from_1900(connection, staged, book.shift)
        except Incomplete as error:
            if not error.is_guess:
                raise
            guesses.append(error)
            sheets.append(StagedSheet(label, sheet.name, None, skipped={"lembar lain": filled(grid(sheet))}))
    if not any(sheet.header for sheet in sheets):
        raise guesses[0] if guesses else not_recognised(path, label)
    return sheets


def _of_hidden_rows(staged: StagedSheet, hidden: set[int]) -> tuple[str, ...]:
    """Say that hidden rows of the table were read: a filter that somebody forgot hides people who are there."""
    first = staged.header.row + 1 if staged.header else 0
    lines = sorted(row + 1 for row in hidden if first <= row < first + staged.rows)
    if not lines:
        return ()
    named = ", ".join(map(str, lines[:SHOWN_LINES])) + (", ..." if len(lines) > SHOWN_LINES else "")
    return (f"{staged.place}: {len(lines)} baris tersembunyi ikut dibaca (baris {named}). Hapus bila tidak berlaku.",)


def _count_once(connection: duckdb.DuckDBPyConnection, staged: StagedSheet, merged: Sequence[Merged]) -> None:
    """Keep a count of a merged cell in its first row alone: it is one count, of all its rows together."""
    header = staged.header
    if header is None:
        return
    counts = {
        at
        for name, places in header.places.items()
        if header.input.column(name).kind is CellKind.COUNT
        for at in places
    }
    for (top, left), (bottom, _) in merged:
        if bottom > top > header.row and left in counts:
            connection.execute(f"UPDATE {staged.table} SET c{left} = '' WHERE line BETWEEN {top + 2} AND {bottom + 1}")


def _count_from_1900(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, shift: int) -> None:
    """Turn days that are plain numbers, counted from another day, into those that Excel counts from 1900."""
    columns = sheet.header.columns if sheet.header else {}
    for name, at in columns.items():
        if sheet.header and sheet.header.input.column(name).kind is CellKind.DAY:
            connection.execute(
                f"UPDATE {sheet.table} SET c{at} = "
                f"CAST(CAST(left(c{at}, 5) AS INTEGER) + {shift} AS VARCHAR) "
                f"WHERE regexp_full_match(c{at}, '[2-5]\\d{{4}}([.,]\\d+)?')"
            )


def grid(sheet: Sheet) -> Iterator[list[str]]:
    """Yield rows from line 1 on as text; a vertically merged cell counts for each of its rows."""
    in_error: dict[int, list[int]] = {}
    for line, column in sheet.marks.no_result:
        in_error.setdefault(line, []).append(column)
    starts = {(top, left): bottom for (top, left), (bottom, _) in sheet.merged if bottom > top}
    until = {left: 0 for _, left in starts}
    held: dict[int, str] = {}
    for number, cells in enumerate(sheet.rows()):
        row = [cell if type(cell) is str else _text(cell) for cell in cells]
        for column in in_error.get(number, ()):
            if column < len(row):
                row[column] = NO_RESULT
        for left in until:
            if (number, left) in starts:
                until[left], held[left] = starts[number, left], row[left] if left < len(row) else ""
            elif number <= until[left] and held.get(left):
                row += [""] * (left + 1 - len(row))
                row[left] = row[left] or held[left]
        yield row


def _text(cell: Cell) -> str:
    """Write a cell as Indonesian Excel shows it, exact where Excel is exact."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, datetime | date):
        return (
            cell.isoformat(" ") if isinstance(cell, datetime) and cell.time() != time() else cell.strftime("%Y-%m-%d")
        )
    if isinstance(cell, int | float):
        return _number(cell)
    return str(cell)


def _number(value: float) -> str:
    if abs(value) >= EXACT_DIGITS or value != value:
        return f"{value:.5E}".replace(".", ",")
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")
