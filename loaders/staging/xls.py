"""XLS files, as Excel wrote them until 2003 and many programs still do, by xlrd."""

import io
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlrd

from loaders.staging.book import (
    DAYS_FROM_1900_TO_1904,
    NO_RESULT,
    Book,
    Cell,
    Sheet,
    SheetMarks,
    broken,
    check_extent,
    has_macro,
    is_linked,
    locked,
)
from loaders.staging.excel_days import day_of
from loaders.staging.form import Form
from loaders.staging.ole import Compound
from settings import Settings

# What xlrd raises for records that are damaged or cut off; it has no error of its own for most of them.
DAMAGED = (
    xlrd.XLRDError,
    struct.error,
    LookupError,
    ValueError,
    ArithmeticError,
    AssertionError,
    TypeError,
    AttributeError,
)
MACROS = "_VBA_PROJECT_CUR"
END, PASSWORD, SHEET, LINK = 0x000A, 0x002F, 0x0085, 0x01AE
MACRO_SHEET, MODULE = 1, 6
OWN_SHEETS, ADD_IN = 0x0401, 0x3A01
NO_LINK = (b"\0", b" ")
"""Names of the other file where a reference stays in its own sheet, or is not used."""


def read_xls(path: Path, label: str, settings: Settings) -> Book:
    """Open a workbook without macros, links or password; raises Unreadable for any other."""
    try:
        document = Compound(path.read_bytes())
        if MACROS in document.names:
            raise has_macro(label)
        stream = document.read(next(name for name in document.names if name.casefold() == "workbook"))
        _check_globals(stream, label)
        book = xlrd.open_workbook(
            file_contents=stream, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        codes = [book.format_map[look.format_key].format_str or "" for look in book.xf_list]
    except DAMAGED as error:
        raise broken(label, Form.XLS) from error
    shares = {at for at, code in enumerate(codes) if "%" in code}
    return Book(_sheets(book, label, settings.max_cells, shares), DAYS_FROM_1900_TO_1904 if book.datemode else 0)


def _check_globals(stream: bytes, label: str) -> None:
    """Refuse what the records before the sheets say: a password, macros of Excel 4, values from other files."""
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        if kind == PASSWORD:
            raise locked(label)
        if kind == SHEET and data[5] in (MACRO_SHEET, MODULE):
            raise has_macro(label)
        if kind == LINK and _is_other_file(data):
            raise is_linked(label)
        if kind == END:
            return
        at += 4 + length


def _is_other_file(data: bytes) -> bool:
    (letters,) = struct.unpack_from("<H", data, 2)
    return letters not in (OWN_SHEETS, ADD_IN) and data[5 : 5 + letters] not in NO_LINK


def _sheets(book: xlrd.Book, label: str, max_cells: int, shares: set[int]) -> Iterator[Sheet]:
    for at, name in enumerate(book.sheet_names()):
        try:
            sheet = book.sheet_by_index(at)
            check_extent(label, name, sheet.nrows, sheet.ncols, max_cells)
            yield _sheet(sheet, shares, from_1904=bool(book.datemode))
        except DAMAGED as error:
            raise broken(label, Form.XLS) from error
        book.unload_sheet(at)


def _sheet(sheet: xlrd.sheet.Sheet, shares: set[int], *, from_1904: bool) -> Sheet:
    marks = SheetMarks(hidden={at for at, column in sheet.colinfo_map.items() if column.hidden})
    marks.hidden_rows = {at for at, row in sheet.rowinfo_map.items() if row.hidden}
    rows: list[list[Cell]] = []
    last = 0
    for number in range(sheet.nrows):
        cells = zip(sheet.row_types(number), sheet.row_values(number), strict=True)
        row = [_value(*cell, from_1904=from_1904) for cell in cells]
        rows.append(row)
        if any(cell != "" for cell in row):
            last = number + 1
        if shares:
            marks.percent |= {at for at in range(len(row)) if sheet.cell_xf_index(number, at) in shares}
    merged = [((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells]
    filled: Sequence[list[Cell]] = rows[:last]
    return Sheet(sheet.name, sheet.visibility != 0, lambda: iter(filled), merged, marks)


def _value(kind: int, value: Cell, *, from_1904: bool) -> Cell:
    if kind == xlrd.XL_CELL_ERROR:
        return NO_RESULT
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        return day_of(value, from_1904=from_1904)
    return value
