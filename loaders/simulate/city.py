"""The units of the city in a cycle, and how many of which rank work in each."""

from dataclasses import dataclass
from datetime import date

from loaders.simulate.place import place
from loaders.simulate.reference import Manner, SimulatedReference, Unit

OFFICE, SCHOOL, HEALTH = "office", "school", "health"
FAMILIES = {"sdn": SCHOOL, "smpn": SCHOOL, "puskesmas": HEALTH, "unit": HEALTH}

# People per unit when the city has about 9.000: invented, in the order of size that offices of this kind have.
PEOPLE_OF_KIND = {
    "sdn": 14,
    "smpn": 42,
    "puskesmas": 45,
    "unit": 280,
    "kelurahan": 8,
    "kecamatan": 30,
    "bagian": 22,
    "dinas": 90,
    "badan": 70,
    "sekretariat": 60,
    "inspektorat": 60,
}
PEOPLE_OF_UNIT = {"SETDA": 14, "SATPOLPP": 220, "DLH": 380, "DISHUB": 260, "DINKES": 150, "DISDIKBUD": 140}
# So that even in a town somebody signs with the kecamatan and not with the leaders.
LEAST_OF_KIND = {"kecamatan": 4}
JPT_POSTS, MOST_IN_SETDA = 29, 7
SMALLEST = 200
FULL_SIZE = 3000

# SMPN that were opened since the cycle that had an ikrar only.
OPENED_SINCE = 3
# Many pengawas became fungsional when posts were equalised.
EQUALISED_IN = 2021


@dataclass(frozen=True)
class Office:
    """One unit with its posts: levels from the head down."""

    unit: Unit
    levels: tuple[str, ...]


def family(unit: Unit) -> str:
    """Within a family people change units; teachers do not become clerks."""
    return FAMILIES.get(unit.kind, OFFICE)


def units_of(reference: SimulatedReference, cycle: int, on: date, asn: int) -> list[Unit]:
    """Return the listed units of a day and, below their OPD, schools and puskesmas; fewer of those in a small city."""
    listed = reference.listed_units(on)
    tops = {unit.unit_id for unit in listed}
    kelurahan = sorted((row["name"], row["kecamatan_id"]) for row in reference.rows("kelurahan"))
    kecamatan = {row["kecamatan_id"]: row["name"] for row in reference.rows("kecamatan")}
    places = [(name, kecamatan[code]) for name, code in kelurahan]
    groups = {row["group_id"]: row for row in reference.rows("unit_groups")}
    parents = {group: _parent(row["parent_id"], tops, reference) for group, row in groups.items()}
    share = min(1.0, asn / FULL_SIZE)
    found = [*listed]
    for group, names in _subordinates(reference, cycle, places).items():
        spelled = groups[group]["prefixes"].split("|")
        kept = names[: max(3, round(len(names) * share))]
        found += [_subordinate(group, name, where, parents[group], spelled) for name, where in kept]
    return place().with_oddities(found, cycle)


def _parent(parent_id: str, tops: set[str], reference: SimulatedReference) -> str:
    if parent_id in tops:
        return parent_id
    old = (old for old, new in reference.successors().items() if new[0] == parent_id and old in tops)
    return next(old)


def _subordinates(
    reference: SimulatedReference, cycle: int, places: list[tuple[str, str]]
) -> dict[str, list[tuple[str, tuple[str, str]]]]:
    counts = {row["group_id"]: int(row["expected_count"]) for row in reference.rows("unit_groups")}
    is_early = reference.cycles()[cycle].manner is Manner.IKRAR
    smpn = max(1, counts["SMPN"] - OPENED_SINCE) if is_early else counts["SMPN"]
    of_kelurahan = dict(places)
    return {
        "SDN": [
            (f"{places[n % len(places)][0]} {n // len(places) + 1}", places[n % len(places)])
            for n in range(counts["SDN"])
        ],
        "SMPN": [(str(n + 1), places[n * 17 % len(places)]) for n in range(smpn)],
        "PUSKESMAS": [(name, (name, of_kelurahan[name])) for name in place().puskesmas],
    }


def _subordinate(group: str, name: str, place: tuple[str, str], parent: str, prefixes: list[str]) -> Unit:
    shown = "Puskesmas" if group == "PUSKESMAS" else group
    others = tuple(f"{prefix} {name}" for prefix in prefixes if prefix != shown)
    unit_id = f"{group}_{''.join(filter(str.isalnum, name)).upper()}"
    return Unit(unit_id, f"{shown} {name}", group.lower(), parent, parent, place[1], place[0], others)


def establish(units: list[Unit], cycle: int, asn: int) -> list[Office]:
    """Give every unit its posts so that the city has about `asn` people; up to 29 of them are JPT."""
    weights = [PEOPLE_OF_UNIT.get(unit.unit_id, PEOPLE_OF_KIND[unit.kind]) for unit in units]
    scale = asn / sum(weights)
    heads = sum(_head(unit) == "jpt" for unit in units)
    jpt = min(JPT_POSTS - heads + 1, MOST_IN_SETDA)
    return [
        Office(
            unit,
            _levels(unit, max(LEAST_OF_KIND.get(unit.kind, 1), round(weight * scale)), cycle, jpt),
        )
        for unit, weight in zip(units, weights, strict=True)
    ]


def _head(unit: Unit) -> str:
    if unit.kind in ("sdn", "smpn"):
        return "kepala_sekolah"
    by_kind = {"kelurahan": "pengawas", "puskesmas": "fungsional"}
    middle = ("kecamatan", "bagian", "unit")
    return by_kind.get(unit.kind, "administrator" if unit.kind in middle else "jpt")


def _levels(unit: Unit, people: int, cycle: int, jpt: int) -> tuple[str, ...]:
    heads = [_head(unit)] * (jpt if unit.unit_id == "SETDA" else 1)
    if family(unit) != OFFICE:
        below = ["pengawas"] * (unit.kind in ("puskesmas", "unit") and people > 8)
        experts = round((people - len(heads) - len(below)) * 0.86)
    else:
        below = ["administrator"] * (people // 20) if heads[0] in ("jpt", "administrator") else []
        below += ["pengawas"] * (2 if unit.kind == "kelurahan" else people // (7 if cycle < EQUALISED_IN else 12))
        experts = 0 if unit.kind == "kelurahan" else round(people * (0.12 if cycle < EQUALISED_IN else 0.3))
    levels = [*heads, *below, *["fungsional"] * max(0, experts)]
    return tuple((levels + ["pelaksana"] * people)[: max(people, len(heads))])
