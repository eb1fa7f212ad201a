"""A build made by hand: the real reference tables, a few rows of facts, and the real loaders/views.sql."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

import warehouse
from settings import ROOT

Rows = Sequence[tuple[object, ...]]

TABLES = """
CREATE TABLE roster (cycle INTEGER, nip BIGINT, unit_id VARCHAR, kecamatan_id VARCHAR, kelurahan_id VARCHAR,
    level VARCHAR, starts_on DATE, ends_on DATE, exclusion_reason VARCHAR);
CREATE TABLE signings (cycle INTEGER, nip BIGINT, signed_on DATE, is_verified BOOLEAN, is_listed BOOLEAN);
CREATE TABLE recaps (cycle INTEGER, unit_id VARCHAR, position_on DATE, obliged INTEGER, signed INTEGER,
    verified INTEGER);
CREATE TABLE cases (case_id VARCHAR, cycle INTEGER, reported_on DATE, known_on DATE, origin VARCHAR, agency_id VARCHAR,
    unit_id VARCHAR, level VARCHAR, form_id VARCHAR, nip BIGINT);
CREATE TABLE case_steps (case_id VARCHAR, step_no INTEGER, step_id VARCHAR, step_on DATE, severity VARCHAR);
CREATE TABLE events (cycle INTEGER, event_on DATE, kind VARCHAR, title VARCHAR, place VARCHAR, unit_id VARCHAR,
    kecamatan_id VARCHAR, attended INTEGER, source VARCHAR);
CREATE TABLE loads (load_id INTEGER, source VARCHAR, file VARCHAR, sheet VARCHAR, kind VARCHAR, publisher VARCHAR,
    rows_read INTEGER, rows_loaded INTEGER, rows_rejected INTEGER, rows_skipped INTEGER, skipped_why VARCHAR,
    first_on DATE, last_on DATE, sha256 VARCHAR);
CREATE TABLE rejects (load_id INTEGER, source VARCHAR, file VARCHAR, sheet VARCHAR, line INTEGER, column_name VARCHAR,
    value VARCHAR, code VARCHAR, reason VARCHAR, remedy VARCHAR, raw VARCHAR[]);
CREATE TABLE findings (code VARCHAR, cycle INTEGER, unit_id VARCHAR, load_id INTEGER, rows INTEGER, message VARCHAR);
CREATE TABLE sources (source VARCHAR, kind VARCHAR, place VARCHAR, publisher VARCHAR, expected_every_days INTEGER,
    files INTEGER, delivered_at TIMESTAMP, status VARCHAR, message VARCHAR);
CREATE TABLE build AS SELECT 'hand' AS build, 'resmi' AS dataset, TIMESTAMP '2024-12-01 00:00:00' AS loaded_at,
    DATE '2024-12-01' AS position_on, 'hand' AS loader_version;
"""

DERIVED = """
ALTER TABLE units ADD COLUMN is_listed BOOLEAN DEFAULT true;
CREATE TABLE unit_tree AS
SELECT c.cycle, u.unit_id, coalesce(u.parent_id, u.unit_id) AS top_unit_id,
    coalesce(m.new_id, u.parent_id, u.unit_id) AS current_unit_id
FROM units AS u CROSS JOIN cycles AS c
LEFT JOIN unit_mapping AS m ON m.old_id = coalesce(u.parent_id, u.unit_id) AND m.is_default
WHERE coalesce(u.valid_from <= c.polling_on, true) AND coalesce(u.valid_until >= c.polling_on, true);
CREATE TABLE obligations AS
SELECT r.cycle, r.unit_id, r.kecamatan_id, r.kelurahan_id, r.level, r.starts_on, r.ends_on,
    r.exclusion_reason IS NOT NULL AS is_excluded, s.signed_on, s.is_verified, count(*) AS people
FROM roster AS r LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip
GROUP BY ALL;
"""


def make_build(path: Path, **facts: Rows) -> warehouse.Build:
    """Write a build file with these rows per table, and the views over them."""
    with duckdb.connect(str(path)) as connection:
        _reference(connection)
        connection.execute(TABLES)
        for table, rows in facts.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute(DERIVED)
        connection.execute((ROOT / "loaders" / "views.sql").read_text())
    return warehouse.Build("resmi", path.stem, path)


def _reference(connection: duckdb.DuckDBPyConnection) -> None:
    files = [*(ROOT / "data" / "reference").glob("*.csv")]
    files += [ROOT / "data" / "documented" / name for name in ("articles.csv", "facts.csv")]
    for file in files:
        days = "{'valid_from': 'DATE', 'valid_until': 'DATE'}" if file.stem == "units" else "{}"
        connection.execute(f"CREATE TABLE {file.stem} AS FROM read_csv('{file}', types={days})")
