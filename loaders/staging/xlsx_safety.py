"""Safety of the package that an XLSX file is: harmful parts are refused before a sheet is read."""

import re
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

from loaders.contract.errors import Unreadable
from settings import Settings

Place = tuple[int, int]
# A cell says where it is; its row may lie, or say nothing and be counted. That the r is a word by itself is asked last:
# a pattern that begins with fixed bytes is searched for several times as fast.
CELL_ROW = re.compile(rb"""r=["'](?<=\br=["'])[A-Z]{0,3}(\d+)["']""")
WIDE_CELL = re.compile(rb"""r=["'](?<=\br=["'])([A-Z]{2,3})\d""")
# A formula without a result: #N/A, #REF!, #DIV/0! and their like.
ERROR_MARK = re.compile(rb"""t=["']e["']""")
ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d+)["']""")
CHUNK = 1 << 20
# What zipfile raises for a part that is damaged, cut off, encrypted or packed in an unknown way.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


def check_package(path: Path, label: str, settings: Settings) -> dict[str, set[Place]]:
    """Refuse macros, links to other files, zip bombs and sheets of absurd extent; nothing of them is ever run.

    Returns by sheet where a formula has no result (row and column from 0): the reader gives such a cell as empty.
    """
    errors: dict[str, set[Place]] = {}
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(package, label, settings)
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    errors[part] = _check_extent(package, part, label, settings.max_cells)
                else:
                    _read_through(package, part)
            return _by_sheet(package, errors) if any(errors.values()) else {}
    except BROKEN_PACKAGE as error:
        raise Unreadable(label, "berkas XLSX rusak atau terkunci sandi", "buka di Excel dan simpan ulang") from error


def _by_sheet(package: zipfile.ZipFile, errors: dict[str, set[Place]]) -> dict[str, set[Place]]:
    """Map the parts of the package to the names of its sheets."""
    try:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return {}  # not a workbook: the reader says so
    target = {link.get("Id"): (link.get("Target") or "").lstrip("/").removeprefix("xl/") for link in links}
    sheets = [tag for tag in book.iter() if tag.tag.endswith("}sheet")]
    named = {tag.get("name", ""): next((v for k, v in tag.items() if k.endswith("}id")), "") for tag in sheets}
    return {name: errors.get(f"xl/{target.get(link, '')}", set()) for name, link in named.items()}


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


def _check_extent(package: zipfile.ZipFile, part: str, label: str, max_cells: int) -> set[Place]:
    """Refuse a sheet whose full rectangle is too large, since all of it is read; return the cells in error."""
    rows, tags, columns, tail = 1, 0, 26, b""
    errors: set[Place] = set()
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            tags += chunk.count(b"<row") + chunk.count(b":row")
            rows = max(rows, tags, max(map(int, set(CELL_ROW.findall(window))), default=1))
            columns = max([columns, *map(_column_number, set(WIDE_CELL.findall(window)))])
            if ERROR_MARK.search(window):
                errors |= {(int(row) - 1, _column_number(name) - 1) for name, row in ERROR_CELL.findall(window)}
            tail = chunk[-200:]
    if rows * columns > max_cells:
        raise Unreadable(label, f"lembar merentang {rows} baris x {columns} kolom", "hapus sel jauh di luar tabel")
    return errors


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
