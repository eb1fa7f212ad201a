"""The presentation as whoever opens it finds it."""

from collections.abc import Iterator
from typing import Any

from pptx.util import Inches

from storage.builds import Build
from tests.support.pack_files import slides_of
from tests.support.packs import pack, selection


def _frames(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def test_the_presentation_has_five_slides_each_with_stamp_code_and_notes(long_town: Build) -> None:
    slides = slides_of(pack("wali-kota", selection(long_town))).slides
    assert len(slides) == 5
    for at, slide in enumerate(slides, start=1):
        text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "posisi data per 1 Oktober 2024" in text and "SIMULASI" in text and f"Halaman {at} dari 5" in text
        pictures = [shape for shape in slide.shapes if "Kode QR" in shape._element._nvXxPr.cNvPr.get("descr", "")]
        assert len(pictures) == 1
        assert "Tampilan yang sama: https://netra.contoh.go.id/" in slide.notes_slide.notes_text_frame.text


def test_nothing_on_a_slide_is_smaller_than_twelve_points_or_reaches_into_the_stamp(long_town: Build) -> None:
    for slide in slides_of(pack("wali-kota", selection(long_town))).slides:
        runs = [run for frame in _frames(slide) for line in frame.paragraphs for run in line.runs]
        assert runs and min(run.font.size.pt for run in runs) >= 12
        for shape in slide.shapes:
            if getattr(shape, "has_table", False):
                assert shape.top + sum(row.height for row in shape.table.rows) <= Inches(6.5)
            if getattr(shape, "has_chart", False):
                assert shape.chart.font.size.pt >= 12 and shape.top + shape.height <= Inches(6.5)
