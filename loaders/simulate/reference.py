"""What the simulation takes from the reference files: cycles, units, places, sanctions, forms."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from settings import REFERENCE

LAW = ("forms", "sanctions")
"""The law of the country: read from the product where a city's folder does not repeat it."""

SimulatedRow = dict[str, str]


class Manner(StrEnum):
    """How a cycle goes: an ikrar without a pact event, a pact that cascades slowly, the newest with a fast one."""

    IKRAR = "ikrar"
    SLOW = "slow"
    NEWEST = "newest"


@dataclass(frozen=True)
class SimulatedCycle:
    """The days of one cycle that people and offices act upon; `pact_on` None where no pact event is known."""

    cycle: int
    starts_on: date
    due_on: date
    polling_on: date
    nominated_on: date
    pact_on: date | None = None
    manner: Manner = Manner.NEWEST
    is_first: bool = False


@dataclass(frozen=True)
class Unit:
    """One place of work as it was called in a cycle; `spellings` are the names officials also use.

    `oddities` are the manners of its own in which it hands over.
    """

    unit_id: str
    name: str
    kind: str
    parent_id: str
    top_id: str
    kecamatan: str = ""
    kelurahan: str = ""
    spellings: tuple[str, ...] = ()
    oddities: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SimulatedReference:
    """The reference files, each as its rows."""

    folder: Path

    def rows(self, name: str) -> list[SimulatedRow]:
        """All rows of one file, every cell text; none where neither the folder nor the law of the country has it."""
        path = self.folder / f"{name}.csv"
        if not path.exists() and name in LAW:
            path = REFERENCE / path.name
        if not path.exists():
            return []
        state = path.stat()
        return list(_read(path, state.st_mtime_ns, state.st_size))

    def cycles(self) -> dict[int, SimulatedCycle]:
        """Return the cycles by number; nominated_on is the first day on which candidates are fixed."""
        nominated: dict[str, str] = {}
        for stage in self.rows("stages"):
            if stage["is_nomination"] == "true":
                nominated[stage["cycle"]] = min(stage["starts_on"], nominated.get(stage["cycle"], "9"))
        rows = sorted(self.rows("cycles"), key=lambda row: int(row["cycle"]))
        return {
            int(row["cycle"]): replace(
                _cycle(row, nominated[row["cycle"]]), manner=_manner(row, rows[-1]), is_first=row is rows[0]
            )
            for row in rows
        }

    def successors(self) -> dict[str, tuple[str, ...]]:
        """Old unit -> the units that took it over, the default one first."""
        rows = sorted(self.rows("unit_mapping"), key=lambda row: row["is_default"] != "true")
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            found[row["old_id"]] = (*found.get(row["old_id"], ()), row["new_id"])
        return found

    def listed_units(self, on: date) -> list[Unit]:
        """Return the units of units.csv that exist on a day, in the file's order."""
        rows = [row for row in self.rows("units") if _exists(row, on)]
        parents = {row["unit_id"]: row["parent_id"] for row in rows}
        kecamatan = {row["kecamatan_id"]: row["name"] for row in self.rows("kecamatan")}
        kelurahan = {row["kelurahan_id"]: row["name"] for row in self.rows("kelurahan")}
        return [_unit(row, parents, kecamatan, kelurahan) for row in rows]


@cache
def _read(path: Path, _changed_ns: int, _size: int) -> tuple[SimulatedRow, ...]:
    """Read a file once as long as it stays unchanged: each case of a city asks for the law."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _cycle(row: SimulatedRow, nominated: str) -> SimulatedCycle:
    starts_on, due_on, polling_on = (date.fromisoformat(row[name]) for name in ("starts_on", "due_on", "polling_on"))
    pact_on = date.fromisoformat(row["pact_on"]) if row["pact_on"] else None
    return SimulatedCycle(int(row["cycle"]), starts_on, due_on, polling_on, date.fromisoformat(nominated), pact_on)


def _manner(row: SimulatedRow, newest: SimulatedRow) -> Manner:
    return Manner.NEWEST if row is newest else Manner.SLOW if row["pact_on"] else Manner.IKRAR


def _exists(row: SimulatedRow, on: date) -> bool:
    return (row["valid_from"] or "0") <= on.isoformat() <= (row["valid_until"] or "9")


def _unit(row: SimulatedRow, parents: dict[str, str], kecamatan: SimulatedRow, kelurahan: SimulatedRow) -> Unit:
    top = row["unit_id"]
    while parents.get(top):
        top = parents[top]
    bare = {*kecamatan.values(), row["name"]}
    spellings = [row["short_name"], *row["aliases"].split("|")]
    return Unit(
        row["unit_id"],
        row["name"],
        row["kind"],
        row["parent_id"],
        top,
        kecamatan.get(row["kecamatan_id"], ""),
        kelurahan.get(row["kelurahan_id"], ""),
        tuple(spelling for spelling in spellings if spelling and spelling not in bare),
    )
