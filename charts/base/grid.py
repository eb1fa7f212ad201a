"""Frame of small multiples whose panels share their rows, each drawn on with traces and labels of any kind.

Side by side the row names stand left of the first panel; on a phone there is one panel and names stand above the marks.
`multiples` is another frame: it draws plain bars itself, its stacked panels have rows of their own, and changes of rule
stand between its panels. Heights, margins and axes of the two differ, so they are not one.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON

HEAD, FOOT, EDGE, GAP = 44, 24, 6, 0.05
"""Pixels above the rows for a panel's name, below them for its axis, beside them; share of the width between panels."""


@dataclass(frozen=True)
class Head:
    """A panel: its key, its name, and a line under the name."""

    key: Hashable
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Grid:
    """Panels by rows, `row` pixels each, on an x axis from 0 to `end` with `ticks` (value and its text).

    `is_bold`: whether row names above the marks are bold; those that are not may bear their own marks.
    """

    heads: Sequence[Head]
    rows: Sequence[str]
    row: int
    end: float
    ticks: Sequence[tuple[float, str]] = ()
    is_bold: bool = True

    @property
    def is_narrow(self) -> bool:
        """Whether one panel stands alone, with its row names above the marks."""
        return len(self.heads) == 1

    def axes(self, panel: int) -> dict[str, str]:
        """Name the axes of a panel as a trace does."""
        return {"xaxis": f"x{_nr(panel)}", "yaxis": f"y{_nr(panel)}"}

    def refs(self, panel: int) -> dict[str, str]:
        """Name the axes of a panel as a label or a shape does."""
        return {"xref": f"x{_nr(panel)}", "yref": f"y{_nr(panel)}"}


def _nr(panel: int) -> str:
    """Write the number of an axis as Plotly does: the first is x, the second x2."""
    return str(panel + 1) if panel else ""


def figure(grid: Grid, traces: Sequence[PlotlyJSON], labels: Sequence[PlotlyJSON], **layout: Any) -> go.Figure:
    """Draw the finished picture; all is added at once, since Plotly checks everything at each addition."""
    head, foot = HEAD if any(one.name for one in grid.heads) else 6, FOOT if grid.ticks else 6
    drawn = style.base(round(head + grid.row * len(grid.rows) + foot), top=head, bottom=foot, left=EDGE, right=EDGE)
    drawn.add_traces([dict(trace) for trace in traces])
    axes: PlotlyJSON = {}
    for panel in range(len(grid.heads)):
        axes |= _axes(grid, panel)
    drawn.update_layout(axes | layout)
    style.place(drawn, [*_heads(grid), *_names(grid), *labels])
    return drawn


def _axes(grid: Grid, panel: int) -> PlotlyJSON:
    width = (1 - GAP * (len(grid.heads) - 1)) / len(grid.heads)
    left = panel * (width + GAP)
    names = [name.replace(" → ", " →<br>") for name in grid.rows]
    return {
        f"xaxis{_nr(panel)}": {
            "domain": [left, left + width],
            "anchor": f"y{_nr(panel)}",
            "range": [0, grid.end],
            "tickvals": [value for value, _ in grid.ticks],
            "ticktext": [text for _, text in grid.ticks],
            "showticklabels": bool(grid.ticks),
            "showline": False,
        },
        f"yaxis{_nr(panel)}": {
            "domain": [0, 1],
            "anchor": f"x{_nr(panel)}",
            "range": [len(grid.rows) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "showline": not grid.is_narrow,
            "showticklabels": panel == 0 and not grid.is_narrow,
            "tickfont": {"size": style.SMALL + 1, "color": style.TEXT},
        },
    }


def _heads(grid: Grid) -> list[PlotlyJSON]:
    parts = [f"<b>{head.name}</b>" + (f"<br>{head.detail}" if head.detail else "") for head in grid.heads]
    return [
        style.label(
            0,
            1,
            text,
            xref=f"x{_nr(panel)} domain",
            yref="paper",
            yanchor="bottom",
            align="left",
            font={"size": style.SMALL + 1, "color": style.TEXT},
            yshift=4,
        )
        for panel, text in enumerate(parts)
        if text != "<b></b>"
    ]


def _names(grid: Grid) -> list[PlotlyJSON]:
    """Write row names above the marks, at the upper edge of each row."""
    if not grid.is_narrow:
        return []
    return [
        style.label(
            0,
            row - 0.5,
            f"<b>{name}</b>" if grid.is_bold else name,
            **grid.refs(0),
            yanchor="top",
            xshift=-2,
            align="left",
        )
        for row, name in enumerate(grid.rows)
    ]
