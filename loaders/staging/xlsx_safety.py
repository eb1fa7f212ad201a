"""Safety of the package that an XLSX file is: harmful parts are refused before a sheet is read."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from loaders.staging.book import MOST_COLUMNS, Place, SheetMarks, broken, check_extent
from loaders.staging.form import Form
from loaders.staging.package_safety import BROKEN_PACKAGE, CHUNK, check_parts, read_through
from settings import Settings

PERCENT_FORMATS = {"9", "10"}
NO_COUNT = re.compile(r"%|0\.000\b")
HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
HIDDEN_MARK = re.compile(rb"""hidden=["'](?:1|true)["']""")
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*\br=["'](\d+)["']""")
COLUMN_BOUNDS = re.compile(rb"""\b(min|max)=["'](\d+)["']""")
# A cell says where it is; its row may lie, or say nothing and be counted. That the r is a word by itself is asked last:
# a pattern that begins with fixed bytes is searched for several times as fast.
CELL_ROW = re.compile(rb"""r=["'](?<=\br=["'])[A-Z]{0,3}(\d+)["']""")
WIDE_CELL = re.compile(rb"""r=["'](?<=\br=["'])([A-Z]{2,3})\d""")
# A formula without a result: #N/A, #REF!, #DIV/0! and their like.
ERROR_MARK = re.compile(rb"""t=["']e["']""")
ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d+)["']""")
# A formula that no program has worked out yet; an empty text that one came to says that it is a text.
NO_VALUE = rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
NO_VALUE_MARK = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)" + NO_VALUE)
NO_VALUE_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?![^>]*\bt=["']str["'])[^>]*\br=["']([A-Z]{1,3})(\d+)["'][^>]*>\s*"""
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)" + NO_VALUE
)
ZERO_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*\br=["']([A-Z]{1,3})(\d+)["'][^>]*>\s*<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>"""
    rb"""\s*<(?:\w+:)?v>0</(?:\w+:)?v>"""
)
FULL_CALC = re.compile(rb"""<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=["'](?:1|true)["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
LONGEST_CELL = 33_000
"""Bytes of a cell that may lie in two chunks: its formula has at most 8,192 letters."""
FROM_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']""")


def check_package(path: Path, label: str, settings: Settings) -> dict[str, SheetMarks]:
    """Refuse macros, links to other files, zip bombs and sheets of absurd extent; nothing of them is ever run.

    Returns the marks of each sheet that has any, by its name.
    """
    marks: dict[str, SheetMarks] = {}
    try:
        with zipfile.ZipFile(path) as package:
            check_parts(package, label, settings)
            shares, parts, is_unreckoned = _share_cell(package), _parts(package), _is_unreckoned(package)
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    name = next((name for name, own in parts.items() if own == part), "")
                    marks[part] = _check_extent(
                        package, (part, name), label, settings.max_cells, shares, is_unreckoned=is_unreckoned
                    )
                else:
                    read_through(package, part)
            return {name: marks.get(part, SheetMarks()) for name, part in parts.items()} if any(marks.values()) else {}
    except BROKEN_PACKAGE as error:
        raise broken(label, Form.XLSX) from error


def _is_unreckoned(package: zipfile.ZipFile) -> bool:
    """Tell whether a program wrote the workbook that leaves its formulas for Excel to work out."""
    return "xl/workbook.xml" in package.namelist() and FULL_CALC.search(package.read("xl/workbook.xml")) is not None


def counts_from_1904(path: Path) -> bool:
    """Tell whether the days of a workbook are numbers counted from 1904, as old Macs wrote them."""
    try:
        with zipfile.ZipFile(path) as package:
            return FROM_1904.search(package.read("xl/workbook.xml")) is not None
    except (*BROKEN_PACKAGE, KeyError):
        return False


def _share_cell(package: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """Return what finds the column of a cell with the format of a share, or None where the workbook has no such format.

    With three places behind the point, too: 1.480 that Excel took for a little more than one.
    """
    try:
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    except (KeyError, ElementTree.ParseError):
        return None
    formats = {
        tag.get("numFmtId")
        for tag in styles.iter()
        if _local(tag) == "numFmt" and NO_COUNT.search(tag.get("formatCode", ""))
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
            hidden |= set(range(bounds[b"min"] - 1, min(bounds[b"max"], MOST_COLUMNS)))
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


def _check_extent(
    package: zipfile.ZipFile,
    sheet: tuple[str, str],
    label: str,
    max_cells: int,
    shares: re.Pattern[bytes] | None,
    *,
    is_unreckoned: bool,
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
            marks.no_result |= _without_result(window, is_unreckoned=is_unreckoned)
            if HIDDEN_MARK.search(window):
                marks.hidden_rows |= {int(row) - 1 for row in HIDDEN_ROW.findall(window)}
            tail = chunk[-LONGEST_CELL:]
    check_extent(label, name, rows, columns, max_cells)
    return marks


def _without_result(window: bytes, *, is_unreckoned: bool) -> set[Place]:
    """Return the cells of a piece of a sheet whose formula is in error or was never worked out.

    In a workbook that no program worked out, nought stands for no result.
    """
    found: list[tuple[bytes, bytes]] = []
    if ERROR_MARK.search(window):
        found += ERROR_CELL.findall(window)
    has_formula = FORMULA.search(window) is not None
    if has_formula and NO_VALUE_MARK.search(window):
        found += NO_VALUE_CELL.findall(window)
    if has_formula and is_unreckoned:
        found += ZERO_CELL.findall(window)
    return {(int(row) - 1, _column_number(name) - 1) for name, row in found}


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
