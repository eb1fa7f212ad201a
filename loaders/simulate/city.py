"""The units of Pemerintah Kota Malang in a cycle, and how many of which rank work in each."""

from dataclasses import dataclass
from datetime import date

from loaders.simulate.reference import SimulatedReference, Unit

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
JPT_POSTS = 29
SMALLEST = 200
FULL_SIZE = 3000

SCHOOLS = {2019: {"SDN": 195, "SMPN": 27}, 2023: {"SDN": 195, "SMPN": 30}, 2024: {"SDN": 195, "SMPN": 30}}
PUSKESMAS = (
    "Dinoyo",
    "Mojolangu",
    "Bareng",
    "Rampalcelaket",
    "Pandanwangi",
    "Polowijen",
    "Polehan",
    "Purwantoro",
    "Kedungkandang",
    "Madyopuro",
    "Arjowinangun",
    "Bandungrejosari",
    "Ciptomulyo",
    "Mulyorejo",
    "Tulusrejo",
    "Samaan",
)


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
    for group, names in _subordinates(cycle, places).items():
        spelled = groups[group]["prefixes"].split("|")
        kept = names[: max(3, round(len(names) * share))]
        found += [_subordinate(group, name, place, parents[group], spelled) for name, place in kept]
    return found


def _parent(parent_id: str, tops: set[str], reference: SimulatedReference) -> str:
    if parent_id in tops:
        return parent_id
    old = (old for old, new in reference.successors().items() if new[0] == parent_id and old in tops)
    return next(old)


def _subordinates(cycle: int, places: list[tuple[str, str]]) -> dict[str, list[tuple[str, tuple[str, str]]]]:
    sdn, smpn = SCHOOLS[cycle]["SDN"], SCHOOLS[cycle]["SMPN"]
    of_kelurahan = dict(places)
    return {
        "SDN": [(f"{places[n % len(places)][0]} {n // len(places) + 1}", places[n % len(places)]) for n in range(sdn)],
        "SMPN": [(str(n + 1), places[n * 17 % len(places)]) for n in range(smpn)],
        "PUSKESMAS": [(name, (name, of_kelurahan[name])) for name in PUSKESMAS],
    }


def _subordinate(group: str, name: str, place: tuple[str, str], parent: str, prefixes: list[str]) -> Unit:
    shown = "Puskesmas" if group == "PUSKESMAS" else group
    others = tuple(f"{prefix} {name}" for prefix in prefixes if prefix != shown)
    unit_id = f"{group}_{''.join(filter(str.isalnum, name)).upper()}"
    return Unit(unit_id, f"{shown} {name}", group.lower(), parent, parent, place[1], place[0], others)


def establish(units: list[Unit], cycle: int, asn: int) -> list[Office]:
    """Give every unit its posts so that the city has about `asn` people, with 29 JPT, 5 camat and 57 lurah."""
    weights = [PEOPLE_OF_UNIT.get(unit.unit_id, PEOPLE_OF_KIND[unit.kind]) for unit in units]
    scale = asn / sum(weights)
    heads = sum(_head(unit) == "jpt" for unit in units)
    return [
        Office(
            unit,
            _levels(unit, max(LEAST_OF_KIND.get(unit.kind, 1), round(weight * scale)), cycle, JPT_POSTS - heads + 1),
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
        below += ["pengawas"] * (2 if unit.kind == "kelurahan" else people // (7 if cycle == 2019 else 12))
        # Many pengawas became fungsional when posts were equalised after 2021.
        experts = 0 if unit.kind == "kelurahan" else round(people * (0.12 if cycle == 2019 else 0.3))
    levels = [*heads, *below, *["fungsional"] * max(0, experts)]
    return tuple((levels + ["pelaksana"] * people)[: max(people, len(heads))])
