"""What changed between two builds: rows, figures of the same day and why, rules. Counts only, nobody by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.changes import cases, figures, inputs, rows, rules
from storage import comparison
from storage.builds import Build, SchemaMismatch
from storage.comparison import ComparedBuilds

__all__ = ["Changes", "compare"]

Comparison = Callable[[ComparedBuilds, date], pd.DataFrame]

NAMES = """
    SELECT unit_id::VARCHAR AS unit_id, name FROM after.units
    UNION ALL
    SELECT unit_id::VARCHAR, name FROM before.units
    WHERE unit_id::VARCHAR NOT IN (SELECT unit_id::VARCHAR FROM after.units)
"""


@dataclass(frozen=True)
class Changes:
    """Two builds compared on `as_of`, the last day up to the one asked for that both know.

    A frame is None where the two builds are made too differently to be compared.
    """

    as_of: date
    sources: pd.DataFrame
    units: pd.DataFrame
    figures: pd.DataFrame | None
    cases: pd.DataFrame | None
    rules: pd.DataFrame
    words: pd.DataFrame
    """What each compared input is called, and its rows that came, went and changed; in the order of the screen."""


def compare(before: Build, after: Build, as_of: date | None = None) -> Changes:
    """Compare two builds of a dataset; on a day that one of them does not know yet nothing could be restated."""
    with comparison.open_both(before, after) as pair:
        known = pair.rows("SELECT position_on FROM before.build UNION ALL SELECT position_on FROM after.build")
        day = min(on for on in (*(on for (on,) in known), as_of) if on is not None)
        pair.keep("unit_names", "after", NAMES)
        by_source, by_unit = rows.changed(pair)
        counted, cases_counted = (_or_none(restated, pair, day) for restated in (figures.restated, cases.restated))
        return Changes(day, by_source, by_unit, counted, cases_counted, rules.changed(pair), inputs.words(pair))


def _or_none(compare: Comparison, pair: ComparedBuilds, day: date) -> pd.DataFrame | None:
    try:
        return compare(pair, day)
    except SchemaMismatch:
        return None
