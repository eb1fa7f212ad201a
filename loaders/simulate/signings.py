"""Who signs the pact and when: it starts on the documented days, then cascades down by level and unit."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from loaders.simulate.city import OFFICE, family
from loaders.simulate.days import working_day, working_days
from loaders.simulate.people import RANKS, Person, Post
from loaders.simulate.place import place
from loaders.simulate.reference import Manner, SimulatedCycle, Unit

TOGETHER, AT_UNIT, ONLINE = "serentak", "unit", "daring"
YES, NO, UNKNOWN = "ya", "tidak", ""
CITY_SIZE = 9000
"""People of the city whose documented attendance is scaled to the people simulated."""


@dataclass(frozen=True)
class Cascade:
    """How a cycle's signing runs: shares are fractions, lags and the trickle working days."""

    launch_on: date | None
    first_on: date
    last_on: date
    share: float
    late: float
    at_event: float
    trickle: float
    lags: dict[str, int]
    verified: float
    unverified: float
    together_on: frozenset[date] = frozenset()
    """The documented days on which the people of a kecamatan signed together."""


LAGS_SLOW = {"administrator": 0, "pengawas": 4, "kepala_sekolah": 0, "fungsional": 12, "pelaksana": 18}
LAGS_FAST = {"administrator": 0, "pengawas": 1, "kepala_sekolah": 0, "fungsional": 3, "pelaksana": 4}


def cascade_of(cycle: SimulatedCycle) -> Cascade:
    """How the signing of a cycle runs: by its pact event, or without one in the week before the due day."""
    launch, due, day = cycle.pact_on, cycle.due_on, timedelta(days=1)
    together = frozenset(place().kecamatan_days(cycle.cycle).values())
    if cycle.manner is Manner.IKRAR:
        return Cascade(None, due - 5 * day, due - 2 * day, 0.58, 0.04, 0.7, 1, {}, 0.72, 0.1, together)
    launch = launch or due - 30 * day
    if cycle.manner is Manner.SLOW:
        first, last = launch + 13 * day, due - 52 * day
        return Cascade(launch, first, last, 0.855, 0.04, 0.65, 14, LAGS_SLOW, 0.9, 0.05, together)
    first, last = launch + day, due - 12 * day
    return Cascade(launch, first, last, 0.95, 0.03, 0.7, 3, LAGS_FAST, 0.94, 0.03, together)


LAGGARDS, COMPLETE = 3, 5
# With their schools and puskesmas these are more than half of the city: neither all behind nor all done.
TOO_LARGE = ("DISDIKBUD", "OLD_DINDIK", "DINKES")


@dataclass(frozen=True)
class Signature:
    """One signed pact as it happened; `unit` is where the list was kept."""

    cycle: int
    person: Person
    unit: Unit
    signed_on: date
    method: str
    verified: str


def sign(posts: list[Post], cycle: SimulatedCycle, rng: Random, recap_only: frozenset[str]) -> list[Signature]:
    """Make the signatures of one cycle; units in `recap_only` sign at home and are on no list of the launch."""
    cascade = cascade_of(cycle)
    launched = _launched([post for post in posts if post.unit.unit_id not in recap_only], cycle, len(posts))
    shares, days = _shares(posts, cascade, rng), _unit_days(posts, cycle, cascade, rng)
    found = []
    for post in posts:
        if post.person.number in launched and cascade.launch_on:
            found.append(_signature(post, cascade.launch_on, TOGETHER, cascade, rng))
        elif _is_willing(post, shares[post.unit.unit_id], rng):
            found += _sign_later(post, days[post.unit.unit_id], cascade, cycle, rng)
    return found


def _launched(posts: list[Post], cycle: SimulatedCycle, people: int) -> set[int]:
    """Numbers of those at the launch: as many as are documented, leaders first, else the leaders."""
    present = [post for post in posts if not post.exclusion and not post.starts_on and not post.ends_on]
    heads = [post for post in present if (post.is_head and post.unit.kind != "puskesmas") or post.level == "jpt"]
    if not cycle.pact_on:
        return set()
    leading = {post.person.number for post in heads}
    attended, _ = place().launch(cycle.cycle, cycle.pact_on)
    if attended is None:
        return leading
    ranked = sorted(present, key=lambda post: (post.person.number not in leading, RANKS.index(post.level)))
    return {post.person.number for post in ranked[: round(attended * people / CITY_SIZE)]}


