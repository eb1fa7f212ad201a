"""A pack as XLSX: a sheet to read, a sheet per table with filters, native charts, and what the figures mean."""

import io
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from charts import style
from reports.content import Cell, Column, Kind, Pack, Section, Table
from reports.stamp import code
from reports.writing import DASH, bare, footer, remark, subtitle
from reports.xlsx_charts import Drawing

BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""A text of the data stays a text, whatever it begins with."""
DAY = "[$-421]d mmm yyyy"
NUMBERS = {Kind.COUNT: "#,##0", Kind.PERCENT: "0.0%", Kind.RATE: "#,##0.0", Kind.DAY: DAY}
READ, MEANT, DRAWN = "Ringkasan", "Arti angka", "Data grafik"
WIDTH, READING = 11.0, 92
"""Characters of a column of width 1, and of the column to read."""
ABOVE, FIRST = 4, 7
"""Rows above a table (its title, its stamp, what must be known of it, a blank one), and above the first chapter."""
UPRIGHT, NATURAL = 12, 8
"""Counts' widths above which a table is printed on A4 laid across, and up to which in its own size."""
LEADING, LETTER, ARROW = 1.36, 1.1, 3
"""Of Calibri: how high a line is, in its points; letters in a digit's width; those that a filter's button covers."""
WRITTEN, HIGHEST, PAGE = 48, 409, 840
"""Points of a row to be written in by hand, of the highest row that Excel knows, and of a page of the sheet to read."""
MEANT_COLUMNS = (("Angka", 26), ("Arti", 110), ("Sumber", 26))


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook."""

    title: Format
    heading: Format
    muted: Format
    text: Format
    mark: Format
    head: Format
    blank: Format
    cells: dict[Kind, Format]
    sums: dict[Kind, Format]


def write(pack: Pack) -> bytes:
    """The workbook, its first sheet the one to read; the numbers behind the charts last and out of sight."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": pack.title, "author": "Netra", "comments": subtitle(pack)})
        looks, drawing = _looks(book), Drawing(book, DRAWN)
        _read(book, pack, looks, drawing)
        for table in pack.tables():
            _table(book, pack, table, looks)
        _meant(book, pack, looks)
        drawing.finish()
    return out.getvalue()


def _looks(book: Workbook) -> Looks:
    base = {"font_name": "Calibri", "font_size": 11, "font_color": style.TEXT, "valign": "top"}
    line = {"bottom": 1, "bottom_color": style.GRID}

    def made(**more: object) -> Format:
        return book.add_format(base | more)

    aligned = {kind: {} if kind is Kind.TEXT else {"align": "right", "indent": 1} for kind in Kind}
    cells = {kind: made(num_format=NUMBERS.get(kind, "@"), text_wrap=kind is Kind.TEXT, **line, **aligned[kind])
             for kind in Kind}  # fmt: skip
    sums = {kind: made(num_format=NUMBERS.get(kind, "@"), bold=True, top=1, top_color=style.MUTED, **aligned[kind])
            for kind in Kind}  # fmt: skip
    head = {"bold": True, "valign": "vcenter", "bg_color": style.UNKNOWN_FILL, "bottom": 1, "bottom_color": style.MUTED}
    return Looks(
        title=made(bold=True, font_size=16), heading=made(bold=True, font_size=12, text_wrap=True),
        muted=made(font_color=style.MUTED, font_size=9, text_wrap=True), text=made(text_wrap=True),
        mark=made(bold=True, align="center", bg_color=style.SEVERITIES["moral"]),
        head=made(text_wrap=True, **head),
        blank=made(text_wrap=True, border=1, border_color=style.MUTED), cells=cells, sums=sums,
    )  # fmt: skip


def _sheet(book: Workbook, name: str, pack: Pack, *, wide: bool = False, small: bool = False) -> Worksheet:
    """A sheet ready for the printer: A4, as wide as the page unless `small`, its stamp and number on every page."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    if not small:
        sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    mark = f" · {pack.stamp.mark}" if pack.stamp.mark else ""
    sheet.set_header(f"&L{_printed(pack.title)}{mark}&R{_printed(subtitle(pack))}")
    sheet.set_footer(f"&L&8{_printed(footer(pack)[1])}&R&8Halaman &P dari &N")
    return sheet


def _printed(text: str) -> str:
    """A text for a printed header, where & begins a command."""
    return text.replace("&", "&&")


def _high(text: str, width: float, points: int = 11) -> float:
    """Points of the row of a text: LibreOffice and a printer take the height that is written."""
    return _lines(text, width * LETTER * 11 / points) * points * LEADING


def _lines(text: str, width: float) -> int:
    """In how many lines a text of so many characters' width stands: words are not broken."""
    found, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            found, used = found + 1, 0.0
        used += len(word) + (1 if used else 0)
    return found


def _put(sheet: Worksheet, row: int, text: str, look: Format, points: int = 11) -> float:
    """A text in the column to read; returns the height of its row."""
    high = _high(text, READING, points)
    sheet.set_row(row, high)
    sheet.write_string(row, 0, text, look)
    return high


