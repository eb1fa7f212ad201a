"""The tables of a build that its views stand on, filled by hand, without office files: for tests of one SQL file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb

from loaders.transform.tables import load_reference, run_script
from settings import ROOT, read_settings

TABLES = {
    "recaps": "cycle INTEGER, unit_id VARCHAR, position_on DATE, obliged BIGINT, signed BIGINT, verified BIGINT, "
    "load_id INTEGER",
    "obligations": "cycle INTEGER, unit_id VARCHAR, kecamatan_id VARCHAR, kelurahan_id VARCHAR, level VARCHAR, "
    "starts_on DATE, ends_on DATE, exclusion VARCHAR, signed_on DATE, is_verified BOOLEAN, people BIGINT DEFAULT 1",
    "signings": "cycle INTEGER, nip BIGINT, signed_on DATE, is_verified BOOLEAN, is_listed BOOLEAN, load_id INTEGER",
    "roster": "cycle INTEGER, nip BIGINT, name VARCHAR, unit_id VARCHAR, kecamatan_id VARCHAR, kelurahan_id VARCHAR, "
    "level VARCHAR, employment VARCHAR, starts_on DATE, ends_on DATE, exclusion_reason VARCHAR, load_id INTEGER",
    "cases": "case_id VARCHAR, cycle INTEGER, reported_on DATE, known_on DATE, origin VARCHAR, agency_id VARCHAR, "
    "unit_id VARCHAR, level VARCHAR, form_id VARCHAR, alleged_severity VARCHAR, nip BIGINT, bawaslu_id VARCHAR, "
    "load_id INTEGER",
    "case_steps": "case_id VARCHAR, step_no INTEGER, step_id VARCHAR, step_on DATE, body_id VARCHAR, document VARCHAR, "
    "sanction_id VARCHAR, severity VARCHAR, reason VARCHAR, note VARCHAR, load_id INTEGER",
    "unit_tree": "cycle INTEGER, unit_id VARCHAR, top_unit_id VARCHAR, current_unit_id VARCHAR",
    "rejects": "load_id INTEGER, line BIGINT, unit_id VARCHAR",
    "build": "position_on DATE, loaded_at TIMESTAMP",
}
Row = Mapping[str, object]


@contextmanager
def base_tables(*scripts: str, **rows: Sequence[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill the tables with these rows beside the reference data, and run SQL files of loaders/transform over them."""
    with duckdb.connect(config={"threads": 1}) as connection:
        load_reference(connection, read_settings().reference)
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
        for table, own in rows.items():
            for row in own:
                names = ", ".join(f"${name} AS {name}" for name in row)
                connection.execute(f"INSERT INTO {table} BY NAME SELECT {names}", dict(row))
        for script in scripts:
            run_script(connection, ROOT / "loaders" / "transform" / f"{script}.sql")
        yield connection
