"""One table as a workbook in each of the forms that offices send, with what a sheet says besides its values.

XLSX and XLS come from libraries; ODS and XLSB are written here, as small as LibreOffice and Excel still open them.
"""

import struct
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt
from xlwt.CompoundDoc import XlsDoc

from loaders.staging.ole import Compound
from loaders.staging.workbook import grid, open_book
from settings import read_settings

SUFFIXES = ("xlsx", "xls", "xlsb", "ods")
NOT_AVAILABLE = "=NA()"
"""A cell whose formula is in error."""


@dataclass(frozen=True)
class Page:
    """A sheet. Merged ranges are first row and column, last row and column; `percent` and `hidden` are columns."""

    rows: Sequence[Sequence[Any]]
    name: str = "Lembar1"
    merged: Sequence[tuple[int, int, int, int]] = ()
    percent: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    is_hidden: bool = False


def write_book(path: Path, *pages: Page, is_1904: bool = False) -> Path:
    """Write a workbook in the form that its name says."""
    {".xlsx": _xlsx, ".xls": _xls, ".xlsb": _xlsb, ".ods": _ods}[path.suffix](path, pages, is_1904)
    return path


def _xlsx(path: Path, pages: Sequence[Page], is_1904: bool) -> None:
    with xlsxwriter.Workbook(str(path), {"date_1904": is_1904, "strings_to_formulas": False}) as book:
        day, share = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0%"})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for where in page.merged:
                sheet.merge_range(*where, "")
            for row, cells in enumerate(page.rows):
                for at, cell in enumerate(cells):
                    look = share if at in page.percent and row else None
                    if cell == NOT_AVAILABLE:
                        sheet.write_formula(row, at, cell, None, "#N/A")
                    elif isinstance(cell, date):
                        sheet.write_datetime(row, at, cell, day)
                    else:
                        sheet.write(row, at, cell, look)
            for at in page.hidden:
                sheet.set_column(at, at, None, None, {"hidden": True})
            if page.is_hidden:
                sheet.hide()


def _xls(path: Path, pages: Sequence[Page], is_1904: bool) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    day, share, plain = (xlwt.easyxf(num_format_str=code) for code in ("DD/MM/YYYY", "0%", "General"))
    for page in pages:
        sheet = book.add_sheet(page.name)
        for row, cells in enumerate(page.rows):
            for at, cell in enumerate(cells):
                if cell == NOT_AVAILABLE:
                    sheet.row(row).set_cell_error(at, 0x2A)
                elif cell not in ("", None):
                    look = day if isinstance(cell, date) else share if at in page.percent and row else plain
                    sheet.write(row, at, cell, look)
        sheet.merged_ranges.extend((top, bottom, left, right) for top, left, bottom, right in page.merged)
        for at in page.hidden:
            sheet.col(at).hidden = True
        sheet.visibility = int(page.is_hidden)
    book.save(str(path))


ENTRY = 128


def write_ole(path: Path, content: bytes, *, name: str = "Workbook", beside: str = "") -> Path:
    """Write a document of one stream, and of one folder beside it where that has a name."""
    out = BytesIO()
    XlsDoc().save(out, content)
    data = bytearray(out.getvalue())
    own = data.index("Workbook".encode("utf-16-le"))
    for at, said, kind in [(own, name, 2), (own + ENTRY, beside, 1)][: 2 if beside else 1]:
        data[at : at + 66] = said.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(said) + 2)
        data[at + 66] = kind
    if beside:
        data[own + 72 : own + 76] = struct.pack("<I", 2)  # the neighbour of the stream in the tree of names
    path.write_bytes(bytes(data))
    return path


def biff(kind: int, data: bytes = b"") -> bytes:
    """A record of an XLS stream."""
    return struct.pack("<HH", kind, len(data)) + data


