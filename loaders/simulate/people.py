"""The people of the city over the cycles: who joined, moved, rose and retired."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from loaders.simulate.city import Office, family
from loaders.simulate.nip import NipOffice
from loaders.simulate.reference import Manner, SimulatedCycle, Unit

PNS, PPPK = "PNS", "PPPK"
RANKS = ("jpt", "administrator", "kepala_sekolah", "pengawas", "fungsional", "pelaksana")
OPEN_TO_PPPK = ("fungsional", "pelaksana")
PROMOTED_AT = 47
LEAVES_EARLY, MOVES, EXCLUDED = 0.02, 0.05, 0.012
EXCLUSIONS = ("cuti di luar tanggungan negara", "tugas belajar", "diperbantukan ke instansi lain", "sakit menahun")
# Months from a cycle's start in which the newcomers first seen in it were hired, and in which the first PPPK came;
# the share of PPPK among them. The people of the first cycle are those hired in the years of service before it.
HIRED = {Manner.IKRAR: (-48, -1), Manner.SLOW: (-48, 2), Manner.NEWEST: (-9, 3)}
FIRST_PPPK = {Manner.IKRAR: 5, Manner.SLOW: -28, Manner.NEWEST: -9}
PPPK_SHARE = {Manner.IKRAR: 0.0, Manner.SLOW: 0.65, Manner.NEWEST: 0.8}
YEARS_OF_SERVICE = 34


HEADS = {
    "SETDA": "Sekretaris Daerah",
    "SETWAN": "Sekretaris DPRD",
    "inspektorat": "Inspektur",
    "dinas": "Kepala Dinas",
    "badan": "Kepala Badan",
    "bagian": "Kepala Bagian",
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "sdn": "Kepala Sekolah",
    "smpn": "Kepala Sekolah",
    "puskesmas": "Kepala Puskesmas",
}
"""The post at the head of a unit, by its id or its kind."""
POSTS = {
    "jpt": "Asisten",
    "administrator": "Kepala Bidang",
    "pengawas": "Kepala Subbagian",
    "fungsional": "Analis Kebijakan Ahli Pertama",
    "pelaksana": "Pengadministrasi Perkantoran",
    "kepala_sekolah": "Kepala Sekolah",
}


@dataclass(frozen=True)
class Person:
    """Nobody real: a number, which is the whole name, and what the NIP tells."""

    number: int
    nip: str
    born: date
    appointed: date
    employment: str

    @property
    def name(self) -> str:
        """The only kind of name that simulated people have."""
        return f"Pegawai {self.number:05d}"


@dataclass(frozen=True)
class Post:
    """One person's work in one cycle: the truth from which office files are written."""

    cycle: int
    person: Person
    unit: Unit
    level: str
    is_head: bool
    starts_on: date | None
    ends_on: date | None
    exclusion: str
    position: str


