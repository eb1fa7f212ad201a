"""Rows of a time axis: one lane per stage or kind of activity, its name beside it, on a phone above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from metrics.rows.reference import EventRow, StageRow
from text.indonesian import day, number, short_day
from text.tables import to_date, to_dicts

LANE, HEAD = 40, 26
"""Pixels: one lane, and above each block for its name."""
NAMES, INDENT = 250, 18
"""Pixels left of the lanes for their names on a wide screen, and on a phone for the first month."""
RUNNING, DONE, COMING = "berjalan", "selesai", "akan datang"


@dataclass(frozen=True)
class Mark:
    """A stage or an activity on its lane: its first and last day, its hover text, and whether it is over."""

    first: date
    last: date
    hover: str
    state: str


@dataclass(frozen=True)
class Lane:
    """One row: its name, what stands under the name, and its marks."""

    name: str
    detail: str
    marks: tuple[Mark, ...]


def stage_lanes(stages: pd.DataFrame, narrow: bool) -> list[Lane]:
    """Make one lane per stage with its days and, where there is room, whether it is over."""
    lanes = []
    for row in to_dicts(stages.sort_values(["starts_on", "ends_on"]), StageRow):
        first, last = to_date(row["starts_on"]), to_date(row["ends_on"])
        state = f", {row['state']}" if row["state"] == RUNNING or not narrow else ""
        hover = f"{row['name']}: {_period(first, last)}, {row['state']}"
        lanes.append(Lane(row["name"], _period(first, last) + state, (Mark(first, last, hover, row["state"]),)))
    return lanes


def _period(first: date, last: date) -> str:
    """Write a period with the year once where it is the same: 25 Sep – 23 Nov 2024."""
    if first == last:
        return short_day(first)
    start = short_day(first)
    return f"{start.removesuffix(f' {last.year}')} – {short_day(last)}"


def event_lanes(events: pd.DataFrame) -> list[Lane]:
    """Make one lane per kind of activity, in order of the first of each."""
    lanes = []
    rows = to_dicts(events.sort_values("event_on"), EventRow)
    for kind in dict.fromkeys(row["kind_name"] for row in rows):
        own = [(to_date(row["event_on"]), row["title"]) for row in rows if row["kind_name"] == kind]
        marks = tuple(Mark(on, on, f"{day(on)}: {title}", DONE) for on, title in own)
        lanes.append(Lane(kind, f"{number(len(marks))} kegiatan", marks))
    return lanes


def draw(
    figure: go.Figure, place: int, name: str, lanes: Sequence[Lane], domain: tuple[float, float], narrow: bool
) -> None:
    """Draw a block of lanes on its own y axis, with its name above."""
    axis = f"y{place}"
    figure.update_layout(
        {f"yaxis{place}": {"domain": domain, "range": [len(lanes) - 0.5, -0.5], "visible": False, "anchor": "x"}}
    )
    heading(figure, f"<b>{name}</b>", domain[1], narrow)
    for row, lane in enumerate(lanes):
        _lane_name(figure, lane, row, axis, narrow)
        for mark in lane.marks:
            _mark(figure, mark, row + (0.22 if narrow else 0), axis, is_event=name == "Kegiatan")


def _lane_name(figure: go.Figure, lane: Lane, row: int, axis: str, narrow: bool) -> None:
    text = f"<b>{lane.name}</b>{' ' if narrow else '<br>'}{lane.detail}"
    style.say(
        figure,
        0,
        row - (0.2 if narrow else 0),
        text,
        xref="paper",
        yref=axis,
        align="left",
        xshift=-INDENT if narrow else -NAMES,
        bgcolor=style.PAPER if narrow else None,
    )


def _mark(figure: go.Figure, mark: Mark, row: float, axis: str, *, is_event: bool) -> None:
    colour = style.BLUE if mark.state == RUNNING else style.NAVY if is_event else style.GREY
    fill = style.PAPER if mark.state == COMING else colour
    if mark.first < mark.last:
        end = mark.last + timedelta(days=1)
        figure.add_scatter(
            x=[mark.first, end, end, mark.first, mark.first],
            y=[row - 0.16, row - 0.16, row + 0.16, row + 0.16, row - 0.16],
            fill="toself",
            fillcolor=fill,
            line={"color": colour, "width": 1.5},
            mode="lines",
            text=mark.hover,
            hoverinfo="text",
            hoveron="fills",
            yaxis=axis,
            showlegend=False,
        )
        return
    figure.add_scatter(
        x=[mark.first],
        y=[row],
        mode="markers",
        text=[mark.hover],
        hoverinfo="text",
        yaxis=axis,
        showlegend=False,
        marker={
            "symbol": "circle" if is_event else "diamond",
            "size": 11 if is_event else 13,
            "color": fill,
            "line": {"color": style.PAPER if is_event else colour, "width": 1.5},
        },
        cliponaxis=False,
    )


def heading(figure: go.Figure, text: str, y: float, narrow: bool) -> None:
    """Write the name of a block where the names of its lanes begin; y in shares of the figure."""
    style.say(
        figure,
        0,
        y,
        text,
        xref="paper",
        yref="paper",
        yanchor="bottom",
        align="left",
        font={"size": style.SMALL + 1, "color": style.TEXT},
        xshift=-INDENT if narrow else -NAMES,
        bgcolor=style.PAPER if narrow else None,
    )
