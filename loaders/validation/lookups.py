"""Lookups of cells that name something known (a cycle, a unit, a choice): each distinct text once, then a join."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb
import pyarrow as pa
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from loaders.contract.inputs import CellKind, Input, InputColumn, letters
from loaders.contract.marks import NOTHING, is_no, is_yes
from loaders.reference.tables import ReferenceRow, ReferenceTables, split
from loaders.reference.unit_names import LookupResult, UnitMatcher
from loaders.validation import sanctions
from loaders.validation.positions import Positions
from text.plain import has_letter_for_digit, plain

Pairs = Sequence[tuple[str, str | None]]
"""The distinct texts of a column, each with the text beside it that says what it means, or None."""

OFFICE = re.compile(r"\b(?:kantor|kecamatan)\b", re.IGNORECASE)
LETTERS_OF_AN_ERROR = 7
"""In so many letters one may be wrong; with more of them it is another word: Administrasi, Administrator."""
# The other column whose text decides what a name means.
CONTEXT = {CellKind.UNIT: "siklus", "sanctions": "tanggal", "bodies": "tahap"}


def context_of(column: InputColumn, input_: Input) -> str | None:
    """Return the column that must be looked at together with this one, or None."""
    name = CONTEXT.get(column.reference or column.kind)
    return name if name and any(c.name == name for c in input_.columns) else None


@dataclass
class Lookups:
    """Answers for every kind of looked-up column, from one reference folder."""

    reference: ReferenceTables
    finder: UnitMatcher

    def __post_init__(self) -> None:
        self._choices = {name: self._index(name) for name in self.reference.tables if name != "units"}
        self._cycles: dict[str | None, int | None] = {}
        self._polling_years = {row["polling_on"][:4] for row in self.reference.tables["cycles"]}
        self._kecamatan_of = {r["kelurahan_id"]: r["kecamatan_id"] for r in self.reference.tables["kelurahan"]}

    def names(self, table: str) -> dict[str, str]:
        """Return the ids of a table of choices by the letters of each name that means one of them alone."""
        return {name: next(iter(ids)) for name, ids in self._choices[table].items() if len(ids) == 1}

    def forget(self) -> None:
        """Forget all choices, to free their memory."""
        self._choices.clear()
        self._cycles.clear()
        self._kecamatan_of.clear()

    def learn(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Learn the names of units that were validated and not dropped: of two the later day counts."""
        sql = """SELECT j.written, j.unit_id FROM scratch.judged_unit_alias AS j
            ANTI JOIN scratch.dropped AS d ON d.kind = 'unit_alias' AND d.load_id = j.load_id AND d.line = j.line
            WHERE j.mask = 0 ORDER BY j.decided_on, j.written, j.load_id, j.line"""
        self.finder.learn(connection.execute(sql).fetchall())

    def table(
        self, connection: duckdb.DuckDBPyConnection, asked: Iterable[tuple[InputColumn, Pairs]]
    ) -> tuple[set[str], set[str]]:
        """Create the temporary table `found` (field, text, context, id, code, inside) for the texts of some columns.

        `code` is empty where the text is fine; `inside` is the kecamatan of a kelurahan. Return the fields of which a
        filled text was not understood, and those of which no text says anything.
        """
        found: dict[str, list[str | None]] = {name: [] for name in ("field", "text", "context", "id", "code", "inside")}
        unread, silent = set(), set()
        for column, pairs in asked:
            answers = [self.answer(column, text, context) for text, context in pairs]
            found["field"] += [column.field] * len(pairs)
            found["text"] += [text for text, _ in pairs]
            found["context"] += [context or "" for _, context in pairs]
            found["id"] += [answer.id for answer in answers]
            found["code"] += [answer.code for answer in answers]
            is_place = column.kind is CellKind.KELURAHAN
            found["inside"] += [self._kecamatan_of.get(answer.id or "") if is_place else None for answer in answers]
            if any(answer.code not in ("", "kosong") for answer in answers):
                unread.add(column.field)
            if not any(answer.id or answer.code for answer in answers):
                silent.add(column.field)
        batch = pa.table({name: pa.array(values, pa.string()) for name, values in found.items()})
        connection.register("looked_up", batch)
        connection.execute("CREATE OR REPLACE TEMP TABLE found AS FROM looked_up")
        connection.unregister("looked_up")
        return unread, silent

    def cycle(self, text: str | None) -> int | None:
        """Return the cycle that a text means: its number or the name of its election."""
        if text not in self._cycles:
            self._cycles[text] = self._cycle_of(text or "")
        return self._cycles[text]

    def _cycle_of(self, text: str) -> int | None:
        key = letters(text)
        found = self._choices["cycles"].get(key, set())
        year = key.removeprefix("pemilu")
        if not found and year not in self._polling_years:  # no election of that year: it is the number of a cycle
            found = self._choices["cycles"].get(year, set())
        return int(next(iter(found))) if len(found) == 1 else None

    def election(self, text: str) -> str:
        """Return the name of the election of the cycle that a text means, or an empty text."""
        cycle = self.cycle(text)
        return next((row["name"] for row in self.reference.tables["cycles"] if row["cycle"] == str(cycle)), "")

    def answer(self, column: InputColumn, text: str, context: str | None) -> LookupResult:
        """Look up what the text of a column means."""
        if column.kind is CellKind.UNIT and (met := self.finder.met(text, self.cycle(context))):
            return met
        key = letters(text)
        if not key and not set(plain(text)) - NOTHING:
            return LookupResult(None, "kosong" if column.required else "")
        if column.may_be_unknown and key in ("belumdiketahui", "tidakdiketahui"):
            return LookupResult(None)
        return self._judges[column.kind](column, text, context)

    @cached_property
    def _judges(self) -> dict[CellKind, Callable[[InputColumn, str, str | None], LookupResult]]:
        return {
            CellKind.CYCLE: self._cycle,
            CellKind.YESNO: _yes_or_no,
            CellKind.UNIT: lambda _, text, context: self.finder.find(text, self.cycle(context)),
            CellKind.CHOICE: self._choice,
            CellKind.KECAMATAN: lambda _, text, __: self._place("kecamatan", text, ("kecamatan", "kec")),
            CellKind.NEW_NAME: self._new_name,
            CellKind.KELURAHAN: lambda _, text, __: self._place("kelurahan", text, ("kelurahan", "kel")),
        }

    def _cycle(self, _: InputColumn, text: str, __: str | None) -> LookupResult:
        cycle = self.cycle(text)
        if cycle:
            return LookupResult(str(cycle))
        letter = "ada huruf di antara angkanya; " if has_letter_for_digit(text) else ""
        known = ", ".join(map(str, self.reference.cycles))
        return LookupResult(None, "siklus_tidak_dikenal", f"{letter}tulis salah satu: {known}")

    def _new_name(self, _: InputColumn, text: str, __: str | None) -> LookupResult:
        if self.finder.is_taken(text):
            return LookupResult(
                None, "sudah_dikenal", "hapus baris ini; nama yang sudah dikenal tidak diberi arti lain"
            )
        return LookupResult(" ".join(text.split()))

    def _choice(self, column: InputColumn, text: str, context: str | None) -> LookupResult:
        if column.is_free:
            return LookupResult(self._positions.meant(text) or None)
        if column.reference == "bodies" and (named := self._recommender_in(context or "")):
            return LookupResult(named)
        ids = self._meant(column.reference, text, context)
        if len(ids) == 1:
            return LookupResult(next(iter(ids)))
        if ids:
            return LookupResult(None, "ambigu", "sebutkan lebih lengkap; tulisan ini berarti lebih dari satu")
        near = self._near_choice(column.reference, letters(text))
        meant = f"mungkin maksudnya '{near}'; " if near else ""
        return LookupResult(None, "bukan_pilihan", f"{meant}pilih salah satu: {self._allowed(column.reference)}")

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.reference.tables["positions"], self.finder.kind_of)

    def _meant(self, table: str, text: str, context: str | None) -> set[str]:
        """Return the choices that a text names; of a sanction also told at length, of a body also by its office."""
        texts = sanctions.readings(text) if table == "sanctions" else (text,)
        for reading in texts:
            if ids := self._choices[table].get(letters(reading), set()):
                return self._in_force(ids, context) if len(ids) > 1 and table == "sanctions" else ids
        if table == "contests":  # of the city: "DPRD Kota ...", "Wali Kota ..."
            names = (letters(text).removesuffix(suffix) for suffix in self.reference.city_suffixes)
            return next(filter(None, (self._choices[table].get(name) for name in names)), set())
        if table == "agencies" and self.finder.is_taken(text):
            return {row["agency_id"] for row in self.reference.tables["agencies"] if row["is_own"] == "true"}
        return self._acting_for(text) if table == "bodies" else set()

    def _recommender_in(self, step: str) -> str:
        """Return the body that the words of a step name as the one that recommends: "Penerusan ke KASN"."""
        words = f" {' '.join(re.findall(r'[a-z]+', step.casefold()))} "
        found = {body_id for body_id, name in self._recommenders if f" {name} " in words}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _recommenders(self) -> list[tuple[str, str]]:
        rows = [row for row in self.reference.tables["bodies"] if row["is_recommender"] == "true"]
        return [
            (row["body_id"], name.casefold())
            for row in rows
            for name in (row["name"], row["short_name"], *split(row["aliases"]))
        ]

    def _acting_for(self, text: str) -> set[str]:
        """Return the body that acts for the government or a unit: its PPK, or the head of the unit as superior."""
        own = {row["agency_id"] for row in self.reference.tables["agencies"] if row["is_own"] == "true"}
        if self._choices["agencies"].get(letters(text), set()) & own:
            return {"PPK"}
        heads = self._choices["bodies"].get("atasanlangsung", set())
        return heads if self.finder.is_taken(text) else set()

    def _near_choice(self, table: str, key: str) -> str:
        """Return the id of the choice whose name is nearest, where it is near and no other is as near."""
        known = self._choices[table]
        allowed = max(1, len(key) // LETTERS_OF_AN_ERROR)
        found = process.extract(key, list(known), scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        if any(key.endswith(name) for name, _, _ in found):
            return ""  # a CPNS is no PNS wrongly written
        ids = {i for name, distance, _ in found if distance == found[0][1] for i in known[name]}
        return ids.pop() if len(ids) == 1 and len(key) > 2 else ""

    def _place(self, table: str, text: str, prefixes: tuple[str, ...]) -> LookupResult:
        key = letters(text)
        for prefix in ("", *prefixes):
            ids = self._choices[table].get(key.removeprefix(prefix), set())
            if len(ids) == 1:
                return LookupResult(next(iter(ids)))
        if table == "kelurahan" and OFFICE.search(text):
            return LookupResult(
                None,
                "tidak_dikenal",
                "kecamatan bukan kelurahan: bila kantornya, tulis di kolom unit_kerja, 'Kecamatan ...'; bila jumlah "
                "kelurahannya, hapus baris ini",
            )
        near = self.finder.suggest_place(table, key)
        return LookupResult(None, "tidak_dikenal", f"mungkin maksudnya {near}" if near else f"periksa nama {table}")

    def _in_force(self, ids: set[str], context: str | None) -> set[str]:
        """Return of sanctions with one name those in force on the day, or all where none was."""
        day = date.fromisoformat(context) if context else None
        rows = [row for row in self.reference.tables["sanctions"] if row["sanction_id"] in ids]
        valid = {row["sanction_id"] for row in rows if day and _valid_on(row, day)}
        return valid or ids

    def _index(self, table: str) -> dict[str, set[str]]:
        rows = self.reference.tables[table]
        index: dict[str, set[str]] = {}
        for row in rows:
            own_id = next(iter(row.values()))
            for name in (own_id, row.get("name", ""), row.get("short_name", ""), *split(row.get("aliases", "") or "")):
                if name:
                    index.setdefault(letters(name), set()).add(own_id)
        return index

    def _allowed(self, table: str) -> str:
        ids = [next(iter(row.values())) for row in self.reference.tables[table]]
        return ", ".join(ids[:12]) + (" ..." if len(ids) > 12 else "")


def _yes_or_no(_: InputColumn, text: str, __: str | None) -> LookupResult:
    if is_yes(text, of_signature=False):
        return LookupResult("true")
    if is_no(text):
        return LookupResult("false")
    return LookupResult(None, "bukan_ya_tidak", "tulis ya atau tidak")


def _valid_on(row: ReferenceRow, day: date) -> bool:
    begins = date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min
    ends = date.fromisoformat(row["valid_until"]) if row["valid_until"] else date.max
    return begins <= day <= ends
