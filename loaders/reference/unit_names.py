"""Matching of unit names: exact names of the year are taken, near names only suggested."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from loaders.contract.inputs import letters
from loaders.reference.tables import ReferenceRow, ReferenceTables, split
from text.plain import folded

Ids = frozenset[str]
NUMBERED = re.compile(r"(.*?)(?:[\W_]*(\d+)|(?:^|[\W_]+)([IVX]+))\.?", re.IGNORECASE)
NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
UNIT, DISTRICT_UNIT = "upt", "uptd"
ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}


SHORT_NAME = 5
"""In a name of so few letters two wrong ones make another word: "Semua" is no "Setda"."""


@dataclass(frozen=True, slots=True)
class LookupResult:
    """The id found, or why there is none: `code`, and `remedy` for the person."""

    id: str | None
    code: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class DerivedUnit:
    """A school or puskesmas that no list names; its OPD is known by the kind of its name."""

    unit_id: str
    name: str
    kind: str
    parent_id: str


def _ids(found: str | Ids) -> Ids:
    return frozenset([found]) if isinstance(found, str) else found


def _kinship(mapping: Iterable[ReferenceRow]) -> dict[str, set[str]]:
    """Map each unit to its successors and predecessors."""
    kin: dict[str, set[str]] = {}
    for row in mapping:
        kin.setdefault(row["old_id"], set()).add(row["new_id"])
        kin.setdefault(row["new_id"], set()).add(row["old_id"])
    return kin


def valid_in(unit: ReferenceRow, cycle: int) -> bool:
    """Tell whether a unit existed at some time of the cycle's year."""
    begins, ends = unit["valid_from"], unit["valid_until"]
    return (not begins or date.fromisoformat(begins).year <= cycle) and (
        not ends or cycle <= date.fromisoformat(ends).year
    )


