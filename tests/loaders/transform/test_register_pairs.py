"""Which rows of the two registers are one matter: what register_pairs.sql makes of a few rows by hand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

from tests.support.base_tables import Row, base_tables

ALIKE: Row = {
    "cycle": 2024, "agency_id": "Pemkot Malang", "unit_id": "DINKES", "load_id": 1, "reported_on": "2024-10-01",
}  # fmt: skip


def ours(case_id: str, names: str = "", form_id: str = "D6", **row: object) -> Row:
    """A case of ours that names an entry of theirs."""
    return {**ALIKE, "case_id": case_id, "known_on": "2024-10-01", "bawaslu_id": names, "form_id": form_id, **row}


def theirs(register_id: str, names: str = "", form_id: str = "E4", **row: object) -> Row:
    """An entry of theirs that names a case of ours; like none of ours unless its form is the same."""
    return {**ALIKE, "register_id": register_id, "case_id": names, "form_id": form_id, **row}


def decided(case_id: str, register_id: str, decision: str, on: str = "2024-12-01") -> Row:
    return {"case_id": case_id, "register_id": register_id, "decision": decision, "decided_on": on, "load_id": 1}


BUILD: list[Row] = [{"position_on": "2024-12-31", "loaded_at": "2024-12-31 08:00:00"}]
CASES = [ours("A", "r 1"), ours("B", "R2"), ours("C"), ours("D")]
BAWASLU = [
    theirs("R1"),
    theirs("R2", "b"),
    theirs("R2B", "B"),  # names B as well, which names R2
    theirs("R3", "C"),
    theirs("R3B", "C"),
    theirs("R4"),
    theirs("R5"),
]
DECIDED = [
    decided("D", "R4", "cocok"),
    decided("c", "R 3", "cocok"),  # of two that name it
    decided("A", "R5", "cocok"),  # which is R1 by its number
]


@contextmanager
def paired(cases: Sequence[Row], entries: Sequence[Row], matches: Sequence[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The pairs of these rows."""
    told = {"cases": cases, "bawaslu_cases": entries, "matches": matches, "build": BUILD}
    with base_tables("views", "register_pairs", **told) as connection:
        yield connection


def pairs(connection: duckdb.DuckDBPyConnection, as_of: str | None = None) -> list[tuple[object, ...]]:
    return connection.execute("FROM register_pairs($1) ORDER BY ALL", [as_of]).fetchall()


def test_numbers_pair_what_they_name_and_a_person_says_the_rest_from_the_day_of_the_decision_on() -> None:
    by_number = [("A", "R1", "nomor"), ("B", "R2", "nomor"), ("B", "R2B", "nomor ganda")]
    before = [*by_number, ("C", "R3", "nomor ganda"), ("C", "R3B", "nomor ganda")]
    after = [*by_number, ("C", "R3", "nomor"), ("C", "R3B", "nomor ganda"), ("D", "R4", "keputusan")]
    with paired(CASES, BAWASLU, DECIDED) as connection:
        assert pairs(connection, "2024-11-30") == before
        assert pairs(connection, "2024-12-01") == pairs(connection) == after


def test_findings_tell_of_the_last_day_what_numbers_leave_open_and_which_decision_they_overrule() -> None:
    with paired(CASES, BAWASLU, DECIDED) as connection:
        found = connection.execute("SELECT code, cycle, rows FROM findings ORDER BY code").fetchall()
    assert found == [("nomor_ganda", 2024, 2), ("padanan_bertentangan", None, 1)]


def test_rows_alike_are_suggested_until_a_person_refuses_them() -> None:
    cases = [ours("F", form_id="D7"), ours("G", form_id="D8"), ours("H", form_id="D9")]
    entries = [
        theirs("R6", form_id="D7", reported_on="2024-10-08"),  # seven days later
        theirs("R7", form_id="D8", reported_on="2024-10-09"),  # eight
        theirs("R8", form_id="D9"),
    ]
    with paired(cases, entries, [decided("H", "R8", "bukan")]) as connection:
        assert pairs(connection, "2024-11-30") == [("F", "R6", "saran"), ("H", "R8", "saran")]
        assert pairs(connection, "2024-12-01") == [("F", "R6", "saran")]
