"""Rows of the metrics on both registers, and on the decisions of meetings."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict


class ReconciliationRow(TypedDict):
    """Cases in both registers, in one of them, or perhaps in both."""

    cycle: int
    place: str
    cases: int
    place_name: str
    sort_order: int
    all_cases: int


class DifferenceRow(TypedDict):
    """Differences of a kind between cases in both registers."""

    cycle: int
    difference: str
    cases: int
    difference_name: str
    sort_order: int
    matched: int


class DifferencesOnDayRow(TypedDict):
    """Differences between the registers on a day."""

    cycle: int
    day: date
    differences: int
    unmatched: int
    matched: int


class ReconciliationCaseRow(TypedDict):
    """A case to go through with Bawaslu."""

    cycle: int
    place_name: str
    case_id: str | None
    register_id: str | None
    differences: str | None
    ours: str | None
    theirs: str | None
    instansi: str
    unit: str | None
    place: str
    basis: str | None


class SuggestedPairRow(TypedDict):
    """A pair of cases that a person has to decide on."""

    cycle: int
    case_id: str
    register_id: str
    decision: str
    decided: str
    decided_by: str
    note: str
    why: str | None


class DecisionRow(TypedDict):
    """A decision of a meeting and what became of it."""

    cycle: int
    decided_on: date
    decision: str
    unit_id: str | None
    unit: str | None
    due_on: date | None
    measure: str | None
    measure_name: str | None
    value_then: int | None
    value_before: int | None
    value_now: int | None
    moved: str | None
    state: str
    short_name: str | None
    before_on: date | None
    withdrawn_on: date | None
    note: str | None
    counted_in: str


class DecisionMeasureRow(TypedDict):
    """A figure that a decision can be measured by."""

    measure: str
    name: str
    unit: str
    note: str | None


ROWS: Mapping[str, type] = {
    "reconciliation_summary": ReconciliationRow,
    "reconciliation_differences": DifferenceRow,
    "differences_over_time": DifferencesOnDayRow,
    "reconciliation_list": ReconciliationCaseRow,
    "reconciliation_decisions": SuggestedPairRow,
    "decisions": DecisionRow,
    "decision_measures": DecisionMeasureRow,
}
