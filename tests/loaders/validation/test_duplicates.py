"""Rows that are fine by themselves and still do not count."""

from collections.abc import Iterator, Mapping

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import DECISION, INPUTS, ROSTER, SIGNING, STEP, Input
from loaders.staging.sheet import StagedSheet
from loaders.validation import duplicates
from loaders.validation.rejects import create_rejects
from loaders.validation.rules import create_validated


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS scratch")
        for name in ("kecamatan_ids", "kelurahan_ids", "level_ids", "employment_ids", "method_ids"):
            opened.execute(f"CREATE TYPE {name} AS ENUM ('x')")
        opened.execute("CREATE TABLE units (unit_id VARCHAR, kelurahan_id VARCHAR, kind VARCHAR)")
        opened.execute("INSERT INTO units VALUES ('KEL_X', 'x', 'kelurahan')")
        for input_ in INPUTS:
            create_validated(opened, input_)
        create_rejects(opened)
        yield opened


def put(connection: duckdb.DuckDBPyConnection, input_: Input, *rows: Mapping[str, object]) -> None:
    for line, row in enumerate(rows, start=2):
        cells = {"load_id": 1, "line": line, "mask": 0, **row}
        names = ", ".join(f"${name} AS {name}" for name in cells)
        connection.execute(f"INSERT INTO scratch.judged_{input_.kind} BY NAME SELECT {names}", cells)


def dropped(connection: duckdb.DuckDBPyConnection, *, has_cases: bool = True) -> list[tuple[object, ...]]:
    duplicates.find_dropped(connection, has_cases=has_cases)
    return connection.execute("SELECT kind, line, first_line FROM scratch.dropped ORDER BY ALL").fetchall()


def test_of_two_signatures_the_earlier_counts_wherever_it_stands(connection: duckdb.DuckDBPyConnection) -> None:
    person = {"cycle": 2024, "nip": 7}
    put(connection, SIGNING, person | {"signed_on": "2024-08-27"}, person | {"signed_on": "2024-08-26"})
    assert dropped(connection) == [("signing", 2, 3)]


def test_a_person_may_stand_on_a_list_twice_for_times_that_do_not_overlap(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    person = {"cycle": 2024, "nip": 7}
    until, since = person | {"ends_on": "2024-06-30"}, person | {"starts_on": "2024-07-01"}
    put(connection, ROSTER, until, since, person | {"starts_on": "2024-12-01"})
    assert dropped(connection) == [("roster", 3, 4), ("roster", 4, 3)]  # which of them is right, nobody knows


def test_a_step_without_its_case_is_left_out_where_cases_are_known(connection: duckdb.DuckDBPyConnection) -> None:
    put(connection, STEP, {"case_id": "K1", "step_id": "laporan", "step_on": "2024-08-26"})
    assert dropped(connection, has_cases=False) == []
    connection.execute("DROP TABLE scratch.dropped")
    assert dropped(connection) == [("step", 2, None)]


def test_a_rejected_row_stands_before_no_other(connection: duckdb.DuckDBPyConnection) -> None:
    person = {"cycle": 2024, "nip": 7, "signed_on": "2024-08-26"}
    put(connection, SIGNING, person | {"mask": 1}, person)
    assert dropped(connection) == []


def test_a_recap_of_a_kelurahan_is_that_of_its_office(connection: duckdb.DuckDBPyConnection) -> None:
    recap = {"cycle": 2024, "position_on": "2024-08-26"}
    put(connection, INPUTS[2], recap | {"kelurahan_id": "x"}, recap | {"unit_id": "DINKES", "kelurahan_id": "x"}, recap)
    dropped(connection)
    assert connection.execute("SELECT unit_id FROM scratch.judged_recap ORDER BY line").fetchall() == [
        ("KEL_X",), ("DINKES",), (None,),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("input_", "row", "column", "value"),
    [
        (SIGNING, {"cycle": 2024, "nip": 7, "signed_on": "2024-08-26"}, "nip", "7"),
        (DECISION, {"decision": "Selesaikan", "cycle": 2024, "decided_on": "2024-08-26"}, "keputusan", "Selesaikan"),
    ],
)
def test_a_repeated_row_is_a_reject_at_what_it_is_about(
    connection: duckdb.DuckDBPyConnection, input_: Input, row: Mapping[str, object], column: str, value: str
) -> None:
    key = dict.fromkeys(input_.key) | {"unit_id": "DINKES", "measure": "belum_ttd"} if input_ is DECISION else {}
    put(connection, input_, {**key, **row}, {**key, **row})
    connection.execute(
        "CREATE TABLE staged AS SELECT * FROM (VALUES (2, '7'), (3, $value)) AS t (line, c0)", {"value": value}
    )
    sheet = StagedSheet("a.csv", "", Header(input_, 0, {column: 0}), (column,), "staged", 2)
    duplicates.find_dropped(connection, has_cases=True)
    assert duplicates.reject_dropped(connection, input_, sheet, 1, "a.csv", {1: "a.csv"}) == (1, 0, 0)
    found = connection.execute("SELECT line, column_name, value, code, reason FROM rejects").fetchall()
    assert found == [(3, column, value, "ganda", "ganda: sudah ada di a.csv baris 2, dengan isi yang sama")]
