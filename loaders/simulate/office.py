"""The whole city: people, signatures, cases and activities, cycle after cycle, and then its files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from loaders.simulate.case_files import hand_over_cases, hand_over_events, hand_over_register
from loaders.simulate.cases import CaseOffice, SimulatedCase
from loaders.simulate.city import establish, units_of
from loaders.simulate.entries import RegisterEntry
from loaders.simulate.events import documented_events, make_events
from loaders.simulate.flaws import Row
from loaders.simulate.matches import MatchDecision, hand_over_matches
from loaders.simulate.meetings import Meeting, decide, hand_over_meetings
from loaders.simulate.pacts import hand_over_pacts
from loaders.simulate.people import PNS, Post, Workforce
from loaders.simulate.recap_sheets import hand_over_recaps
from loaders.simulate.recaps import count, is_listed
from loaders.simulate.reference import SimulatedCycle, SimulatedReference
from loaders.simulate.register import bawaslu_view
from loaders.simulate.rosters import hand_over_rosters
from loaders.simulate.signings import TOGETHER, Signature, again, sign
from settings import read_settings

# Per cycle: NIP on signing lists that no roster knows, and people on two lists.
OUTSIDE_ROSTER, ON_TWO_LISTS = 12, 15


@dataclass(frozen=True)
class Year:
    """One cycle as it happened: `outside` signed without being on a roster, `twice` are second entries."""

    cycle: SimulatedCycle
    posts: list[Post]
    signatures: list[Signature]
    outside: list[Signature]
    twice: list[Signature]
    events: list[Row]


@dataclass(frozen=True)
class City:
    """Everything the files are written from: the truth that a test can compare a build with."""

    years: tuple[Year, ...]
    cases: list[SimulatedCase]
    entries: list[RegisterEntry]
    decisions: list[MatchDecision]
    meetings: list[Meeting]


def imagine_city(asn: int, seed: int) -> City:
    """Imagine the people, signatures and cases of the city over the cycles."""
    reference = SimulatedReference(read_settings().reference)
    workforce = Workforce(Random(f"{seed} people"), reference.successors())
    years: list[Year] = []
    cases: list[SimulatedCase] = []
    for cycle in reference.cycles().values():
        rng = Random(f"{seed} {cycle.cycle}")
        offices = establish(units_of(reference, cycle.cycle, cycle.due_on, asn), cycle.cycle, asn)
        posts = workforce.staff(offices, years[-1].posts if years else [], cycle)
        years.append(_year(cycle, posts, workforce, rng))
        cases += CaseOffice(cycle, posts, reference, rng).cases()
    registers = bawaslu_view(cases, Random(f"{seed} registers"))
    return City(
        tuple(years), registers.cases, registers.entries, registers.decisions, _meetings(years, registers.cases)
    )


def write_city(out: Path, asn: int, seed: int, say: Callable[[str], None]) -> None:
    """Write all files of the city, for every cycle."""
    city = imagine_city(asn, seed)
    documented = SimulatedReference(read_settings().documented)
    rng = Random(f"{seed} files")
    for year in city.years:
        rows = hand_over_rosters(out, year.posts, year.cycle, rng)
        rows += hand_over_pacts(out, _on_lists(year) + year.outside, year.twice, year.cycle, rng)
        rows += hand_over_recaps(out, count(year.posts, year.signatures, year.cycle), rng)
        say(f"siklus {year.cycle.cycle}: {len(year.posts)} orang, {rows} baris")
    rows = hand_over_cases(out, city.cases, documented, rng) + hand_over_register(out, city.entries, rng)
    events = documented_events(documented) + [event for year in city.years for event in year.events]
    rows += hand_over_events(out, events, rng)
    # Last, with dice of their own: the other files do not change with them.
    rows += hand_over_matches(out, city.decisions, Random(f"{seed} matches"))
    rows += hand_over_meetings(out, city.meetings, Random(f"{seed} meetings"))
    say(f"perkara dan kegiatan: {rows} baris")


def _meetings(years: list[Year], cases: list[SimulatedCase]) -> list[Meeting]:
    year = years[-1]
    unit = next(case.post.unit.name for case in cases if case.cycle == year.cycle.cycle and case.post)
    return decide(year.posts, year.signatures, year.cycle, unit)


def _year(cycle: SimulatedCycle, posts: list[Post], workforce: Workforce, rng: Random) -> Year:
    at_home = frozenset(post.unit.unit_id for post in posts if not is_listed(post.unit))
    year = Year(cycle, posts, sign(posts, cycle, rng, at_home), [], [], make_events(cycle, posts, rng))
    listed = _on_lists(year)
    elsewhere = [signature for signature in listed if signature.method != TOGETHER]
    year.outside.extend(_stranger(signature, workforce, cycle) for signature in rng.sample(elsewhere, OUTSIDE_ROSTER))
    year.twice.extend(again(listed, cycle, rng, ON_TWO_LISTS))
    return year


def _on_lists(year: Year) -> list[Signature]:
    return [signature for signature in year.signatures if is_listed(signature.unit)]


def _stranger(signature: Signature, workforce: Workforce, cycle: SimulatedCycle) -> Signature:
    person = workforce.hire(cycle, PNS)
    return Signature(cycle.cycle, person, signature.unit, signature.signed_on, signature.method, signature.verified)
