"""Sentences over the board: what is over its limit, at whom it waits and since when."""

import pandas as pd

from charts.handling.ageing_board import OVER
from metrics.rows.handling import AgeingRow
from text.indonesian import day, join_words, number
from text.institutions import short_name
from text.tables import to_date, to_dicts


def told(board: pd.DataFrame, cases: pd.DataFrame, register: str, name: str) -> list[str]:
    """Write all there is to say of a cycle's cases and their limits, in Markdown."""
    return [*waiting(board, register), *after_sanction(cases), *quiet(board, cases, name)]


def waiting(board: pd.DataFrame, register: str) -> list[str]:
    """Write one sentence per body that late cases wait for, most days first, in Markdown: how many, and since when.

    `register` names whose register says so.
    """
    late = to_dicts(_worst_first(board[board["over"] > 0]), AgeingRow)
    found = []
    for body in dict.fromkeys(row["turn_short"] for row in late):
        own = [row for row in late if row["turn_short"] == body]
        first = day(min(to_date(row["due_on"]) for row in own))
        longest = f"{number(own[0]['worst_over_days'] or 0)} {own[0]['days_counted']}"
        count = f"{number(sum(row['over'] for row in own))} perkara lewat batas"
        found.append(
            f"**Menunggu {short_name(body)}** menurut register {register}: {count}, jatuh tempo paling awal {first}; "
            f"terlama {longest}."
        )
    return found


def after_sanction(cases: pd.DataFrame) -> list[str]:
    """Say how many decided cases of ours still owe something in time, such as the delivery of the SK; in Markdown."""
    late = cases[cases["is_own"] & ~cases["is_open"] & (cases["state"] == OVER)]
    if late.empty:
        return []
    owed = join_words([f"{number(count)} {step}" for step, count in late["awaited_step"].value_counts().items()])
    return [f"**Sesudah putusan:** {number(len(late))} perkara lewat batas, menunggu {owed}."]


def _worst_first(board: pd.DataFrame) -> pd.DataFrame:
    return board.sort_values("worst_over_days", ascending=False, kind="stable")


def quiet(board: pd.DataFrame, cases: pd.DataFrame, name: str) -> list[str]:
    """Say that there is no open case to show, and how many have no step on record; in Markdown."""
    silent = int((cases["is_own"] & ~cases["has_steps"]).sum())
    unknown = "belum diketahui apakah masih berjalan atau sudah berakhir"
    told = [f"**{number(silent)} perkara tanpa catatan langkah:** {unknown}."] if silent else []
    return [f"Tidak ada perkara {name} yang tercatat sedang berjalan.", *told] if board.empty else told
