"""Bars in panels: one panel per cycle (or per set of figures), one row per thing counted, every bar with its number.

All panels share one scale from zero, so a bar may be held against its neighbour's. On a wide screen panels stand side
by side and share the row names; stacked, for a phone, each has its own.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

import plotly.graph_objects as go

from charts.base import style

HEAD, LINE, GAP = 42, 16, 14
"""Pixels: above a panel for its name, per line of small text, between panels."""
CHARACTER = 7
"""Pixels of a letter in a row name, rather wide than cut."""
SIDE_GAP = 0.07
BREAK_WIDTH = 30


@dataclass(frozen=True)
class Bar:
    """One bar: the key of its panel, the name of its row, its length and number, its look."""

    panel: Hashable
    label: str
    value: int
    text: str
    hover: str
    fill: str
    edge: str
    pattern: str = ""


@dataclass(frozen=True)
class Panel:
    """One panel: `key` as in the bars' `panel`, its name, a line under it, and what broke just before it."""

    key: Hashable
    name: str
    detail: str = ""
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PanelLayout:
    """How panels stand: stacked or side by side; row names above the bars where they are long; `row` in px.

    `room` is the width of a panel in lengths of the longest bar: what lies beyond belongs to the numbers.
    """

    stacked: bool = False
    above: bool = False
    row: int = 30
    room: float = 1.4


@dataclass(frozen=True)
class _Box:
    """Where a panel's bars lie, in shares of the figure."""

    left: float
    right: float
    bottom: float
    top: float


def multiples(bars: Sequence[Bar], panels: Sequence[Panel], layout: PanelLayout | None = None) -> go.Figure:
    """Draw the bars in their panels; rows in the order in which their labels appear."""
    layout = layout or PanelLayout()
    labels = _labels(bars, panels, layout)
    figure, boxes = (_stacked if layout.stacked else _beside)(panels, [len(own) for own in labels], layout)
    longest = max([1.0, *(bar.value for bar in bars)])
    for place, (panel, box, own) in enumerate(zip(panels, boxes, labels, strict=True)):
        axis = str(place + 1) if place else ""
        _axes(figure, axis, box, own, named=not layout.above and (layout.stacked or place == 0))
        _draw(figure, axis, [bar for bar in bars if bar.panel == panel.key], own, layout)
        if panel.name:
            _head(figure, panel, box)
    if layout.stacked and not layout.above:
        _to_the_edge(
            figure, max((len(line) for own in labels for label in own for line in label.split("<br>")), default=0)
        )
    figure.update_xaxes(range=[0, longest * layout.room], visible=False)
    return figure


def _labels(bars: Sequence[Bar], panels: Sequence[Panel], layout: PanelLayout) -> list[list[str]]:
    """List the rows of each panel: its own when stacked, the same for all when side by side."""
    if not layout.stacked:
        return [list(dict.fromkeys(bar.label for bar in bars))] * len(panels)
    return [list(dict.fromkeys(bar.label for bar in bars if bar.panel == panel.key)) for panel in panels]


def _beside(panels: Sequence[Panel], rows: list[int], layout: PanelLayout) -> tuple[go.Figure, list[_Box]]:
    plot, foot = rows[0] * layout.row, max(len(_break_lines(panel)) for panel in panels) * LINE + GAP
    figure = style.base(HEAD + plot + foot, top=0, bottom=foot)
    top, width = plot / (HEAD + plot), (1 - SIDE_GAP * (len(panels) - 1)) / len(panels)
    lefts = [place * (width + SIDE_GAP) for place in range(len(panels))]
    boxes = [_Box(left, left + width, 0, top) for left in lefts]
    for panel, box in zip(panels, boxes, strict=True):
        if panel.breaks:
            _line(figure, [box.left - SIDE_GAP / 2] * 2, [0, 1])
            _small(
                figure, box.left - SIDE_GAP / 2, 0, "<br>".join(_break_lines(panel)), xanchor="center", yanchor="top"
            )
    return figure, boxes


