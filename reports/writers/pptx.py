"""A pack as PPTX: one slide per chapter, its finding as the title, charts that stay editable, notes for the speaker."""

import io
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from reports.document import BarChart, Chart, DocumentTable, Pack, Section
from reports.stamp import code
from reports.writers.formatting import footer, remark, subtitle
from reports.writers.formatting import key as colour_key
from reports.writers.pptx_charts import add_chart
from reports.writers.pptx_parts import (
    GAP,
    SMALLEST,
    Box,
    add_key,
    add_lines,
    add_table,
    add_text,
    described,
    height_of,
    paint,
    table_heights,
)
from text.indonesian import number

WIDE, HIGH = Inches(13.333), Inches(7.5)
EDGE = Inches(0.55)
TOP, BOTTOM = Inches(1.55), Inches(6.42)
"""Between them lies what a slide has to say; below them its stamp."""
TITLE_ONLY = 5
MOST_BARS = 14
MOST_ROWS = 6
"""More rows than this are not readable from the back of a hall: they stand in the PDF."""
HEADING = Inches(0.36)
"""Of the line over a table, and of that with the names of the colours."""
BIG, PLAIN = 20, 18
"""Points of a slide of sentences alone, and of sentences beside a picture."""


@dataclass(frozen=True)
class SlideArea:
    """Which slide of how many."""

    at: int
    of: int


def write(pack: Pack) -> bytes:
    """Write the presentation, 16:9."""
    slides: Any = Presentation()
    slides.slide_width, slides.slide_height = WIDE, HIGH
    slides.core_properties.title, slides.core_properties.author = pack.title, "Netra"
    slides.core_properties.language = "id-ID"
    for at, section in enumerate(pack.sections, start=1):
        _slide(slides, pack, section, SlideArea(at, len(pack.sections)))
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def _slide(slides: Any, pack: Pack, section: Section, place: SlideArea) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    _title(slide, pack, section)
    _body(slide, section)
    _stamp(slide, pack, place)
    slide.notes_slide.notes_text_frame.text = _notes(pack, section)


def _title(slide: Any, pack: Pack, section: Section) -> None:
    """Add the title; smaller where it is long, so that it keeps to two lines."""
    head, length = slide.shapes.title, len(section.title)
    box = Box(EDGE, Inches(0.62), WIDE - 2 * EDGE, Inches(0.9))
    head.left, head.top, head.width, head.height = box.left, box.top, box.width, box.height
    paint(head.text_frame, [[(section.title, True)]], 28 if length <= 58 else 23 if length <= 140 else 19)
    add_text(slide, Box(EDGE, Inches(0.3), Inches(9), Inches(0.34)), f"{pack.title} · {subtitle(pack)}", 12, muted=True)
    if pack.stamp.mark:
        add_text(
            slide,
            Box(WIDE - EDGE - Inches(1.5), Inches(0.28), Inches(1.5), Inches(0.36)),
            pack.stamp.mark,
            14,
            mark=True,
        )


def _body(slide: Any, section: Section) -> None:
    """Sentences and the first picture beside each other, a short table below, and what must be known of them."""
    table = section.tables[0] if section.tables and _fits(section.tables[0]) else None
    room = _remarks(slide, Box(EDGE, TOP, WIDE - 2 * EDGE, BOTTOM - TOP), section, table)
    if section.charts:
        if table:
            room, below = room.cut(room.height - _needs(table, room.width))
            _titled_table(slide, below, section, table)
        words, drawn = room.split(0.4) if section.sentences else (None, room)
        if words:
            add_lines(slide, words, section.sentences, PLAIN)
        _picture(slide, drawn, section, section.charts[0])
    elif table:
        high = height_of(section.sentences, PLAIN, room.width) if section.sentences else 0
        words, rows = room.cut(min(high, room.height - _needs(table, room.width)))
        if section.sentences:
            add_lines(slide, words, section.sentences, PLAIN)
        _titled_table(slide, rows, section, table)
    else:
        add_lines(slide, room, section.sentences or ("Tidak ada yang perlu disampaikan.",), BIG)