def _read(book: Workbook, pack: Pack, looks: Looks, drawing: Drawing) -> None:
    """Title, stamp and code, then each chapter's sentences and charts, on a new page where it does not fit."""
    sheet = _sheet(book, READ, pack)
    sheet.set_column(0, 0, READING, looks.text)
    sheet.set_column(1, 1, 18)
    _put(sheet, 0, pack.title, looks.title, 16)
    if pack.stamp.mark:
        sheet.write_string(0, 1, pack.stamp.mark, looks.mark)
    for at, line in enumerate(footer(pack), start=1):
        _put(sheet, at, line, looks.muted, 9)
    image = {"image_data": io.BytesIO(code(pack.stamp.link)), "x_scale": 0.75, "y_scale": 0.75,
             "description": "Kode QR menuju tampilan yang sama", "url": pack.stamp.link}  # fmt: skip
    sheet.insert_image(1, 1, "kode.png", image)
    row, used, breaks = FIRST, FIRST * 15.0, []
    for section in pack.sections:
        first = row
        row, high = _chapter(sheet, section, row, looks, drawing)
        breaks += [first] if used + high > PAGE else []
        used = high if used + high > PAGE else used + high
    sheet.set_h_pagebreaks(breaks)


def _chapter(sheet: Worksheet, section: Section, row: int, looks: Looks, drawing: Drawing) -> tuple[int, float]:
    """One chapter from a row on; returns the row for the next, and how high the chapter is in points."""
    high = _put(sheet, row, section.title, looks.heading, 12)
    for line in section.sentences:
        row += 1
        high += _put(sheet, row, f"•  {bare(line)}", looks.text)
    for table in section.tables:
        row += 1
        high += 15
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", looks.text, f"Tabel: lembar “{table.name}”")
    for chart in section.charts:
        row, drawn = drawing.insert(sheet, row + 1, chart, is_named=chart.title != section.title)
        high += drawn
    if section.note:
        row += 1
        high += _put(sheet, row, section.note, looks.muted, 9)
    return row + 2, high + 30


def _table(book: Workbook, pack: Pack, table: Table, looks: Looks) -> None:
    """One table on its own sheet: filters, a header that stays and is printed on each page, its sum below."""
    is_wide = table.is_form or table.width > UPRIGHT
    sheet = _sheet(book, table.name, pack, wide=is_wide, small=table.width <= NATURAL and not is_wide)
    mark = f"{pack.stamp.mark} · " if pack.stamp.mark else ""
    said = " ".join(line for line in (remark(table), pack.stamp.hidden) if line)
    above = ((table.title, looks.title, 16), (f"{mark}{subtitle(pack)}", looks.muted, 9), (said, looks.muted, 9))
    for at, (text, look, points) in enumerate(above):
        sheet.merge_range(at, 0, at, len(table.columns) - 1, "", look)
        sheet.write_string(at, 0, text, look)
        sheet.set_row(at, _high(text, WIDTH * table.width, points))
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTH * column.width)
    _grid(sheet, table, looks)
    last = ABOVE + max(len(table.rows), 1)
    if table.total:
        last += 1
        _line(sheet, last, table.total, table.columns, looks.sums)
    sheet.freeze_panes(ABOVE + 1, 1)
    sheet.repeat_rows(ABOVE)
    sheet.print_area(0, 0, last, len(table.columns) - 1)


def _grid(sheet: Worksheet, table: Table, looks: Looks) -> None:
    """The table proper, a real one with filters; a form to be filled in has lines to write on instead."""
    headers = [{"header": column.title, "header_format": looks.head} for column in table.columns]
    heads = [_lines(column.title, WIDTH * column.width * LETTER - ARROW) for column in table.columns]
    last = ABOVE + max(len(table.rows), 1)
    sheet.add_table(
        ABOVE, 0, last, len(headers) - 1, {"columns": headers, "style": None, "autofilter": not table.is_form}
    )
    sheet.set_row(ABOVE, max(heads) * 11 * LEADING + 4)
    looked = dict.fromkeys(Kind, looks.blank) if table.is_form else looks.cells
    for at, row in enumerate(table.rows, start=ABOVE + 1):
        _line(sheet, at, row, table.columns, looked)
        if table.is_form:
            sheet.set_row(at, WRITTEN)


def _line(
    sheet: Worksheet, at: int, row: tuple[Cell, ...], columns: tuple[Column, ...], looks: dict[Kind, Format]
) -> None:
    """The cells of a row, as high as its longest text."""
    texts = [
        _high(value, WIDTH * column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str)
    ]
    sheet.set_row(at, max(texts, default=11 * LEADING))
    for place, (value, column) in enumerate(zip(row, columns, strict=True)):
        look = looks[column.kind]
        if value is None:
            sheet.write_string(at, place, DASH, look)
        elif isinstance(value, str):
            sheet.write_string(at, place, value, look)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, value / 100 if column.kind is Kind.PERCENT else value, look)
        else:
            sheet.write_datetime(at, place, value, look)


def _meant(book: Workbook, pack: Pack, looks: Looks) -> None:
    """What the figures mean and where they come from."""
    sheet = _sheet(book, MEANT, pack, wide=True)
    for at, (title, width) in enumerate(MEANT_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, looks.head)
    for row, one in enumerate(pack.definitions, start=1):
        texts = (one.title, one.text, one.sources)
        high = max(_high(text, width) for text, (_, width) in zip(texts, MEANT_COLUMNS, strict=True))
        sheet.set_row(row, min(high, HIGHEST))
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, looks.cells[Kind.TEXT])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
