"""The curve of signings of one cycle: its numbers and labels, by hand."""

from datetime import date

from charts.compliance import progress
from tests.support.compliance_rows import CURVE, DUE, POLLING, STAGES, texts


def test_the_curve_shows_both_counts_the_target_and_the_due_day() -> None:
    figure = progress.curve(CURVE, STAGES, DUE, POLLING)
    assert [list(trace.y) for trace in figure.data[:2]] == [[600, 800, 850], [500, 700, 700]]
    assert [(shape.y0, shape.x0) for shape in figure.layout.shapes] == [(1000, 0), (0, DUE)]
    said = texts(figure)
    assert "<b>850</b> sudah tanda tangan" in said[0] and "<b>700</b> tepat waktu dan terverifikasi" in said[0]
    assert said[1:] == ["wajib 1.000 orang", "batas tepat waktu 24 Sep 2024", "Kampanye", "Penetapan"]


def test_a_stage_of_one_day_is_one_day_wide() -> None:
    strip = progress.curve(CURVE, STAGES, DUE, POLLING).data[2]
    assert list(strip.x[3:5]) == [date(2024, 9, 22), date(2024, 9, 23)]
    assert strip.hovertext[3] == "Penetapan: 22 September 2024 sampai 22 September 2024"
