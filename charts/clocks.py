"""The clocks of all open cases together: what is over its limit and at whom it waits. Red only over a limit.

Days are those that the clock counts, working or calendar: each number names its kind, or the table does.
"""

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.bodies import brief
from charts.cases import part
from charts.multiples import Layout, Panel, multiples
from tables import day_of, records
from wording import day, listing, number, ratio

PHONE, WIDE = 46, 125
"""Letters that fit in a line of a phone, and of a page."""
NO_LIMIT = "tanpa batas waktu"


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
    days_ = f"{number(worst['worst_over_days'])} {worst['days_counted']}"
    said = f"{part(over, total)} perkara {name} yang berjalan lewat batas"
    return f"{said}; terlama {days_}, menunggu {brief(worst['turn_name'])}"


def ageing_alt(board: pd.DataFrame) -> str:
    """The rows of the board as a sentence."""
    rows = [f"{row['step']}, menunggu {brief(row['turn_name'])}: {_state(row)}" for row in _worst_first(board)]
    return f"Batang mendatar, merah bila lewat batas: {listing(rows, 20)}."


def waiting(board: pd.DataFrame) -> list[str]:
    """One sentence per body that late cases wait for, most days first, in Markdown: how many, and since when."""
    late = _worst_first(board[board["over"] > 0])
    found = []
    for body in dict.fromkeys(row["turn_name"] for row in late):
        own = [row for row in late if row["turn_name"] == body]
        worst = max(own, key=lambda row: row["worst_over_days"])
        first = day(min(day_of(row["due_on"]) for row in own))
        days_ = f"{number(worst['worst_over_days'])} {worst['days_counted']}"
        count = f"{number(sum(row['over'] for row in own))} perkara lewat batas"
        found.append(f"**Menunggu {brief(body)}:** {count}, jatuh tempo paling awal {first}; terlama {days_}.")
    return found


def recorded(board: pd.DataFrame) -> pd.DataFrame:
    """The rows of cases with at least one step on record: of the others it is not known whether they are open."""
    return board[board["step_id"].notna()]


def quiet(board: pd.DataFrame, name: str) -> list[str]:
    """What is said where nothing is over its limit, and of cases without any step on record; in Markdown."""
    late, silent = int(board["over"].sum()), board.loc[board["step_id"].isna(), "cases"].sum()
    known = recorded(board)
    said = [] if late or (known.empty and silent) else [f"{ageing_title(known, name)}."]
    return [*said, _silent(int(silent))] if silent else said


def _silent(count: int) -> str:
    return (
        f"**{number(count)} perkara tanpa catatan langkah:** belum diketahui apakah masih berjalan atau sudah berakhir."
    )


def _worst_first(board: pd.DataFrame) -> list[dict[str, Any]]:
    order = ["worst_over_days", "fewest_left_days", "cases"]
    return records(board.sort_values(order, ascending=[False, True, False], na_position="last", kind="stable"))


def _waiting(row: dict[str, Any], width: int) -> dict[str, Any]:
    clock = f" · batas {row['clock']}" if row["clock"] != NO_LIMIT else ""
    fill = style.OVER if row["over"] else style.BLUE
    return {
        "panel": 0, "label": "<br>".join(wrap(f"{row['step']}: menunggu {brief(row['turn_name'])}{clock}", width)),
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
