"""XLSB files, the binary form of XLSX: the same parts, each a row of records instead of XML.

A record begins with its kind and its length, each of as many bytes as it needs; the numbers of kinds are Microsoft's
(MS-XLSB, chapter 2.3). Calamine shows whole days in this form as plain numbers and skips texts with fonts of their own.
"""

import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from loaders.staging.book import (
    DAYS_FROM_1900_TO_1904,
    MOST_COLUMNS,
    NO_RESULT,
    Book,
    Cell,
    Merged,
    Sheet,
    SheetMarks,
    broken,
    check_extent,
)
from loaders.staging.excel_days import day_of, is_day_format, is_share_format
from loaders.staging.form import Form
from loaders.staging.package_safety import BROKEN_PACKAGE, check_parts, read_through
from settings import Settings

DAMAGED = (*BROKEN_PACKAGE, struct.error, LookupError, ValueError, ElementTree.ParseError)
BOOK_PROPERTIES, SHEET, SHARED_TEXT = 153, 156, 19
FORMAT, LOOK, LOOKS_BEGIN, LOOKS_END = 44, 47, 617, 618
ROW, BLANK, COLUMNS, MERGED_CELLS, CELLS_END = 0, 1, 60, 176, 146
RK, ERROR, BOOLEAN, REAL, TEXT, SHARED, RICH_TEXT = 2, 3, 4, 5, 6, 7, 62
TEXT_RESULT, REAL_RESULT, BOOLEAN_RESULT, ERROR_RESULT = 8, 9, 10, 11
CELLS = {BLANK, RK, ERROR, BOOLEAN, REAL, TEXT, SHARED, RICH_TEXT, *range(TEXT_RESULT, ERROR_RESULT + 1)}


@dataclass
class _Looks:
    """Which looks of cells show days, and which show shares, by their number."""

    days: set[int] = field(default_factory=set)
    shares: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Shared:
    """What all sheets of a workbook refer to."""

    texts: list[str]
    looks: _Looks
    from_1904: bool


def read_xlsb(path: Path, label: str, settings: Settings) -> Book:
    """Open a workbook whose package was found harmless; raises Unreadable for any other."""
    try:
        with zipfile.ZipFile(path) as package:
            check_parts(package, label, settings)
            for part in package.namelist():
                read_through(package, part)
            listed, from_1904 = _listed(package)
            shared = _Shared(_texts(package), _looks(package), from_1904)
    except DAMAGED as error:
        raise broken(label, Form.XLSB) from error
    sheets = _sheets(path, label, settings.max_cells, listed, shared)
    return Book(sheets, DAYS_FROM_1900_TO_1904 if from_1904 else 0)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while True:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        if at + length > end:
            raise ValueError("a record ends beyond its part")
        yield kind, data[at : at + length]
        at += length


def _text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place, and the place behind it; one that is not there is empty."""
    (letters,) = struct.unpack_from("<I", data, at)
    if letters == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * letters
    if end > len(data):
        raise ValueError("a text ends beyond its record")
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _listed(package: zipfile.ZipFile) -> tuple[list[tuple[str, str, bool]], bool]:
    """Return name, part and whether it is hidden of each sheet of cells, and whether days count from 1904."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.bin.rels"))
    parts = {
        link.get("Id"): (link.get("Target") or "").removeprefix("/xl/")
        for link in links
        if (link.get("Type") or "").endswith("/worksheet")
    }
    listed, from_1904 = [], False
    for kind, data in _records(package.read("xl/workbook.bin")):
        if kind == BOOK_PROPERTIES:
            from_1904 = bool(data[0] & 1)
        if kind == SHEET:
            (state,) = struct.unpack_from("<I", data)
            link, at = _text(data, 8)
            if link in parts:
                listed.append((_text(data, at)[0], f"xl/{parts[link]}", state != 0))
    return listed, from_1904


