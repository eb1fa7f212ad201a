"""Safety of the package that an XLSX file is: harmful parts are refused before a sheet is read."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.staging.sheet import place_of
from settings import Settings

Place = tuple[int, int]
PERCENT_FORMATS = {"9", "10"}
HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
COLUMN_BOUNDS = re.compile(rb"""\b(min|max)=["'](\d+)["']""")
MOST_HIDDEN = 16_384
# A cell says where it is; its row may lie, or say nothing and be counted. That the r is a word by itself is asked last:
# a pattern that begins with fixed bytes is searched for several times as fast.
CELL_ROW = re.compile(rb"""r=["'](?<=\br=["'])[A-Z]{0,3}(\d+)["']""")
WIDE_CELL = re.compile(rb"""r=["'](?<=\br=["'])([A-Z]{2,3})\d""")
# A formula without a result: #N/A, #REF!, #DIV/0! and their like.
ERROR_MARK = re.compile(rb"""t=["']e["']""")
ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d+)["']""")
FROM_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']""")
OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a workbook begins that Excel has locked with a password: it is no zip package then."""
CHUNK = 1 << 20
# What zipfile raises for a part that is damaged, cut off, encrypted or packed in an unknown way.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


@dataclass
class SheetMarks:
    """What a sheet says of its cells besides their values, which the reader of values does not tell; from 0.

    `no_result` are cells whose formula has none, `percent` columns with cells formatted as shares, `hidden` columns
    that nobody sees.
    """

    no_result: set[Place] = field(default_factory=set)
    percent: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.no_result or self.percent or self.hidden)


def check_package(path: Path, label: str, settings: Settings) -> dict[str, SheetMarks]:
    """Refuse macros, links to other files, zip bombs and sheets of absurd extent; nothing of them is ever run.

    Returns the marks of each sheet that has any, by its name.
    """
    marks: dict[str, SheetMarks] = {}
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(package, label, settings)
            shares, parts = _share_cell(package), _parts(package)
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    name = next((name for name, own in parts.items() if own == part), "")
                    marks[part] = _check_extent(package, (part, name), label, settings.max_cells, shares)
                else:
                    _read_through(package, part)
            return {name: marks.get(part, SheetMarks()) for name, part in parts.items()} if any(marks.values()) else {}
    except BROKEN_PACKAGE as error:
        with path.open("rb") as file:
            is_locked = file.read(len(OLE_MARK)) == OLE_MARK
        if is_locked:
            remedy = "buka di Excel, hapus sandinya (File, Info, Protect Workbook, Encrypt with Password), lalu simpan"
            raise Unreadable(label, "berkas terkunci sandi", remedy) from error
        raise Unreadable(label, "berkas XLSX rusak atau terkunci sandi", "buka di Excel dan simpan ulang") from error


def counts_from_1904(path: Path) -> bool:
    """Tell whether the days of a workbook are numbers counted from 1904, as old Macs wrote them."""
    try:
        with zipfile.ZipFile(path) as package:
            return FROM_1904.search(package.read("xl/workbook.xml")) is not None
    except (*BROKEN_PACKAGE, KeyError):
        return False


def _share_cell(package: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """Return what finds the column of a cell with a percent format, or None where the workbook has no such format."""
    try:
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    except (KeyError, ElementTree.ParseError):
        return None
    formats = {
        tag.get("numFmtId") for tag in styles.iter() if _local(tag) == "numFmt" and "%" in tag.get("formatCode", "")
    }
    cells = next((tag for tag in styles.iter() if _local(tag) == "cellXfs"), ())
    numbers = [at for at, tag in enumerate(cells) if tag.get("numFmtId") in formats | PERCENT_FORMATS]
    if not numbers:
        return None
    known = "|".join(map(str, numbers)).encode()
    return re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bs=["'](?:%s)["'])[^>]*\br=["']([A-Z]{1,3})\d""" % known)


def _local(tag: ElementTree.Element) -> str:
    return tag.tag.rpartition("}")[2]


def _hidden_columns(beginning: bytes) -> set[int]:
    """Return the columns that a sheet hides; it says so before its first row."""
    hidden: set[int] = set()
    for column in HIDDEN_COLUMNS.findall(beginning.partition(b"sheetData")[0]):
        bounds = {name: int(number) for name, number in COLUMN_BOUNDS.findall(column)}
        if b"min" in bounds and b"max" in bounds:
            hidden |= set(range(bounds[b"min"] - 1, min(bounds[b"max"], MOST_HIDDEN)))
    return hidden


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the package of each sheet, by the name of the sheet."""
    try:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return {}  # not a workbook: the reader says so
    target = {link.get("Id"): (link.get("Target") or "").lstrip("/").removeprefix("xl/") for link in links}
    sheets = [tag for tag in book.iter() if tag.tag.endswith("}sheet")]
    named = {tag.get("name", ""): next((v for k, v in tag.items() if k.endswith("}id")), "") for tag in sheets}
    return {name: f"xl/{target.get(link, '')}" for name, link in named.items()}


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


def _check_extent(
    package: zipfile.ZipFile, sheet: tuple[str, str], label: str, max_cells: int, shares: re.Pattern[bytes] | None
) -> SheetMarks:
    """Refuse a sheet (its part and name) whose full rectangle is too large, since all is read; return its marks."""
    part, name = sheet
    rows, tags, columns, tail = 1, 0, 26, b""
    marks = SheetMarks()
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            if not tail:
                marks.hidden = _hidden_columns(chunk)
            if shares:
                marks.percent |= {_column_number(name) - 1 for name in set(shares.findall(window))}
            tags += chunk.count(b"<row") + chunk.count(b":row")
            rows = max(rows, tags, max(map(int, set(CELL_ROW.findall(window))), default=1))
            columns = max([columns, *map(_column_number, set(WIDE_CELL.findall(window)))])
            if ERROR_MARK.search(window):
                marks.no_result |= {
                    (int(row) - 1, _column_number(name) - 1) for name, row in ERROR_CELL.findall(window)
                }
            tail = chunk[-200:]
    if rows * columns > max_cells:
        raise Unreadable(
            place_of(label, name),
            f"merentang {rows} baris x {columns} kolom, sampai kolom {letter_of(columns - 1)}",
            "hapus baris atau kolom berbingkai jauh di luar tabel, lalu simpan",
        )
    return marks


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
