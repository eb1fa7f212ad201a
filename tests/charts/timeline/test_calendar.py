"""The election on one time axis: what is drawn, by hand."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.timeline import calendar
from tests.support.timeline_rows import CYCLE, EVENTS, NO_EVENTS, SIGNINGS, stages


def drawn(as_of: date, signings: pd.DataFrame = SIGNINGS, *, narrow: bool = False) -> go.Figure:
    return calendar.calendar(stages(as_of), EVENTS, signings, CYCLE, as_of, narrow=narrow)


def annotations(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def mark(figure: go.Figure, begins: str) -> go.Scatter:
    return next(trace for trace in figure.data if str(trace.text).lstrip("('\"").startswith(begins))


def test_a_stage_that_runs_is_blue_one_that_is_over_grey_one_to_come_hollow() -> None:
    figure = drawn(date(2024, 10, 1))
    assert mark(figure, "Kampanye").fillcolor == style.BLUE
    assert mark(figure, "Pendaftaran").fillcolor == style.GREY
    assert mark(figure, "Pemungutan").marker.color == style.PAPER


def test_a_stage_of_one_day_is_a_diamond_and_a_longer_one_a_bar_to_the_end_of_its_last_day() -> None:
    figure = drawn(date(2024, 10, 1))
    assert mark(figure, "Penetapan").marker.symbol == "diamond"
    assert max(mark(figure, "Kampanye").x) == date(2024, 11, 24)


def test_stages_activities_and_curve_share_one_time_axis() -> None:
    figure = drawn(date(2024, 10, 1))
    assert {trace.xaxis for trace in figure.data} == {None}
    assert len({trace.yaxis for trace in figure.data}) == 3


def test_the_curve_holds_its_last_value_until_the_day_of_the_view() -> None:
    signed = mark(drawn(date(2024, 9, 20)), "26 Agustus 2024: 642")
    assert list(signed.x) == [date(2024, 8, 26), date(2024, 9, 2), date(2024, 9, 20)]
    assert list(signed.y) == [642, 1000, 1000]


def test_the_curve_ends_on_polling_day() -> None:
    assert max(mark(drawn(date(2026, 1, 1)), "26 Agustus 2024: 642").x) == date(2024, 11, 27)


def test_the_curve_speaks_indonesian_with_its_whole() -> None:
    figure = drawn(date(2024, 9, 20))
    said = mark(figure, "26 Agustus 2024: 642").text[1]
    # 1000/1480 = 67,57
    assert said == "2 September 2024: 1.000/1.480 orang (67,6%) sudah tanda tangan"
    assert "wajib 1.480 orang" in annotations(figure)


def test_a_cycle_without_signings_says_so_and_draws_no_curve() -> None:
    figure = drawn(date(2024, 8, 1), SIGNINGS.head(0))
    assert "belum ada tanda tangan per 1 Agustus 2024" in annotations(figure)
    assert not [trace for trace in figure.data if trace.line.shape == "hv"]


def test_the_day_of_the_view_is_marked_only_inside_the_cycle() -> None:
    assert "posisi 20 Sep 2024" in annotations(drawn(date(2024, 9, 20)))
    assert "posisi" not in annotations(drawn(date(2026, 1, 1)))
    assert "batas tepat waktu 24 Sep 2024" in annotations(drawn(date(2026, 1, 1)))


def test_each_kind_of_activity_has_a_lane_with_its_count() -> None:
    said = annotations(drawn(date(2024, 10, 1)))
    assert "<b>Ikrar</b><br>1 kegiatan" in said
    assert "<b>Apel</b><br>2 kegiatan" in said


def test_without_activities_there_is_no_empty_block() -> None:
    figure = calendar.calendar(stages(date(2024, 10, 1)), NO_EVENTS, SIGNINGS, CYCLE, date(2024, 10, 1))
    assert "<b>Kegiatan</b>" not in annotations(figure)


def test_the_phone_puts_names_above_their_lanes() -> None:
    assert drawn(date(2024, 10, 1), narrow=True).layout.margin.l < 30
    assert "<b>Kampanye</b> 25 Sep – 23 Nov 2024, berjalan" in annotations(drawn(date(2024, 10, 1), narrow=True))