def xls_stream(path: Path) -> bytes:
    """The records of an XLS file."""
    return Compound(path.read_bytes()).read("Workbook")


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "manifest": "manifest",
    }.items()
)
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def write_ods(path: Path, tables: str, *, head: str = "", parts: dict[str, str] | None = None) -> Path:
    """Write an ODS of these tables, as XML; `head` stands before the root, `parts` are more parts of the package."""
    styles = (
        '<office:automatic-styles><number:percentage-style style:name="N10"/>'
        '<style:style style:name="persen" style:family="table-cell" style:data-style-name="N10"/>'
        '<style:style style:name="sembunyi" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    root = f"<office:document-content {SPACES} {CALCEXT}>{styles}{body}</office:document-content>"
    files = {
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": f'<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>',
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{head}{root}',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (files | (parts or {})).items():
            package.writestr(name, text)
    return path


def _ods(path: Path, pages: Sequence[Page], is_1904: bool) -> None:
    start = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    write_ods(path, (start if is_1904 else "") + "".join(map(_ods_table, pages)))


def _ods_table(page: Page) -> str:
    style = ' table:style-name="sembunyi"' if page.is_hidden else ""
    width = max(map(len, page.rows), default=1)
    unseen = ' table:visibility="collapse"'
    columns = "".join(f"<table:table-column{unseen if at in page.hidden else ''}/>" for at in range(width))
    starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merged}
    covered = {
        (row, at)
        for top, left, bottom, right in page.merged
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
    } - set(starts)
    rows = ""
    for row, cells in enumerate(page.rows):
        rows += "<table:table-row>"
        for at, cell in enumerate([*cells, *[""] * (width - len(cells))]):
            down, right = starts.get((row, at), (1, 1))
            spans = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
                if down * right > 1
                else ""
            )
            tag = "covered-table-cell" if (row, at) in covered else "table-cell"
            rows += f"<table:{tag}{spans}{ods_value(cell, is_share=at in page.percent and row > 0)}</table:{tag}>"
        rows += "</table:table-row>"
    # As LibreOffice ends a sheet: blank rows and columns to the last that there may be.
    rest = f'<table:table-row table:number-rows-repeated="{1048576 - len(page.rows)}">'
    rest += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return f"<table:table table:name={quoteattr(page.name)}{style}>{columns}{rows}{rest}</table:table>"


