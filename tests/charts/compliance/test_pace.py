"""The days on which units finish, and the title over them, by hand."""

from datetime import date

import plotly.graph_objects as go

from charts.compliance import pace
from tests.support.pace_rows import DONE, DUE, IN_TIME, LATE, POLLING, STILL, TODAY, UNKNOWN, rows


def test_a_unit_is_a_dot_on_its_day_with_the_line_of_its_range() -> None:
    figure = pace.finishing(rows(LATE), TODAY, POLLING)
    line, dot = figure.data
    assert (list(line.x), list(dot.x)) == ([date(2024, 10, 3), date(2024, 11, 21)], [date(2024, 10, 21)])
    assert figure.layout.shapes[0].x0 == DUE


def test_a_day_beyond_the_picture_is_an_arrow_at_its_edge_and_an_unknown_pace_has_no_mark() -> None:
    figure = pace.finishing(rows(STILL, UNKNOWN), TODAY, POLLING)
    edge = date(2024, 12, 11)
    assert [(trace.mode, list(trace.x)) for trace in figure.data] == [
        ("lines", [date(2024, 10, 1), edge]),
        ("markers", [edge]),
    ]
    assert figure.data[1].marker.symbol == "triangle-right"
    assert isinstance(go.Figure(figure), go.Figure)


def test_the_words_beside_say_how_many_are_left_and_both_paces() -> None:
    texts = [str(label.text) for label in pace.finishing(rows(LATE, UNKNOWN), TODAY, POLLING).layout.annotations]
    assert texts == [
        "<b>33 orang</b> · perlu 3, kini 1,1/hari",
        "<b>10 orang</b> · perlu 0,9, laju belum diketahui",
        "batas 24 Sep 2024",
    ]
    narrow = pace.finishing(rows(LATE), TODAY, POLLING, narrow=True)
    assert str(narrow.layout.annotations[0].text).startswith("<b>Lambat</b> · ")


def test_the_title_counts_those_who_will_miss_the_day() -> None:
    assert pace.title(rows(LATE, IN_TIME, STILL, UNKNOWN), TODAY) == (
        "2 dari 4 OPD yang belum selesai tidak akan selesai pada 24 Sep 2024; laju 1 OPD belum diketahui"
    )
    assert pace.title(rows(IN_TIME), TODAY) == "Dengan laju sekarang semua selesai sebelum 24 Sep 2024"
    assert pace.title(rows(LATE, IN_TIME), DUE) == "2 OPD belum selesai sesudah batas 24 Sep 2024"
    assert pace.title(rows(DONE), TODAY) == "Semua OPD selesai"
