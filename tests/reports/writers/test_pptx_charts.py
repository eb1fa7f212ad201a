"""Native charts of a slide."""

from storage.builds import Build
from tests.support.pack_files import odd, slides_of
from tests.support.packs import pack, selection


def test_many_bars_stand_in_two_charts_of_one_length(long_town: Build) -> None:
    slides = slides_of(odd(pack("wali-kota", selection(long_town)))).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if getattr(shape, "has_chart", False)]
    assert [len(list(chart.plots[0].categories)) for chart in charts] == [14, 14]
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    assert "28 teratas dari 30" in slides[0].notes_slide.notes_text_frame.text