def ods_value(cell: Any, *, is_share: bool = False) -> str:
    """The rest of a cell's element: its type, its value and its text."""
    if cell in ("", None):
        return ">"
    if cell == NOT_AVAILABLE:
        return ' table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>'
    if isinstance(cell, bool):
        said = str(cell).lower()
        return f' office:value-type="boolean" office:boolean-value="{said}"><text:p>{said.upper()}</text:p>'
    if isinstance(cell, date):
        return f' office:value-type="date" office:date-value="{cell.isoformat()}"><text:p>{cell:%d/%m/%Y}</text:p>'
    if isinstance(cell, int | float):
        kind = 'percentage" table:style-name="persen' if is_share else "float"
        return f' office:value-type="{kind}" office:value="{float(cell)!r}"><text:p>{cell}</text:p>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f' office:value-type="string">{lines}'


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of an XLSB part."""
    length, size = b"", len(data)
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + length + bytes([size]) + data


def wide(text: str) -> bytes:
    """A text in a record of an XLSB part."""
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def packed(number: float) -> bytes:
    """A whole number or one of hundredths in four bytes, as Excel packs what fits."""
    whole = number == int(number)
    return struct.pack("<i", int(number if whole else round(number * 100)) << 2 | (2 if whole else 3))


PLAIN, DAY, SHARE = 0, 1, 2
XLSB_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>{}</Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_xlsb(
    path: Path, sheets: Sequence[tuple[str, int, bytes]], *, texts: Sequence[str] = (), is_1904: bool = False
) -> Path:
    """Write an XLSB of sheets, each with its name, whether it is hidden, and its records."""
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    kinds = {f"/xl/{name}": "worksheet" for name in names}
    kinds |= {"/xl/styles.bin": "styles", "/xl/sharedStrings.bin": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.ms-excel.{kind}"/>' for part, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" Target="{part.removeprefix("/xl/")}"/>'
        for number, (part, kind) in enumerate(kinds.items(), start=1)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    listed = b"".join(
        record(156, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(name))
        for number, (name, state, _) in enumerate(sheets, start=1)
    )
    shared = b"".join(record(19, b"\0" + wide(text)) for text in texts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", XLSB_TYPES.format(overrides))
        package.writestr(
            "_rels/.rels",
            f'<Relationships {space}><Relationship Id="r" Type="{RELATION}/officeDocument" Target="xl/workbook.bin"/>'
            "</Relationships>",
        )
        package.writestr("xl/_rels/workbook.bin.rels", f"<Relationships {space}>{links}</Relationships>")
        properties = record(153, struct.pack("<IIII", int(is_1904), 0, 0, 0))
        package.writestr("xl/workbook.bin", record(131) + properties + record(143) + listed + record(144) + record(132))
        package.writestr("xl/styles.bin", _xlsb_styles())
        package.writestr(
            "xl/sharedStrings.bin", record(159, struct.pack("<II", len(texts), len(texts))) + shared + record(160)
        )
        for name, (_, _, records) in zip(names, sheets, strict=True):
            package.writestr(f"xl/{name}", record(129) + records + record(130))
    return path


def _xlsb_styles() -> bytes:
    looks = [struct.pack("<HHHHHBBHBB", 0, number, 0, 0, 0, 0, 0, 0, 0, 0) for number in (0, 164, 9)]
    own = record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + wide("dd/mm/yyyy")) + record(616)
    cells = record(617, struct.pack("<I", len(looks))) + b"".join(record(47, one) for one in looks) + record(618)
    return record(278) + own + cells + record(279)


def _xlsb(path: Path, pages: Sequence[Page], is_1904: bool) -> None:
    texts: dict[str, int] = {}
    sheets = [(page.name, int(page.is_hidden), _xlsb_sheet(page, texts, is_1904)) for page in pages]
    write_xlsb(path, sheets, texts=list(texts), is_1904=is_1904)


def _xlsb_sheet(page: Page, texts: dict[str, int], is_1904: bool) -> bytes:
    width = max(map(len, page.rows), default=1)
    columns = b"".join(record(60, struct.pack("<IIIIH", at, at, 2304, 0, 1)) for at in sorted(page.hidden))
    merged = b"".join(
        record(176, struct.pack("<IIII", top, bottom, left, right)) for top, left, bottom, right in page.merged
    )
    return (
        record(148, struct.pack("<IIII", 0, max(len(page.rows) - 1, 0), 0, width - 1))
        + (record(390) + columns + record(391) if columns else b"")
        + record(145)
        + b"".join(xlsb_row(at, _xlsb_cells(page, at, texts, is_1904)) for at in range(len(page.rows)))
        + record(146)
        + (record(177, struct.pack("<I", len(page.merged))) + merged + record(178) if merged else b"")
    )


def xlsb_row(at: int, cells: Iterable[bytes]) -> bytes:
    """A row of an XLSB sheet."""
    return record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0)) + b"".join(cells)


def xlsb_cell(kind: int, column: int, look: int, value: bytes = b"") -> bytes:
    """A cell of an XLSB sheet."""
    return record(kind, struct.pack("<II", column, look) + value)


def _xlsb_cells(page: Page, row: int, texts: dict[str, int], is_1904: bool) -> Iterable[bytes]:
    for at, cell in enumerate(page.rows[row]):
        look = SHARE if at in page.percent and row else PLAIN
        if cell in ("", None):
            continue
        if cell == NOT_AVAILABLE:
            yield xlsb_cell(3, at, look, bytes([0x2A]))
        elif isinstance(cell, bool):
            yield xlsb_cell(4, at, look, bytes([cell]))
        elif isinstance(cell, date):
            yield _xlsb_number(at, DAY, _serial(cell, is_1904))
        elif isinstance(cell, int | float):
            yield _xlsb_number(at, look, cell)
        else:
            yield xlsb_cell(7, at, look, struct.pack("<I", texts.setdefault(str(cell), len(texts))))


def _xlsb_number(at: int, look: int, number: float) -> bytes:
    if abs(number) < 5_000_000 and round(number * 100) == number * 100:
        return xlsb_cell(2, at, look, packed(number))
    return xlsb_cell(5, at, look, struct.pack("<d", number))


def _serial(day: date, is_1904: bool) -> float:
    start = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
    seconds = (day - datetime.combine(day, time())).total_seconds() if isinstance(day, datetime) else 0
    return (date(day.year, day.month, day.day) - start).days + seconds / 86_400


def texts_of(path: Path, max_cells: int = 60_000_000) -> dict[str, list[list[str]]]:
    """What the staging makes of a workbook: the texts of each sheet, without the blank ones behind them."""
    book = open_book(path, path.name, replace(read_settings(), max_cells=max_cells))
    return {sheet.name: [_without_rest(row) for row in grid(sheet)] for sheet in book.sheets}


def _without_rest(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row
