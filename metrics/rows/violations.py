"""Rows of the metrics of violations: how severe, of which kinds, when and from where."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

# A keyword of Python, and so no name in the body of a class.
_WithClass = TypedDict("_WithClass", {"class": str})


class SeverityRow(TypedDict):
    """Cases per severity."""

    cycle: int
    severity: str
    cases: int
    severity_name: str
    sort_order: int
    without_steps: int
    accused: int


class FormCountRow(_WithClass):
    """Cases per form of violation."""

    cycle: int
    form_id: str
    form: str
    cases: int
    accused: int


class InstansiCountRow(TypedDict):
    """Cases per agency."""

    cycle: int
    instansi: str
    cases: int
    is_own: bool
    accused: int


class LevelCountRow(TypedDict):
    """Cases per level of office."""

    cycle: int
    level: str
    level_name: str
    cases: int


class OriginCountRow(TypedDict):
    """Cases per source of the report."""

    cycle: int
    origin: str
    origin_name: str
    cases: int


class TimingCountRow(TypedDict):
    """Cases reported before and after the candidates were fixed."""

    cycle: int
    timing: str
    cases: int
    sort_order: int


class UnitCountRow(TypedDict):
    """Cases per OPD."""

    cycle: int
    unit_id: str | None
    unit: str
    short_name: str
    cases: int


class SeverityStepRow(TypedDict):
    """Cases per severity as alleged, recommended and decided."""

    cycle: int
    step: str
    severity: str
    cases: int
    step_name: str
    severity_name: str
    step_order: int
    sort_order: int
    all_cases: int


class SeverityChangeRow(TypedDict):
    """Cases by how the decision stands against what was alleged."""

    cycle: int
    change: str
    cases: int
    sort_order: int
    all_cases: int


class WeekRow(_WithClass):
    """Cases reported in a week."""

    cycle: int
    week_on: date
    cases: int


class PeriodRow(TypedDict):
    """Cases reported before, between and after the days on which candidates were fixed and polls held."""

    cycle: int
    period: str
    cases: int
    sort_order: int
    fixed_on: date | None
    polling_on: date
    all_cases: int


ROWS: Mapping[str, type] = {
    "violations_by_severity": SeverityRow,
    "violations_by_form": FormCountRow,
    "violations_by_instansi": InstansiCountRow,
    "violations_by_level": LevelCountRow,
    "violations_by_origin": OriginCountRow,
    "violations_by_timing": TimingCountRow,
    "violations_by_unit": UnitCountRow,
    "violations_by_severity_step": SeverityStepRow,
    "violations_by_severity_change": SeverityChangeRow,
    "violations_by_week": WeekRow,
    "violations_by_period": PeriodRow,
}
