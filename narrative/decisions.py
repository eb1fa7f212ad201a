"""What is said of the decisions of meetings: how many wait, which are overdue, and their rows in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from text.indonesian import day, number
from text.tables import to_date, to_dicts

OVERDUE, TAKEN_BACK, DONE = "lewat tenggat", "dicabut", "tercapai"
UNKNOWN = "belum diketahui"
AT_MOST = 3


def waiting(rows: pd.DataFrame, since: date | None = None) -> pd.DataFrame:
    """Those that are open, and those that fell due after a day."""
    is_open = ~rows["state"].isin([DONE, TAKEN_BACK])
    if since is None:
        return rows[is_open]
    is_recent = (rows["state"] == DONE) & (pd.to_datetime(rows["due_on"]) > pd.Timestamp(since))
    return rows[is_open | is_recent]


def title(rows: pd.DataFrame) -> str:
    """How many of the decisions that stand are not done, and how many of those are overdue."""
    standing = int((rows["state"] != TAKEN_BACK).sum())
    left, over = len(waiting(rows)), int((rows["state"] == OVERDUE).sum())
    if not standing:
        return "Belum ada keputusan rapat"
    if not left:
        return f"Semua keputusan rapat tercapai ({number(standing)} keputusan)"
    late = f", {number(over)} di antaranya lewat tenggat" if over else ""
    return f"{number(left)} dari {number(standing)} keputusan rapat belum tercapai{late}"


def overdue(rows: pd.DataFrame) -> Iterator[str]:
    """One sentence per overdue decision, the earliest day first."""
    for row in to_dicts(rows[rows["state"] == OVERDUE].sort_values("due_on"))[:AT_MOST]:
        moved = {"tetap": "tidak bergerak", None: ""}.get(row["moved"], row["moved"])
        told = f"{course(row)}{f', {moved}' if moved else ''}"
        yield f"**{row['short_name']}, tenggat {day(to_date(row['due_on']))}:** {row['decision']} ({told})."


def agenda(rows: pd.DataFrame) -> str:
    """Write the point of the next meeting that the decisions give."""
    left, over = len(waiting(rows)), int((rows["state"] == OVERDUE).sum())
    if not left:
        return "Tindak lanjut keputusan rapat sebelumnya"
    late = f" ({number(over)} lewat tenggat)" if over else ""
    return f"Tindak lanjut {number(left)} keputusan rapat sebelumnya{late}"


def course(row: dict[str, Any]) -> str:
    """Write how a figure moved: belum tanda tangan 348 → 38 orang."""
    then, now = (UNKNOWN if pd.isna(row[name]) else number(row[name]) for name in ("value_then", "value_now"))
    moved = UNKNOWN if then == now == UNKNOWN else f"{then} → {now} {row['counted_in']}"
    return f"{str(row['measure_name']).lower()} {moved}"


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows in the words of the screen, the latest meeting first."""
    shown = rows.iloc[::-1]
    moved = shown["moved"].astype(object).fillna(UNKNOWN)
    return shown.assign(course=[course(row) for row in to_dicts(shown)], moved=moved)
