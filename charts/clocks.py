"""Pictures of the clocks: what is over its limit and at whom it waits; how long each step takes. Red only over a limit.

Days are those that the clock counts, working or calendar: each number names its kind, or the table does.
"""

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.cases import part
from charts.multiples import Layout, Panel, multiples
from selection import Cycle, Selection
from tables import records
from wording import listing, number, ratio

PHONE, WIDE = 46, 125
"""Letters that fit in a line of a phone, and of a page."""
NO_LIMIT = "tanpa batas waktu"
FEW = 5
"""With fewer cases their number stands beside a median, and no title rests on it."""


def ageing(board: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Open cases per step, turn and clock: most days over first, the bar is the worst; labels above the bars."""
    width = PHONE if narrow else WIDE
    bars = pd.DataFrame([_waiting(row, width) for row in _worst_first(board)])
    lines = int(bars["label"].str.count("<br>").max()) + 1
    return multiples(
        bars, [Panel(0, "")], Layout(stacked=True, above=True, row=12 + 28 * lines, room=4.2 if narrow else 2.2)
    )


def ageing_title(board: pd.DataFrame, name: str) -> str:
    """How many open cases are over their limit, and which has been longest."""
    if board.empty:
        return f"Tidak ada perkara {name} yang sedang berjalan"
    total, over = int(board["cases"].sum()), int(board["over"].sum())
    if not over:
        return f"Tidak satu pun dari {number(total)} perkara {name} yang berjalan lewat batas"
    worst = _worst_first(board)[0]
    said = f"{part(over, total)} perkara {name} yang berjalan lewat batas"
    return f"{said}; terlama {number(worst['worst_over_days'])} {worst['days_counted']}, menunggu {worst['turn_name']}"


def ageing_alt(board: pd.DataFrame) -> str:
    """The rows of the board as a sentence."""
    rows = [f"{row['step']}, menunggu {row['turn_name']}: {_state(row)}" for row in _worst_first(board)]
    return f"Batang mendatar, merah bila lewat batas: {listing(rows, 20)}."


def days(data: pd.DataFrame, view: Selection, *, stacked: bool = False) -> go.Figure:
    """The median days of each step per cycle; red where even the median is over the limit."""
    rows = data.sort_values(["step_order", "clock_id"], kind="stable")
    bars = pd.DataFrame([_step(row, view.cycle) for row in records(rows)])
    panels = [Panel(row.cycle, row.name, _started(rows, row, view)) for row in view.cycles]
    return multiples(bars, panels, Layout(stacked, row=32 if stacked else 44, room=3.4))


def days_title(data: pd.DataFrame, cycle: int, name: str) -> str:
    """The steps of the cycle of which half took longer than the limit, else the longest step."""
    own = [row for row in records(data[data["cycle"] == cycle]) if row["cases"] >= FEW]
    known = [row for row in own if not pd.isna(row["median_days"])]
    if not known:
        return f"Belum cukup langkah {name} yang selesai untuk menyebut lamanya"
    late = [str(row["clock"]) for row in known if row["median_days"] > row["limit_days"]]
    if late:
        return f"Separuh perkara {name} atau lebih melewati batas pada: {listing(late)}"
    most = max(known, key=lambda row: row["median_days"])
    days_ = f"{number(most['median_days'])} {most['days_counted']}"
    return f"Langkah terlama {name}: {most['clock']}, separuhnya selesai dalam {days_}"


def days_alt(data: pd.DataFrame, cycle: int, name: str) -> str:
    """The medians of the chosen cycle as a sentence."""
    rows = [f"{row['clock']}: {_median(row)}" for row in records(data[data["cycle"] == cycle])]
    return f"Batang mendatar per siklus. {name}: {listing(rows, 20)}." if rows else f"{name}: tidak ada langkah."


def _worst_first(board: pd.DataFrame) -> list[dict[str, Any]]:
    order = ["worst_over_days", "fewest_left_days", "cases"]
    return records(board.sort_values(order, ascending=[False, True, False], na_position="last", kind="stable"))


def _waiting(row: dict[str, Any], width: int) -> dict[str, Any]:
    clock = f" · batas {row['clock']}" if row["clock"] != NO_LIMIT else ""
    fill = style.OVER if row["over"] else style.BLUE
    return {
        "panel": 0, "label": "<br>".join(wrap(f"{row['step']}: menunggu {row['turn_name']}{clock}", width)),
        "value": row["worst_over_days"] if row["over"] else 0, "text": _state(row),
        "hover": f"{row['step']}: {_state(row)}", "fill": fill, "edge": fill, "pattern": "",
    }  # fmt: skip


def _state(row: dict[str, Any]) -> str:
    count = f"{number(row['cases'])} perkara"
    if row["over"]:
        days_ = f"{number(row['worst_over_days'])} {row['days_counted']}"
        return f"{days_} lewat batas · {ratio(row['over'], row['cases'])} perkara"
    if row["stopped"] == row["cases"]:
        return f"berhenti sementara · {count}"
    if pd.isna(row["fewest_left_days"]):
        return f"{NO_LIMIT} · {count}"
    return f"dalam batas, sisa {number(row['fewest_left_days'])} {row['days_counted']} · {count}"


def _step(row: dict[str, Any], chosen: int) -> dict[str, Any]:
    is_over = not pd.isna(row["median_days"]) and row["median_days"] > row["limit_days"]
    fill = style.OVER if is_over else style.BLUE if row["cycle"] == chosen else style.GREY
    ended = f"{part(row['ended'], row['cases'])} selesai"
    return {
        "panel": row["cycle"], "label": row["clock"].replace(" → ", " →<br>"),
        "value": 0 if pd.isna(row["median_days"]) else row["median_days"], "text": _median(row),
        "hover": f"{row['clock']}: {_median(row)} {row['days_counted']}, {ended}", "fill": fill, "edge": fill,
        "pattern": "",
    }  # fmt: skip


def _median(row: dict[str, Any]) -> str:
    limit = f"batas {number(row['limit_days'])}"
    if pd.isna(row["median_days"]):
        return f"belum separuh, {limit}"
    over = "lewat " if row["median_days"] > row["limit_days"] else ""
    said = f"{number(row['median_days'])} hari, {over}{limit}"
    return said if row["cases"] >= FEW else f"{said} ({number(row['cases'])} perkara)"


def _started(data: pd.DataFrame, cycle: Cycle, view: Selection) -> str:
    own = data[data["cycle"] == cycle.cycle]
    if not own.empty:
        return f"{number(own['cases'].sum())} langkah, {number(own['still_open'].sum())} belum selesai"
    return "belum ada langkah" if cycle.starts_on <= view.as_of else "belum dimulai"
