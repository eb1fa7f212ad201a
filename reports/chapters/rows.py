"""From a metric's rows to the tables of a pack."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from reports.document import Cell, ColumnKind, DocumentTable, TableColumn
from text.tables import to_date, to_dicts

PER_CENT = "_pct"


def table(
    name: str,
    title: str,
    data: pd.DataFrame,
    columns: Mapping[str, TableColumn],
    *,
    metric: str,
    note: str = "",
    total: Sequence[Cell] | None = None,
) -> DocumentTable:
    """Make a table of the named columns, each value as its column's kind wants it."""
    kept = {field: column for field, column in columns.items() if field in data.columns}
    rows = tuple(tuple(cell(row[field], column.kind) for field, column in kept.items()) for row in to_dicts(data))
    return DocumentTable(name, title, tuple(kept.values()), rows, metric, note, tuple(total) if total else None)


def cell(value: Any, kind: ColumnKind) -> Cell:
    """Convert a value of a metric to a cell: unknown is None, a count an int, a day a date."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if kind is ColumnKind.DAY:
        return value if type(value) is date else to_date(value)
    if kind is ColumnKind.COUNT:
        return int(value)
    return float(value) if kind in (ColumnKind.PERCENT, ColumnKind.RATE) else str(value)
