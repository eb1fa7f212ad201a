"""Punctuality: each clock that was started, per step and cycle; what was in time and what was not."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.grid import Grid, Head, figure
from metrics.rows.handling import PunctualityRow
from metrics.selection import Cycle, Selection
from text.indonesian import count_of_total, join_words, number
from text.tables import to_dicts

Part = Literal["in_time", "late", "over", "running", "stopped"]
PARTS: tuple[tuple[tuple[Part, ...], str, str], ...] = (
    (("in_time",), "tepat waktu", ""),
    (("late",), "selesai terlambat", ""),
    (("over",), "lewat batas, belum selesai", "/"),
    (("running", "stopped"), "masih dalam batas", ""),
)
"""Parts of a bar from the left: what is counted, its name, its pattern."""
ROOM = 1.9
"""The width of a panel in lengths of the longest bar: the rest belongs to the numbers."""


def punctuality(data: pd.DataFrame, view: Selection, *, narrow: bool = False) -> go.Figure:
    """Draw what was in time, late, over and still open, or inside the limit; on a phone the chosen cycle alone."""
    cycles = [row for row in view.cycles if not narrow or row.cycle == view.cycle]
    known = to_dicts(data.sort_values(["step_order", "clock_id"], kind="stable"), PunctualityRow)
    shown = {row.cycle: [line for line in known if line["cycle"] == row.cycle] for row in cycles}
    lines = [line for rows in shown.values() for line in rows]
    end = ROOM * max((line["started"] for line in lines), default=1)
    heads = [Head(row.cycle, row.name, _judged(shown[row.cycle], row, view)) for row in cycles]
    names = dict.fromkeys(line["clock"] for line in known if line["cycle"] in shown)
    grid = Grid(heads, list(names), 50 if narrow else 40, end)
    traces: list[PlotlyJSON] = []
    labels: list[PlotlyJSON] = []
    for panel, cycle in enumerate(cycles):
        rows = shown[cycle.cycle]
        colour = style.BLUE if cycle.cycle == view.cycle else style.GREY
        traces += [_bars(rows, grid, at, colour) | grid.axes(panel) for at in range(len(PARTS))]
        labels += [_word(row, grid, panel) for row in rows]
    return figure(grid, traces, labels, barmode="stack")


def title(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how many clocks of the cycle were kept, and where most were not."""
    rows = to_dicts(data[data["cycle"] == cycle], PunctualityRow)
    judged = sum(_total(row) for row in rows)
    if not judged:
        return f"Belum ada langkah {name} yang sampai pada batas waktunya"
    kept = sum(row["in_time"] for row in rows)
    sentence = f"{count_of_total(kept, judged)} langkah {name} tepat waktu"
    worst = max(rows, key=lambda row: row["late"] + row["over"])
    missed = worst["late"] + worst["over"]
    return f"{sentence}; terbanyak lewat batas: {worst['clock']}, {number(missed)} kali" if missed else sentence


def alt(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Write the clocks of the chosen cycle as a sentence."""
    rows = [f"{row['clock']}: {_state(row)}" for row in to_dicts(data[data["cycle"] == cycle], PunctualityRow)]
    return (
        f"Batang bertumpuk per langkah dan siklus. {name}: {join_words(rows, 20)}." if rows else f"{name}: tidak ada."
    )


def _total(row: PunctualityRow) -> int:
    """Count those of which it is known whether they were kept."""
    return int(row["in_time"] + row["late"] + row["over"])


def _bars(rows: Sequence[PunctualityRow], grid: Grid, at: int, colour: str) -> PlotlyJSON:
    columns, name, pattern = PARTS[at]
    fill = (colour, style.OVER, style.OVER, style.UNKNOWN_FILL)[at]
    return {
        "type": "bar",
        "orientation": "h",
        "hoverinfo": "text",
        "showlegend": False,
        "x": [sum(int(row[column]) for column in columns) for row in rows],
        "y": [grid.rows.index(row["clock"]) for row in rows],
        "width": 0.36 if grid.is_narrow else 0.62,
        "offset": -0.02 if grid.is_narrow else -0.31,
        "hovertext": [f"{row['clock']}: {number(sum(row[c] for c in columns))} {name}" for row in rows],
        "marker": {
            "color": fill,
            "line": {"color": style.GREY if at == 3 else fill, "width": 1},
            "pattern": {"shape": pattern, "fgcolor": style.PAPER, "fillmode": "overlay", "size": 6},
        },
    }


def _word(row: PunctualityRow, grid: Grid, panel: int) -> PlotlyJSON:
    at = grid.rows.index(row["clock"]) + (0.16 if grid.is_narrow else 0)
    return style.label(row["started"], at, _short(row), **grid.refs(panel), xshift=4)


def _short(row: PunctualityRow) -> str:
    words = f"{number(row['in_time'])}/{number(_total(row))} tepat" if _total(row) else "masih dalam batas"
    return f"{words}, {number(row['over'])} belum" if row["over"] else words


def _state(row: PunctualityRow) -> str:
    counted = [(sum(int(row[column]) for column in columns), name) for columns, name, _ in PARTS]
    return ", ".join(f"{number(count)} {name}" for count, name in counted if count)


def _judged(own: Sequence[PunctualityRow], cycle: Cycle, view: Selection) -> str:
    if not own:
        return "belum ada langkah" if cycle.starts_on <= view.as_of else "belum dimulai"
    judged = sum(_total(row) for row in own)
    return (
        f"{count_of_total(sum(row['in_time'] for row in own), judged)} tepat waktu"
        if judged
        else "belum ada yang jatuh tempo"
    )
