"""Rows of the metrics of handling: how far the cases came, what waits, and the clocks."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

# A keyword of Python, and so no name in the body of a class.
_WithClass = TypedDict("_WithClass", {"class": str | None})


class LadderRow(TypedDict):
    """Cases that came at least to a rung."""

    cycle: int
    rung: str
    cases: int
    rung_order: int
    rung_name: str
    previous_cases: int | None
    previous_pct: float | None
    reported_cases: int
    reported_pct: float | None
    without_steps: int


class OutcomeRow(TypedDict):
    """Cases per outcome."""

    cycle: int
    outcome: str
    cases: int
    outcome_name: str
    sort_order: int
    all_cases: int
    without_steps: int
    accused: int


class InstansiOutcomeRow(TypedDict):
    """Cases per agency and outcome."""

    cycle: int
    instansi: str
    outcome: str
    cases: int
    outcome_name: str
    sort_order: int
    all_cases: int
    without_steps: int
    is_own: bool


class ExitRow(TypedDict):
    """Cases that left after a rung for a reason."""

    cycle: int
    outcome: str
    rung: str
    reason: str
    cases: int
    outcome_name: str
    rung_name: str
    rung_order: int
    sort_order: int
    outcome_cases: int
    all_cases: int


class OpenCasesRow(TypedDict):
    """Open cases per step."""

    cycle: int
    step_id: str | None
    step: str
    turn: str | None
    turn_name: str
    turn_short: str
    cases: int
    oldest_on: date | None
    longest_days: int | None
    step_order: int


class AgeingRow(TypedDict):
    """Open cases per step and clock."""

    cycle: int
    step_id: str | None
    step: str
    turn: str | None
    turn_name: str
    turn_short: str
    clock_id: str | None
    clock: str
    cases: int
    over: int
    stopped: int
    worst_over_days: int | None
    fewest_left_days: int | None
    due_on: date | None
    longest_days: int | None
    days_counted: str | None
    step_order: int


class TurnRow(TypedDict):
    """Open cases per body that they wait for."""

    cycle: int
    turn: str | None
    turn_name: str
    turn_short: str
    cases: int
    over: int
    falling_due: int
    worst_over_days: int | None
    days_counted: str | None


class ClockDaysRow(TypedDict):
    """How many days a step takes."""

    cycle: int
    clock_id: str
    clock: str
    body: str | None
    cases: int
    ended: int
    still_open: int
    quarter_days: int | None
    median_days: int | None
    three_quarter_days: int | None
    longest_open_days: int | None
    limit_days: int
    days_counted: str
    step_order: int


class PunctualityRow(TypedDict):
    """How many clocks of a step were kept."""

    cycle: int
    clock_id: str
    clock: str
    body: str | None
    started: int
    in_time: int
    late: int
    running: int
    stopped: int
    over: int
    worst_over_days: int | None
    limit_days: int
    days_counted: str
    basis: str
    is_verified: bool
    step_order: int


class CaseRow(_WithClass):
    """A case."""

    cycle: int
    case_id: str
    instansi: str
    is_own: bool
    unit_id: str | None
    unit: str | None
    short_name: str | None
    reported_on: date | None
    timing: str
    origin: str | None
    level: str | None
    form_id: str | None
    form: str | None
    class_by_day: str | None
    rule_id: str | None
    recommender_id: str | None
    recommender: str | None
    alleged_severity: str | None
    recommended_severity: str | None
    decided_severity: str | None
    sanction: str | None
    decided_on: date | None
    effective_on: date | None
    revoked: int
    outcome: str
    outcome_name: str
    rung: str
    rung_name: str
    is_open: bool
    state: str
    step_id: str | None
    step: str
    step_on: date | None
    awaits: str | None
    awaited_step: str | None
    turn: str | None
    turn_name: str | None
    turn_short: str | None
    clock_id: str | None
    clock: str | None
    clock_from_on: date | None
    due_on: date | None
    days_counted: str | None
    limit_days: int | None
    days_used: int | None
    days_stopped: int | None
    days_left: int | None
    days_over: int | None
    has_steps: bool
    assumed_from: str | None
    origin_name: str | None


class CaseHistoryRow(TypedDict):
    """A line of a case's history: a step, what is waited for, a right, what follows."""

    cycle: int
    case_id: str
    line_no: int
    kind: str
    step_no: int | None
    step_id: str | None
    step: str | None
    step_on: date | None
    body_id: str | None
    body: str | None
    body_short: str | None
    severity: str | None
    sanction: str | None
    reason: str | None
    clock_id: str | None
    clock: str | None
    from_on: date | None
    due_on: date | None
    days_counted: str | None
    limit_days: int | None
    days_used: int | None
    days_stopped: int | None
    days_left: int | None
    days_over: int | None
    state: str | None
    is_own: bool
    is_revoked: bool
    document: str | None
    accused: int | None
    assumed_from: str | None


class ClockRow(TypedDict):
    """A clock of a case."""

    cycle: int
    case_id: str
    clock_id: str
    clock: str
    from_step: str
    from_on: date
    to_step: str
    end_step: str | None
    to_on: date | None
    due_on: date | None
    body_id: str | None
    body: str | None
    is_duty: bool
    days_counted: str
    limit_days: int
    days_used: int
    days_stopped: int
    days_left: int | None
    days_over: int | None
    state: str
    is_extended: bool
    stopped_for: str | None
    basis: str
    is_verified: bool
    is_own: bool
    assumed_from: str | None


class CasePersonRow(TypedDict):
    """A person whom a case is about."""

    cycle: int
    case_id: str
    name: str
    unit: str
    level_name: str


ROWS: Mapping[str, type] = {
    "case_ladder": LadderRow,
    "case_outcomes": OutcomeRow,
    "case_outcomes_by_instansi": InstansiOutcomeRow,
    "case_exits": ExitRow,
    "open_cases_by_step": OpenCasesRow,
    "ageing_board": AgeingRow,
    "cases_by_turn": TurnRow,
    "case_clock_days": ClockDaysRow,
    "clock_punctuality": PunctualityRow,
    "case_list": CaseRow,
    "case_history": CaseHistoryRow,
    "case_timers": ClockRow,
    "case_people": CasePersonRow,
}
