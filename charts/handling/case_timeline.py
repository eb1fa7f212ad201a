"""One case on a time axis: a row per step with its day, and the clock that the step ended drawn up to it.

A bar runs from the day that started a clock; a stroke marks the last day allowed, red is what came after it, dotted is
where the clock stood still. What is waited for stands below with a hollow mark.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.handling.case_rows import DERIVED, RIGHT, WAITS, CaseLine, rows_of
from text.indonesian import short_day

NAMES, FOOT, HEAD, EDGE, STROKE = 300, 40, 22, 12, 9
"""Pixels: left of the axis for the words on a wide screen, below for months, above for the day of the view, at the
edges, and half the height of a limit."""


def timeline(history: pd.DataFrame, as_of: date, *, narrow: bool = False) -> go.Figure:
    """Draw one case with at least one step; its y axis counts pixels."""
    rows = rows_of(history, as_of)
    heights = [(60 if row.detail else 42) if narrow else (40 if row.detail else 28) for row in rows]
    ends = list(accumulate(heights))
    marks = [end - (14 if narrow else height / 2) for end, height in zip(ends, heights, strict=True)]
    first, last = _span(rows, as_of)
    figure = style.base(HEAD + ends[-1] + FOOT, left=EDGE if narrow else NAMES, right=EDGE, top=HEAD, bottom=FOOT)
    figure.add_traces([*_clocks(rows, marks), _limits(rows, marks), _days(rows, marks)])
    ticks, names = style.months(first, last, at_most=5 if narrow else 9)
    figure.update_layout(
        xaxis={"range": [first, last], "tickvals": ticks, "ticktext": names, "showgrid": True},
        yaxis={"range": [ends[-1], 0], "visible": False},
        shapes=_today(as_of, first, last),
    )
    words = _words(rows, [at - 12 for at in marks] if narrow else marks, narrow)
    style.place(figure, [*words, *_today_label(as_of, first, last)])
    return figure


def _span(rows: Sequence[CaseLine], as_of: date) -> tuple[date, date]:
    """Return the first and last day drawn, and the day of the view while something is waited for, with a little air."""
    days = [on for row in rows for on in (row.on, row.from_on, row.due_on) if on]
    days += [as_of] if any(row.kind == WAITS for row in rows) else []
    air = timedelta(days=max(2, (max(days) - min(days)).days // 30))
    return min(days) - air, max(days) + air


def _clocks(rows: Sequence[CaseLine], marks: Sequence[float]) -> list[PlotlyJSON]:
    """Draw the bars: inside the limit, beyond it, stopped, and rights that may still be used."""
    pieces: dict[str, list[tuple[date, date, float]]] = {"in": [], "over": [], "stopped": [], "right": []}
    for at, row in zip(marks, rows, strict=True):
        for kind, start, end in _pieces(row):
            pieces[kind].append((start, end, at))
    looks = {
        "in": {"color": style.BLUE, "width": 9},
        "over": {"color": style.OVER, "width": 9},
        "stopped": {"color": style.GREY, "width": 4, "dash": "dot"},
        "right": {"color": style.FAINT, "width": 4},
    }
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "showlegend": False,
            "line": looks[kind],
            "x": [x for start, end, _ in found for x in (start, end, None)],
            "y": [y for _, _, at in found for y in (at, at, None)],
        }
        for kind, found in pieces.items()
        if found
    ]


def _pieces(row: CaseLine) -> list[tuple[str, date, date]]:
    if not row.from_on or not row.until or row.kind == DERIVED:
        return []
    if row.kind == RIGHT:
        return [("right", row.from_on, row.until)]
    if row.kind == WAITS and not row.due_on and not row.stopped:
        return [("right", row.from_on, row.until)]
    ends = min(row.until, row.due_on) if row.due_on else row.until
    pieces = [("over", row.due_on, row.until)] if row.is_late and row.due_on else []
    if not row.stopped:
        return [("in", row.from_on, ends), *pieces]
    before, after = row.stopped
    inside = [("in", row.from_on, min(before, ends)), ("stopped", before, after), ("in", after, max(after, ends))]
    return [piece for piece in inside if piece[1] < piece[2]] + pieces


def _limits(rows: Sequence[CaseLine], marks: Sequence[float]) -> PlotlyJSON:
    """Draw a stroke on the last day allowed of each clock."""
    bound = [(at, row.due_on) for at, row in zip(marks, rows, strict=True) if row.due_on and row.kind != DERIVED]
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "text",
        "hovertext": [text for _, due in bound for text in (f"jatuh tempo {short_day(due)}",) * 3],
        "x": [x for _, due in bound for x in (due, due, None)],
        "y": [y for at, _ in bound for y in (at - STROKE, at + STROKE, None)],
        "line": {"color": style.TEXT, "width": 2},
    }


def _days(rows: Sequence[CaseLine], marks: Sequence[float]) -> PlotlyJSON:
    """Mark the days of steps (full), what follows from them (diamond), revoked SK (crossed), the present (hollow)."""
    dots = [(row.on or row.until, at, row) for at, row in zip(marks, rows, strict=True) if row.kind != RIGHT]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
        "x": [on for on, *_ in dots],
        "y": [at for _, at, _ in dots],
        "hovertext": [f"{row.name}<br>{row.detail}" for *_, row in dots],
        "marker": {
            "symbol": [_symbol(row) for *_, row in dots],
            "size": 11,
            "opacity": 1,
            "color": [style.PAPER if row.kind == WAITS else style.NAVY for *_, row in dots],
            "line": {"width": 2, "color": [style.OVER if row.is_late else style.NAVY for *_, row in dots]},
        },
    }


def _symbol(row: CaseLine) -> str:
    return "diamond" if row.kind == DERIVED else "x" if row.is_revoked else "circle"


def _words(rows: Sequence[CaseLine], places: Sequence[float], narrow: bool) -> list[PlotlyJSON]:
    """Write two lines left of the marks, or above them on a phone; the second is red where a limit was passed."""
    return [
        style.label(
            0,
            at,
            _lines(row),
            xref="paper",
            align="left",
            xshift=-EDGE if narrow else -NAMES,
            yanchor="bottom" if narrow else "middle",
            bgcolor=style.PAPER if narrow else None,
        )
        for at, row in zip(places, rows, strict=True)
    ]


def _lines(row: CaseLine) -> str:
    colour = style.OVER if row.is_late else style.MUTED
    detail = f"<br>{style.in_colour(colour, row.detail)}" if row.detail else ""
    return f"<b>{row.name}</b>{detail}"


def _today(as_of: date, first: date, last: date) -> list[PlotlyJSON]:
    line = {"color": style.MUTED, "width": 1.2, "dash": "dot"}
    place = {"type": "line", "x0": as_of, "x1": as_of, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return [place | {"line": line}] if first <= as_of <= last else []


def _today_label(as_of: date, first: date, last: date) -> list[PlotlyJSON]:
    if not first <= as_of <= last:
        return []
    side = "right" if as_of > first + (last - first) / 2 else "left"
    text = f"posisi {short_day(as_of)}"
    return [style.label(as_of, 1, text, yref="paper", yanchor="bottom", xanchor=side, font_color=style.MUTED)]
