"""What is over its limit, at whom it waits and since when: the sentences over the board, from ageing_board."""

import pandas as pd

from text.indonesian import day, number
from text.institutions import short_name
from text.tables import to_date, to_dicts


def waiting(board: pd.DataFrame) -> list[str]:
    """One sentence per body that late cases wait for, most days first, in Markdown: how many, and since when."""
    late = to_dicts(board[board["over"] > 0].sort_values("worst_over_days", ascending=False, kind="stable"))
    found = []
    for body in dict.fromkeys(row["turn_name"] for row in late):
        own = [row for row in late if row["turn_name"] == body]
        first = day(min(to_date(row["due_on"]) for row in own))
        days_ = f"{number(own[0]['worst_over_days'])} {own[0]['days_counted']}"
        count = f"{number(sum(row['over'] for row in own))} perkara lewat batas"
        found.append(f"**Menunggu {short_name(body)}:** {count}, jatuh tempo paling awal {first}; terlama {days_}.")
    return found


def quiet(board: pd.DataFrame, name: str) -> list[str]:
    """What is said where there is no open case to show, and of cases without any step on record; in Markdown."""
    if board.empty:
        return [f"Tidak ada perkara {name} yang sedang berjalan."]
    silent = int(board.loc[board["step_id"].isna(), "cases"].sum())
    said = "belum diketahui apakah masih berjalan atau sudah berakhir"
    return [f"**{number(silent)} perkara tanpa catatan langkah:** {said}."] if silent else []
