"""The macros that read the text of a cell in SQL: macros.sql, and those that need a table of ours."""

from datetime import date, timedelta

import duckdb

from loaders.reference.tables import ReferenceTables
from settings import ROOT
from text.plain import PLAIN_FROM, PLAIN_TO
from text.sql import literal


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `netra_meant`, which is `text.plain.plain` in SQL, and all of macros.sql."""
    meant = f"translate(t, {literal(PLAIN_FROM)}, {literal(PLAIN_TO)})"
    connection.execute(
        f"""CREATE TEMP MACRO netra_meant(t) AS trim(regexp_replace(
            regexp_replace({meant}, '\\s+', ' ', 'g'), '^ ?="(.*)" ?$', '\\1'))"""
    )
    connection.execute((ROOT / "loaders" / "validation" / "macros.sql").read_text(encoding="utf-8"))


LAST_SIGNING = timedelta(days=92)
"""After polling day: who signs later signs for nothing, so that a later day is a mistake. Our choice."""


def create_windows(connection: duckdb.DuckDBPyConnection, reference: ReferenceTables) -> None:
    """Create `netra_in_window(cycle, day)`: whether a pact of that cycle can have been signed on that day.

    From the beginning of the year in which the cycle starts (`starts_on` in cycles.csv) until 92 days after polling.
    """
    windows = [
        (int(row["cycle"]), date.fromisoformat(row["starts_on"]), date.fromisoformat(row["polling_on"]))
        for row in reference.tables["cycles"]
    ]
    whens = " ".join(
        f"WHEN {cycle} THEN day BETWEEN DATE '{starts.year}-01-01' AND DATE '{polling + LAST_SIGNING}'"
        for cycle, starts, polling in windows
    )
    connection.execute(f"CREATE TEMP MACRO netra_in_window(cycle, day) AS CASE cycle {whens} END")
