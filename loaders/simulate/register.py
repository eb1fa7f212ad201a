"""Bawaslu's register of the same matters, differing from ours in a known way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from loaders.simulate import entries as rows
from loaders.simulate.cases import SimulatedCase
from loaders.simulate.entries import RegisterEntry, entry_of
from loaders.simulate.matches import MatchDecision, decide
from loaders.simulate.place import place

# How many of each difference over all cycles; no case has two of them.
ONLY_OURS = 6
ONLY_THEIRS = 5
STATUS_DIFFERS = 7
REPORT_DAY_DIFFERS = 4
FORM_DIFFERS = 3
CLASS_DIFFERS = 2
SEVERITY_DIFFERS = 3
OUR_NUMBER_MISSING = 5
# The same matter, and neither register bears the other's number: some that a person confirmed, some that still wait.
CONFIRMED, WAITING = 4, 3
# Another matter of the same unit and form, a few days apart: a person looked and refused.
LOOK_ALIKES = 2
# A second entry of Bawaslu that names a case of ours by mistake.
NUMBER_TWICE = 1
CHANGES = (
    (REPORT_DAY_DIFFERS, rows.with_other_day),
    (FORM_DIFFERS, rows.with_other_form),
    (OUR_NUMBER_MISSING, rows.without_number),
    (CLASS_DIFFERS, rows.with_other_class),
    (SEVERITY_DIFFERS, rows.with_other_severity),
)
# Not counted above: documented matters have no register number that an article gives, the two cases that wait for
# Bawaslu's first look are not in its register yet, and what was told to the city directly never was. All are only ours.
BEFORE_REGISTER = ("laporan", "kajian_awal")
DIRECT = "direct"
"""The journey of cases that were told to the city."""


@dataclass(frozen=True)
class Registers:
    """Our cases as our register shows them, Bawaslu's entries, and what people decided about pairs without numbers."""

    cases: list[SimulatedCase]
    entries: list[RegisterEntry]
    decisions: list[MatchDecision]


def bawaslu_view(cases: list[SimulatedCase], rng: Random) -> Registers:
    """Both registers: some of our cases without Bawaslu's number, and entries that differ in the known way."""
    known = [case for case in cases if case.steps[-1].step_id not in BEFORE_REGISTER and case.journey != DIRECT]
    lagging = rng.sample([case for case in known if _was_recommended(case)], STATUS_DIFFERS)
    rest = iter(rng.sample([case for case in known if case not in lagging], len(known) - len(lagging)))
    changed = {case.number: rows.with_other_status(entry_of(case), case) for case in lagging}
    only_ours = _take(rest, ONLY_OURS)
    changed |= {case.number: change(entry_of(case)) for count, change in CHANGES for case in _take(rest, count)}
    confirmed = _take(_with_unit(rest), CONFIRMED)
    # What still waits is of the latest cycle: the cycles before it are settled.
    newest = iter(sorted(rest, key=lambda case: -case.cycle))
    pairs = _Unnumbered(confirmed, _take(_with_unit(newest), WAITING), _take(_with_unit(newest), LOOK_ALIKES))
    changed |= pairs.entries()
    twins = [rows.look_alike(entry_of(case), place) for place, case in enumerate(pairs.alike, start=1)]
    entries = [changed.get(case.number, entry_of(case)) for case in known if case not in [*only_ours, *pairs.alike]]
    unnumbered = {case.number for case in [*only_ours, *pairs.cases(), *(case for case in cases if case not in known)]}
    shown = [replace(case, register="") if case.number in unnumbered else case for case in cases]
    beside = [*twins, *_named_twice(newest), *_only_theirs(entries)]
    return Registers(shown, entries + beside, pairs.decisions(twins, rng))


@dataclass(frozen=True)
class _Unnumbered:
    """Cases of ours in a unit that neither register joins by a number."""

    confirmed: list[SimulatedCase]
    waiting: list[SimulatedCase]
    alike: list[SimulatedCase]

    def cases(self) -> list[SimulatedCase]:
        return [*self.confirmed, *self.waiting, *self.alike]

    def entries(self) -> dict[str, RegisterEntry]:
        """Return the rows of cases that both registers hold."""
        confirmed = {case.number: rows.without_number(entry_of(case)) for case in self.confirmed}
        return confirmed | {case.number: rows.days_apart(entry_of(case)) for case in self.waiting}

    def decisions(self, twins: list[RegisterEntry], rng: Random) -> list[MatchDecision]:
        """Return what people decided: yes to the confirmed, no to the look-alikes, nothing yet to those that wait."""
        same = [decide(case.number, case.register, "cocok", case.reported_on, rng) for case in self.confirmed]
        other = zip(self.alike, twins, strict=True)
        return same + [decide(case.number, twin.register, "bukan", case.reported_on, rng) for case, twin in other]


def _take(rest: Iterator[SimulatedCase], count: int) -> list[SimulatedCase]:
    return [next(rest) for _ in range(count)]


def _with_unit(rest: Iterator[SimulatedCase]) -> Iterator[SimulatedCase]:
    return (case for case in rest if case.post)


def _was_recommended(case: SimulatedCase) -> bool:
    return any(step.step_id == "rekomendasi" for step in case.steps)


def _named_twice(rest: Iterator[SimulatedCase]) -> list[RegisterEntry]:
    """Entries beside the right ones, with the number of a case that is another's."""
    named = [entry_of(case) for case in _take(rest, NUMBER_TWICE)]
    return [
        replace(entry, register=f"{960 + place}/REG/{entry.cycle}", unit="")
        for place, entry in enumerate(named, start=1)
    ]


def _only_theirs(entries: list[RegisterEntry]) -> list[RegisterEntry]:
    """Matters that Bawaslu never sent to us."""
    last, (own, _) = entries[-ONLY_THEIRS:], place().agencies
    return [
        replace(entry, register=f"{900 + place}/REG/{entry.cycle}", number="", unit="", agency=own)
        for place, entry in enumerate(last, start=1)
    ]
