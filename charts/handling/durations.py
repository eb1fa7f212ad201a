"""Days that each step takes, per cycle: every row in lengths of its own limit, so that right of one line is too late.

A dot is the day by which half of the cases had done the step, the line around it reaches from a quarter to three
quarters; cases that are not done count for as long as they are known to wait (Kaplan and Meier).
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.grid import Grid, Head, figure
from metrics.rows.handling import ClockDaysRow
from metrics.selection import Cycle, Selection
from text.indonesian import count_of_total, join_words, number
from text.tables import to_dicts

FEW = 5
"""With fewer cases their number stands instead of a spread, and no title rests on them."""
END = 2.5
"""The axis ends here, in limits; what goes on bears an arrow."""
TICKS = ((0, "0"), (1, "batas"), (2, "2 × batas"))
MARK, STROKE = 0.24, 0.22
"""How far below the middle of its row a mark lies, since the words stand above it; half the height of the limit."""
ARROW = "triangle-right"


def days(data: pd.DataFrame, view: Selection, *, narrow: bool = False) -> go.Figure:
    """Draw median and spread of every step, three cycles side by side; on a phone the chosen one."""
    cycles = [row for row in view.cycles if not narrow or row.cycle == view.cycle]
    known = to_dicts(data.sort_values(["step_order", "clock_id"], kind="stable"), ClockDaysRow)
    shown = {row.cycle: [line for line in known if line["cycle"] == row.cycle] for row in cycles}
    names = dict.fromkeys(line["clock"] for line in known if line["cycle"] in shown)
    heads = [Head(row.cycle, row.name, _started(shown[row.cycle], row, view)) for row in cycles]
    grid = Grid(heads, list(names), 62 if narrow else 46, END, TICKS)
    traces: list[PlotlyJSON] = []
    labels: list[PlotlyJSON] = []
    for panel, cycle in enumerate(cycles):
        rows = shown[cycle.cycle]
        colour = style.BLUE if cycle.cycle == view.cycle else style.GREY
        traces += [trace | grid.axes(panel) for trace in _marks(rows, grid, colour)]
        labels += _words(rows, grid, panel)
    return figure(grid, traces, labels)


def title(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Name the steps of the cycle of which half, or a quarter, took longer than the limit; few cases make no title."""
    rows = [row for row in to_dicts(data[data["cycle"] == cycle], ClockDaysRow) if row["cases"] >= FEW]
    known = [row for row in rows if not pd.isna(row["median_days"])]
    if not known:
        return f"Belum cukup langkah {name} yang selesai untuk menyebut lamanya"
    half = [row["clock"] for row in known if _beyond(row["median_days"], row)]
    if half:
        return f"Separuh perkara {name} atau lebih melewati batas pada: {join_words(half)}"
    quarter = [row["clock"] for row in known if _beyond(row["three_quarter_days"], row)]
    if quarter:
        return f"Sedikitnya seperempat perkara {name} melewati batas pada: {join_words(quarter)}"
    return f"Pada setiap langkah {name} sedikitnya separuh perkara selesai dalam batas"


