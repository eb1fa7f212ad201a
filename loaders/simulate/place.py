"""The city that is simulated: its names, bodies, documented days and odd units, from the reference folder."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

from loaders.simulate.reference import SimulatedReference, SimulatedRow, Unit
from loaders.simulate.spelling import long_day
from settings import reference_places

RECAP_ONLY, NOTHING, BOTH, NEVER_VERIFIED = "recap_only", "nothing", "persons_and_recap", "never_verified"
OLD_NAME = "old_name"
"""How a unit may hand over otherwise than the rest, as simulation/units.csv of the reference folder says."""


@dataclass(frozen=True)
class Place:
    """What the office files of one city say of it."""

    reference: SimulatedReference
    documented: SimulatedReference

    @cached_property
    def government(self) -> SimulatedRow:
        """The row of the government itself."""
        return self.reference.rows("governments")[0]

    @cached_property
    def bodies(self) -> dict[str, SimulatedRow]:
        """The bodies by their id."""
        return {row["body_id"]: row for row in self.reference.rows("bodies")}

    @property
    def head(self) -> str:
        """Wali Kota Malang: the head of the government as an office writes it."""
        return f"{self.government['head']} {self.government['seat']}"

    @property
    def personnel(self) -> str:
        """BKPSDM: the personnel agency in one word."""
        return self.bodies["BKPSDM"]["short_name"]

    def personnel_in(self, day: date) -> str:
        """BKD: what the personnel agency was called on a day."""
        iso = day.isoformat()
        return next(
            row["short_name"]
            for row in self._personnel_units
            if (row["valid_from"] or "0") <= iso <= (row["valid_until"] or "9")
        )

    @cached_property
    def _personnel_units(self) -> list[SimulatedRow]:
        """The units that the personnel agency has been."""
        old = {row["unit_id"] for row in self.reference.rows("units") if row["short_name"] == self.personnel}
        old |= {one for one, new in self.reference.successors().items() if old & {*new}}
        return [row for row in self.reference.rows("units") if row["unit_id"] in old]

    @cached_property
    def letterhead(self) -> tuple[str, str]:
        """The letterhead of the personnel agency."""
        units = self.reference.rows("units")
        name = next((row["name"] for row in units if row["short_name"] == self.personnel), self.personnel)
        return self.government["name"].upper(), name.upper()

    @property
    def supervisor_letterhead(self) -> tuple[str, str]:
        """The letterhead of Bawaslu in this city."""
        return "BADAN PENGAWAS PEMILIHAN UMUM", self.government["city"].upper()

    @cached_property
    def last_known_on(self) -> date:
        """The last day that any office file knows of."""
        return max(cycle.polling_on for cycle in self.reference.cycles().values()) + timedelta(days=93)

    @cached_property
    def agencies(self) -> tuple[str, tuple[str, ...]]:
        """The instansi that is the city's own, and the others."""
        rows = self.reference.rows("agencies")
        own = next(row["agency_id"] for row in rows if row["is_own"] == "true")
        return own, tuple(row["agency_id"] for row in rows if row["is_own"] != "true")

    def signed(self, day: date) -> str:
        """Malang, 28 Februari 2025: place and day of a signature."""
        return f"{self.government['seat']}, {long_day(day)}"

    def recommender(self, day: date) -> str:
        """Return the id of the body that recommends sanctions on a day."""
        rows = [row for row in self.bodies.values() if row["is_recommender"] == "true"]
        return next(row["body_id"] for row in rows if day.isoformat() <= (row["valid_until"] or "9"))

    def launch(self, cycle: int, day: date | None) -> tuple[int | None, str]:
        """How many attended the launch of a cycle, where that is documented, and where it was."""
        for row in self._signings(cycle):
            if day and row["tanggal"] == day.isoformat() and not row["kecamatan"]:
                return int(row["hadir"]) if row["hadir"] else None, row["tempat"]
        return None, ""

    def kecamatan_days(self, cycle: int) -> dict[str, date]:
        """Return the documented days on which the people of a kecamatan signed together."""
        rows = self._signings(cycle)
        return {row["kecamatan"]: date.fromisoformat(row["tanggal"]) for row in rows if row["kecamatan"]}

    def with_oddities(self, units: list[Unit], cycle: int) -> list[Unit]:
        """Return the units, each with its own way of handing over in that cycle."""
        kept = [row for row in self._oddities if row["cycle"] in ("", str(cycle))]
        found: dict[str, set[str]] = {}
        for row in kept:
            found.setdefault(row["unit"], set()).add(row["oddity"])
        return [
            replace(unit, oddities=frozenset(found.get(unit.unit_id, ())) | frozenset(found.get(unit.name, ())))
            for unit in units
        ]

    @cached_property
    def old_name(self) -> str:
        """The name of an office that went into another, under which some people of that one still stand."""
        return next((row["name"] for row in self._oddities if row["oddity"] == OLD_NAME), "")

    @cached_property
    def puskesmas(self) -> tuple[str, ...]:
        """The puskesmas, each named like a kelurahan: those listed, else as many as are expected."""
        listed = [row["name"] for row in self.reference.rows("simulation/puskesmas")]
        groups = {row["group_id"]: row for row in self.reference.rows("unit_groups")}
        names = [row["name"] for row in self.reference.rows("kelurahan")]
        return tuple(listed or names[: int(groups["PUSKESMAS"]["expected_count"])])

    @cached_property
    def ambiguous(self) -> str:
        """A name that both a kecamatan and a kelurahan bear, or an empty text."""
        names = [row["name"] for row in self.reference.rows("kecamatan")]
        both = {row["name"] for row in self.reference.rows("kelurahan")}
        listed = (row["unit"] for row in self._oddities if row["oddity"] == "ambiguous")
        return next(listed, "") or next((name for name in names if name in both), "")

    @cached_property
    def _oddities(self) -> list[SimulatedRow]:
        return self.reference.rows("simulation/units")

    def _signings(self, cycle: int) -> list[SimulatedRow]:
        rows = self.documented.rows("event")
        return [row for row in rows if row["siklus"] == str(cycle) and row["jenis"] == "penandatanganan"]


def place() -> Place:
    """Read the city of the reference folder that the settings name."""
    return _read(*reference_places())


@cache
def _read(reference: Path, documented: Path) -> Place:
    return Place(SimulatedReference(reference), SimulatedReference(documented))
