"""Sentences by rule on the stage of the election, what is forbidden in it, and what was done."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from charts.base.lanes import RUNNING
from metrics.rows.compliance import SigningsRow
from metrics.rows.reference import FactRow, FormRow, StageRow
from metrics.selection import Cycle
from text.indonesian import UNKNOWN, day, join_words, number
from text.tables import to_date, to_dicts

ETHICS, DISCIPLINE = CLASSES = ("kode etik", "disiplin")
FIXING = "penetapan"
"""How the stages begin that make a candidate of a bakal calon."""


def position(stages: pd.DataFrame, cycle: Cycle, as_of: date) -> str:
    """Name the stage of the day, and say how far polling day is."""
    left = (cycle.polling_on - as_of).days
    if left < 0:
        return f"Per {day(as_of)} semua tahap {cycle.name} sudah selesai; pemungutan suara {day(cycle.polling_on)}"
    until = f"{number(left)} hari menuju pemungutan suara" if left else "hari ini pemungutan suara"
    return f"Per {day(as_of)} {_stage(stages, as_of)}; {until} {cycle.name}"


def _stage(stages: pd.DataFrame, as_of: date) -> str:
    rows = to_dicts(stages.sort_values("starts_on"), StageRow)
    running = [row["name"] for row in rows if row["state"] == RUNNING]
    if running:
        return f"berjalan: {join_words(running)}"
    coming = [row for row in rows if to_date(row["starts_on"]) > as_of]
    if not coming:
        return "tidak ada tahap yang berjalan"
    return f"tahap berikutnya {coming[0]['name']}, {number((to_date(coming[0]['starts_on']) - as_of).days)} hari lagi"


def activities(events: pd.DataFrame, name: str) -> str:
    """Say how many activities of which kinds the cycle has seen."""
    if events.empty:
        return f"Belum ada kegiatan yang tercatat pada {name}"
    kinds = events["kind_name"].value_counts(sort=True)
    parts = [f"{number(count)} {str(kind).lower()}" for kind, count in kinds.items()]
    return f"{number(len(events))} kegiatan pada {name}: {join_words(parts, 7)}"


def fixed_on(stages: pd.DataFrame) -> tuple[date, date] | None:
    """Find the first and the last day on which candidates are fixed; None if the stages do not say."""
    days = [to_date(row["starts_on"]) for row in _fixings(stages)]
    return (min(days), max(days)) if days else None


def _fixings(stages: pd.DataFrame) -> list[StageRow]:
    return [row for row in to_dicts(stages, StageRow) if row["name"].lower().startswith(FIXING)]


def class_in_force(stages: pd.DataFrame, as_of: date) -> str:
    """Tell the class of an act on the day: kode etik before candidates are fixed, disiplin once all of them are.

    In between it depends on the contest that the act is about, so none is in force for all.
    """
    fixed = fixed_on(stages)
    if fixed is None or fixed[0] <= as_of < fixed[1]:
        return UNKNOWN
    return ETHICS if as_of < fixed[0] else DISCIPLINE


def forbidden(stages: pd.DataFrame, as_of: date) -> str:
    """Say which class applies on the day and why, as a title."""
    fixed = fixed_on(stages)
    if fixed is None:
        return "Hari penetapan calon belum diketahui, jadi golongan yang berlaku belum dapat disebut"
    first, last = fixed
    if as_of < first:
        return f"Per {day(as_of)} berlaku kode etik: calon baru ditetapkan {day(first)}"
    if as_of < last:
        return (
            f"Per {day(as_of)} menurut pemilihannya: disiplin bila calonnya sudah ditetapkan ({day(first)}), "
            f"kode etik bila baru ditetapkan {day(last)}"
        )
    return f"Per {day(as_of)} berlaku disiplin: calon sudah ditetapkan {day(last)}"


def later_fixed(stages: pd.DataFrame, as_of: date) -> str:
    """Caution while only some of the candidates are fixed; empty otherwise."""
    fixings = _fixings(stages)
    waiting = [row for row in fixings if to_date(row["starts_on"]) > as_of]
    if not waiting or len(waiting) == len(fixings):
        return ""
    names = join_words([f"{row['name']} ({day(row['starts_on'])})" for row in waiting])
    return f"Belum semua calon ditetapkan; masih menunggu {names}. Sampai hari itu mereka masih bakal calon."


def forms(data: pd.DataFrame, of_class: str, in_force: str) -> str:
    """Write the forms of one class as a Markdown list under its name, with the severity the rules threaten."""
    rows = to_dicts(data[data["class"] == of_class], FormRow)
    head = {ETHICS: "Kode etik (bakal calon)", DISCIPLINE: "Disiplin (calon)"}[of_class]
    shared = shared_note(data)
    lines = [f"- {row['form_id']} {row['form']}{_threat(row, shared)}" for row in rows]
    badge = " :blue-badge[berlaku pada tanggal ini]" if of_class == in_force else ""
    return "\n".join([f"**{head}**{badge}", "", *lines])


def shared_note(data: pd.DataFrame) -> str:
    """Find the part of the notes that all forms share; empty if there is none."""
    notes = [str(note) for note in data["note"] if not pd.isna(note)]
    shortest = min(notes, key=len, default="")
    return shortest if len(notes) == len(data) and all(note.endswith(shortest) for note in notes) else ""


def _threat(row: FormRow, shared: str) -> str:
    own = "" if _is_blank(row["note"]) else str(row["note"]).removesuffix(shared).strip().rstrip(".")
    threat = f" · {str(row['severity_name']).lower()}" if row["class"] == DISCIPLINE else ""
    words = own if own[1:2].isupper() else own[:1].lower() + own[1:]
    return f"{threat} ({words})" if words else threat


def _is_blank(value: str | None) -> bool:
    return bool(pd.isna(value) or not str(value).strip())


def facts(data: pd.DataFrame, cycle: int) -> list[str]:
    """Write the documented facts with their articles, in Markdown; those of the chosen cycle first."""
    rows = to_dicts(data, FactRow)
    found = {row["fact_id"]: row for row in reversed(rows)}
    order = sorted(found, key=lambda fact: (_is_other(found[fact]["cycle"], cycle), len(fact), fact))
    return [_fact(found[fact], [row for row in rows if row["fact_id"] == fact]) for fact in order]


def _is_other(value: int | None, cycle: int) -> bool:
    return bool(pd.isna(value) or value != cycle)


def _fact(fact: FactRow, rows: Sequence[FactRow]) -> str:
    when = "tanggal belum diketahui" if pd.isna(fact["fact_on"]) else day(fact["fact_on"])
    cycle = "semua siklus" if pd.isna(fact["cycle"]) else str(fact["cycle_name"])
    note = "" if _is_blank(fact["note"]) else f"  \n*Catatan:* {fact['note']}"
    sources = "; ".join(_article(row) for row in rows)
    return f"**{fact['fact_id']} · {when} · {cycle}**  \n{fact['statement']}{note}  \n*Sumber:* {sources}"


def _article(row: FactRow) -> str:
    published = "tanggal terbit belum diketahui" if pd.isna(row["published_on"]) else day(row["published_on"])
    return f"{row['publisher']}, {published}, “{row['title']}”"


def alt(stages: pd.DataFrame, events: pd.DataFrame, signings: pd.DataFrame) -> str:
    """Write the time axis as sentences, for those who do not see it."""
    parts = [f"{row['name']} mulai {day(row['starts_on'])}, {row['state']}" for row in to_dicts(stages, StageRow)]
    curve = "belum ada tanda tangan"
    if len(signings):
        last = to_dicts(signings.sort_values("day")[-1:], SigningsRow)[0]
        curve = f"{number(last['signed'])} dari {number(last['obliged'])} orang sudah tanda tangan"
    return f"Sumbu waktu. Tahapan: {'; '.join(parts)}. {number(len(events))} kegiatan. Kurva: {curve}."
