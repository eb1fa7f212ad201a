"""The row types held against their metrics: the same columns, and values of the types that are promised."""

from collections.abc import Mapping
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args, get_type_hints

import pandas as pd

from metrics.catalogue import find
from metrics.engine import query_exact
from storage.builds import Build
from text.tables import to_dicts

ALSO: Mapping[type, tuple[type, ...]] = {float: (int,), date: (datetime,)}
"""What may stand where a type is promised: a whole number for a fraction, a day with its time for a day."""


def other_columns(rows: Mapping[str, type]) -> dict[str, set[str]]:
    """The columns by which row types and metrics differ; empty when each key is a column and each column a key."""
    differing = {metric: set(get_type_hints(row)) ^ set(find(metric).columns) for metric, row in rows.items()}
    return {metric: columns for metric, columns in differing.items() if columns}


def other_values(rows: Mapping[str, type], build: Build) -> list[tuple[str, str, Any]]:
    """The values of a build that are of another type than promised, with their metric and column."""
    found = []
    for metric, row in rows.items():
        kinds = {column: get_args(hint) or (hint,) for column, hint in get_type_hints(row).items()}
        for line in to_dicts(query_exact(metric, build)):
            found += [(metric, column, line[column]) for column in kinds if not _is_one_of(line[column], kinds[column])]
    return found


def _is_one_of(value: Any, kinds: tuple[type, ...]) -> bool:
    if pd.isna(value):
        return NoneType in kinds
    return isinstance(value, (*kinds, *(also for kind in kinds for also in ALSO.get(kind, ()))))
