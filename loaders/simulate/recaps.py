"""Which units hand over only counts, which nothing, and the counts themselves on their position dates."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.simulate.people import Post
from loaders.simulate.place import BOTH, NEVER_VERIFIED, NOTHING, RECAP_ONLY
from loaders.simulate.reference import Manner, SimulatedCycle, Unit
from loaders.simulate.signings import YES, Signature

# A recap beside a list of persons has not heard of this many signatures.
NOT_HEARD_OF = 3


@dataclass(frozen=True)
class Recap:
    """One unit's count on one day; verified None where the office does not know."""

    cycle: int
    unit: Unit
    position_on: date
    obliged: int
    signed: int
    verified: int | None


def is_recap_only(unit: Unit) -> bool:
    """Whether the unit hands over counts and no list of persons."""
    return RECAP_ONLY in unit.oddities


def is_listed(unit: Unit) -> bool:
    """Whether the unit hands over a list of persons in its cycle."""
    return not unit.oddities & {RECAP_ONLY, NOTHING}


def count(posts: list[Post], signatures: list[Signature], cycle: SimulatedCycle) -> list[Recap]:
    """Count the recaps of one cycle, by unit and position date; a unit without anyone obliged hands over none."""
    units = {post.unit.unit_id: post.unit for post in posts}
    counted = [unit for unit in units.values() if is_recap_only(unit) or BOTH in unit.oddities]
    people: dict[Unit, list[Post]] = defaultdict(list)
    signers: dict[Unit, list[Signature]] = defaultdict(list)
    for post in posts:
        people[post.unit].append(post)
    for signature in signatures:
        signers[signature.unit].append(signature)
    recaps = [_count(unit, position, people[unit], signers[unit]) for unit in counted for position in _positions(cycle)]
    return [recap for recap in recaps if recap.obliged]


def _positions(cycle: SimulatedCycle) -> list[date]:
    """List the days that recaps stand for: most before the due day, the last shortly before the polling day."""
    due, polling, day = cycle.due_on, cycle.polling_on, timedelta(days=1)
    launch = cycle.pact_on or cycle.starts_on
    days = {
        Manner.IKRAR: (due - 3 * day, due - day, polling - day),
        Manner.SLOW: (launch + 38 * day, due - 88 * day, due - 27 * day, due, polling - 14 * day),
        Manner.NEWEST: (launch + 4 * day, due - 11 * day, due, due + 37 * day, polling - 2 * day),
    }
    return sorted({one for one in days[cycle.manner] if launch < one < polling})


def _count(unit: Unit, position: date, posts: list[Post], signatures: list[Signature]) -> Recap:
    obliged = {post.person.number for post in posts if _is_obliged(post, position)}
    signed = [s for s in signatures if s.signed_on <= position and s.person.number in obliged]
    heard_of = signed[NOT_HEARD_OF:] if BOTH in unit.oddities else signed
    verified = sum(s.verified == YES for s in heard_of)
    known = None if NEVER_VERIFIED in unit.oddities else verified
    return Recap(posts[0].cycle, unit, position, len(obliged), len(heard_of), known)


def _is_obliged(post: Post, on: date) -> bool:
    starts, ends = post.starts_on or date.min, post.ends_on or date.max
    return not post.exclusion and starts <= on <= ends
