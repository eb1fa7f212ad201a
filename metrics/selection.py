"""What the viewer looks at: one frozen Selection, read from the address and held against what there is.

The address is the state: `?dataset=simulasi&siklus=2024&posisi=2024-08-26&lingkup=KEC_KLOJEN`. `choose` turns it
into a Selection; whatever it cannot take becomes a plain sentence and the default.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from access.roles import PUBLIC, Viewer
from storage.builds import Build
from text.indonesian import day, parse_day, short_day, weekday
from text.institutions import UNNAMED, CityNames

CITY = "kota"

LONGEST_WISH = 100
"""Letters of an address that are read: no value has more, and a wish that cannot be met is repeated to its reader."""


@dataclass(frozen=True)
class Scope:
    """One choice of `lingkup`: the city, a kecamatan with all that lies in it, or an OPD with its subordinates."""

    scope_id: str
    name: str
    kind: str

    @property
    def inline(self) -> str:
        """The name inside a sentence."""
        return self.name if self.kind == "opd" else self.name[:1].lower() + self.name[1:]

    @property
    def unit_id(self) -> str | None:
        return self.scope_id if self.kind == "opd" else None

    @property
    def kecamatan_id(self) -> str | None:
        return self.scope_id if self.kind == "kecamatan" else None


WHOLE_CITY = Scope(CITY, "Seluruh kota", "kota")


@dataclass(frozen=True)
class Cycle:
    """One election cycle as the reference data has it."""

    cycle: int
    name: str
    polling_on: date
    starts_on: date
    due_on: date
    due_basis: str = ""
    """Which day that is: sebelum kampanye (the last day before it)."""
    pact_on: date | None = None
    """The day of the first signing; None where no such event is known."""

    @property
    def opens_on(self) -> date:
        """The first day on which anybody is asked to sign."""
        return self.pact_on or self.starts_on


@dataclass(frozen=True)
class Selection:
    """The view: one build, one cycle, one day, one scope, one viewer. Everything a page shows is asked with it."""

    build: Build
    cycle: int
    as_of: date
    scope: Scope
    cycles: tuple[Cycle, ...] = field(repr=False)
    viewer: Viewer = PUBLIC
    newest: Build | None = None
    """The build that everybody else sees; `build` is another one where an older state is looked at."""
    names: CityNames = UNNAMED
    """What the city and its bodies are called."""

    @property
    def is_older(self) -> bool:
        return self.newest is not None and self.newest != self.build

    @property
    def dataset(self) -> str:
        return self.build.dataset

    @property
    def is_simulated(self) -> bool:
        return self.dataset == "simulasi"

    @property
    def unit_id(self) -> str | None:
        return self.scope.unit_id

    @property
    def kecamatan_id(self) -> str | None:
        return self.scope.kecamatan_id

    @property
    def chosen(self) -> Cycle:
        """The reference row of the cycle: name, polling day, due day."""
        return next(row for row in self.cycles if row.cycle == self.cycle)

    @property
    def has_begun(self) -> bool:
        """Whether the first stage of the cycle has begun; its signing begins later, see metrics/opening.py."""
        return self.chosen.starts_on <= self.as_of

    @property
    def position(self) -> str:
        """26 Agustus 2024: the day the figures stand for."""
        return day(self.as_of)

    def params(self) -> dict[str, str]:
        """Return the address of this view with every value; without a snapshot it opens the newest build."""
        state = {"keadaan": self.build.name} if self.is_older else {}
        return state | {
            "dataset": self.dataset,
            "siklus": str(self.cycle),
            "posisi": self.as_of.isoformat(),
            "lingkup": self.scope.scope_id,
        }


@dataclass(frozen=True)
class Options:
    """What one build has to choose from; `position_on` the last day it knows, `days` all there are for the public."""

    build: Build
    cycles: tuple[Cycle, ...]
    position_on: date
    scopes: tuple[Scope, ...] = (WHOLE_CITY,)
    days: tuple[date, ...] | None = None
    names: CityNames = UNNAMED

    def nearest(self, on: date) -> date:
        """Return the last day on offer up to the one asked for, or the first."""
        return on if self.days is None else last_up_to(self.days, on)


def opening(found: Mapping[str, Build], has_people: Callable[[Build], bool]) -> Build | None:
    """Choose the build shown first: the official one as soon as it has people, until then the simulated one."""
    official, simulated = found.get("resmi"), found.get("simulasi")
    if official and (simulated is None or has_people(official)):
        return official
    return simulated


def choose(params: Mapping[str, str], offer: Options) -> tuple[Selection, list[str]]:
    """Choose the view an address asks for, with one sentence for each value that could not be used."""
    notes: list[str] = []
    cycle = _cycle(params.get("siklus"), offer, notes)
    as_of = _as_of(params.get("posisi"), offer, notes)
    scope = _scope(params.get("lingkup"), offer, cycle, notes)
    return Selection(offer.build, cycle, as_of, scope, offer.cycles, names=offer.names), notes


def default_cycle(offer: Options) -> int:
    """Return the latest cycle that had begun by the last day the build knows."""
    begun = [row.cycle for row in offer.cycles if row.starts_on <= offer.position_on]
    return max(begun, default=offer.cycles[-1].cycle)


def _cycle(wish: str | None, offer: Options, notes: list[str]) -> int:
    default = default_cycle(offer)
    if wish is None:
        return default
    if wish in {str(row.cycle) for row in offer.cycles}:
        return int(wish)
    known = ", ".join(str(row.cycle) for row in offer.cycles)
    notes.append(f"Siklus “{wish}” tidak dikenal (yang ada: {known}); yang tampil siklus {default}.")
    return default


def _as_of(wish: str | None, offer: Options, notes: list[str]) -> date:
    last = offer.nearest(offer.position_on)
    if wish is None:
        return last
    asked = parse_day(wish)
    if asked is None:
        notes.append(f"Tanggal posisi “{wish}” tidak terbaca; yang tampil posisi {day(last)}.")
        return last
    if asked > offer.position_on:
        notes.append(f"Data baru sampai {day(offer.position_on)}; posisi {day(asked)} belum ada.")
        return last
    return offer.nearest(asked)


def _scope(wish: str | None, offer: Options, cycle: int, notes: list[str]) -> Scope:
    known = {scope.scope_id: scope for scope in offer.scopes}
    if wish is None or wish in known:
        return known.get(wish or CITY, WHOLE_CITY)
    notes.append(f"Lingkup “{wish}” tidak ada pada siklus {cycle}; yang tampil seluruh kota.")
    return WHOLE_CITY


def notable_days(cycle: Cycle, marks: Mapping[date, str], last: date) -> dict[date, str]:
    """List the days worth choosing, newest first, each with its label: what happened, due and polling day, Mondays."""
    named = dict(marks) | {cycle.due_on: "batas tepat waktu", cycle.polling_on: "pemungutan suara"}
    named[last] = named.get(last, "data terakhir")
    monday = cycle.starts_on + timedelta(days=-cycle.starts_on.weekday() % 7)
    until = min(last, cycle.polling_on)
    mondays = (monday + timedelta(weeks=week) for week in range((until - monday).days // 7 + 1))
    labels = {on: weekday(on) for on in mondays} | {on: f"{short_day(on)} · {what}" for on, what in named.items()}
    return {on: labels[on] for on in sorted(labels, reverse=True) if on <= last}


def last_up_to(days: Sequence[date], asked: date | None) -> date:
    """Return the last published day up to the one asked for (None: of all); the first where that is earlier."""
    return max((on for on in days if asked is None or on <= asked), default=days[0])
