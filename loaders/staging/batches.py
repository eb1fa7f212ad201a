"""Batches of sheets of one shape: planning the rules costs more than validating the few rows of an office."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.contract.headers import Header
from loaders.staging.sheet import StagedSheet
from text.sql import literal

# Sheets below this size are gathered into one table; a bigger one is worth a plan of its own, and no copy.
BIG_ROWS = 20_000


@dataclass(frozen=True)
class Batch:
    """Sheets whose headers put the same columns in the same places; `header` is that of the first."""

    header: Header
    sheets: tuple[tuple[int, StagedSheet], ...]

    @property
    def table(self) -> str:
        """Name the table of all their rows: load_id, line, c<position> and k_<column> for a text above the table."""
        return f"batch_{self.sheets[0][0]}"

    @property
    def rows_sql(self) -> str:
        """Return the SELECT that makes this table."""
        positions = sorted(set(self.header.columns.values()))
        selects = []
        for load_id, sheet in self.sheets:
            constants = sorted(sheet.header.constants.items()) if sheet.header else []
            cells = [f"c{position}" for position in positions] + [
                f"{literal(text)} AS k_{name}" for name, text in constants
            ]
            selects.append(f"SELECT {load_id} AS load_id, line, {', '.join(cells)} FROM {sheet.table}")
        return " UNION ALL ".join(selects)


def batches(sheets: Sequence[tuple[int, StagedSheet]]) -> list[Batch]:
    """Group sheets of one shape, each with the id of its load; those without a table are left out."""
    found: dict[object, list[tuple[int, StagedSheet]]] = {}
    headers: dict[object, Header] = {}
    for load_id, sheet in sheets:
        if sheet.header:
            h = sheet.header
            shape = (
                load_id
                if sheet.rows > BIG_ROWS
                else (h.input.kind, h.says_election, *sorted(h.columns.items()), *sorted(h.constants))
            )
            headers.setdefault(shape, h)
            found.setdefault(shape, []).append((load_id, sheet))
    return [Batch(headers[shape], tuple(members)) for shape, members in found.items()]