def _fits(table: DocumentTable) -> bool:
    return len(table.rows) <= MOST_ROWS


def _remarks(slide: Any, room: Box, section: Section, table: DocumentTable | None) -> Box:
    """Write the notes of what is shown at the foot of the room; returns what is left above them."""
    said = " ".join(line for line in (section.note, remark(table) if table else "") if line)
    if not said:
        return room
    left, foot = room.cut(room.height - height_of([said], SMALLEST, room.width, 0))
    add_text(slide, foot, said, SMALLEST, muted=True)
    return left


def _needs(table: DocumentTable, width: int) -> int:
    return sum(table_heights(table, table.rows, width)) + HEADING + GAP // 2


def _titled_table(slide: Any, room: Box, section: Section, table: DocumentTable) -> None:
    if table.title != section.title:
        head, room = room.cut(HEADING)
        add_text(slide, head, table.title, 14, strong=True)
    add_table(slide, room, table, table.rows)


def _picture(slide: Any, room: Box, section: Section, chart: Chart) -> None:
    """Add the chart under its own title and colour key; the second half of many bars beside the first."""
    if chart.title != section.title:
        head, room = room.cut(height_of([chart.title], 14, room.width, 0))
        add_text(slide, head, chart.title, 14, strong=True)
    named = [(one.name, one.colour) for one in colour_key(chart)]
    told = "      ".join([*(f"■ {name}" for name, _ in named), chart.unit])
    key, room = room.cut(height_of([told], SMALLEST, room.width, 0))
    add_key(slide, key, named, chart.unit)
    if isinstance(chart, BarChart) and len(chart.labels) > MOST_BARS:
        half = -(-min(len(chart.labels), 2 * MOST_BARS) // 2)
        for at, box in enumerate(room.split(0.49)):
            add_chart(slide, box, _part(chart, at * half, (at + 1) * half))
    else:
        add_chart(slide, room, chart)


def _part(chart: BarChart, first: int, last: int) -> BarChart:
    """Cut the chart to the bars from one place up to another, keeping their scale."""
    longest = max((value or 0 for one in chart.series for value in one.values), default=0)
    series = tuple(replace(one, values=one.values[first:last], labels=one.labels[first:last]) for one in chart.series)
    return replace(chart, labels=chart.labels[first:last], series=series, limit=chart.limit or longest or None)


def _left_out(section: Section) -> list[str]:
    """Say in words what the slide does not show of its chapter."""
    bars = [chart for chart in section.charts if isinstance(chart, BarChart) and len(chart.labels) > 2 * MOST_BARS]
    cut = [f"Ditampilkan {number(2 * MOST_BARS)} teratas dari {number(len(one.labels))}." for one in bars]
    tables = [one for at, one in enumerate(section.tables) if at or not _fits(one)]
    return [*cut, *(f"{one.title}: {number(len(one.rows))} baris, ada di berkas PDF." for one in tables)]


def _stamp(slide: Any, pack: Pack, place: SlideArea) -> None:
    """Add what every page bears: position, dataset, number, and the code that opens the same view."""
    lines = [*footer(pack)[1:], f"Halaman {place.at} dari {place.of}"]
    add_text(slide, Box(EDGE, Inches(6.72), Inches(11), Inches(0.6)), "\n".join(lines), 12, muted=True)
    size = Inches(0.86)
    picture = slide.shapes.add_picture(io.BytesIO(code(pack.stamp.link)), WIDE - EDGE - size, Inches(6.52), size, size)
    picture.click_action.hyperlink.address = pack.stamp.link
    described(picture, "Kode QR menuju tampilan yang sama")


def _notes(pack: Pack, section: Section) -> str:
    """For the speaker: what is not on the slide, what the figures mean, where they come from."""
    named = {shown.metric for shown in (*section.charts, *section.tables)}
    meant = [f"{one.title}: {one.text} Sumber: {one.sources}." for one in pack.definitions if one.metric in named]
    parts = [*_left_out(section), section.note, *meant, f"Tampilan yang sama: {pack.stamp.link}"]
    return "\n\n".join(part for part in parts if part)
