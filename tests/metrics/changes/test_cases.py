"""Counts of cases that differ between two builds, each with one reason."""

import shutil
from datetime import date
from pathlib import Path

import duckdb

from metrics.changes import Changes, compare
from storage.builds import Build
from tests.support.changes import parts
from text.tables import to_dicts


def told(changes: Changes) -> dict[str, tuple[int, int, dict[str, int]]]:
    """Before, after and the reasons of each count that differs."""
    assert changes.cases is not None
    return {row["measure"]: (row["before"], row["after"], parts(row)) for row in to_dicts(changes.cases)}


def test_cases_that_count_otherwise_have_one_reason_each(changes: Changes) -> None:
    # A ended (late step), B gone, C runs again (its end withdrawn), D came late, X is another agency's.
    assert told(changes) == {
        "reported": (4, 3, {"late": 1, "removed": -1, "corrected": -1}),
        "violations": (3, 2, {"removed": -1}),
    }


def test_the_counts_stand_as_a_case_goes_its_way(pair: tuple[Build, Build], tmp_path: Path) -> None:
    _, after = pair
    later = Build("simulasi", after.name, Path(shutil.copy(after.path, tmp_path)))
    with duckdb.connect(str(later.path)) as connection:
        for table in ("case_steps", "accused_steps"):
            connection.execute(
                f"""INSERT INTO {table} BY NAME SELECT 'D' AS case_id, 1 AS accused, 1 AS step_no,
                'sk_sanksi' AS step_id, DATE '2024-09-20' AS step_on
                {", 6 AS rung_order, 'sanksi' AS outcome" if table == "accused_steps" else ""}"""
            )
            connection.execute(f"UPDATE {table} SET step_id = 'register' WHERE case_id = 'A'")
        connection.execute("UPDATE accused_steps SET outcome = NULL WHERE case_id = 'A'")
        connection.execute("DELETE FROM cases WHERE case_id = 'C'")
    found = told(compare(after, later, date(2024, 9, 25)))
    # D was sanctioned, which came late; A runs again, its end withdrawn; C is gone
    assert list(found.items()) == [
        ("reported", (3, 2, {"removed": -1})),
        ("violations", (2, 2, {"corrected": 1, "removed": -1})),
        ("sanctioned", (0, 1, {"late": 1})),
        ("running", (0, 1, {"corrected": 1})),
    ]
