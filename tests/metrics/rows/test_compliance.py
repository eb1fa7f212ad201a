"""The row types of compliance against their metrics, and against what a build answers."""

from pathlib import Path
from typing import TypedDict, get_type_hints

from metrics.catalogue import find
from metrics.rows.compliance import ROWS, ComplianceRow
from tests.support.builds import make_build, nip
from tests.support.row_types import other_columns, other_values


class Misspelt(TypedDict):
    """A row with a column that its metric does not have, and of which it lacks all others."""

    obligd: int


class Wrong(TypedDict):
    """A row that promises a number where there is a name, and a day that is never unknown."""

    unit: int
    finishes_on: str


def test_the_keys_of_each_row_type_are_the_columns_of_its_metric() -> None:
    assert other_columns(ROWS) == {}
    assert "obligd" in other_columns({"compliance_total": Misspelt})["compliance_total"]


def test_what_all_metrics_of_compliance_tell_is_a_column_of_each() -> None:
    for metric in (name for name in ROWS if name.startswith("compliance_")):
        assert set(get_type_hints(ComplianceRow)) <= set(find(metric).columns)


def test_a_build_answers_with_the_types_that_are_promised(tmp_path: Path) -> None:
    build = make_build(
        tmp_path,
        # One has signed, one has not; a kecamatan without a list; an OPD whose pace is unknown.
        roster=[
            (2024, nip(1), "Dinkes", None, None, "jpt", None, None, None),
            (2024, nip(2), "Dinkes", "Klojen", "Kauman", None, None, None, None),
        ],
        signing=[(2024, nip(1), "26/08/2024", None)],
        recap=[(2024, "Kecamatan Klojen", "30/08/2024", 3, 1, 1)],
    )
    assert other_values(ROWS, build) == []
    wrong = other_values({"pace_by_unit": Wrong}, build)
    assert {column for _, column, _ in wrong} == {"unit", "finishes_on"}
