"""ODS files, as LibreOffice writes them: one pass over the XML, values and marks together.

Calamine loses line breaks, texts without a type, merged cells and hidden columns of this form, and fills as many cells
as a number in the file asks for.
"""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from xml.parsers import expat

from loaders.contract.errors import Unreadable
from loaders.staging.book import (
    MOST_COLUMNS,
    NO_RESULT,
    Book,
    Cell,
    Merged,
    Sheet,
    SheetMarks,
    broken,
    check_extent,
    is_linked,
)
from loaders.staging.excel_days import time_of
from loaders.staging.form import Form
from loaders.staging.ods_styles import OFFICE, TABLE, Styles
from loaders.staging.package_safety import BROKEN_PACKAGE, CHUNK, check_parts, read_through
from settings import Settings

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
DAMAGED = (*BROKEN_PACKAGE, KeyError, ValueError, OverflowError, expat.ExpatError)
# Drawings, old versions of changed cells and forms: they hold texts and tables that are no cells of the sheet.
NO_CELLS = {f"{TABLE}shapes", f"{TABLE}tracked-changes", f"{OFFICE}forms"}
LINKS = {f"{TABLE}table-source", f"{TABLE}cell-range-source", f"{TABLE}dde-links"}
LINK_IN_FORMULA = re.compile(r"\['[^']+'#")
ERROR_TEXT = re.compile(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d{3}")
NUMBERS = ("float", "currency")
TRUTHS = {"TRUE": True, "FALSE": False}
DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
FIRST_DAY = date(1899, 12, 30)
MOST_BLANKS = 1000
PARAGRAPH = f"{TEXT}p"
KIND, SAID, STRING, TRUTH = (f"{OFFICE}{name}" for name in ("value-type", "value", "string-value", "boolean-value"))
DATE, TIME, RESULT_KIND = f"{OFFICE}date-value", f"{OFFICE}time-value", f"{CALCEXT}value-type"
FORMULA, STYLE, DEFAULT_STYLE = (f"{TABLE}{name}" for name in ("formula", "style-name", "default-cell-style-name"))
COLUMNS, ROWS = f"{TABLE}number-columns-repeated", f"{TABLE}number-rows-repeated"
RIGHT, DOWN = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned"
Attributes = dict[str, str]


def read_ods(path: Path, label: str, settings: Settings) -> Book:
    """Read a workbook whose package was found harmless; raises Unreadable for any other."""
    reader = _Reader(label, settings.max_cells)
    try:
        with zipfile.ZipFile(path) as package:
            check_parts(package, label, settings)
            for part in package.namelist():
                read_through(package, part)
            if "META-INF/manifest.xml" in package.namelist():
                _check_password(package.read("META-INF/manifest.xml"), label)
            for part in ("styles.xml", "content.xml"):
                if part == "content.xml" or part in package.namelist():
                    _parse(package, part, reader)
    except DAMAGED as error:
        raise broken(label, Form.ODS) from error
    if not reader.sheets:
        raise Unreadable(label, "tidak ada lembar kerja di dalamnya", "buka di LibreOffice dan simpan ulang")
    return Book(iter(reader.sheets), reader.shift)


def _check_password(manifest: bytes, label: str) -> None:
    if b"encryption-data" in manifest:
        remedy = "buka di LibreOffice, pilih Save As, hapus centang Save with password, lalu simpan"
        raise Unreadable(label, "berkas terkunci sandi", remedy)


def _parse(package: zipfile.ZipFile, part: str, reader: "_Reader") -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, _refuse_entities
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", True)


def _refuse_entities(*_: object) -> None:
    """Refuse a document type: no workbook has one, and only there could a word stand for a billion others."""
    raise ValueError("a document type in a part of a workbook")


class _Reader:
    """Reader of the elements of a workbook; a sheet is made when its table ends."""

    def __init__(self, label: str, max_cells: int) -> None:
        self.label, self.max_cells = label, max_cells
        self.sheets: list[Sheet] = []
        self.shift = 0
        self.styles = Styles()
        self.table: _Table | None = None
        self.cell: Attributes | None = None
        self.texts: list[str] = []
        self.paragraphs, self.in_paragraph, self.ignored = 0, False, 0
        self.starts: dict[str, Callable[[Attributes], None]] = {
            f"{TABLE}table": self._start_table,
            f"{TABLE}table-column": self._columns,
            f"{TABLE}table-row": self._start_row,
            f"{TABLE}table-cell": self._start_cell,
            f"{TABLE}covered-table-cell": self._start_cell,
            f"{TABLE}null-date": self._null_date,
        }
        self.ends: dict[str, Callable[[], None]] = {
            f"{TABLE}table": self._end_table,
            f"{TABLE}table-row": self._end_row,
            f"{TABLE}table-cell": self._end_cell,
            f"{TABLE}covered-table-cell": self._end_cell,
        }

    def start(self, tag: str, attrs: Attributes) -> None:
        """Begin an element."""
        if self.ignored:
            self.ignored += 1
        elif self.cell is not None:
            self._start_in_cell(tag, attrs)
        elif tag in self.starts:
            self.starts[tag](attrs)
        elif tag in LINKS:
            raise is_linked(self.label)
        elif tag in NO_CELLS:
            self.ignored = 1
        else:
            self.styles.start(tag, attrs)

    def end(self, tag: str) -> None:
        """End an element."""
        if self.ignored:
            self.ignored -= 1
        elif tag == PARAGRAPH:
            self.in_paragraph = False
        elif tag in self.ends:
            self.ends[tag]()

    def text(self, data: str) -> None:
        """Take the text between elements, in which a line break of the file is a blank."""
        if self.in_paragraph and not self.ignored:
            self.texts.append(data.replace("\n", " "))

    def _start_in_cell(self, tag: str, attrs: Attributes) -> None:
        if tag == PARAGRAPH:
            self.texts += ["\n"] if self.paragraphs else []
            self.paragraphs, self.in_paragraph = self.paragraphs + 1, True
        elif tag == f"{TEXT}s":
            self.texts.append(" " * min(int(attrs.get(f"{TEXT}c", "1")), MOST_BLANKS))
        elif tag == f"{TEXT}tab":
            self.texts.append("\t")
        elif tag == f"{TEXT}line-break":
            self.texts.append("\n")
        elif tag in LINKS:
            raise is_linked(self.label)
        elif not tag.startswith(TEXT):
            self.ignored = 1

    def _start_table(self, attrs: Attributes) -> None:
        is_hidden = attrs.get(STYLE) in self.styles.hidden_tables
        self.table = _Table(self.label, attrs.get(f"{TABLE}name", ""), is_hidden, self.max_cells)

    def _end_table(self) -> None:
        if self.table:
            self.sheets.append(self.table.sheet())
        self.table = None

    def _columns(self, attrs: Attributes) -> None:
        if self.table:
            self.table.columns(attrs)

    def _start_row(self, attrs: Attributes) -> None:
        if self.table:
            self.table.start_row(attrs)

    def _end_row(self) -> None:
        if self.table:
            self.table.end_row()

    def _null_date(self, attrs: Attributes) -> None:
        said = attrs.get(f"{TABLE}date-value")
        self.shift = (date.fromisoformat(said[:10]) - FIRST_DAY).days if said else 0

    def _start_cell(self, attrs: Attributes) -> None:
        self.cell, self.paragraphs = attrs, 0
        self.texts.clear()

    def _end_cell(self) -> None:
        attrs, self.cell = self.cell, None
        if attrs is None or self.table is None:
            return
        if FORMULA in attrs and LINK_IN_FORMULA.search(attrs[FORMULA]):
            raise is_linked(self.label)
        value = _value(attrs, "".join(self.texts), has_text=self.paragraphs > 0)
        kind = attrs.get(KIND)
        is_share = kind == "percentage" or (kind in NUMBERS and self.styles.is_share(self._style_of(attrs)))
        self.table.add(attrs, value, is_share=is_share)

    def _style_of(self, attrs: Attributes) -> str:
        return attrs.get(STYLE) or (self.table.style_here() if self.table else "")


class _Table:
    """A sheet in the making. What is repeated is one object, and blanks are made room for once a value follows."""

    def __init__(self, label: str, name: str, is_hidden: bool, max_cells: int) -> None:
        self.label, self.name, self.is_hidden, self.max_cells = label, name, is_hidden, max_cells
        self.marks = SheetMarks()
        self.merged: list[Merged] = []
        self.rows: list[list[Cell]] = []
        self.blank_rows, self.width = 0, 0
        self.row: list[Cell] = []
        self.blanks, self.repeated = 0, 1
        self.styles: list[str] = []
        self.row_style = ""
        self.is_row_hidden = False

    def columns(self, attrs: Attributes) -> None:
        """Take one or more columns that look alike."""
        first = len(self.styles)
        count = min(_times(attrs, COLUMNS), MOST_COLUMNS - first)
        self.styles += [attrs.get(DEFAULT_STYLE, "")] * count
        if attrs.get(f"{TABLE}visibility", "visible") != "visible":
            self.marks.hidden |= set(range(first, first + count))

    def start_row(self, attrs: Attributes) -> None:
        """Begin one or more rows that say the same."""
        self.row, self.blanks, self.repeated = [], 0, _times(attrs, ROWS)
        self.row_style = attrs.get(DEFAULT_STYLE, "")
        self.is_row_hidden = attrs.get(f"{TABLE}visibility", "visible") != "visible"

    def style_here(self) -> str:
        """Return the style of a cell that names none."""
        at = len(self.row) + self.blanks
        return self.row_style or (self.styles[at] if at < len(self.styles) else "")

    def add(self, attrs: Attributes, value: Cell, *, is_share: bool) -> None:
        """Add one or more cells that say the same."""
        count, at = _times(attrs, COLUMNS), len(self.row) + self.blanks
        if DOWN in attrs or RIGHT in attrs:
            line = len(self.rows) + self.blank_rows
            self.merged.append(((line, at), (line + _times(attrs, DOWN) - 1, at + _times(attrs, RIGHT) - 1)))
        if value == "":
            self.blanks += count
            return
        if at + count > self.width:
            self.width = at + count
            self._check()
        self.row += [""] * self.blanks + [value] * count
        self.blanks = 0
        if is_share:
            self.marks.percent |= set(range(at, at + count))

    def end_row(self) -> None:
        """Take the row as often as it is said to stand there."""
        if self.row:
            self._check()
            self.rows += [[]] * self.blank_rows + [self.row] * self.repeated
            if self.is_row_hidden:
                self.marks.hidden_rows |= set(range(len(self.rows) - self.repeated, len(self.rows)))
            self.blank_rows = 0
        else:
            self.blank_rows += self.repeated

    def sheet(self) -> Sheet:
        """Return the sheet."""
        rows: Sequence[Sequence[Cell]] = self.rows
        return Sheet(self.name, self.is_hidden, lambda: iter(rows), self.merged, self.marks)

    def _check(self) -> None:
        rows = len(self.rows) + self.blank_rows + self.repeated
        check_extent(self.label, self.name, rows, self.width, self.max_cells)


def _times(attrs: Attributes, name: str) -> int:
    return max(1, int(attrs[name])) if name in attrs else 1


def _value(attrs: Attributes, text: str, *, has_text: bool) -> Cell:
    """Return what a cell says: its typed value, else its text."""
    kind = attrs.get(KIND)
    if attrs.get(RESULT_KIND) == "error" or ERROR_TEXT.fullmatch(text):
        return NO_RESULT
    if kind is None:
        return NO_RESULT if FORMULA in attrs and not has_text else text
    if kind == "string":
        return attrs.get(STRING) or text
    if kind == "boolean":
        return attrs.get(TRUTH) == "true"
    if kind == "date":
        return _day(attrs.get(DATE, text))
    if kind == "time":
        return _time(attrs.get(TIME, text))
    return TRUTHS.get(text, _number(attrs.get(SAID, text)))


def _number(said: str) -> float | str:
    try:
        number = float(said)
    except ValueError:
        return said
    return number if isfinite(number) else said


def _day(said: str) -> datetime | str:
    """Return a day or a moment; what is none, or has a zone, stays as it is written and is judged like a text."""
    try:
        moment = datetime.fromisoformat(re.sub(r"[.,]\d+$", "", said))
    except ValueError:
        return said
    return said if moment.tzinfo else moment


def _time(said: str) -> time | timedelta | str:
    found = DURATION.fullmatch(said)
    if not found:
        return said
    length = timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3]))
    return length if length >= timedelta(days=1) else time_of(length)
