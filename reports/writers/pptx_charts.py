"""Charts of a slide: native ones, so that whoever presents can still change them."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from charts.base import style
from reports.document import BarChart, BarLayout, Chart, Curve, Series
from reports.writers.formatting import ink_on
from reports.writers.pptx_parts import FACE, Box, described, rgb

LETTERS = 12
GAP, WIDE_GAP, FEW = 45, 180, 2
"""Between bars, in percent of one; more where there are so few that they would be slabs."""
ROOM = 1.35
"""How much longer than the longest bar the axis is, so that the words beside it stay in the picture."""


def add_chart(slide: Any, box: Box, chart: Chart) -> None:
    """Add a native chart; its colour key stands beside it, not in it."""
    kind = _kind(chart)
    made: Any = CategoryChartData
    data = made()
    data.categories = chart.labels if isinstance(chart, BarChart) else chart.days
    for one in chart.series:
        data.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    described(frame, f"{chart.title}. {chart.alt}")
    native: Any = frame.chart
    native.font.size, native.font.name = Pt(LETTERS), FACE
    native.font.color.rgb = rgb(style.TEXT)
    native.has_title = native.has_legend = False
    if isinstance(chart, BarChart):
        _bars(native, chart)
    else:
        _curve(native, chart)


def _kind(chart: Chart) -> Any:
    if isinstance(chart, Curve):
        return XL_CHART_TYPE.LINE
    return XL_CHART_TYPE.BAR_STACKED if chart.layout is BarLayout.STACKED else XL_CHART_TYPE.BAR_CLUSTERED


def _bars(native: Any, chart: BarChart) -> None:
    """Parts end to end; a stricter tier over the wider one, which alone is labelled; others below each other."""
    is_stacked, is_tiered = chart.layout is BarLayout.STACKED, chart.layout is BarLayout.TIERED
    plot = native.plots[0]
    plot.gap_width, plot.overlap = (
        GAP if len(chart.labels) > FEW else WIDE_GAP,
        0 if chart.layout is BarLayout.BESIDE else 100,
    )
    names, values = native.category_axis, native.value_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(style.FAINT)
    values.minimum_scale, values.has_major_gridlines, values.visible = 0, False, False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    longest = chart.limit or max((value or 0 for one in chart.series for value in one.values), default=1)
    if not is_stacked:
        values.maximum_scale = (longest or 1) * ROOM
    for at, (drawn, one) in enumerate(zip(plot.series, chart.series, strict=True)):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(one.colour)
        if not (is_tiered and at):
            _say(drawn, one, is_stacked=is_stacked)


def _say(drawn: Any, one: Series, *, is_stacked: bool) -> None:
    """Label each bar with the words of the series; parts with their number inside, nothing for zero."""
    for at, value in enumerate(one.values):
        if value is None or (is_stacked and not value):
            continue
        frame = drawn.points[at].data_label.text_frame
        frame.word_wrap = False
        run = frame.paragraphs[0].add_run()
        run.text = one.labels[at] if one.labels else f"{value:,.0f}".replace(",", ".")
        run.font.size, run.font.name = Pt(LETTERS), FACE
        run.font.color.rgb = rgb(ink_on(one.colour) if is_stacked else style.TEXT)
        place = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
        drawn.points[at].data_label.position = place


def _curve(native: Any, chart: Curve) -> None:
    native.value_axis.minimum_scale = 0
    native.value_axis.major_gridlines.format.line.color.rgb = rgb(style.GRID)
    native.category_axis.tick_labels.number_format = "d mmm yyyy"
    native.category_axis.tick_labels.number_format_is_linked = False
    for drawn, one in zip(native.plots[0].series, chart.series, strict=True):
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = rgb(one.colour), Pt(2.5)
