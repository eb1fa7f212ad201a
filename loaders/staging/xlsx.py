"""XLSX files as offices send them: many sheets, merged cells, typed cells; harmful packages are refused first.

A number is staged as Excel shows it: from 15 digits on in scientific form. So a NIP that was stored as a number,
and has lost its last digits, can never pass for a whole one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.contract.errors import Incomplete, Unreadable
from loaders.contract.inputs import CellKind
from loaders.staging.sheet import StagedSheet, StagingRequest, filled, not_recognised, stage_grid
from loaders.staging.xlsx_safety import Place, SheetMarks, check_package, counts_from_1904
from settings import Settings

Cell = int | float | str | bool | time | date | datetime | timedelta
EXACT_DIGITS = 1e15
DAYS_FROM_1900_TO_1904 = 1462


def stage_xlsx(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, settings: Settings, asked: StagingRequest
) -> list[StagedSheet]:
    """Stage every sheet; raises Unreadable for a harmful or broken file and where no sheet has a table."""
    marks = check_package(path, label, settings)
    from_1904 = counts_from_1904(path)
    sheets: list[StagedSheet] = []
    guesses: list[Incomplete] = []
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for i, meta in enumerate(m for m in workbook.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet):
            name, sheet = meta.name, workbook.get_sheet_by_name(meta.name)
            own = marks.get(name, SheetMarks())
            wrong = own.no_result
            if meta.visible is not SheetVisibleEnum.Visible and asked.choices.of(name) is None:
                sheets.append(
                    StagedSheet(label, name, None, skipped={"lembar tersembunyi": filled(grid(sheet, wrong))})
                )
                continue
            try:
                staged = stage_grid(connection, f"{table}_{i}", label, name, grid(sheet, wrong), asked)
                staged = replace(staged, percent=frozenset(own.percent), hidden=frozenset(own.hidden))
                sheets.append(staged)
                _count_once(connection, staged, sheet)
                if from_1904:
                    _count_from_1900(connection, staged)
            except Incomplete as error:
                if not error.is_guess:
                    raise
                guesses.append(error)
                sheets.append(StagedSheet(label, name, None, skipped={"lembar lain": filled(grid(sheet, wrong))}))
    except CalamineError as error:
        raise Unreadable(label, f"tidak terbaca sebagai XLSX ({error})", "buka di Excel dan simpan ulang") from error
    if not any(sheet.header for sheet in sheets):
        raise guesses[0] if guesses else not_recognised(path, label)
    return sheets


def _count_once(connection: duckdb.DuckDBPyConnection, staged: StagedSheet, sheet: CalamineSheet) -> None:
    """Keep a count of a merged cell in its first row alone: it is one count, of all its rows together."""
    header = staged.header
    if header is None:
        return
    counts = {
        at
        for name, first in header.columns.items()
        if header.input.column(name).kind is CellKind.COUNT
        for at in header.claims.get(name, (first,))
    }
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or []:
        if bottom > top > header.row and left in counts:
            connection.execute(f"UPDATE {staged.table} SET c{left} = '' WHERE line BETWEEN {top + 2} AND {bottom + 1}")


def _count_from_1900(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> None:
    """Turn days that are plain numbers, counted from 1904, into those that Excel counts from 1900."""
    columns = sheet.header.columns if sheet.header else {}
    for name, at in columns.items():
        if sheet.header and sheet.header.input.column(name).kind is CellKind.DAY:
            connection.execute(
                f"UPDATE {sheet.table} SET c{at} = "
                f"CAST(CAST(left(c{at}, 5) AS INTEGER) + {DAYS_FROM_1900_TO_1904} AS VARCHAR) "
                f"WHERE regexp_full_match(c{at}, '[2-5]\\d{{4}}([.,]\\d+)?')"
            )


def grid(sheet: CalamineSheet, errors: set[Place]) -> Iterator[list[str]]:
    """Yield rows from line 1 on as text; a vertically merged cell counts for each of its rows."""
    in_error: dict[int, list[int]] = {}
    for line, column in errors:
        in_error.setdefault(line, []).append(column)
    merged = [(top, left, bottom) for (top, left), (bottom, _) in sheet.merged_cell_ranges or [] if bottom > top]
    until = {left: 0 for _, left, _ in merged}
    starts = {(top, left): bottom for top, left, bottom in merged}
    held: dict[int, str] = {}
    offset = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(sheet.iter_rows()):
        row = [""] * offset + [cell if type(cell) is str else _text(cell) for cell in cells]
        for column in in_error.get(number, []):
            if column < len(row):
                row[column] = NO_RESULT
        for left in until:
            if (number, left) in starts:
                until[left], held[left] = starts[number, left], row[left]
            elif number <= until[left] and left in held and left < len(row) and not row[left]:
                row[left] = held[left]
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
    if abs(value) >= EXACT_DIGITS:
        return f"{value:.5E}".replace(".", ",")
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")


NO_RESULT = "#RUMUS"  # what a reader writes for a formula in error