def _stacked(panels: Sequence[Panel], rows: list[int], layout: PanelLayout) -> tuple[go.Figure, list[_Box]]:
    plots = [max(count, 0.1) * layout.row for count in rows]
    heads = [HEAD if panel.name else 0 for panel in panels]
    notes = [len(_break_lines(panel)) * LINE + (GAP if panel.breaks else 0) for panel in panels]
    ends = list(accumulate(sum(parts) + GAP for parts in zip(notes, heads, plots, strict=True)))
    height = ends[-1]
    figure = style.base(round(height), top=0, bottom=0)
    boxes = [
        _Box(0, 1, 1 - (end - GAP) / height, 1 - (end - GAP - plot) / height)
        for end, plot in zip(ends, plots, strict=True)
    ]
    for panel, box in zip(panels, boxes, strict=True):
        if panel.breaks:
            floor = box.top + HEAD / height
            _line(figure, [0, 1], [floor] * 2)
            _small(figure, 0, floor, "<br>".join(_break_lines(panel)), xanchor="left", yanchor="bottom")
    return figure, boxes


def _axes(figure: go.Figure, axis: str, box: _Box, labels: list[str], *, named: bool) -> None:
    figure.update_layout(
        {
            f"xaxis{axis}": {"domain": [box.left, box.right], "anchor": f"y{axis}"},
            f"yaxis{axis}": {
                "domain": [box.bottom, box.top],
                "anchor": f"x{axis}",
                "range": [len(labels) - 0.5, -0.5],
                "tickvals": list(range(len(labels))),
                "ticktext": labels,
                "showticklabels": named,
                "tickfont": {"size": style.SMALL + 1, "color": style.TEXT},
                "showline": True,
            },
        }
    )


def _draw(figure: go.Figure, axis: str, bars: Sequence[Bar], labels: list[str], layout: PanelLayout) -> None:
    rows = [labels.index(bar.label) for bar in bars]
    figure.add_bar(
        x=[bar.value for bar in bars],
        y=rows,
        text=[bar.text for bar in bars],
        hovertext=[bar.hover for bar in bars],
        hoverinfo="text",
        orientation="h",
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        constraintext="none",
        textfont={"size": style.SMALL + 1, "color": style.TEXT},
        width=0.42 if layout.above else 0.66,
        offset=0 if layout.above else -0.33,
        marker={
            "color": [bar.fill for bar in bars],
            "line": {"color": [bar.edge for bar in bars], "width": 1},
            "pattern": {
                "shape": [bar.pattern for bar in bars],
                "fgcolor": style.PAPER,
                "fillmode": "overlay",
                "size": 6,
            },
        },
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        showlegend=False,
    )
    if layout.above:
        where = {"xref": f"x{axis}", "yref": f"y{axis}", "align": "left", "yanchor": "bottom", "xshift": -2}
        style.place(figure, [style.label(0, row, bar.label, **where) for row, bar in zip(rows, bars, strict=True)])


def _head(figure: go.Figure, panel: Panel, box: _Box) -> None:
    text = f"<b>{panel.name}</b>" + (f"<br>{panel.detail}" if panel.detail else "")
    style.say(
        figure,
        box.left,
        box.top,
        text,
        xref="paper",
        yref="paper",
        yanchor="bottom",
        align="left",
        font={"size": style.SMALL + 1, "color": style.TEXT},
    )


def _break_lines(panel: Panel) -> list[str]:
    return [line for text in panel.breaks for line in wrap(text, BREAK_WIDTH)]


def _line(figure: go.Figure, x: list[float], y: list[float]) -> None:
    figure.add_shape(
        type="line",
        xref="paper",
        yref="paper",
        x0=x[0],
        x1=x[1],
        y0=y[0],
        y1=y[1],
        line={"color": style.MUTED, "width": 1.5, "dash": "dash"},
    )


def _small(figure: go.Figure, x: float, y: float, text: str, **anchors: str) -> None:
    style.say(
        figure,
        x,
        y,
        text,
        xref="paper",
        yref="paper",
        align=anchors["xanchor"],
        font={"size": style.SMALL, "color": style.MUTED},
        **anchors,
    )


def _to_the_edge(figure: go.Figure, longest: int) -> None:
    """Move names of panels to where the row names begin: on a phone they need the whole width."""
    left = longest * CHARACTER + 10
    figure.update_layout(margin={"l": left})
    figure.update_annotations(xshift=-left)
