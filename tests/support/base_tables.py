"""The tables of a build that its views stand on, filled by hand, without office files: for tests of one SQL file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

import duckdb

from loaders.contract.inputs import INPUTS
from loaders.transform.tables import load_reference, run_script
from loaders.validation.duplicates import DROPPED, LATER_DAYS, TAKEN_BACK
from loaders.validation.macros import create_macros
from loaders.validation.rejects import create_rejects
from loaders.validation.rules import create_unread_words, create_validated
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
    "contest VARCHAR, accused BIGINT DEFAULT 1, load_id INTEGER",
    "case_accused": "case_id VARCHAR, accused INTEGER, cycle INTEGER, reported_on DATE, origin VARCHAR, "
    "agency_id VARCHAR, unit_id VARCHAR, level VARCHAR, form_id VARCHAR, alleged_severity VARCHAR, nip BIGINT, "
    "bawaslu_id VARCHAR, contest VARCHAR, load_id INTEGER",
    "case_steps": "case_id VARCHAR, step_no INTEGER, step_id VARCHAR, step_on DATE, body_id VARCHAR, document VARCHAR, "
    "sanction_id VARCHAR, severity VARCHAR, reason VARCHAR, note VARCHAR, "
    "accused INTEGER DEFAULT 0, load_id INTEGER",
    "bawaslu_cases": "register_id VARCHAR, cycle INTEGER, reported_on DATE, origin VARCHAR, agency_id VARCHAR, "
    "unit_id VARCHAR, form_id VARCHAR, status VARCHAR, status_on DATE, case_id VARCHAR, alleged_severity VARCHAR, "
    "load_id INTEGER",
    "matches": "case_id VARCHAR, register_id VARCHAR, decision VARCHAR, decided_on DATE, decided_by VARCHAR, "
    "note VARCHAR, load_id INTEGER",
    "findings": "code VARCHAR, cycle INTEGER, unit_id VARCHAR, load_id INTEGER, rows BIGINT, message VARCHAR",
    "unit_tree": "cycle INTEGER, unit_id VARCHAR, top_unit_id VARCHAR, current_unit_id VARCHAR",
    "rejects": "load_id INTEGER, line BIGINT, unit_id VARCHAR",
    "build": "position_on DATE, loaded_at TIMESTAMP",
}
ACCUSED = {"case": "1", "step": "0"}
"""Whom a row is about: the only accused of a case, and all of them."""
LOADED = {
    "build": "b", "dataset": "simulasi", "loaded_at": "2024-10-05 08:00:00", "loader_version": "1", "fingerprint": "f",
}  # fmt: skip
Row = Mapping[str, object]
TRANSFORM, VALIDATION = ROOT / "loaders" / "transform", ROOT / "loaders" / "validation"


@contextmanager
def base_tables(*scripts: str, **rows: Sequence[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill the tables with these rows beside the reference data, and run SQL files of loaders/transform over them."""
    with _undone(_base()) as connection:
        for table, own in rows.items():
            _insert(connection, table, own)
        if "case_accused" not in rows:
            connection.execute("INSERT INTO case_accused BY NAME SELECT * EXCLUDE (known_on) FROM cases")
        for script in scripts:
            run_script(connection, TRANSFORM / f"{script}.sql")
        yield connection


@contextmanager
def built_tables(
    rows: Mapping[str, Sequence[Row]], dropped: Sequence[Row] = (), units: Sequence[Row] = ()
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill the validated rows of each kind, and make the tables of a build from them; `units` are those of files."""
    with _undone(_validated()) as connection:
        _insert(connection, "units", [{"is_listed": False, **unit} for unit in units])
        _insert(connection, "scratch.dropped", dropped)
        for kind, own in rows.items():
            first = {"load_id": 1, "mask": 0, **({"accused": ACCUSED[kind]} if kind in ACCUSED else {})}
            numbered = ({**first, "line": line, **row} for line, row in enumerate(own, start=2))
            _insert(connection, f"scratch.judged_{kind}", numbered)
        run_script(connection, TRANSFORM / "persons.sql")
        for (cycle,) in connection.execute("SELECT cycle FROM cycles ORDER BY cycle").fetchall():
            run_script(connection, TRANSFORM / "one_cycle.sql", cycle=cycle)
        run_script(connection, TRANSFORM / "facts.sql", **LOADED)
        yield connection


@cache
def _base() -> duckdb.DuckDBPyConnection:
    connection = _with_reference()
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
    return connection


@cache
def _validated() -> duckdb.DuckDBPyConnection:
    connection = _with_reference()
    create_macros(connection)
    run_script(connection, VALIDATION / "types.sql")
    connection.execute("ALTER TABLE units ADD COLUMN is_listed BOOLEAN DEFAULT true")
    connection.execute(f"CREATE SCHEMA scratch; CREATE TABLE scratch.dropped ({DROPPED})")
    connection.execute(f"CREATE TABLE scratch.taken_back ({TAKEN_BACK})")
    connection.execute(f"CREATE TABLE scratch.later_days ({LATER_DAYS})")
    for input_ in INPUTS:
        create_validated(connection, input_)
    create_unread_words(connection)
    create_rejects(connection)
    return connection


def _with_reference() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    load_reference(connection, sorted(read_settings().reference.glob("*.csv")))
    return connection


@contextmanager
def _undone(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Take everything back that is done: the reference data are read once for all tests."""
    connection.begin()
    try:
        yield connection
    finally:
        connection.rollback()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        names = ", ".join(f"${name} AS {name}" for name in row)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT {names}", dict(row))


def person(nip: object = 1, **row: object) -> Row:
    """A validated row of a roster."""
    return {
        "cycle": 2024,
        "nip": nip,
        "name": "Pegawai",
        "unit_id": "DINKES",
        "level": "jpt",
        "employment": "PNS",
        **row,
    }
