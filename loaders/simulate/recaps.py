"""Which units hand over only counts, which nothing, and the counts themselves on their position dates."""

from dataclasses import dataclass
from datetime import date

from loaders.simulate.people import Post
from loaders.simulate.reference import Unit
from loaders.simulate.signings import YES, Signature

# By name for kelurahan and puskesmas, else by unit_id.
RECAP_ONLY = frozenset(
    {"SATPOLPP", "DPUPRPKP", "OLD_DPUPR", "DISPUSSIPDA", "BPBD"}
    | {f"Kelurahan {name}" for name in ("Wonokoyo", "Tlogowaru", "Cemorokandang", "Merjosari", "Tunggulwulung")}
    | {"Kelurahan Tasik Madu", "Puskesmas Bareng", "Puskesmas Samaan"}
)
NOTHING_HANDED_OVER = {
    2019: frozenset({"OLD_DISPERIN", "Kelurahan Mergosono", "Kelurahan Ciptomulyo"}),
    2023: frozenset({"Kelurahan Mergosono"}),
    2024: frozenset[str](),
}
# This unit has persons and a recap, and the recap has not heard of this many signatures.
BOTH, NOT_HEARD_OF = "DISHUB", 3
# This unit never says how many signatures were verified.
NEVER_VERIFIED = "Kelurahan Wonokoyo"
POSITIONS = {
    2019: (date(2019, 4, 10), date(2019, 4, 12), date(2019, 4, 16)),
    2023: (date(2023, 6, 30), date(2023, 8, 31), date(2023, 10, 31), date(2023, 11, 27), date(2024, 1, 31)),
    2024: (date(2024, 8, 30), date(2024, 9, 13), date(2024, 9, 24), date(2024, 10, 31), date(2024, 11, 25)),
}


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
    return bool({unit.unit_id, unit.name} & RECAP_ONLY)


def is_listed(unit: Unit, cycle: int) -> bool:
    """Whether the unit hands over a list of persons in that cycle."""
    return not is_recap_only(unit) and not {unit.unit_id, unit.name} & NOTHING_HANDED_OVER[cycle]


def count(posts: list[Post], signatures: list[Signature]) -> list[Recap]:
    """Count the recaps of one cycle, by unit and position date."""
    units = {post.unit.unit_id: post.unit for post in posts}
    counted = [unit for unit in units.values() if is_recap_only(unit) or unit.unit_id == BOTH]
    return [
        _count(unit, position, [p for p in posts if p.unit == unit], [s for s in signatures if s.unit == unit])
        for unit in counted
        for position in POSITIONS[posts[0].cycle]
    ]


def _count(unit: Unit, position: date, posts: list[Post], signatures: list[Signature]) -> Recap:
    obliged = {post.person.number for post in posts if _is_obliged(post, position)}
    signed = [s for s in signatures if s.signed_on <= position and s.person.number in obliged]
    heard_of = signed[NOT_HEARD_OF:] if unit.unit_id == BOTH else signed
    verified = sum(s.verified == YES for s in heard_of)
    known = None if unit.name == NEVER_VERIFIED else verified
    return Recap(posts[0].cycle, unit, position, len(obliged), len(heard_of), known)


def _is_obliged(post: Post, on: date) -> bool:
    starts, ends = post.starts_on or date.min, post.ends_on or date.max
    return not post.exclusion and starts <= on <= ends