class UnitMatcher:
    """Finds units by name and cycle, and collects the schools and puskesmas that it meets on the way."""

    def __init__(self, reference: ReferenceTables) -> None:
        self.reference = reference
        self.units = {row["unit_id"]: row for row in reference.tables["units"]}
        self.derived: dict[str, DerivedUnit] = {}
        self._kin = _kinship(reference.tables["unit_mapping"])
        self._index = self._index_of(self.units)
        self._alive = {
            cycle: {i for i, unit in self.units.items() if valid_in(unit, cycle)} for cycle in reference.cycles
        }
        self._choices: dict[int, list[str]] = {}
        self._learned: dict[str, str] = {}
        self._met: dict[str, LookupResult] = {}
        self._shared = self._names("kecamatan") & self._names("kelurahan")
        groups = reference.tables.get("unit_groups", [])
        prefixes = [(letters(prefix), prefix, row) for row in groups for prefix in split(row["prefixes"])]
        self._prefixes = sorted(prefixes, key=lambda p: len(p[0]), reverse=True)

    def find(self, text: str, cycle: int | None) -> LookupResult:
        """Find the unit of that name in that cycle; an unknown name gets the nearest known one as a suggestion."""
        if cycle not in self._alive:
            return LookupResult(None, "siklus_tidak_diketahui", "perbaiki kolom siklus dulu")
        key = self._key(text)
        if key in self._shared:
            return LookupResult(None, "ambigu", f"tulis 'Kecamatan {text.strip()}' atau 'Kelurahan {text.strip()}'")
        one = self._index.get(key)
        if isinstance(one, str) and one in self._alive[cycle]:  # nearly always
            return self._met.setdefault(text, LookupResult(one))
        ids = self._meant(key, cycle)
        if not ids:
            return self._group(text) or self._taught(key, cycle) or self._suggestion(key, cycle)
        if len(ids) > 1:
            names = " atau ".join(f"'{self.units[i]['name']}'" for i in sorted(ids))
            return LookupResult(None, "ambigu", f"sebutkan yang mana: {names}")
        return LookupResult(next(iter(ids)))

    def met(self, text: str, cycle: int | None) -> LookupResult | None:
        """Return the unit that was found by exactly this text before, if it existed in the cycle too."""
        met = self._met.get(text)
        return met if met and cycle in self._alive and met.id in self._alive[cycle] else None

    def knows(self, text: str) -> bool:
        """Tell whether the name means exactly one listed unit in any cycle."""
        key = self._key(text)
        return key not in self._shared and any(len(self._meant(key, cycle)) == 1 for cycle in self._alive)

    def is_taken(self, text: str) -> bool:
        """Tell whether a name already means something in some cycle, so that no alias may change its meaning."""
        key = self._key(text)
        return key in self._shared or key in self._index or any(key.startswith(prefix) for prefix, *_ in self._prefixes)

    def kind_of(self, text: str) -> str:
        """Return the kind of the listed units of that name, or an empty text where they are of several or none."""
        kinds = {self.units[unit_id]["kind"] for unit_id in _ids(self._index.get(self._key(text), frozenset()))}
        return kinds.pop() if len(kinds) == 1 else ""

    def learn(self, names: Iterable[tuple[str, str]]) -> None:
        """Take further names of units (name, unit id), of two for one name the later."""
        self._learned.update((self._key(written), unit_id) for written, unit_id in names)

    def near(self, text: str, cycle: int) -> tuple[str, ...]:
        """Return the ids of the units whose names are nearest to an unknown one, if any is near."""
        return tuple(sorted(self._nearest(self._key(text), cycle))) if cycle in self._alive else ()

    def in_cycle(self, cycle: int) -> dict[str, str]:
        """Return the listed units of a cycle by their ids, with their names."""
        return {unit_id: self.units[unit_id]["name"] for unit_id in sorted(self._alive.get(cycle, ()))}

    def forget(self) -> None:
        """Forget all names, to free their memory."""
        for known in (self.units, self.derived, self._kin, self._index, self._alive, self._choices):
            known.clear()
        for names in (self._learned, self._met):
            names.clear()

    def suggest_place(self, table: str, key: str) -> str:
        """Suggest the nearest kecamatan or kelurahan to a name in letters, or an empty text."""
        names = {letters(row["name"]): row["name"] for row in self.reference.tables[table]}
        near = process.extractOne(key, names.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=2)
        return f"'{names[near[0]]}'" if near else ""

    def _key(self, text: str) -> str:
        key = letters(text)
        for suffix in self.reference.city_suffixes:
            if key.endswith(suffix) and len(key) > len(suffix) + 2:
                return key.removesuffix(suffix)
        return key

    def _names(self, table: str) -> set[str]:
        return {letters(row["name"]) for row in self.reference.tables[table]}

    def _keys(self, unit: ReferenceRow) -> tuple[str, ...]:
        names = (unit["name"], unit["short_name"], *split(unit["aliases"]))
        return tuple(dict.fromkeys(self._key(name) for name in names if name))

    def _index_of(self, units: dict[str, ReferenceRow]) -> dict[str, str | Ids]:
        """Index the units of all years by name: nearly always one, and then its id stands by itself."""
        index: dict[str, str | Ids] = {}
        for unit_id, unit in units.items():
            for key in self._keys(unit):
                index[key] = _ids(index[key]) | {unit_id} if key in index else unit_id
        return index

    def _meant(self, key: str, cycle: int) -> Ids:
        """Return the units of that name in that cycle; a name of other years means the successor."""
        alive = self._alive[cycle]
        ids = _ids(self._index.get(key, frozenset()))
        return ids & alive or frozenset(kin for unit_id in ids for kin in self._kin.get(unit_id, ())) & alive

    def _group(self, text: str) -> LookupResult | None:
        key, more = self._key(text), 0
        if key.startswith(DISTRICT_UNIT):  # "UPTD" says what "UPT" does
            key, more = UNIT + key.removeprefix(DISTRICT_UNIT), len(DISTRICT_UNIT) - len(UNIT)
        for prefix, _, row in self._prefixes:
            rest = key.removeprefix(prefix)
            if key.startswith(prefix) and rest:
                own = _numbered(_after_letters(folded(text), len(prefix) + more, len(rest)))
                unit_id = f"{row['group_id']}_{letters(own).upper()}"
                name = f"{row['short_prefix']} {own}"
                self.derived.setdefault(unit_id, DerivedUnit(unit_id, name, row["kind"], row["parent_id"]))
                return LookupResult(unit_id)
        return None

    def _taught(self, key: str, cycle: int) -> LookupResult | None:
        """Return the unit that an alias of an office means; in other years the unit that stood in its place."""
        unit_id = self._learned.get(key)
        if unit_id is None:
            return None
        if unit_id in self._alive[cycle] or unit_id in self.derived:
            return LookupResult(unit_id)
        kin = frozenset(self._kin.get(unit_id, ())) & self._alive[cycle]
        return LookupResult(next(iter(kin))) if len(kin) == 1 else None

    def _suggestion(self, key: str, cycle: int) -> LookupResult:
        ids = self._nearest(key, cycle)
        if not ids:
            return LookupResult(
                None, "tidak_dikenal", "pakai nama resmi dari daftar unit, atau minta alias ditambahkan"
            )
        names = " atau ".join(f"'{self.units[i]['name']}'" for i in sorted(ids))
        return LookupResult(None, "tidak_dikenal", f"mungkin maksudnya {names}; perbaiki tulisannya")

    def _nearest(self, key: str, cycle: int) -> set[str]:
        allowed = max(1 if len(key) <= SHORT_NAME else 2, len(key) // 5)
        if cycle not in self._choices:
            self._choices[cycle] = [name for name in self._index if self._meant(name, cycle)]
        near = process.extract(
            key, self._choices[cycle], scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=2
        )
        return {i for name, distance, _ in near if distance == near[0][1] for i in self._meant(name, cycle)}


def _numbered(name: str) -> str:
    """Return the name with its number as people say it: '01' and 'I' are 1, 'Kauman III' and '3 Kauman' 'Kauman 3'."""
    words = name.split()
    if words and words[-1].lower() in NUMBERS:
        name = " ".join([*words[:-1], str(NUMBERS.index(words[-1].lower()) + 1)])
    elif len(words) > 1 and words[0].isdigit():
        name = " ".join([*words[1:], words[0]])
    found = NUMBERED.fullmatch(name)
    if found is None:
        return name
    number = str(int(found[2])) if found[2] else ROMAN.get(found[3].upper(), found[3])
    return f"{found[1]} {number}".strip()


def _after_letters(text: str, skipped: int, taken: int) -> str:
    """Return the part of a name behind its first letters, in title case: ('SD NEGERI kauman 1', 8, 7) -> 'Kauman 1'."""
    seen = 0
    part: list[str] = []
    for character in text:
        if skipped <= seen < skipped + taken or (part and seen < skipped + taken):
            part.append(character)
        seen += character.isalnum()
    return " ".join("".join(part).split()).strip(" .-").title()
