"""A pack as XLSX: a sheet to read, a sheet per table with filters, native charts, and what the figures mean."""

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.document import Cell, ColumnKind, DocumentTable, Pack, Section, TableColumn
from reports.stamp import code
from reports.writers.formatting import DASH, bare, cell_number, footer, mark_of, remark, subtitle
from reports.writers.xlsx_charts import Drawing
from reports.writers.xlsx_parts import LEADING, LETTER, Looks, add_sheet, high, lines, looks_of

BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""A text of the data stays a text, whatever it begins with."""
READ, MEANT, DRAWN = "Ringkasan", "Arti angka", "Data grafik"
WIDTH, READING = 11.0, 92
"""Characters of a column of width 1, and of the column to read."""
ABOVE, FIRST = 4, 7
"""Rows above a table (its title, its stamp, what must be known of it, a blank one), and above the first chapter."""
UPRIGHT, NATURAL = 12, 8
"""Counts' widths above which a table is printed on A4 laid across, and up to which in its own size."""
ARROW = 3
"""Letters that the button of a filter covers."""
WRITTEN, HIGHEST, PAGE = 48, 409, 960
"""Points of a row to be written in by hand, of the highest row that Excel knows, and of a page of the sheet to read."""
MEANT_COLUMNS = (("Angka", 26), ("Arti", 110), ("Sumber", 26))


def write(pack: Pack) -> bytes:
    """Write the workbook, its first sheet the one to read; the numbers behind the charts stand last, hidden."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": pack.title, "author": "Netra", "comments": subtitle(pack)})
        looks, drawing = looks_of(book), Drawing(book, DRAWN)
        _read(book, pack, looks, drawing)
        for table in pack.tables():
            _table(book, pack, table, looks)
        _meant(book, pack, looks)
        drawing.finish()
    return out.getvalue()


def _put(sheet: Worksheet, row: int, text: str, look: Format, points: int = 11) -> float:
    """Write a text in the column to read and return the height of its row."""
    tall = high(text, READING, points)
    sheet.set_row(row, tall)
    sheet.write_string(row, 0, text, look)
    return tall


def _read(book: Workbook, pack: Pack, looks: Looks, drawing: Drawing) -> None:
    """Title, stamp and code, then each chapter's sentences and charts, on a new page where it does not fit."""
    sheet = add_sheet(book, READ, pack)
    sheet.set_column(0, 0, READING, looks.text)
    sheet.set_column(1, 1, 18)
    _put(sheet, 0, pack.title, looks.title, 16)
    if pack.stamp.mark:
        sheet.write_string(0, 1, pack.stamp.mark, looks.mark)
    for at, line in enumerate(footer(pack), start=1):
        _put(sheet, at, line, looks.muted, 9)
    image = {
        "image_data": io.BytesIO(code(pack.stamp.link)),
        "x_scale": 0.75,
        "y_scale": 0.75,
        "description": "Kode QR menuju tampilan yang sama",
        "url": pack.stamp.link,
    }
    sheet.insert_image(1, 1, "kode.png", image)
    row, used, breaks = FIRST, FIRST * 15.0, []
    for section in pack.sections:
        first = row
        row, tall = _chapter(sheet, section, row, looks, drawing)
        breaks += [first] if used + tall > PAGE else []
        used = tall if used + tall > PAGE else used + tall
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, row, 1)


def _chapter(sheet: Worksheet, section: Section, row: int, looks: Looks, drawing: Drawing) -> tuple[int, float]:
    """One chapter from a row on; returns the row for the next, and how high the chapter is in points."""
    tall = _put(sheet, row, section.title, looks.heading, 12)
    for line in section.sentences:
        row += 1
        tall += _put(sheet, row, f"•  {bare(line)}", looks.text)
    for table in section.tables:
        row += 1
        tall += 15
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", looks.text, f"Tabel: lembar “{table.name}”")
    for chart in section.charts:
        row, drawn = drawing.insert(sheet, row + 1, chart, is_named=chart.title != section.title)
        tall += drawn
    if section.note:
        row += 1
        tall += _put(sheet, row, section.note, looks.muted, 9)
    return row + 2, tall + 30


def _table(book: Workbook, pack: Pack, table: DocumentTable, looks: Looks) -> None:
    """One table on its own sheet: filters, a header that stays and is printed on each page, its sum below."""
    is_wide = table.is_form or table.width > UPRIGHT
    sheet = add_sheet(book, table.name, pack, table, wide=is_wide, small=table.width <= NATURAL and not is_wide)
    word = mark_of(pack, table)
    mark = f"{word} · " if word else ""
    said = " ".join(line for line in (remark(table), pack.stamp.hidden) if line)
    above = ((table.title, looks.title, 16), (f"{mark}{subtitle(pack)}", looks.muted, 9), (said, looks.muted, 9))
    for at, (text, look, points) in enumerate(above):
        sheet.merge_range(at, 0, at, len(table.columns) - 1, "", look)
        sheet.write_string(at, 0, text, look)
        sheet.set_row(at, high(text, WIDTH * table.width, points))
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


def _grid(sheet: Worksheet, table: DocumentTable, looks: Looks) -> None:
    """Write a real table with filters; a form to be filled in has lines to write on instead."""
    headers = [{"header": column.title, "header_format": looks.head} for column in table.columns]
    heads = [lines(column.title, WIDTH * column.width * LETTER - ARROW) for column in table.columns]
    last = ABOVE + max(len(table.rows), 1)
    sheet.add_table(
        ABOVE, 0, last, len(headers) - 1, {"columns": headers, "style": None, "autofilter": not table.is_form}
    )
    sheet.set_row(ABOVE, max(heads) * 11 * LEADING + 4)
    looked = dict.fromkeys(ColumnKind, looks.blank) if table.is_form else looks.cells
    for at, row in enumerate(table.rows, start=ABOVE + 1):
        _line(sheet, at, row, table.columns, looked)
        if table.is_form:
            sheet.set_row(at, WRITTEN)


def _line(
    sheet: Worksheet, at: int, row: tuple[Cell, ...], columns: tuple[TableColumn, ...], looks: dict[ColumnKind, Format]
) -> None:
    """Write the cells of a row, as high as its longest text."""
    texts = [
        high(value, WIDTH * column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str)
    ]
    sheet.set_row(at, max(texts, default=11 * LEADING))
    for place, (value, column) in enumerate(zip(row, columns, strict=True)):
        look = looks[column.kind]
        if value is None:
            sheet.write_string(at, place, DASH, look)
        elif isinstance(value, str):
            sheet.write_string(at, place, value, look)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, cell_number(value, column.kind), look)
        else:
            sheet.write_datetime(at, place, value, look)


def _meant(book: Workbook, pack: Pack, looks: Looks) -> None:
    """Write what the figures mean and where they come from."""
    sheet = add_sheet(book, MEANT, pack, wide=True)
    for at, (title, width) in enumerate(MEANT_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, looks.head)
    for row, one in enumerate(pack.definitions, start=1):
        texts = (one.title, one.text, one.sources)
        tall = max(high(text, width) for text, (_, width) in zip(texts, MEANT_COLUMNS, strict=True))
        sheet.set_row(row, min(tall, HIGHEST))
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, looks.cells[ColumnKind.TEXT])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
