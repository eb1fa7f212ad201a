"""Sentences over the board: what is over its limit, at whom it waits and since when."""

import pandas as pd

from metrics.rows.handling import AgeingRow
from text.indonesian import day, number
from text.institutions import short_name
from text.tables import to_date, to_dicts


def waiting(board: pd.DataFrame) -> list[str]:
    """Write one sentence per body that late cases wait for, most days first, in Markdown: how many, and since when."""
    late = to_dicts(_worst_first(board[board["over"] > 0]), AgeingRow)
    found = []
    for body in dict.fromkeys(row["turn_short"] for row in late):
        own = [row for row in late if row["turn_short"] == body]
        first = day(min(to_date(row["due_on"]) for row in own))
        longest = f"{number(own[0]['worst_over_days'] or 0)} {own[0]['days_counted']}"
        count = f"{number(sum(row['over'] for row in own))} perkara lewat batas"
        found.append(f"**Menunggu {short_name(body)}:** {count}, jatuh tempo paling awal {first}; terlama {longest}.")
    return found


def _worst_first(board: pd.DataFrame) -> pd.DataFrame:
    return board.sort_values("worst_over_days", ascending=False, kind="stable")


def quiet(board: pd.DataFrame, name: str) -> list[str]:
    """Say that there is no open case to show, or how many have no step on record; in Markdown."""
    if board.empty:
        return [f"Tidak ada perkara {name} yang sedang berjalan."]
    silent = int(board.loc[board["step_id"].isna(), "cases"].sum())
    unknown = "belum diketahui apakah masih berjalan atau sudah berakhir"
    return [f"**{number(silent)} perkara tanpa catatan langkah:** {unknown}."] if silent else []
