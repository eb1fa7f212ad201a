"""A pack as PPTX: one slide per chapter, its finding as the title, charts that stay editable, notes for the speaker."""

import io
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from reports.content import Bars, Pack, Section, Table
from reports.pptx_charts import add_chart
from reports.pptx_parts import Box, add_lines, add_table, add_text, described, paint
from reports.stamp import code
from reports.writing import footer, subtitle
from wording import number

WIDE, HIGH = Inches(13.333), Inches(7.5)
EDGE = Inches(0.55)
TOP, BOTTOM = Inches(1.55), Inches(6.42)
"""Between them lies what a slide has to say; below them its stamp."""
TITLE_ONLY = 5
MOST_BARS = 14
MOST_ROWS = 6
"""More rows than this are not readable from the back of a hall: they stand in the PDF."""
BIG, PLAIN = 20, 17
"""Points of a slide of sentences alone, and of sentences beside a picture."""


@dataclass(frozen=True)
class Place:
    """Which slide of how many."""

    at: int
    of: int


def write(pack: Pack) -> bytes:
    """The presentation, 16:9."""
    slides: Any = Presentation()
    slides.slide_width, slides.slide_height = WIDE, HIGH
    slides.core_properties.title, slides.core_properties.author = pack.title, "Netra"
    slides.core_properties.language = "id-ID"
    for at, section in enumerate(pack.sections, start=1):
        _slide(slides, pack, section, Place(at, len(pack.sections)))
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def _slide(slides: Any, pack: Pack, section: Section, place: Place) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    _title(slide, pack, section)
    told = _body(slide, section)
    _stamp(slide, pack, place)
    slide.notes_slide.notes_text_frame.text = _notes(pack, section, told)


def _title(slide: Any, pack: Pack, section: Section) -> None:
    """The finding; smaller where it is long, so that it keeps to two lines."""
    head = slide.shapes.title
    box = Box(EDGE, Inches(0.62), WIDE - 2 * EDGE, Inches(0.9))
    head.left, head.top, head.width, head.height = box.left, box.top, box.width, box.height
    paint(head.text_frame, [[(section.title, True)]], 28 if len(section.title) <= 76 else 23)
    add_text(slide, Box(EDGE, Inches(0.3), Inches(9), Inches(0.34)), f"{pack.title} · {subtitle(pack)}", 12, muted=True)
    if pack.stamp.mark:
        add_text(slide, Box(WIDE - EDGE - Inches(1.5), Inches(0.28), Inches(1.5), Inches(0.36)), pack.stamp.mark, 14,
                 mark=True)  # fmt: skip


def _body(slide: Any, section: Section) -> list[str]:
    """Sentences and the first picture beside each other, a short table below; returns what was left out, in words."""
    left_out = []
    whole = Box(EDGE, TOP, WIDE - 2 * EDGE, BOTTOM - TOP)
    table = section.tables[0] if section.tables else None
    if section.charts:
        chart = section.charts[0]
        words, drawn = whole.split(0.36) if section.sentences else (None, whole)
        if table and len(table.rows) <= MOST_ROWS:
            drawn, below = drawn.cut(0.52)
            add_table(slide, below, table, table.rows)
        if words:
            add_lines(slide, words, section.sentences, PLAIN)
        if isinstance(chart, Bars) and len(chart.labels) > MOST_BARS:
            left_out.append(f"Ditampilkan {number(MOST_BARS)} teratas dari {number(len(chart.labels))}.")
        add_chart(slide, drawn, chart, MOST_BARS)
    elif table:
        words, rows = whole.cut(0.3) if section.sentences else (None, whole)
        if words:
            add_lines(slide, words, section.sentences, PLAIN)
        add_table(slide, rows, table, table.rows[:MOST_ROWS])
    else:
        add_lines(slide, whole, section.sentences or ("Tidak ada yang perlu disampaikan.",), BIG)
    return [*left_out, *(_cut(one) for one in section.tables if len(one.rows) > MOST_ROWS)]


def _cut(table: Table) -> str:
    return f"{table.title}: {number(len(table.rows))} baris, ada di berkas PDF."


def _stamp(slide: Any, pack: Pack, place: Place) -> None:
    """What every page bears: position, dataset, number, and the code that opens the same view."""
    lines = [*footer(pack)[1:], f"Halaman {place.at} dari {place.of}"]
    add_text(slide, Box(EDGE, Inches(6.72), Inches(11), Inches(0.6)), "\n".join(lines), 12, muted=True)
    size = Inches(0.86)
    picture = slide.shapes.add_picture(io.BytesIO(code(pack.stamp.link)), WIDE - EDGE - size, Inches(6.52), size, size)
    picture.click_action.hyperlink.address = pack.stamp.link
    described(picture, "Kode QR menuju tampilan yang sama")


def _notes(pack: Pack, section: Section, left_out: list[str]) -> str:
    """For the speaker: what is not on the slide, what the figures mean, where they come from."""
    named = {shown.metric for shown in (*section.charts, *section.tables)}
    meant = [f"{one.title}: {one.text} Sumber: {one.sources}." for one in pack.definitions if one.metric in named]
    parts = [*left_out, section.note, *meant, f"Tampilan yang sama: {pack.stamp.link}"]
    return "\n\n".join(part for part in parts if part)