def _shares(posts: list[Post], cascade: Cascade, rng: Random) -> dict[str, float]:
    """Return by unit the share of its people who will sign: a few OPD lag, a few are complete, the rest vary."""
    units = {post.unit.unit_id: post.unit for post in posts}
    tops = [unit_id for unit_id, unit in units.items() if unit.kind in ("dinas", "badan") and unit_id not in TOO_LARGE]
    special = rng.sample(tops, min(LAGGARDS + COMPLETE, len(tops)))
    around = {unit.top_id: rng.gauss(cascade.share, 0.02) for unit in units.values()}
    around |= {top: cascade.share - rng.uniform(0.2, 0.35) for top in special[:LAGGARDS]}
    found = {}
    for unit in units.values():
        found[unit.unit_id] = min(1.0, rng.gauss(around[unit.top_id], 0.02 if family(unit) == OFFICE else 0.06))
    return found | dict.fromkeys(special[LAGGARDS:], 1.0)


def _unit_days(posts: list[Post], cycle: SimulatedCycle, cascade: Cascade, rng: Random) -> dict[str, date]:
    """Return by unit the day on which its own signing begins; the units of a kecamatan begin on the same day."""
    choices = working_days(cascade.first_on, cascade.last_on) or (working_day(cascade.first_on),)
    together = place().kecamatan_days(cycle.cycle)
    of_group: dict[tuple[str, str], date] = defaultdict(lambda: rng.choice(choices))
    found = {}
    for unit in {post.unit.unit_id: post.unit for post in posts}.values():
        kind = "kelurahan" if unit.kind in ("kelurahan", "kecamatan") else unit.kind
        group = (kind, unit.kecamatan) if unit.kecamatan else ("", unit.unit_id)
        documented = together.get(unit.kecamatan) if kind == "kelurahan" else None
        found[unit.unit_id] = documented or of_group[group]
    return found


def _is_willing(post: Post, share: float, rng: Random) -> bool:
    if post.exclusion:
        return rng.random() < 0.05
    return rng.random() < (share**0.3 if post.is_head else share)


def _sign_later(post: Post, unit_day: date, cascade: Cascade, cycle: SimulatedCycle, rng: Random) -> list[Signature]:
    last = cycle.polling_on - timedelta(days=1)
    if rng.random() < cascade.late:
        day = rng.choice(working_days(cycle.due_on + timedelta(days=1), last))
        return _if_present(post, _signature(post, day, AT_UNIT, cascade, rng))
    is_together = unit_day in cascade.together_on
    is_at_event = rng.random() < (0.92 if is_together else cascade.at_event)
    lag = 0 if is_together else cascade.lags.get(post.level, 0)
    day = working_day(unit_day, lag + (0 if is_at_event else 1 + round(rng.expovariate(1 / cascade.trickle))))
    if post.starts_on and day < post.starts_on:
        day = working_day(post.starts_on, rng.randrange(1, 8))
    if day > cycle.due_on:
        day = rng.choice(working_days(max(cascade.first_on, cycle.due_on - timedelta(days=9)), cycle.due_on))
    method = AT_UNIT if is_at_event or not cycle.pact_on or rng.random() < 0.4 else ONLINE
    return _if_present(post, _signature(post, day, method, cascade, rng))


def _if_present(post: Post, signature: Signature) -> list[Signature]:
    starts, ends = post.starts_on or date.min, post.ends_on or date.max
    return [signature] if starts <= signature.signed_on <= ends else []


def _signature(post: Post, day: date, method: str, cascade: Cascade, rng: Random) -> Signature:
    chance = rng.random()
    bound = cascade.verified + cascade.unverified
    verified = YES if chance < cascade.verified else NO if chance < bound else UNKNOWN
    return Signature(post.cycle, post.person, post.unit, day, method, verified)


def again(signatures: list[Signature], cycle: SimulatedCycle, rng: Random, count: int) -> list[Signature]:
    """Put the same people on a second list one or two days later: the earliest counts."""
    in_time = [signature for signature in signatures if signature.signed_on <= cycle.due_on]
    return [
        replace(signature, signed_on=working_day(signature.signed_on, rng.randrange(1, 3)), method=AT_UNIT)
        for signature in rng.sample(in_time, count)
    ]
