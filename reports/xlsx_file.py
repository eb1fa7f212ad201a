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
from reports.writing import bare, footer, subtitle
from reports.xlsx_charts import Drawing
from wording import UNKNOWN

BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""A text of the data stays a text, whatever it begins with."""
DAY = "[$-421]d mmmm yyyy"
NUMBERS = {Kind.COUNT: "#,##0", Kind.PERCENT: "0.0%", Kind.RATE: "#,##0.0", Kind.DAY: DAY}
READ, MEANT, DRAWN = "Ringkasan", "Arti angka", "Data grafik"
WIDTH = 11.0
"""Characters of a column of width 1."""
ABOVE = 3
"""Rows above a table: its title, what it stands for, a blank one."""


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook."""

    title: Format
    heading: Format
    muted: Format
    text: Format
    mark: Format
    cells: dict[Kind, Format]
    sums: dict[Kind, Format]


def write(pack: Pack) -> bytes:
    """The workbook, its first sheet the one to read."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": pack.title, "author": "Netra", "comments": subtitle(pack)})
        looks = _looks(book)
        _read(book, pack, looks)
        for table in pack.tables():
            _table(book, pack, table, looks)
        _meant(book, pack, looks)
    return out.getvalue()


def _looks(book: Workbook) -> Looks:
    base = {"font_name": "Calibri", "font_size": 11, "font_color": style.TEXT, "valign": "top"}
    line = {"bottom": 1, "bottom_color": style.GRID}

    def made(**more: object) -> Format:
        return book.add_format(base | more)

    cells = {kind: made(num_format=NUMBERS.get(kind, "@"), text_wrap=kind is Kind.TEXT, **line) for kind in Kind}
    sums = {kind: made(num_format=NUMBERS.get(kind, "@"), bold=True, top=1, top_color=style.MUTED) for kind in Kind}
    return Looks(
        made(bold=True, font_size=16), made(bold=True, font_size=12), made(font_color=style.MUTED, font_size=9),
        made(text_wrap=True), made(bold=True, bg_color=style.SEVERITIES["moral"]), cells, sums,
    )  # fmt: skip


def _sheet(book: Workbook, name: str, pack: Pack, *, wide: bool = False) -> Worksheet:
    """A sheet ready for the printer: A4, as wide as the page, its stamp and number on every page."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    mark = f" · {pack.stamp.mark}" if pack.stamp.mark else ""
    sheet.set_header(f"&L{_printed(pack.title)}{mark}&R{_printed(subtitle(pack))}")
    sheet.set_footer(f"&L{_printed(footer(pack)[1])}&RHalaman &P dari &N")
    return sheet


def _printed(text: str) -> str:
    """A text for a printed header, where & begins a command."""
    return text.replace("&", "&&")


def _read(book: Workbook, pack: Pack, looks: Looks) -> None:
    """Title, stamp and code, then each chapter's sentences and charts."""
    sheet = _sheet(book, READ, pack)
    sheet.set_column(0, 0, 92, looks.text)
    sheet.set_column(1, 1, 18)
    sheet.write(0, 0, pack.title, looks.title)
    if pack.stamp.mark:
        sheet.write(0, 1, pack.stamp.mark, looks.mark)
    for at, line in enumerate(footer(pack), start=1):
        sheet.write(at, 0, line, looks.muted)
    image = {"image_data": io.BytesIO(code(pack.stamp.link)), "x_scale": 0.75, "y_scale": 0.75,
             "description": "Kode QR menuju tampilan yang sama", "url": pack.stamp.link}  # fmt: skip
    sheet.insert_image(1, 1, "kode.png", image)
    row, drawing = 8, Drawing(book, DRAWN)
    for section in pack.sections:
        row = _chapter(sheet, section, row, looks, drawing)
    drawing.finish()


def _chapter(sheet: Worksheet, section: Section, row: int, looks: Looks, drawing: Drawing) -> int:
    """One chapter from a row on; returns the row for the next."""
    sheet.write(row, 0, section.title, looks.heading)
    lines = [*(f"•  {bare(line)}" for line in section.sentences)]
    lines += [f"Tabel: lembar “{table.name}”" for table in section.tables]
    for line in lines:
        row += 1
        sheet.write(row, 0, line, looks.text)
    for chart in section.charts:
        row = drawing.insert(sheet, row + 1, chart)
    if section.note:
        row += 1
        sheet.write(row, 0, section.note, looks.muted)
    return row + 2


def _table(book: Workbook, pack: Pack, table: Table, looks: Looks) -> None:
    """One table on its own sheet: filters, a header that stays, its sum below, its note at the end."""
    sheet = _sheet(book, table.name, pack, wide=sum(column.width for column in table.columns) > 10)
    sheet.write(0, 0, table.title, looks.heading)
    mark = f"{pack.stamp.mark} · " if pack.stamp.mark else ""
    sheet.write(1, 0, f"{mark}{subtitle(pack)}", looks.muted)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTH * column.width)
    last = ABOVE + max(len(table.rows), 1)
    headers = [{"header": column.title} for column in table.columns]
    sheet.add_table(ABOVE, 0, last, len(headers) - 1, {"columns": headers, "style": "Table Style Light 1"})
    sheet.set_row(ABOVE, 32, book.add_format({"text_wrap": True, "valign": "vcenter", "bold": True}))
    for at, row in enumerate(table.rows, start=ABOVE + 1):
        _line(sheet, at, row, table.columns, looks.cells)
    if table.total:
        last += 1
        _line(sheet, last, table.total, table.columns, looks.sums)
    for line in (text for text in (table.note, pack.stamp.hidden) if text):
        last += 2
        sheet.write(last, 0, line, looks.muted)
    sheet.freeze_panes(ABOVE + 1, 1)
    sheet.repeat_rows(ABOVE)


def _line(
    sheet: Worksheet, at: int, row: tuple[Cell, ...], columns: tuple[Column, ...], looks: dict[Kind, Format]
) -> None:
    for place, (value, column) in enumerate(zip(row, columns, strict=True)):
        look = looks[column.kind]
        if value is None:
            sheet.write_string(at, place, UNKNOWN, look)
        elif isinstance(value, str):
            sheet.write_string(at, place, value, look)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, value / 100 if column.kind is Kind.PERCENT else value, look)
        else:
            sheet.write_datetime(at, place, value, look)


def _meant(book: Workbook, pack: Pack, looks: Looks) -> None:
    """What the figures mean and where they come from."""
    sheet = _sheet(book, MEANT, pack)
    for at, (title, width) in enumerate((("Angka", 30), ("Arti", 90), ("Sumber", 30))):
        sheet.set_column(at, at, width)
        sheet.write(0, at, title, looks.heading)
    for row, one in enumerate(pack.definitions, start=1):
        for at, text in enumerate((one.title, one.text, one.sources)):
            sheet.write_string(row, at, text, looks.text)
    sheet.freeze_panes(1, 0)
