"""The few sentences that say where we stand, each written by a rule from metric rows; silent where nothing is to say.

`RULES` is the list that pages, packs and messages walk: which rule speaks to whom, in which order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from access.roles import Role
from narrative.briefing.case_sentences import ahead, cases, new_cases, registers, stuck
from narrative.briefing.situation import Situation
from text.indonesian import day, join_words, number, percent, share
from text.tables import to_date, to_dicts


class Audience(StrEnum):
    """For whom the sentences are: what each meeting needs first."""

    PIMPINAN = "pimpinan"
    SEKDA = "sekda"
    BAWASLU = "bawaslu"


def audience_of(role: Role) -> Audience:
    """Whose sentences a viewer reads: an OPD and the pengelola those of the monitoring."""
    return {Role.PIMPINAN: Audience.PIMPINAN, Role.BAWASLU: Audience.BAWASLU}.get(role, Audience.SEKDA)


def position(at: Situation) -> str | None:
    """Who has signed, n/N of the cycle, how many are to go; and who did so on time and verified."""
    if at.not_yet:
        return _before(at)
    if at.total.empty:
        return None
    row = to_dicts(at.total)[0]
    said = f"**{share(row['signed'], row['obliged'], 'ASN')}** sudah menandatangani pakta integritas {at.name}"
    rest = f"**{number(row['not_signed'])} orang** belum" if row["not_signed"] else "tidak ada yang tertinggal"
    return f"{said}; {rest}. {_on_time(row, at)}"


def _before(at: Situation) -> str:
    """Say that the signing has not begun, and how many will have to sign by when where that is known."""
    if at.total.empty:
        return f"{at.not_yet}."
    obliged = number(at.total["obliged"].iloc[0])
    return f"{at.not_yet}. Wajib tanda tangan: **{obliged} ASN**, batas waktu {day(at.due_on)}."


def _on_time(row: dict[str, Any], at: Situation) -> str:
    """Who signed on time and verified, of whom that is unknown, and the due day with the days left or gone."""
    left = int(row["days_left"])
    when = f"tinggal {number(left)} hari" if left > 0 else "hari ini" if left == 0 else f"lewat {number(-left)} hari"
    unknown = row["unknown_fulfilled"]
    doubt = f" (untuk {number(unknown)} orang belum diketahui)" if unknown else ""
    said = f"Tepat waktu dan terverifikasi: {share(row['fulfilled'], row['obliged'], 'ASN')}{doubt}"
    return f"{said}. Batas waktu {day(at.due_on)}: {when}."


def changed(at: Situation) -> str | None:
    """Tell what has changed in the signatures since the earlier day; nothing of a change of too few people."""
    if at.not_yet or at.total.empty or at.total_before.empty:
        return None
    now, then = to_dicts(at.total)[0], to_dicts(at.total_before)[0]
    more = int(now["signed"]) - int(then["signed"])
    if not more:
        return f"Sejak {day(at.since)} jumlah yang sudah tanda tangan tetap."
    if abs(more) < at.threshold:
        return None
    before, after = (percent(total["signed"], total["obliged"]) for total in (then, now))
    shares = f"dari {before} menjadi {after}" if before != after else f"tetap {after}"
    way = "bertambah" if more > 0 else "berkurang"
    done = _finished(at.units) - _finished(at.units_before)
    also = f"; {join_words(sorted(done), 3)} selesai sejak itu" if done else ""
    return f"Sejak {day(at.since)} yang sudah tanda tangan {way} {number(abs(more))} orang, {shares}{also}."


def _finished(units: pd.DataFrame) -> set[str]:
    rows = to_dicts(units) if len(units) else []
    return {str(row["short_name"]) for row in rows if row["obliged"] and not row["not_signed"]}


def behind(at: Situation) -> str | None:
    """Name the units with most people still to sign, those too slow for the due day, and those without data."""
    if at.not_yet:
        return _silent(at) or None
    if at.units.empty:
        return "Belum ada OPD yang menyampaikan daftar wajib atau rekap." if len(at.silent) else None
    open_ = at.units[at.units["not_signed"] > 0].sort_values(["not_signed", "short_name"], ascending=[False, True])
    named = [row for row in to_dicts(open_.head(3)) if row["not_signed"] >= at.threshold]
    texts = [f"{row['short_name']} ({number(row['not_signed'])} orang)" for row in named]
    said = [f"Paling banyak yang belum: {join_words(texts)}."] if texts else []
    said += _too_slow(at)
    return " ".join(line for line in (*said, _silent(at)) if line) or None


def _silent(at: Situation) -> str:
    """Name the units without data; an empty text where there is none."""
    if at.silent.empty:
        return ""
    return f"Belum menyampaikan data: {join_words([str(name) for name in at.silent['short_name']])}."


def _too_slow(at: Situation) -> list[str]:
    """Name the units that will not be done by the due day at their pace of the last ten working days."""
    if at.pace.empty or at.as_of >= at.due_on:
        return []
    rows = [row for row in to_dicts(at.pace) if row["not_signed"] and row["not_signed"] >= at.threshold]
    late = [row for row in rows if not pd.isna(row["recent_per_day"]) and _is_late(row)]
    late.sort(key=lambda row: (-row["not_signed"], row["short_name"]))
    names = join_words([str(row["short_name"]) for row in late], 3)
    return [f"Dengan laju sekarang tidak selesai pada {day(at.due_on)}: {names}."] if late else []


def _is_late(row: dict[str, Any]) -> bool:
    return bool(pd.isna(row["finishes_on"]) or to_date(row["finishes_on"]) > to_date(row["due_on"]))


@dataclass(frozen=True)
class SentenceRule:
    """One sentence: who it is for, and the function that writes it or is silent."""

    name: str
    audiences: tuple[Audience, ...]
    say: Callable[[Situation], str | None]


PIMPINAN, SEKDA, BAWASLU = Audience
RULES = (
    SentenceRule("position", (PIMPINAN, SEKDA), position),
    SentenceRule("cases", (BAWASLU,), cases),
    SentenceRule("changed", (PIMPINAN, SEKDA), changed),
    SentenceRule("new_cases", (BAWASLU,), new_cases),
    SentenceRule("behind", (PIMPINAN, SEKDA), behind),
    SentenceRule("stuck", (PIMPINAN, SEKDA, BAWASLU), stuck),
    SentenceRule("registers", (BAWASLU,), registers),
    SentenceRule("ahead", (PIMPINAN, SEKDA, BAWASLU), ahead),
)
"""In the order in which they are read: five to an audience, of which those with nothing to say are silent."""


def told(audience: Audience, at: Situation) -> list[str]:
    """Write the sentences for an audience."""
    return [said for rule in RULES if audience in rule.audiences and (said := rule.say(at))]
