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


NEARLY = timedelta(days=731)
"""Before a cycle and after its polling day: a case or activity of another time is none of that cycle. Our choice."""
LAST_SIGNING = timedelta(days=92)
"""After polling day: who signs later signs for nothing, so that a later day is a mistake. Our choice."""


def create_windows(connection: duckdb.DuckDBPyConnection, reference: ReferenceTables) -> None:
    """Create `netra_in_window(cycle, day)`: whether a pact of that cycle can have been signed on that day.

    And `netra_near_cycle(cycle, day)`: whether a case or an activity of that day can be one of that cycle.

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
    near = " ".join(
        f"WHEN {cycle} THEN day BETWEEN DATE '{starts - NEARLY}' AND DATE '{polling + NEARLY}'"
        for cycle, starts, polling in windows
    )
    connection.execute(f"CREATE TEMP MACRO netra_near_cycle(cycle, day) AS CASE cycle {near} END")


ALL_UNITS = "*"


def create_limits(connection: duckdb.DuckDBPyConnection, reference: ReferenceTables) -> None:
    """Create `netra_most(unit_id)`: how many people a unit can have, by its kind in unit_limits.csv; NULL: not known.

    And `netra_most_people()`: how many all units together can have.
    Units that no list names bear the group of their names (`SDN_...`), which has a kind.
    """
    people = next((row["most"] for row in reference.tables.get("unit_limits", []) if row["kind"] == ALL_UNITS), "NULL")
    connection.execute(f"CREATE TEMP MACRO netra_most_people() AS CAST({people} AS INTEGER)")
    if "unit_limits" not in reference.tables:
        connection.execute("CREATE TEMP MACRO netra_most(unit) AS CAST(NULL AS INTEGER)")
        return
    connection.execute(
        f"""CREATE TEMP TABLE unit_most AS
        SELECT u.unit_id, coalesce(l.most, w.most) AS most FROM units AS u
        LEFT JOIN unit_limits AS l ON l.kind = u.kind LEFT JOIN unit_limits AS w ON w.kind = '{ALL_UNITS}'
        UNION ALL
        SELECT g.group_id || '_', l.most FROM unit_groups AS g JOIN unit_limits AS l ON l.kind = g.kind"""
    )
    connection.execute(
        """CREATE TEMP MACRO netra_most(unit) AS (
            SELECT max(most) FROM unit_most WHERE unit_id IN (unit, regexp_extract(unit, '^[A-Z]+_')))"""
    )
