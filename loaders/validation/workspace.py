"""The state of one build while its files are staged and validated."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.sources.manifest import Source
from loaders.staging.sheet import StagedSheet
from loaders.validation.lookups import Lookups
from loaders.validation.printed_totals import PrintedTotal
from loaders.validation.rejects import Causes
from settings import Settings


@dataclass
class SheetLoad:
    """Load of one sheet: rows read = loaded + rejected + skipped; `printed` are totals that differ from its rows.

    `mentioned` are numbers of people in the lines above and below them, which are told and refuse nothing.
    """

    load_id: int
    source: Source
    sheet: StagedSheet
    sha256: str
    read: int
    rejected: int = 0
    repeated: int = 0
    settled: int = 0
    causes: Causes = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    printed: list[PrintedTotal] = field(default_factory=list)
    mentioned: list[PrintedTotal] = field(default_factory=list)
    first_on: date | None = None
    last_on: date | None = None

    @property
    def loaded(self) -> int:
        """Return the number of rows in the build."""
        return self.read - self.rejected - sum(self.skipped.values())

    @property
    def kind(self) -> str:
        """Return the input the sheet was read as, or an empty text."""
        return self.sheet.header.input.kind if self.sheet.header else ""


@dataclass
class Workspace:
    """State of a build in the making: the open file, its reference, and what was loaded so far."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    reference: ReferenceTables
    finder: UnitMatcher
    lookups: Lookups
    scratch: Path
    today: date
    taken: int = 0
    loads: list[SheetLoad] = field(default_factory=list)

    def forget_names(self) -> None:
        """Free the memory of all names once they are found: of a nation, 200 MB that the tables need now."""
        self.reference.tables.clear()
        self.finder.forget()
        self.lookups.forget()


def loaded_rows(loads: Iterable[SheetLoad]) -> Counter[str]:
    """Count the rows in the build by the name of their source."""
    rows: Counter[str] = Counter()
    for load in loads:
        rows[load.source.name] += load.loaded
    return rows
