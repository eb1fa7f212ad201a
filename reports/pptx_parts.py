"""What a slide is made of: boxes, lines of text, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from charts import style
from reports.content import Cell, Kind, Table
from reports.writing import cell, runs

_COLOUR: Any = RGBColor
FACE = "Calibri"
"""On every office machine; LibreOffice takes Carlito, which has the same widths."""
GAP = Inches(0.3)
SMALLEST = 12


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

    def cut(self, share: float) -> "tuple[Box, Box]":
        """Above and below each other; the upper one has the share of the height."""
        first = int(self.height * share)
        return (
            Box(self.left, self.top, self.width, first),
            Box(self.left, self.top + first + GAP // 2, self.width, self.height - first - GAP // 2),
        )


def rgb(colour: str) -> RGBColor:
    """#rrggbb as PowerPoint has it."""
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    made: RGBColor = _COLOUR(red, green, blue)
    return made


def described(shape: Any, words: str) -> None:
    """The text alternative of a shape."""
    shape._element._nvXxPr.cNvPr.set("descr", words)


def add_text(slide: Any, box: Box, text: str, size: int, *, muted: bool = False, mark: bool = False) -> None:
    """A line or a few of one kind; `mark` on the colour of SIMULASI."""
    shape = slide.shapes.add_textbox(*_emu(box))
    paint(shape.text_frame, [[(line, mark)] for line in text.split("\n")], size, style.MUTED if muted else style.TEXT)
    if mark:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(style.SEVERITIES["moral"])
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def add_lines(slide: Any, box: Box, lines: Sequence[str], size: int) -> None:
    """Sentences one below the other, as large as fits, from `size` points down."""
    shape = slide.shapes.add_textbox(*_emu(box))
    fitting = next(
        (points for points in range(size, SMALLEST, -1) if _height(lines, points, box) <= box.height), SMALLEST
    )
    paint(shape.text_frame, [[("•  ", False), *runs(line)] for line in lines], fitting, space=8)


def _height(lines: Sequence[str], points: int, box: Box) -> int:
    """How high the sentences are, in EMU: Calibri is about half as wide as high, a line a fifth higher."""
    across = max(int(Emu(box.width).pt / (points * 0.5)), 1)
    rows = sum(-(-(len(line) + 3) // across) for line in lines)
    return int(Pt(rows * points * 1.2 + 8 * len(lines) + 8))


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
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), strong, FACE
            run.font.color.rgb = rgb(colour)
            run._r.get_or_add_rPr().set("lang", "id-ID")


def add_table(slide: Any, box: Box, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
    """A native table: its heading row, then the rows given."""
    shape = slide.shapes.add_table(len(rows) + 1, len(table.columns), *_emu(box))
    described(shape, table.title)
    native, widths = shape.table, [column.width for column in table.columns]
    for at, width in enumerate(widths):
        native.columns[at].width = int(box.width * width / sum(widths))
    for row in native.rows:
        row.height = int(Pt(24))
    native.horz_banding = False
    for at, column in enumerate(table.columns):
        _write(native.cell(0, at), column.title, strong=True)
        for row, values in enumerate(rows, start=1):
            is_number = column.kind in (Kind.COUNT, Kind.PERCENT, Kind.RATE)
            _write(native.cell(row, at), cell(values[at], column), right=is_number)


def _write(place: Any, text: str, *, strong: bool = False, right: bool = False) -> None:
    paint(place.text_frame, [[(text, strong)]], SMALLEST)
    place.margin_left = place.margin_right = Inches(0.06)
    place.margin_top = place.margin_bottom = Inches(0.03)
    place.fill.solid()
    place.fill.fore_color.rgb = rgb(style.UNKNOWN_FILL if strong else style.PAPER)
    if right:
        place.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)
