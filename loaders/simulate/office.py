"""The whole city: people, signatures, counts, cases and activities, cycle after cycle, into files."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from loaders.simulate.case_files import hand_over_cases, hand_over_events, hand_over_register
from loaders.simulate.cases import Case, CaseOffice
from loaders.simulate.city import SMALLEST, establish, units_of
from loaders.simulate.events import documented_events, make_events
from loaders.simulate.pacts import hand_over_pacts
from loaders.simulate.people import PNS, Post, Workforce
from loaders.simulate.recap_sheets import hand_over_recaps
from loaders.simulate.recaps import count, is_listed
from loaders.simulate.reference import Cycle, Reference
from loaders.simulate.register import bawaslu_view
from loaders.simulate.rosters import hand_over_rosters
from loaders.simulate.signings import TOGETHER, Signature, again, sign
from settings import read_settings

# Per cycle: NIP on signing lists that no roster knows, and people on two lists.
OUTSIDE_ROSTER, ON_TWO_LISTS = 12, 15


def write_city(out: Path, asn: int, seed: int, say: Callable[[str], None]) -> None:
    """Write all files of Pemerintah Kota Malang, for every cycle."""
    if asn < SMALLEST:
        raise ValueError(f"asn minimal {SMALLEST}: tiap unit perlu paling sedikit kepalanya")
    settings = read_settings()
    reference, documented = Reference(settings.reference), Reference(settings.documented)
    workforce = Workforce(Random(f"{seed} people"), reference.successors())
    posts: list[Post] = []
    cases: list[Case] = []
    events = documented_events(documented)
    for cycle in reference.cycles().values():
        rng = Random(f"{seed} {cycle.cycle}")
        units = units_of(reference, cycle.cycle, cycle.due_on, asn)
        posts = workforce.staff(establish(units, cycle.cycle, asn), posts, cycle)
        say(f"siklus {cycle.cycle}: {len(posts)} orang di {len(units)} unit")
        _write_cycle(out, posts, cycle, workforce, rng)
        cases += CaseOffice(cycle, posts, reference, rng).cases()
        events += make_events(cycle, units, rng)
    rng = Random(f"{seed} registers")
    ours, entries = bawaslu_view(cases, rng)
    rows = hand_over_cases(out, ours, documented, rng) + hand_over_register(out, entries, rng)
    rows += hand_over_events(out, events, rng)
    say(f"perkara dan kegiatan: {rows} baris")


def _write_cycle(out: Path, posts: list[Post], cycle: Cycle, workforce: Workforce, rng: Random) -> None:
    at_home = frozenset(post.unit.unit_id for post in posts if not is_listed(post.unit, cycle.cycle))
    signatures = sign(posts, cycle, rng, at_home)
    listed = [signature for signature in signatures if signature.unit.unit_id not in at_home]
    elsewhere = [signature for signature in listed if signature.method != TOGETHER]
    outside = [_stranger(signature, workforce, cycle) for signature in rng.sample(elsewhere, OUTSIDE_ROSTER)]
    hand_over_rosters(out, posts, rng)
    hand_over_pacts(out, listed + outside, again(listed, rng, ON_TWO_LISTS), rng)
    hand_over_recaps(out, count(posts, signatures), rng)


def _stranger(signature: Signature, workforce: Workforce, cycle: Cycle) -> Signature:
    person = workforce.hire(cycle, PNS)
    return Signature(cycle.cycle, person, signature.unit, signature.signed_on, signature.method, signature.verified)