def _texts(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.bin" not in package.namelist():
        return []
    records = _records(package.read("xl/sharedStrings.bin"))
    return [_text(data, 1)[0] for kind, data in records if kind == SHARED_TEXT]


def _looks(package: zipfile.ZipFile) -> _Looks:
    found = _Looks()
    if "xl/styles.bin" not in package.namelist():
        return found
    formats: dict[int, str] = {}
    count, is_of_cells = 0, False
    for kind, data in _records(package.read("xl/styles.bin")):
        if kind == FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = _text(data, 2)[0]
        elif kind in (LOOKS_BEGIN, LOOKS_END):
            is_of_cells = kind == LOOKS_BEGIN
        elif kind == LOOK and is_of_cells:
            (number,) = struct.unpack_from("<H", data, 2)
            if is_day_format(number, formats.get(number)):
                found.days.add(count)
            if is_share_format(number, formats.get(number)):
                found.shares.add(count)
            count += 1
    return found


def _sheets(
    path: Path, label: str, max_cells: int, listed: list[tuple[str, str, bool]], shared: _Shared
) -> Iterator[Sheet]:
    with zipfile.ZipFile(path) as package:
        for name, part, is_hidden in listed:
            try:
                reader = _Reader(label, name, max_cells, shared)
                reader.read(package.read(part))
            except DAMAGED as error:
                raise broken(label, Form.XLSB) from error
            yield Sheet(name, is_hidden, reader.filled, reader.merged, reader.marks)


ROW_HIDDEN = 0x10
"""The bit of a row of height nought."""


class _Reader:
    """Reader of the records of one sheet."""

    def __init__(self, label: str, name: str, max_cells: int, shared: _Shared) -> None:
        self.label, self.name, self.max_cells, self.shared = label, name, max_cells, shared
        self.rows: dict[int, list[Cell]] = {}
        self.row, self.width, self.last = 0, 0, -1
        self.merged: list[Merged] = []
        self.marks = SheetMarks()

    def read(self, data: bytes) -> None:
        """Go through the records, with a check of the extent before a row or a cell is made room for."""
        for kind, body in _records(data):
            if kind in CELLS:
                self._cell(kind, body)
            elif kind == ROW:
                (self.row,) = struct.unpack_from("<I", body)
                self._check()
                if body[11:12] and body[11] & ROW_HIDDEN:
                    self.marks.hidden_rows.add(self.row)
            elif kind == COLUMNS:
                first, last, _, _, flags = struct.unpack_from("<IIIIH", body)
                if flags & 1:
                    self.marks.hidden |= set(range(first, min(last + 1, MOST_COLUMNS)))
            elif kind == MERGED_CELLS:
                top, bottom, left, right = struct.unpack_from("<IIII", body)
                self.merged.append(((top, left), (bottom, right)))

    def filled(self) -> Iterator[Sequence[Cell]]:
        """Return the rows until the last that has a value."""
        return (self.rows.get(number, ()) for number in range(self.last + 1))

    def _check(self) -> None:
        check_extent(self.label, self.name, self.row + 1, self.width, self.max_cells)

    def _cell(self, kind: int, body: bytes) -> None:
        column, look = struct.unpack_from("<II", body)
        look &= 0xFFFFFF
        if column >= self.width:
            self.width = column + 1
            self._check()
        if look in self.shared.looks.shares:
            self.marks.percent.add(column)
        value = "" if kind == BLANK else self._value(kind, body, look)
        if value != "":
            row = self.rows.setdefault(self.row, [])
            row += [""] * (column + 1 - len(row))
            row[column] = value
            self.last = max(self.last, self.row)

    def _value(self, kind: int, body: bytes, look: int) -> Cell:
        if kind == SHARED:
            return self.shared.texts[int.from_bytes(body[8:12], "little")]
        if kind in (TEXT, TEXT_RESULT):
            return _text(body, 8)[0]
        if kind == RICH_TEXT:
            return _text(body, 9)[0]
        if kind in (ERROR, ERROR_RESULT):
            return NO_RESULT
        if kind in (BOOLEAN, BOOLEAN_RESULT):
            return bool(body[8])
        number: float = _packed(body) if kind == RK else float(struct.unpack_from("<d", body, 8)[0])
        if look in self.shared.looks.days:
            return day_of(number, from_1904=self.shared.from_1904)
        return number


def _packed(body: bytes) -> float:
    """Return a number that was packed in four bytes: 30 bits of it, and whether it is whole or a hundredth."""
    (raw,) = struct.unpack_from("<i", body, 8)
    number = float(raw >> 2) if raw & 2 else struct.unpack("<d", struct.pack("<q", (raw & ~3) << 32))[0]
    return number / 100 if raw & 1 else number
