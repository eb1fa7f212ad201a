"""What the simulation takes from the reference files: cycles, units, places, sanctions, forms."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SimulatedRow = dict[str, str]


@dataclass(frozen=True)
class SimulatedCycle:
    """The days of one cycle that people and offices act upon."""

    cycle: int
    starts_on: date
    due_on: date
    polling_on: date
    nominated_on: date


@dataclass(frozen=True)
class Unit:
    """One place of work as it was called in a cycle; `spellings` are the names officials also use."""

    unit_id: str
    name: str
    kind: str
    parent_id: str
    top_id: str
    kecamatan: str = ""
    kelurahan: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class SimulatedReference:
    """The reference files, each as its rows."""

    folder: Path

    def rows(self, name: str) -> list[SimulatedRow]:
        """All rows of one file, every cell text."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def cycles(self) -> dict[int, SimulatedCycle]:
        """Return the cycles by number; nominated_on is the first day on which candidates are fixed."""
        nominated: dict[str, str] = {}
        for stage in self.rows("stages"):
            if "penetapan" in stage["name"].lower():
                nominated[stage["cycle"]] = min(stage["starts_on"], nominated.get(stage["cycle"], "9"))
        return {int(row["cycle"]): _cycle(row, nominated[row["cycle"]]) for row in self.rows("cycles")}

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


def _cycle(row: SimulatedRow, nominated: str) -> SimulatedCycle:
    starts_on, due_on, polling_on = (date.fromisoformat(row[name]) for name in ("starts_on", "due_on", "polling_on"))
    return SimulatedCycle(int(row["cycle"]), starts_on, due_on, polling_on, date.fromisoformat(nominated))


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
