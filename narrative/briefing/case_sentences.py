"""The sentences on cases, registers and what is due next: each by a rule, silent where there is nothing to say."""

from datetime import date
from typing import Any

import pandas as pd

from narrative.briefing.situation import Situation
from text.indonesian import day, join_words, number
from text.institutions import short_name
from text.tables import to_date, to_dicts


def cases(at: Situation) -> str | None:
    """How many cases were reported, how many are proven and decided, how many go on."""
    rungs = {row["rung"]: int(row["cases"]) for row in to_dicts(at.ladder)}
    ends = {row["outcome"]: int(row["cases"]) for row in to_dicts(at.outcomes)}
    reported = rungs.get("laporan", 0)
    if not reported:
        return "Belum ada perkara netralitas yang tercatat pada siklus ini."
    proven, punished, running = rungs.get("terbukti", 0), ends.get("sanksi", 0), ends.get("proses", 0)
    said = f"**{number(reported)} perkara** dilaporkan, {number(proven)} terbukti"
    more = [
        f"{number(ends[end])} {words}"
        for end, words in (
            ("selesai", "selesai tanpa hasil tercatat"),
            ("tidak_diketahui", "belum diketahui keadaannya"),
        )
        if ends.get(end)
    ]
    told = join_words([f"{number(punished)} berakhir dengan sanksi", f"{number(running)} masih berjalan", *more])
    return f"{said}; {told}."


def new_cases(at: Situation) -> str | None:
    """How many reports and sanctions were added since the earlier day."""
    now, then = ({row["rung"]: int(row["cases"]) for row in to_dicts(rows)} for rows in (at.ladder, at.ladder_before))
    more = {rung: now.get(rung, 0) - then.get(rung, 0) for rung in ("laporan", "terbukti", "sanksi")}
    words = {"laporan": "laporan baru", "terbukti": "perkara terbukti", "sanksi": "perkara dijatuhi sanksi"}
    told = [f"{number(count)} {words[rung]}" for rung, count in more.items() if count > 0]
    return f"Sejak {day(at.since)}: {join_words(told)}." if told else None


def stuck(at: Situation) -> str | None:
    """How many open cases are over their limit, with whom, and the longest."""
    late = [row for row in to_dicts(at.turns) if row["over"]]
    if not late:
        return None
    total, worst = sum(int(row["over"]) for row in late), max(late, key=lambda row: row["worst_over_days"])
    days, read = f"{number(worst['worst_over_days'])} {worst['days_counted']}", f"menurut register {at.government}"
    if total == 1:
        return f"**1 perkara lewat batas** {read}, menunggu {short_name(worst['turn_short'])}; {days}."
    if len(late) == 1:
        whom = short_name(worst["turn_short"])
        return f"**{number(total)} perkara lewat batas** {read}, menunggu {whom}; terlama {days}."
    whom = join_words([f"{number(row['over'])} menunggu {short_name(row['turn_short'])}" for row in late], 3)
    return f"**{number(total)} perkara lewat batas** {read}: {whom}; terlama {days}."


def ahead(at: Situation) -> str | None:
    """Tell the next stage of the election, and what is due before it."""
    stage = _next(at.stages, at.as_of)
    due = _due_before(at, to_date(stage["starts_on"])) if stage else []
    return (
        f"{_named(stage, at.as_of)}; sebelum itu {join_words(due)}." if stage and due else upcoming(at.stages, at.as_of)
    )


def upcoming(stages: pd.DataFrame, as_of: date) -> str | None:
    """Tell the next stage of the election, with its day and the days until it."""
    stage = _next(stages, as_of)
    return f"{_named(stage, as_of)}." if stage else None


def _next(stages: pd.DataFrame, as_of: date) -> dict[str, Any] | None:
    coming = [row for row in to_dicts(stages) if to_date(row["starts_on"]) > as_of]
    return min(coming, key=lambda row: to_date(row["starts_on"])) if coming else None


def _named(stage: dict[str, Any], as_of: date) -> str:
    on = to_date(stage["starts_on"])
    return f"Tahap berikutnya: {stage['name']}, {day(on)} ({number((on - as_of).days)} hari lagi)"


def _due_before(at: Situation, stage_on: date) -> list[str]:
    """List what falls due from today on and before the stage begins."""
    due = [f"batas tanda tangan {day(at.due_on)}"] if at.as_of < at.due_on < stage_on else []
    falling = sum(int(row["falling_due"]) for row in to_dicts(at.turns))
    return [*due, f"{number(falling)} perkara jatuh tempo"] if falling else due


def registers(at: Situation) -> str | None:
    """How many cases stand in both registers, and how many do not or wait for a decision."""
    rows = to_dicts(at.registers)
    whole = sum(int(row["cases"]) for row in rows)
    if not whole:
        return None
    both = sum(int(row["cases"]) for row in rows if row["place"] == "keduanya")
    rest = f"{number(whole - both)} belum berpadanan" if both < whole else "semua berpadanan"
    return f"{number(both)} dari {number(whole)} perkara ada di kedua register; {rest}."
