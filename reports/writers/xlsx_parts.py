"""What a workbook is made of: its formats, sheets ready for the printer, rows as high as their texts."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from charts.base import style
from reports.document import ColumnKind, DocumentTable, Pack
from reports.writers.formatting import footer, mark_of, subtitle

DAY = "[$-421]d mmm yyyy"
NUMBERS = {ColumnKind.COUNT: "#,##0", ColumnKind.PERCENT: "0.0%", ColumnKind.RATE: "#,##0.0", ColumnKind.DAY: DAY}
LEADING, LETTER = 1.36, 1.1
"""Of Calibri: how high a line is, in its points; letters in a digit's width."""


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
    cells: dict[ColumnKind, Format]
    sums: dict[ColumnKind, Format]


def looks_of(book: Workbook) -> Looks:
    """Make the formats, once per workbook."""
    base = {"font_name": "Calibri", "font_size": 11, "font_color": style.TEXT, "valign": "top"}
    line = {"bottom": 1, "bottom_color": style.GRID}

    def made(**more: object) -> Format:
        return book.add_format(base | more)

    aligned = {kind: {} if kind is ColumnKind.TEXT else {"align": "right", "indent": 1} for kind in ColumnKind}
    cells = {
        kind: made(num_format=NUMBERS.get(kind, "@"), text_wrap=kind is ColumnKind.TEXT, **line, **aligned[kind])
        for kind in ColumnKind
    }
    sums = {
        kind: made(num_format=NUMBERS.get(kind, "@"), bold=True, top=1, top_color=style.MUTED, **aligned[kind])
        for kind in ColumnKind
    }
    head = {"bold": True, "valign": "vcenter", "bg_color": style.UNKNOWN_FILL, "bottom": 1, "bottom_color": style.MUTED}
    return Looks(
        title=made(bold=True, font_size=16),
        heading=made(bold=True, font_size=12, text_wrap=True),
        muted=made(font_color=style.MUTED, font_size=9, text_wrap=True),
        text=made(text_wrap=True),
        mark=made(bold=True, align="center", bg_color=style.SEVERITIES["moral"]),
        head=made(text_wrap=True, **head),
        blank=made(text_wrap=True, border=1, border_color=style.MUTED),
        cells=cells,
        sums=sums,
    )


def add_sheet(
    book: Workbook,
    name: str,
    pack: Pack,
    table: DocumentTable | None = None,
    *,
    wide: bool = False,
    small: bool = False,
) -> Worksheet:
    """Add a sheet ready for the printer: A4, as wide as the page unless `small`, its stamp and number on every page."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    if not small:
        sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    word = mark_of(pack, table)
    mark = f" · {word}" if word else ""
    sheet.set_header(f"&L{_printed(pack.title)}{mark}&R{_printed(subtitle(pack))}")
    sheet.set_footer(f"&L&8{_printed(footer(pack, table)[1])}&R&8Halaman &P dari &N")
    return sheet


def _printed(text: str) -> str:
    """Escape a text for a printed header, where & begins a command."""
    return text.replace("&", "&&")


def high(text: str, width: float, points: int = 11) -> float:
    """Points of the row of a text: LibreOffice and a printer take the height that is written."""
    return lines(text, width * LETTER * 11 / points) * points * LEADING


def lines(text: str, width: float) -> int:
    """In how many lines a text stands in so many characters' width: words stay whole unless they are longer."""
    found, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            found, used = found + 1, 0.0
        used += len(word) + (1 if used else 0)
        found, used = found + int(max(used - 1, 0) // width), (used - 1) % width + 1
    return found
