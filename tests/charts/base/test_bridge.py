"""The bridge from one total to the next: what it draws and says, by hand."""

import plotly.graph_objects as go

from charts.base import style
from charts.base.bridge import alt, bridge
from charts.compliance import denominator
from tests.support.denominator_rows import FULL

STEPS = denominator.steps(FULL)


def texts(figure: go.Figure) -> list[str]:
    return [str(label.text) for label in figure.layout.annotations]


def test_each_bar_floats_from_where_the_one_above_ended() -> None:
    added, out, totals = bridge(STEPS).data
    assert [(start, start + length) for start, length in zip(out.base, out.x, strict=True)] == [(100, 92), (92, 90)]
    assert (list(added.base), list(added.x)) == ([90], [30])
    assert list(totals.x) == [100, 90, 120]
    assert (out.marker.color, added.marker.color) == (style.GREY, style.BLUE)


def test_every_step_bears_its_count_and_on_a_phone_its_name_too() -> None:
    assert texts(bridge(STEPS)) == [
        "<b>100 orang</b>",
        "<b>−8</b>",
        "<b>−2</b>",
        "<b>90 orang</b>",
        "<b>+30</b>",
        "<b>120 orang</b>",
    ]
    assert texts(bridge(STEPS, narrow=True))[1] == "<b>−8</b> sudah selesai bertugas"
    assert list(bridge(STEPS).layout.yaxis.ticktext)[1] == "Sudah selesai bertugas"


def test_who_does_not_see_the_bridge_is_told_its_steps() -> None:
    assert alt(STEPS[:2]) == "Jembatan dari atas ke bawah: dalam daftar 100 orang; sudah selesai bertugas −8."
