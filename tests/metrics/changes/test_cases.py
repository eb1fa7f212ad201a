"""Counts of cases that differ between two builds, each with one reason."""

from metrics.changes import Changes
from tests.support.changes import parts
from text.tables import to_dicts


def test_cases_that_count_otherwise_have_one_reason_each(changes: Changes) -> None:
    assert changes.cases is not None
    found = {row["measure"]: (row["before"], row["after"], parts(row)) for row in to_dicts(changes.cases)}
    # A ended (late step), B gone, C runs again (its end withdrawn), D came late with its sanction, X is another agency's.
    assert found == {
        "reported": (4, 3, {"late": 1, "removed": -1, "corrected": -1}),
        "violations": (3, 2, {"removed": -1}),
        "sanctioned": (0, 1, {"late": 1}),
        "running": (3, 1, {"late": -1, "removed": -1}),
    }
    assert list(found) == ["reported", "violations", "sanctioned", "running"]  # as a case goes its way
