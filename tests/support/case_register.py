"""A build that takes cases anew, through the statements that made its own, and answers as any build does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from metrics.catalogue import find
from tests.support.generated_cases import Case, known_on

TRANSFORM = Path(__file__).parents[2] / "loaders" / "transform"
CASE_COLUMNS = "case_id cycle reported_on agency_id form_id accused"
STEP_COLUMNS = "case_id line step_id step_on sanction_id accused"


def _statement(file: str, table: str) -> str:
    """The statement of the build that makes a table."""
    statements = duckdb.extract_statements((TRANSFORM / file).read_text(encoding="utf-8"))
    (found,) = [one.query for one in statements if f"CREATE TABLE {table} AS" in one.query]
    return found.replace("CREATE TABLE", "CREATE OR REPLACE TABLE")


MADE = {
    "facts.sql": ("case_accused", "cases", "case_steps"),
    "views.sql": ("case_places", "case_classes", "accused_steps", "dated_steps"),
}
STATEMENTS = tuple(_statement(file, table) for file, tables in MADE.items() for table in tables)


@dataclass(frozen=True)
class Register:
    """A build whose cases can be put in anew, by the statements that made them, and whose metrics can be asked."""

    connection: duckdb.DuckDBPyConnection

    def hold(self, held: Sequence[Case], until: date = date.max) -> None:
        """Make the tables of cases from what had happened by a day."""
        self.connection.execute("DELETE FROM scratch.judged_case; DELETE FROM scratch.judged_step")
        known = [(f"K{number}", case) for number, case in enumerate(held) if known_on(case) <= until]
        told = [
            (name, c.cycle, c.reported_on, "Pemkot Malang" if c.is_own else "Provinsi", c.form, "1")
            for name, c in known
        ]
        steps = [(name, line, *step, "0") for name, c in known for line, step in enumerate(c.steps) if step[1] <= until]
        for kind, columns, rows in (("case", CASE_COLUMNS, told), ("step", STEP_COLUMNS, steps)):
            told_rows = pd.DataFrame(rows, columns=columns.split(), dtype=object)
            self.connection.register("told_rows", told_rows)
            self.connection.execute(f"INSERT INTO scratch.judged_{kind} BY NAME SELECT *, 0 AS mask FROM told_rows")
            self.connection.unregister("told_rows")
        for statement in STATEMENTS:
            self.connection.execute(statement)

    def ask(self, name: str, as_of: date) -> pd.DataFrame:
        """A metric, as the registry has it."""
        metric = find(name)
        values: dict[str, object] = {**dict.fromkeys(metric.parameters), "as_of": as_of}
        return self.connection.execute(metric.sql, values).df()[list(metric.columns)]


def open_register(build: Path) -> Register:
    """Open a copy of a build that may be written to; its own file must hold at least one case and one step."""
    connection = duckdb.connect(str(build), config={"disabled_optimizers": "build_side_probe_side", "threads": 2})
    connection.execute("ATTACH ':memory:' AS scratch")
    for table, kind in (("case_accused", "case"), ("case_steps", "step")):
        connection.execute(f"CREATE TABLE scratch.judged_{kind} AS SELECT *, 0 AS line, 0 AS mask FROM {table} LIMIT 0")
    connection.execute("CREATE TABLE scratch.dropped (kind VARCHAR, load_id INTEGER, line INTEGER)")
    return Register(connection)
