"""Open cases, each on its own bar: days used of the limit, red beyond it, the worst first.

A case whose step has no limit stands below with the days since its last step and no bar: long, but not late.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.grid import Grid, Head, figure
from charts.handling.case_rows import assumed
from metrics.selection import Selection
from text.indonesian import count_of_total, join_words, number, short_day
from text.institutions import short_name
from text.tables import to_date, to_dicts

MOST, FEWER = 12, 8
"""Cases in the picture, and on a phone; the table has them all."""
THICK = 0.28
"""Of a bar, in rows."""
OVER, STOPPED = "lewat batas", "berhenti sementara"


class OpenCaseRow(TypedDict):
    """What is shown of an open case: columns of case_list, and the days since its last step."""

    case_id: str
    short_name: str | None
    state: str
    turn_name: str
    turn_short: str
    awaited_step: str | None
    days_over: int | None
    days_left: int | None
    days_used: int | None
    limit_days: int | None
    days_counted: str | None
    due_on: date | None
    assumed_from: str | None
    step: str
    step_on: date | None
    days_since: int | None


COLUMNS = tuple(column for column in OpenCaseRow.__annotations__ if column != "days_since")


def open_cases(cases: pd.DataFrame, view: Selection) -> pd.DataFrame:
    """Select our cases known to be open, most days over first, and add the days since their last step."""
    rows = cases.loc[cases["is_open"] & cases["is_own"] & cases["has_steps"], list(COLUMNS)]
    since = [None if pd.isna(on) else (view.as_of - to_date(on)).days for on in rows["step_on"]]
    rows = rows.assign(days_since=pd.array(since, dtype="Int64"))
    order = ["days_over", "days_left", "days_since", "case_id"]
    return rows.sort_values(order, ascending=[False, True, False, True], na_position="last", kind="stable")


def board(rows: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Draw the first rows of `open_cases`; the stroke through a bar is its limit."""
    shown = to_dicts(rows[: FEWER if narrow else MOST], OpenCaseRow)
    heads = [_head(row, "<br>" if narrow else " · ") for row in shown]
    longest = max([1, *(_length(row) for row in shown)])
    grid = Grid([Head(0, "")], heads, 62 if narrow else 44, longest * (3.9 if narrow else 1.9), is_bold=False)
    return figure(grid, [*_bars(shown, narrow), _limits(shown, narrow)], _words(shown, grid, narrow), barmode="stack")


def title(rows: pd.DataFrame, name: str) -> str:
    """Say how many open cases are over their limit, which has been longest, and who is waited for."""
    if rows.empty:
        return f"Tidak ada perkara {name} yang sedang berjalan"
    late = int((rows["state"] == OVER).sum())
    if not late:
        return f"Tidak satu pun dari {number(len(rows))} perkara {name} yang berjalan lewat batas"
    worst = to_dicts(rows[:1], OpenCaseRow)[0]
    longest = f"{number(worst['days_over'] or 0)} {worst['days_counted']}"
    over = f"{count_of_total(late, len(rows))} perkara {name} yang berjalan lewat batas"
    return f"{over}; terlama {longest}, menunggu {short_name(worst['turn_short'])}"


def alt(rows: pd.DataFrame) -> str:
    """Write the rows of the picture as a sentence."""
    shown = to_dicts(rows[:MOST], OpenCaseRow)
    cases = join_words([f"{_head(row, ', ')}: {_state(row)}" for row in shown], MOST)
    return f"Batang mendatar per perkara, merah di luar batas. {cases}.".replace("<b>", "").replace("</b>", "")


def _head(row: OpenCaseRow, parted: str) -> str:
    unit = "" if pd.isna(row["short_name"]) else f" · {row['short_name']}"
    awaited = "" if pd.isna(row["awaited_step"]) else f"{row['awaited_step']}, "
    return f"<b>{row['case_id']}</b>{unit}{parted}menunggu {awaited}{short_name(row['turn_short'])}"


def _length(row: OpenCaseRow) -> int:
    return 0 if pd.isna(row["limit_days"]) else max(row["days_used"] or 0, row["limit_days"])


def _top(narrow: bool) -> float:
    """Return where a bar begins below the words of its row."""
    return 0.12 if narrow else 0.0


def _bars(rows: Sequence[OpenCaseRow], narrow: bool) -> list[PlotlyJSON]:
    """Draw days inside the limit, and days beyond it; a step without a limit has no bar."""
    bound = [(place, row) for place, row in enumerate(rows) if not pd.isna(row["limit_days"])]
    fills = [style.GREY if row["state"] == STOPPED else style.BLUE for _, row in bound]
    inside = [min(row["days_used"] or 0, row["limit_days"] or 0) for _, row in bound]
    parts = ((inside, fills), ([row["days_over"] for _, row in bound], style.OVER))
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": days,
            "y": [place for place, _ in bound],
            "width": THICK,
            "offset": _top(narrow),
            "hoverinfo": "text",
            "hovertext": [_hover(row) for _, row in bound],
            "marker": {"color": fill, "line": {"width": 0}},
            "showlegend": False,
        }
        for days, fill in parts
    ]


def _limits(rows: Sequence[OpenCaseRow], narrow: bool) -> PlotlyJSON:
    """Draw a stroke where the limit ends."""
    bound = [
        (place + _top(narrow), row["limit_days"]) for place, row in enumerate(rows) if not pd.isna(row["limit_days"])
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "x": [x for _, limit in bound for x in (limit, limit, None)],
        "y": [y for top, _ in bound for y in (top - 0.05, top + THICK + 0.05, None)],
        "line": {"color": style.TEXT, "width": 2},
    }


def _words(rows: Sequence[OpenCaseRow], grid: Grid, narrow: bool) -> list[PlotlyJSON]:
    middle = _top(narrow) + THICK / 2
    return [
        style.label(_length(row), place + middle, _state(row), **grid.refs(0), xshift=6 if _length(row) else -2)
        for place, row in enumerate(rows)
    ]


def _state(row: OpenCaseRow) -> str:
    """Say how a case stands against its limit: 79 hari kerja lewat, batas 14 (31 Okt 2024)."""
    if pd.isna(row["limit_days"]):
        since = "" if pd.isna(row["days_since"]) else f"{number(row['days_since'])} hari di tahap ini, "
        return f"{since}tanpa batas waktu"
    limit = f"batas {number(row['limit_days'])}"
    if row["state"] == STOPPED:
        return f"berhenti sementara, terpakai {number(row['days_used'] or 0)} dari {number(row['limit_days'])}"
    due = (
        ""
        if pd.isna(row["due_on"])
        else f" ({short_day(to_date(row['due_on']))}{'' if pd.isna(row['assumed_from']) else '*'})"
    )
    if row["days_over"]:
        return f"{number(row['days_over'])} {row['days_counted']} lewat, {limit}{due}"
    return f"sisa {number(row['days_left'] or 0)} {row['days_counted']}, {limit}{due}"


def _hover(row: OpenCaseRow) -> str:
    since = "" if pd.isna(row["step_on"]) else f" ({short_day(to_date(row['step_on']))})"
    return f"{row['case_id']}<br>tahap terakhir: {row['step']}{since}<br>{_state(row)}{assumed(row['assumed_from'])}"