@dataclass
class Workforce:
    """Hires, moves and retires the people, cycle after cycle."""

    rng: Random
    successors: dict[str, tuple[str, ...]]
    nips: NipOffice = field(default_factory=NipOffice)
    hired: int = 0
    first: SimulatedCycle | None = None

    def staff(self, offices: list[Office], before: list[Post], cycle: SimulatedCycle) -> list[Post]:
        """Fill every post of a cycle with those who stayed, those who moved in, and newcomers."""
        self.first = self.first or cycle
        crews, pools = self._stayers(before, offices, cycle)
        posts: list[Post] = []
        for office in offices:
            crew = crews[office.unit.unit_id]
            self._fill(crew, pools[family(office.unit)], office, cycle)
            posts += self._assign(crew, office, cycle)
        return posts

    def hire(self, cycle: SimulatedCycle, employment: str, is_senior: bool = False) -> Person:
        """Hire a new person; a senior one comes from another government, appointed long ago."""
        first, last = _long_serving(self.first or cycle) if is_senior else _hired(cycle)
        if employment == PPPK:
            first = _months_from(cycle.starts_on, FIRST_PPPK[cycle.manner])
            last = max(last, first)
        age = self.rng.uniform(33, 50) if is_senior else None
        born, appointed = self._life(first, last, cycle.starts_on, employment, age)
        self.hired += 1
        nip = self.nips.issue(born, appointed, self.rng.random() < 0.55, employment)
        return Person(self.hired, nip, born, appointed, employment)

    def _life(self, first: date, last: date, on: date, employment: str, age: float | None) -> tuple[date, date]:
        oldest = 50 if employment == PPPK else 34
        if age is None and first.year < 2000:
            age = self.rng.uniform(24, 57.9)
        appointed = first + (last - first) * self.rng.random()
        if age is None:
            age = (on - appointed).days / 365.25 + self.rng.uniform(20 if employment == PNS else 22, oldest)
        born = on - timedelta(days=round(age * 365.25))
        youngest = date(born.year + 20, 1, 1)
        if appointed < youngest or appointed.year - born.year > oldest + 1:
            appointed = min(last, youngest + timedelta(days=round(self.rng.uniform(0, 12) * 365)))
        return born, appointed.replace(day=1)

    def _stayers(
        self, before: list[Post], offices: list[Office], cycle: SimulatedCycle
    ) -> tuple[dict[str, list[tuple[int, Person]]], dict[str, list[tuple[int, Person]]]]:
        crews: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        pools: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        exists = {office.unit.unit_id for office in offices}
        for post in before:
            if _retires(post.person, post.level) <= cycle.starts_on or self.rng.random() < LEAVES_EARLY:
                continue
            unit_id = self.rng.choice(self.successors.get(post.unit.unit_id, (post.unit.unit_id,)))
            is_moving = unit_id not in exists or self.rng.random() < MOVES
            entry = (RANKS.index(post.level), post.person)
            (pools[family(post.unit)] if is_moving else crews[unit_id]).append(entry)
        return crews, pools

    def _fill(
        self, crew: list[tuple[int, Person]], pool: list[tuple[int, Person]], office: Office, cycle: SimulatedCycle
    ) -> None:
        by_seniority = partial(_seniority, on=cycle.starts_on)
        crew.sort(key=by_seniority)
        size = len(office.levels)
        pool += crew[size:]
        del crew[size:]
        while len(crew) < size and pool:
            crew.append(pool.pop(self.rng.randrange(len(pool))))
        closed = sum(level not in OPEN_TO_PPPK for level in office.levels)
        permanent = sum(person.employment == PNS for _, person in crew)
        while len(crew) < size:
            is_senior = permanent < closed
            is_pppk = not is_senior and self.rng.random() < (_pppk_share(cycle) or 0.01)
            crew.append((len(RANKS), self.hire(cycle, PPPK if is_pppk else PNS, is_senior)))
            permanent += not is_pppk
        crew.sort(key=by_seniority)

    def _assign(self, crew: list[tuple[int, Person]], office: Office, cycle: SimulatedCycle) -> list[Post]:
        posts = []
        for place, (level, (_, person)) in enumerate(zip(office.levels, crew, strict=True)):
            is_new = person.appointed > cycle.starts_on
            retires = _retires(person, level)
            ends = retires if cycle.starts_on < retires <= cycle.polling_on else None
            reason = self._exclusion(is_head=place == 0 or level == "jpt", is_retiring=ends is not None)
            is_head = place == 0
            starts = person.appointed if is_new else None
            position = _position(office.unit, level, place)
            posts.append(Post(cycle.cycle, person, office.unit, level, is_head, starts, ends, reason, position))
        return posts

    def _exclusion(self, is_head: bool, is_retiring: bool) -> str:
        if is_retiring:
            return "pensiun" if self.rng.random() < 0.3 else ""
        return "" if is_head or self.rng.random() >= EXCLUDED else self.rng.choice(EXCLUSIONS)


def _position(unit: Unit, level: str, place: int) -> str:
    """Return the post in the words of an office: of its head, its secretary, or of anybody of that level."""
    if place == 0 and (head := HEADS.get(unit.unit_id) or HEADS.get(unit.kind)):
        return head
    if place == 1 and level == "administrator" and unit.kind in ("dinas", "badan"):
        return f"Sekretaris {unit.kind.capitalize()}"
    return "Guru Ahli Pertama" if level == "fungsional" and unit.kind in ("sdn", "smpn") else POSTS[level]


def _hired(cycle: SimulatedCycle) -> tuple[date, date]:
    """Return the window in which those first seen in a cycle were hired."""
    if cycle.is_first:
        return _long_serving(cycle)
    since, until = HIRED[cycle.manner]
    return _months_from(cycle.starts_on, since), _months_from(cycle.starts_on, until)


def _long_serving(cycle: SimulatedCycle) -> tuple[date, date]:
    """Return the window in which those were hired who served before a cycle."""
    return date(cycle.starts_on.year - YEARS_OF_SERVICE, 1, 1), _months_from(cycle.starts_on, -1)


def _pppk_share(cycle: SimulatedCycle) -> float:
    return 0.0 if cycle.is_first else PPPK_SHARE[cycle.manner]


def _months_from(day: date, months: int) -> date:
    """Return the first of the month that lies so many months from a day's."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _seniority(entry: tuple[int, Person], on: date) -> tuple[bool, int, int, int]:
    """PNS before PPPK, then by rank; of equals those are promoted first who are nearest to the usual age."""
    rank, person = entry
    from_usual_age = abs((on - person.born).days - PROMOTED_AT * 365)
    return person.employment == PPPK, rank, from_usual_age, person.number


def _retires(person: Person, level: str) -> date:
    age = 58 if level in ("administrator", "pengawas", "pelaksana") else 60
    month = person.born.month % 12 + 1
    return date(person.born.year + age + (person.born.month == 12), month, 1)
