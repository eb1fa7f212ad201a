"""Rows of the lists that stand behind the figures: cycles, stages, law, places, published figures."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypedDict

# A keyword of Python, and so no name in the body of a class.
_WithClass = TypedDict("_WithClass", {"class": str})


class CycleRow(TypedDict):
    """An election cycle."""

    cycle: int
    name: str
    election: str
    polling_on: date
    starts_on: date
    pact_on: date | None
    due_on: date
    days_counted: str
    rule_id: str
    due_basis: str | None
    note: str | None
    days_left: int
    days_to_polling: int
    source: str
    is_verified: bool


class GovernmentRow(TypedDict):
    """What the government and its bodies are called."""

    government: str
    government_name: str
    city: str
    head: str
    personnel: str
    supervisor: str


class StageRow(TypedDict):
    """A stage of an election."""

    cycle: int
    stage_id: str
    name: str
    starts_on: date
    ends_on: date | None
    state: str
    source: str
    is_verified: bool


class EventRow(TypedDict):
    """An activity."""

    cycle: int
    event_on: date
    kind: str
    kind_name: str
    title: str
    place: str | None
    unit: str | None
    kecamatan: str | None
    attended: int | None
    source: str | None


class Topic(StrEnum):
    """What a documented fact is about."""

    PACT = "pakta"
    ROUTE = "alur"
    CASES = "perkara"
    NATION = "nasional"


class FactRow(TypedDict):
    """A documented fact, once per article."""

    fact_id: str
    cycle: int | None
    fact_on: date | None
    statement: str
    publisher: str
    published_on: date | None
    title: str
    article_id: str
    note: str | None
    topic: str
    short: str
    cycle_name: str | None


class NationalFigureRow(TypedDict):
    """A figure published by a national body."""

    figure_id: str
    set_name: str
    body: str
    measure: str
    value: int
    unit: str
    period: str
    as_of_on: date
    note: str | None
    source: str
    is_verified: bool


class NationalLadderRow(TypedDict):
    """A national figure on the rungs of the ladder."""

    set_name: str
    rung: str
    value: int
    unit: str
    body: str
    period: str
    as_of_on: date
    cycle: int | None
    rung_order: int
    rung_name: str
    previous_rung: str | None
    previous_value: int | None
    previous_pct: float | None
    reported_value: int | None
    reported_pct: float | None
    measure: str
    note: str | None
    source: str
    is_verified: bool


class RuleBreakRow(TypedDict):
    """A change of law or body that breaks a series."""

    break_on: date
    name: str
    explanation: str
    touches: str
    source: str
    is_verified: bool


class FormRow(_WithClass):
    """A form of violation."""

    form_id: str
    form: str
    severity: str
    severity_name: str
    note: str | None
    source: str
    is_verified: bool
    article: str


class UnitNameRow(TypedDict):
    """A unit of a cycle."""

    cycle: int
    unit_id: str
    unit: str
    short_name: str
    kind: str
    kecamatan_id: str | None
    current_unit_id: str


class KecamatanNameRow(TypedDict):
    """A kecamatan."""

    kecamatan_id: str
    kecamatan: str
    kelurahan_count: int
    tile_row: int
    tile_col: int


ROWS: Mapping[str, type] = {
    "cycles": CycleRow,
    "government": GovernmentRow,
    "stages": StageRow,
    "events": EventRow,
    "facts": FactRow,
    "national_figures": NationalFigureRow,
    "national_ladder": NationalLadderRow,
    "rule_breaks": RuleBreakRow,
    "forms_by_class": FormRow,
    "units": UnitNameRow,
    "kecamatan": KecamatanNameRow,
}
