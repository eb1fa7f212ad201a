"""Bawaslu's register of the same matters, differing from ours in a known way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from loaders.simulate.cases import OWN, Case

# How many of each difference over all cycles; no case has two of them.
ONLY_OURS = 6
ONLY_THEIRS = 5
STATUS_DIFFERS = 7
REPORT_DAY_DIFFERS = 4
FORM_DIFFERS = 3
OUR_NUMBER_MISSING = 5
# Not counted above: the five documented matters of 2019 have no register number that an article gives, and the two
# cases that wait for Bawaslu's first look are not in its register yet. Both are only ours.
BEFORE_REGISTER = ("laporan", "kajian_awal")

# The status that agrees with the last step of ours: an earlier step gives way to a later one.
STATUS_OF = {
    "register": "diregister",
    "tidak_diregister": "tidak_diregister",
    "klarifikasi": "klarifikasi",
    "kajian": "kajian",
    "terbukti": "kajian",
    "bukan_pelanggaran": "bukan_pelanggaran",
    "rekomendasi": "direkomendasikan",
    "dihentikan": "selesai",
    "dilimpahkan": "direkomendasikan",
    "selesai": "selesai",
}
LAGS_AT = {"direkomendasikan": "kajian", "selesai": "direkomendasikan"}


@dataclass(frozen=True)
class Entry:
    """One row of Bawaslu's register; number is the case number of ours as Bawaslu noted it."""

    register: str
    cycle: int
    reported_on: date
    origin: str
    agency: str
    unit: str
    form: str
    status: str
    status_on: date
    number: str


def bawaslu_view(cases: list[Case], rng: Random) -> tuple[list[Case], list[Entry]]:
    """Our cases as our register shows them (some without Bawaslu's number), and Bawaslu's entries."""
    known = [case for case in cases if case.steps[-1].step_id not in BEFORE_REGISTER]
    lagging = rng.sample([case for case in known if _was_recommended(case)], STATUS_DIFFERS)
    rest = iter(rng.sample([case for case in known if case not in lagging], len(known) - len(lagging)))
    only_ours = _take(rest, ONLY_OURS)
    changed = {case.number: _with_other_status(_entry(case), case) for case in lagging}
    changed |= {case.number: _with_other_day(_entry(case)) for case in _take(rest, REPORT_DAY_DIFFERS)}
    changed |= {case.number: _with_other_form(_entry(case)) for case in _take(rest, FORM_DIFFERS)}
    changed |= {case.number: replace(_entry(case), number="") for case in _take(rest, OUR_NUMBER_MISSING)}
    entries = [changed.get(case.number, _entry(case)) for case in known if case not in only_ours]
    unknown = {case.number for case in cases if case in only_ours or case not in known}
    ours = [replace(case, register="") if case.number in unknown else case for case in cases]
    return ours, entries + _only_theirs(entries)


def _take(rest: Iterator[Case], count: int) -> list[Case]:
    return [next(rest) for _ in range(count)]


def _entry(case: Case) -> Entry:
    step = next(step for step in reversed(case.steps) if step.step_id in STATUS_OF)
    unit = case.post.unit.name if case.post else ""
    return Entry(
        case.register,
        case.cycle,
        case.reported_on,
        case.origin,
        case.agency,
        unit,
        case.form,
        STATUS_OF[step.step_id],
        step.step_on,
        case.number,
    )


def _was_recommended(case: Case) -> bool:
    return any(step.step_id == "rekomendasi" for step in case.steps)


def _with_other_status(entry: Entry, case: Case) -> Entry:
    status = LAGS_AT[entry.status]
    day = next(step.step_on for step in reversed(case.steps) if STATUS_OF.get(step.step_id) == status)
    return replace(entry, status=status, status_on=day)


def _with_other_day(entry: Entry) -> Entry:
    return replace(entry, reported_on=entry.reported_on - timedelta(days=2))


def _with_other_form(entry: Entry) -> Entry:
    kind = entry.form[0]
    return replace(entry, form=f"{kind}7" if entry.form == f"{kind}4" else f"{kind}4")


def _only_theirs(entries: list[Entry]) -> list[Entry]:
    """Matters that Bawaslu never sent to us."""
    last = entries[-ONLY_THEIRS:]
    return [
        replace(entry, register=f"{900 + place}/REG/{entry.cycle}", number="", unit="", agency=OWN)
        for place, entry in enumerate(last, start=1)
    ]
