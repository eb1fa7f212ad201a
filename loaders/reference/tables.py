"""The reference folder as the loader reads it: places, units, law, as rows of text."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import intern

from loaders.contract.inputs import letters

ReferenceRow = dict[str, str]
UNREAD = ("source", "is_verified", "note")  # for people who read the tables, not for the loader


def split(cell: str) -> list[str]:
    """The parts of a cell that holds a list."""
    return [part.strip() for part in cell.split("|") if part.strip()]


@dataclass(frozen=True)
class ReferenceTables:
    """The tables of a reference folder as rows of text, by file name."""

    folder: Path
    tables: dict[str, list[ReferenceRow]]

    @classmethod
    def read(cls, folder: Path) -> "ReferenceTables":
        """All CSV files of the folder, in the order of their names."""
        return cls(folder, {path.stem: list(_rows(path)) for path in sorted(folder.glob("*.csv"))})

    @cached_property
    def cycles(self) -> tuple[int, ...]:
        """The cycles, oldest first."""
        return tuple(sorted(int(row["cycle"]) for row in self.tables["cycles"]))

    @cached_property
    def city_suffixes(self) -> tuple[str, ...]:
        """What offices write behind a unit's name and mean nothing by, as letters, longest first."""
        rows = self.tables.get("governments", [])
        found = {letters(text) for row in rows for text in split(row["suffixes"])}
        return tuple(sorted(found, key=len, reverse=True))


def _rows(path: Path) -> Iterator[ReferenceRow]:
    """Rows with their texts kept once: a nation has a hundred thousand units whose cells are much the same."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        wanted = [(at, name) for at, name in enumerate(next(rows, [])) if name not in UNREAD]
        for row in filter(None, rows):
            yield {name: intern(row[at]) if at < len(row) else "" for at, name in wanted}
