"""Ladder of how far cases came: one rung per row, each with its share of the rung before and of all reports."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.grid import Grid, Head, figure
from charts.violations.counts import begun, counted
from metrics.rows.handling import LadderRow
from metrics.selection import Selection
from text.indonesian import count_of_total, number
from text.tables import to_dicts

ROOM = 2.4
"""The width of a panel in lengths of the longest bar: the rest belongs to the numbers."""


def ladder(data: pd.DataFrame, view: Selection, *, narrow: bool = False) -> go.Figure:
    """Draw how many cases came at least to each rung, per cycle; on a phone the chosen cycle alone."""
    cycles = [row for row in view.cycles if not narrow or row.cycle == view.cycle]
    started = set(begun(data, view))
    lines = (line for line in to_dicts(data, LadderRow) if line["cycle"] in started)
    known = sorted(lines, key=lambda line: line["rung_order"])
    shown = {row.cycle: [line for line in known if line["cycle"] == row.cycle] for row in cycles}
    most = {cycle: max((line["cases"] for line in lines), default=0) for cycle, lines in shown.items()}
    heads = [Head(row.cycle, row.name, counted(most[row.cycle], row, view)) for row in cycles]
    names = dict.fromkeys(line["rung_name"] for line in known)
    grid = Grid(heads, list(names), 56 if narrow else 44, ROOM * max([1, *most.values()]))
    traces: list[PlotlyJSON] = []
    labels: list[PlotlyJSON] = []
    for panel, cycle in enumerate(cycles):
        rows = _known(shown[cycle.cycle])
        colour = style.BLUE if cycle.cycle == view.cycle else style.GREY
        traces.append(_bars(rows, grid, colour) | grid.axes(panel))
        labels += [_words(row, grid, panel) for row in rows]
    return figure(grid, traces, labels)


def title(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how many reports of the cycle came to a sanction, and after which rung most stopped or wait."""
    rows = sorted(to_dicts(data[data["cycle"] == cycle], LadderRow), key=lambda row: row["rung_order"])
    if not rows or not rows[0]["cases"]:
        return f"Belum ada laporan yang tercatat pada {name}"
    first, last, silent = rows[0]["cases"], rows[-1]["cases"], rows[0]["without_steps"]
    if silent == first:
        return f"Sampai di mana {number(first)} perkara {name} berjalan belum diketahui: langkahnya tidak tercatat"
    sanctioned = f"{count_of_total(last, first)} laporan {name} tercatat sampai dijatuhi sanksi"
    losses = [(before["cases"] - row["cases"] - _silent(before, row), before) for before, row in pairwise(rows)]
    lost, rung = max(losses, key=lambda pair: pair[0])
    most = f"; terbanyak berhenti atau menunggu sesudah “{rung['rung_name']}”: {number(lost)}" if lost else ""
    return f"{sanctioned}{most}"


def _known(rows: Sequence[LadderRow]) -> Sequence[LadderRow]:
    """Keep the first rung alone where no case has a step on record: how far they came is not known, not zero."""
    return rows[:1] if rows and rows[0]["without_steps"] == rows[0]["cases"] > 0 else rows


def shares(row: LadderRow) -> list[str]:
    """Write the shares of a rung: 9/10 of the one before, laporan 9/14 of all reports; the same share once."""
    if pd.isna(row["previous_cases"]) or not row["previous_cases"]:
        return [number(row["cases"])]
    parts = [count_of_total(row["cases"], row["previous_cases"])]
    if row["previous_cases"] != row["reported_cases"]:
        parts.append(f"laporan {count_of_total(row['cases'], row['reported_cases'])}")
    return parts


def _silent(before: LadderRow, row: LadderRow) -> int:
    """Count the cases that did not come to the next rung and of which nothing is on record."""
    return int(before["without_steps"] - row["without_steps"])


def _bars(rows: Sequence[LadderRow], grid: Grid, colour: str) -> PlotlyJSON:
    return {
        "type": "bar",
        "orientation": "h",
        "hoverinfo": "text",
        "showlegend": False,
        "x": [row["cases"] for row in rows],
        "y": [grid.rows.index(row["rung_name"]) for row in rows],
        "width": 0.36 if grid.is_narrow else 0.62,
        "offset": 0.02 if grid.is_narrow else -0.31,
        "hovertext": [f"{row['rung_name']}: {', '.join(shares(row))}" for row in rows],
        "marker": {"color": colour},
    }


def _words(row: LadderRow, grid: Grid, panel: int) -> PlotlyJSON:
    first, *more = shares(row)
    text = first + "".join(f"<br>{style.in_colour(style.MUTED, line)}" for line in more)
    at = grid.rows.index(row["rung_name"]) + (0.2 if grid.is_narrow else 0)
    return style.label(row["cases"], at, text, **grid.refs(panel), xshift=5, align="left")
