"""Exits: where cases leave without a sanction, and why, in the words of the register."""

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.grid import Grid, Head, figure
from metrics.rows.handling import ExitRow
from text.indonesian import count_of_total, join_words, number
from text.tables import to_dicts

ROOM = 2
"""The width of the picture in lengths of the longest bar, on a wide screen."""


def exits(data: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Draw one bar per end, rung and reason of one cycle, most cases first."""
    rows = _ordered(data)
    names = [_name(row, "<br>" if narrow else " · ") for row in rows]
    end = (1.2 if narrow else ROOM) * max(row["cases"] for row in rows)
    grid = Grid([Head(0, "")], names, 60 if narrow else 42, end, is_bold=False)
    top = 0.1 if narrow else 0.0
    bars: PlotlyJSON = {
        "type": "bar",
        "orientation": "h",
        "x": [row["cases"] for row in rows],
        "y": list(range(len(rows))),
        "width": 0.3,
        "offset": top,
        "hoverinfo": "text",
        "showlegend": False,
        "hovertext": [
            f"{_name(row, '<br>')}<br>{count_of_total(row['cases'], row['all_cases'])} perkara" for row in rows
        ],
        "marker": {"color": style.BLUE},
    }
    words = [
        style.label(row["cases"], place + top + 0.15, number(row["cases"]), **grid.refs(0), xshift=6)
        for place, row in enumerate(rows)
    ]
    return figure(grid, [bars], words)


def title(data: pd.DataFrame, name: str) -> str:
    """Say how many cases of the cycle left without a sanction, and how most of them did."""
    ends = data.groupby("outcome_name", sort=False)["cases"].sum()
    left, total = int(ends.sum()), int(data["all_cases"].max())
    most = ends[ends == ends.max()]
    names = join_words([str(end).lower() for end in most.index])
    each = "masing-masing " if len(most) > 1 else ""
    most_often = f"{names}, {each}{number(most.iloc[0])}"
    return f"{count_of_total(left, total)} perkara {name} keluar tanpa sanksi; terbanyak: {most_often}"


def alt(data: pd.DataFrame) -> str:
    """Write the bars as a sentence."""
    bars = join_words([f"{_name(row, ', ')}: {number(row['cases'])}" for row in _ordered(data)], 20)
    return f"Batang mendatar: {bars}.".replace("<b>", "").replace("</b>", "")


def _ordered(data: pd.DataFrame) -> list[ExitRow]:
    order = ["cases", "sort_order", "rung_order", "reason"]
    return to_dicts(data.sort_values(order, ascending=[False, True, True, True], kind="stable"), ExitRow)


def _name(row: ExitRow, parted: str) -> str:
    return f"<b>{row['outcome_name']}</b> sesudah tahap {row['rung_name']}{parted}{row['reason']}"
