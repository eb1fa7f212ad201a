"""Tables of the reference folder as rows of text: places, units, law."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import intern

from loaders.contract.inputs import letters

ReferenceRow = dict[str, str]
UNREAD = ("source", "is_verified", "note")  # for people who read the tables, not for the loader


def split(cell: str) -> list[str]:
    """Split a cell that holds a list."""
    return [part.strip() for part in cell.split("|") if part.strip()]


@dataclass(frozen=True)
class ReferenceTables:
    """The tables of a reference folder as rows of text, by file name."""

    folder: Path
    tables: dict[str, list[ReferenceRow]]

    @classmethod
    def read(cls, folder: Path) -> "ReferenceTables":
        """Read all CSV files of the folder, in the order of their names."""
        return cls.of(folder, sorted(folder.glob("*.csv")))

    @classmethod
    def of(cls, folder: Path, files: Iterable[Path]) -> "ReferenceTables":
        """Read the files that stand for a folder: its own and, from `reference_files`, those of the country."""
        return cls(folder, {path.stem: list(_rows(path)) for path in files})

    @cached_property
    def cycles(self) -> tuple[int, ...]:
        """Return the cycles, oldest first."""
        return tuple(sorted(int(row["cycle"]) for row in self.tables["cycles"]))

    @cached_property
    def city_suffixes(self) -> tuple[str, ...]:
        """Return the names of the city that offices write behind a unit's name, as letters, longest first."""
        rows = self.tables.get("governments", [])
        found = {letters(text) for row in rows for text in split(row["suffixes"])}
        return tuple(sorted(found, key=len, reverse=True))


def _rows(path: Path) -> Iterator[ReferenceRow]:
    """Yield rows whose equal texts are kept once: a nation has a hundred thousand units with much the same cells."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        wanted = [(at, name) for at, name in enumerate(next(rows, [])) if name not in UNREAD]
        for row in filter(None, rows):
            yield {name: intern(row[at]) if at < len(row) else "" for at, name in wanted}
