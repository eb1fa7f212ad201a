"""What a slide is made of: boxes, lines of text, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from charts.base import style
from reports.document import Cell, ColumnKind, DocumentTable
from reports.writers.formatting import cell, runs

_COLOUR: Any = RGBColor
FACE = "Calibri"
"""On every office machine; LibreOffice takes Carlito, which has the same widths."""
GAP = Inches(0.3)
SMALLEST = 12
CELL, HANGING = Inches(0.06), Inches(0.2)
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Of tables, as PowerPoint numbers it: neither lines nor bands of its own."""
LINE, LETTER = 1.22, 0.5
"""Of Calibri: how high a line is, and how wide a letter on the average, in its points."""


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: int
    top: int
    width: int
    height: int

    def split(self, share: float) -> "tuple[Box, Box]":
        """Left and right of each other, with a gap; the left one has the share of the width."""
        first = int(self.width * share)
        rest = self.left + first + GAP
        return (
            Box(self.left, self.top, first, self.height),
            Box(rest, self.top, self.width - first - GAP, self.height),
        )

    def cut(self, first: int) -> "tuple[Box, Box]":
        """Above and below each other; the upper one has the height given, or what there is."""
        first = min(first, self.height)
        return (
            Box(self.left, self.top, self.width, first),
            Box(self.left, self.top + first, self.width, self.height - first),
        )


def rgb(colour: str) -> RGBColor:
    """#rrggbb as PowerPoint has it."""
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    made: RGBColor = _COLOUR(red, green, blue)
    return made


def described(shape: Any, words: str) -> None:
    """Set the text alternative of a shape."""
    shape._element._nvXxPr.cNvPr.set("descr", words)


def add_text(
    slide: Any, box: Box, text: str, size: int, *, muted: bool = False, mark: bool = False, strong: bool = False
) -> None:
    """Add one or more lines of one kind; `mark` on the colour of SIMULASI."""
    shape = slide.shapes.add_textbox(*_emu(box))
    lines = [[(line, mark or strong)] for line in text.split("\n")]
    paint(shape.text_frame, lines, size, style.MUTED if muted else style.TEXT)
    if mark:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(style.SEVERITIES["moral"])
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def add_lines(slide: Any, box: Box, lines: Sequence[str], size: int) -> None:
    """Sentences one below the other, as large as fits, from `size` points down."""
    shape = slide.shapes.add_textbox(*_emu(box))
    sizes = range(size, SMALLEST, -1)
    fitting = next((points for points in sizes if height_of(lines, points, box.width) <= box.height), SMALLEST)
    paint(shape.text_frame, [runs(line) for line in lines], fitting, space=8)
    for paragraph in shape.text_frame.paragraphs:
        marks = paragraph._p.get_or_add_pPr()
        marks.set("marL", str(HANGING))
        marks.set("indent", str(-HANGING))
        marks.append(_element("buChar", char="•"))


def _element(name: str, **values: str) -> Any:
    """Make a drawing element that the library has no name for."""
    made: Any = OxmlElement(f"a:{name}")
    for key, value in values.items():
        made.set(key, value)
    return made


def height_of(lines: Sequence[str], points: int, width: int, space: int = 8) -> int:
    """How high lines of text are in a box of that width, in EMU."""
    rows = sum(_rows(line, points, width - HANGING) for line in lines)
    return int(Pt(rows * points * LINE + space * len(lines) + 8))


def _rows(line: str, points: int, width: int) -> int:
    across = max(int(Emu(width).pt / (points * LETTER)), 1)
    return max(-(-len(line) // across), 1)


def add_key(slide: Any, box: Box, series: Sequence[tuple[str, str]], unit: str) -> None:
    """Add the colour key in the order of the chart (programs order their own legend each in its way)."""
    shape = slide.shapes.add_textbox(*_emu(box))
    paint(shape.text_frame, [[]], SMALLEST)
    line = shape.text_frame.paragraphs[0]
    for name, colour in series:
        _run(line, "■ ", SMALLEST, colour)
        _run(line, f"{name}     ", SMALLEST, style.TEXT)
    _run(line, unit, SMALLEST, style.MUTED)


def paint(
    frame: Any, lines: Sequence[Sequence[tuple[str, bool]]], size: int, colour: str = style.TEXT, *, space: int = 0
) -> None:
    """Write lines of runs, each with whether it is strong, into a frame."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(space)
        for text, strong in line:
            _run(paragraph, text, size, colour, strong=strong)


def _run(paragraph: Any, text: str, size: int, colour: str, *, strong: bool = False) -> None:
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), strong, FACE
    run.font.color.rgb = rgb(colour)
    run._r.get_or_add_rPr().set("lang", "id-ID")


def table_heights(table: DocumentTable, rows: Sequence[tuple[Cell, ...]], width: int) -> list[int]:
    """How high the heading and each row are when the table is that wide, in EMU."""
    widths = [int(width * column.width / table.width) - 2 * CELL for column in table.columns]
    lines = [[column.title for column in table.columns]]
    lines += [[cell(value, column) for value, column in zip(row, table.columns, strict=True)] for row in rows]
    tallest = [max(_rows(text, SMALLEST, across) for text, across in zip(line, widths, strict=True)) for line in lines]
    return [int(Pt(most * SMALLEST * LINE + 7)) for most in tallest]


def add_table(slide: Any, box: Box, table: DocumentTable, rows: Sequence[tuple[Cell, ...]]) -> None:
    """Add a native table: its heading row, then the rows given; a form's rows share what room there is."""
    heights = table_heights(table, rows, box.width)
    if table.is_form:
        heights[1:] = [max((box.height - heights[0]) // len(rows), height) for height in heights[1:]]
    shape = slide.shapes.add_table(len(rows) + 1, len(table.columns), *_emu(box))
    described(shape, table.title)
    native = shape.table
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    for at, column in enumerate(table.columns):
        native.columns[at].width = int(box.width * column.width / table.width)
    for at, height in enumerate(heights):
        native.rows[at].height = height
    native.horz_banding = False
    for at, column in enumerate(table.columns):
        _write(native.cell(0, at), column.title, strong=True)
        for row, values in enumerate(rows, start=1):
            is_number = column.kind in (ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.RATE)
            _write(native.cell(row, at), cell(values[at], column), right=is_number)


def _write(place: Any, text: str, *, strong: bool = False, right: bool = False) -> None:
    paint(place.text_frame, [[(text, strong)]], SMALLEST)
    place.margin_left = place.margin_right = CELL
    place.margin_top = place.margin_bottom = Inches(0.03)
    place.fill.solid()
    place.fill.fore_color.rgb = rgb(style.UNKNOWN_FILL if strong else style.PAPER)
    # An empty cell is otherwise as high as a line of 18 points.
    place.text_frame.paragraphs[0]._p.get_or_add_endParaRPr().set("sz", str(SMALLEST * 100))
    _ruled(place)
    if right:
        place.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _ruled(place: Any) -> None:
    """Draw a fine line below a cell; it comes before the fill, as the schema wants it."""
    line = _element("lnB", w=str(Pt(0.75)))
    fill = _element("solidFill")
    fill.append(_element("srgbClr", val=style.FAINT.lstrip("#")))
    line.append(fill)
    place._tc.get_or_add_tcPr().insert(0, line)


def _emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)