def alt(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Write the steps of the chosen cycle as a sentence."""
    rows = [f"{row['clock']}: {_state(row)}" for row in to_dicts(data[data["cycle"] == cycle], ClockDaysRow)]
    if not rows:
        return f"{name}: tidak ada langkah."
    return f"Titik dan rentang per langkah dan siklus, garis tegak: batas waktu. {name}: {join_words(rows, 20)}."


def _beyond(reached: int | None, row: ClockDaysRow) -> bool:
    return not pd.isna(reached) and reached > row["limit_days"]


def _marks(rows: Sequence[ClockDaysRow], grid: Grid, colour: str) -> list[PlotlyJSON]:
    """Draw the spread inside the limit, beyond it, still unknown; the limits; the dots."""
    spread: dict[str, list[tuple[float, float, float]]] = {"in": [], "over": [], "open": []}
    for row in rows:
        for kind, start, end in _segments(row):
            spread[kind].append((start, end, _at(row, grid)))
    lines = (("in", colour, "solid", 7), ("over", style.OVER, "solid", 7), ("open", style.MUTED, "dot", 2))
    return [
        *(_line(spread[kind], shade, dash, width) for kind, shade, dash, width in lines if spread[kind]),
        _limits(rows, grid),
        _dots(rows, grid, colour),
    ]


def _segments(row: ClockDaysRow) -> list[tuple[str, float, float]]:
    """Return the pieces from a quarter to three quarters, in limits; dotted where three quarters are not done."""
    if row["cases"] < FEW or pd.isna(row["quarter_days"]):
        return []
    start, limit = row["quarter_days"] / row["limit_days"], float(row["limit_days"])
    if pd.isna(row["three_quarter_days"]):
        known = start if pd.isna(row["median_days"]) else row["median_days"] / limit
        waits = known if pd.isna(row["longest_open_days"]) else max(known, row["longest_open_days"] / limit)
        return [*_split(start, known), ("open", min(known, END), min(waits, END))]
    return _split(start, row["three_quarter_days"] / limit)


def _split(start: float, end: float) -> list[tuple[str, float, float]]:
    inside, outside = ("in", start, min(end, 1.0)), ("over", max(start, 1.0), min(end, END))
    return [piece for piece in (inside, outside) if piece[1] < piece[2] or start == end == piece[1]]


def _at(row: ClockDaysRow, grid: Grid) -> float:
    return grid.rows.index(row["clock"]) + (0.32 if grid.is_narrow else MARK)


def _line(pieces: Sequence[tuple[float, float, float]], colour: str, dash: str, width: int) -> PlotlyJSON:
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "x": [x for start, end, _ in pieces for x in (start, end, None)],
        "y": [y for _, _, at in pieces for y in (at, at, None)],
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _dots(rows: Sequence[ClockDaysRow], grid: Grid, colour: str) -> PlotlyJSON:
    """Draw the medians; what goes on beyond the end of the axis has an arrow there."""
    medians = [(row["median_days"] / row["limit_days"], row) for row in rows if not pd.isna(row["median_days"])]
    dots = [
        (min(at, END), _at(row, grid), style.OVER if at > 1 else colour, "circle" if at <= END else ARROW, 13, row)
        for at, row in medians
    ]
    dots += [
        (END, _at(row, grid), style.OVER if kind == "over" else style.MUTED, ARROW, 9, row)
        for row in rows
        for kind, _, end in _segments(row)
        if end == END
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
        "x": [dot[0] for dot in dots],
        "y": [dot[1] for dot in dots],
        "hovertext": [
            f"{row['clock']}: {_state(row)}<br>{count_of_total(row['ended'], row['cases'])} selesai" for *_, row in dots
        ],
        "marker": {
            "opacity": 1,
            "color": [dot[2] for dot in dots],
            "symbol": [dot[3] for dot in dots],
            "size": [dot[4] for dot in dots],
            "line": {"color": style.PAPER, "width": 1.5},
        },
    }


def _words(rows: Sequence[ClockDaysRow], grid: Grid, panel: int) -> list[PlotlyJSON]:
    up = 2 if grid.is_narrow else -4
    return [
        style.label(
            0,
            grid.rows.index(row["clock"]),
            _state(row),
            **grid.refs(panel),
            xshift=-2 if grid.is_narrow else 3,
            yshift=-up,
            yanchor="middle" if grid.is_narrow else "bottom",
        )
        for row in rows
    ]


def _limits(rows: Sequence[ClockDaysRow], grid: Grid) -> PlotlyJSON:
    """Draw the limit as a stroke through each mark: a line through the whole panel would cross the words."""
    places, half = [_at(row, grid) for row in rows], STROKE * (0.7 if grid.is_narrow else 1)
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "x": [x for _ in rows for x in (1, 1, None)],
        "y": [y for at in places for y in (at - half, at + half, None)],
        "line": {"color": style.TEXT, "width": 2},
    }


def _state(row: ClockDaysRow) -> str:
    """Write a step: 5 hari kerja (3–7), batas 14; few cases are counted instead of spread."""
    limit = f"batas {number(row['limit_days'])}"
    few = f" ({number(row['cases'])} perkara)" if row["cases"] < FEW else ""
    if pd.isna(row["median_days"]):
        return f"belum separuh selesai, {limit}{few}"
    over = "lewat " if row["median_days"] > row["limit_days"] else ""
    until = "belum" if pd.isna(row["three_quarter_days"]) else number(row["three_quarter_days"])
    spread = few or f" ({number(row['quarter_days'] or 0)}–{until})"
    return f"{number(row['median_days'])} {row['days_counted']}{spread}, {over}{limit}"


def _started(rows: Sequence[ClockDaysRow], cycle: Cycle, view: Selection) -> str:
    if rows:
        still_open = number(sum(row["still_open"] for row in rows))
        return f"{number(sum(row['cases'] for row in rows))} langkah, {still_open} belum selesai"
    return "belum ada langkah" if cycle.starts_on <= view.as_of else "belum dimulai"
