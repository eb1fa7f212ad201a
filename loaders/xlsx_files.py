"""XLSX as offices send it: many sheets, merged cells, typed cells. What could harm the loader is refused first.

A number is staged as Excel shows it: from 15 digits on in scientific form. So a NIP that was stored as a number,
and has lost its last digits, can never pass for a whole one.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from loaders.errors import Unreadable
from loaders.staging import Asked, Sheet, not_recognised, stage_grid
from settings import Settings

Cell = int | float | str | bool | time | date | datetime | timedelta
EXACT_DIGITS = 1e15
# A cell says where it is; its row may lie, or say nothing and be counted.
CELL_ROW = re.compile(rb"""\br=["'][A-Z]{0,3}(\d+)["']""")
WIDE_CELL = re.compile(rb"""\br=["']([A-Z]{2,3})\d""")
CHUNK = 1 << 20
# What zipfile raises for a part that is damaged, cut off, encrypted or packed in an unknown way.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


def stage_xlsx(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, settings: Settings, asked: Asked
) -> list[Sheet]:
    """Stage every sheet; raises Unreadable for a harmful or broken file and where no sheet has a table."""
    check_package(path, label, settings)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        names = [meta.name for meta in workbook.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        sheets = [
            stage_grid(connection, f"{table}_{i}", label, name, _grid(workbook.get_sheet_by_name(name)), asked)
            for i, name in enumerate(names)
        ]
    except CalamineError as error:
        raise Unreadable(label, f"tidak terbaca sebagai XLSX ({error})", "buka di Excel dan simpan ulang") from error
    if not any(sheet.header for sheet in sheets):
        raise not_recognised(path, label)
    return sheets


def check_package(path: Path, label: str, settings: Settings) -> None:
    """Refuse macros, links to other files, zip bombs and sheets of absurd extent; nothing of them is ever run."""
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(package, label, settings)
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _check_extent(package, part, label, settings.max_cells)
                else:
                    _read_through(package, part)
    except BROKEN_PACKAGE as error:
        raise Unreadable(label, "berkas XLSX rusak atau terkunci sandi", "buka di Excel dan simpan ulang") from error


def _check_parts(package: zipfile.ZipFile, label: str, settings: Settings) -> None:
    names = [info.filename.lower() for info in package.infolist()]
    if any("vbaproject" in name for name in names):
        raise Unreadable(label, "berkas berisi makro", "simpan sebagai .xlsx tanpa makro")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise Unreadable(label, "berkas bertaut ke berkas lain", "tempel sebagai nilai (Paste Values) lalu simpan")
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise Unreadable(label, "isi berkas menunjuk ke luar foldernya", "buka di Excel dan simpan ulang")
    size = sum(info.file_size for info in package.infolist())
    if size > settings.max_unpacked_bytes:
        limit = settings.max_unpacked_bytes // 1_000_000
        raise Unreadable(label, f"isinya lebih dari {limit} MB setelah dibuka", "bagi menjadi beberapa berkas")


def _read_through(package: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end, so that one that unpacks to more than it declares fails its checksum."""
    with package.open(part) as stream:
        while stream.read(CHUNK):
            pass


def _check_extent(package: zipfile.ZipFile, part: str, label: str, max_cells: int) -> None:
    """A sheet is read as a full rectangle: two cells far apart would be billions."""
    rows, tags, columns, tail = 1, 0, 26, b""
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            tags += chunk.count(b"<row") + chunk.count(b":row")
            rows = max(rows, tags, max(map(int, set(CELL_ROW.findall(window))), default=1))
            columns = max([columns, *map(_column_number, set(WIDE_CELL.findall(window)))])
            tail = chunk[-200:]
    if rows * columns > max_cells:
        raise Unreadable(label, f"lembar merentang {rows} baris x {columns} kolom", "hapus sel jauh di luar tabel")


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _grid(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Rows from line 1 on as text; a vertically merged cell speaks for each of its rows."""
    merged = [(top, left, bottom) for (top, left), (bottom, _) in sheet.merged_cell_ranges or [] if bottom > top]
    until = {left: 0 for _, left, _ in merged}
    starts = {(top, left): bottom for top, left, bottom in merged}
    held: dict[int, str] = {}
    offset = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(sheet.iter_rows()):
        row = [""] * offset + [cell if type(cell) is str else _text(cell) for cell in cells]
        for left in until:
            if (number, left) in starts:
                until[left], held[left] = starts[number, left], row[left]
            elif number <= until[left] and left in held and left < len(row) and not row[left]:
                row[left] = held[left]
        yield row


def _text(cell: Cell) -> str:
    """A cell as Indonesian Excel shows it, exact where Excel is exact."""
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
