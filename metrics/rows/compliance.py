"""Rows of the metrics of compliance: who is obliged, who has signed, where, and at what pace."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict


class ComplianceRow(TypedDict):
    """What every metric of compliance tells of a group of people."""

    cycle: int
    obliged: int
    signed: int
    fulfilled: int
    unknown_fulfilled: int
    signed_pct: float | None
    fulfilled_pct: float | None


class ComplianceTotalRow(TypedDict):
    """The whole of a scope: how many are obliged and have signed."""

    cycle: int
    obliged: int
    signed: int
    fulfilled: int
    unknown_fulfilled: int
    excluded: int
    outside_list: int
    units: int
    units_unknown: int
    basis: str
    obliged_recap: int
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None
    days_left: int


class UnitRow(TypedDict):
    """An OPD with the units below it."""

    cycle: int
    unit_id: str
    unit: str
    kind: str
    obliged: int
    signed: int
    fulfilled: int
    basis: str
    unknown_fulfilled: int
    short_name: str
    current_unit_id: str
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None
    units_waiting: int
    days_left: int


class CurrentUnitRow(TypedDict):
    """A unit of today with the people of those that became it."""

    cycle: int
    unit_id: str
    unit: str
    short_name: str
    obliged: int
    signed: int
    fulfilled: int
    basis: str
    unknown_fulfilled: int
    signed_pct: float | None
    fulfilled_pct: float | None


class UnitAloneRow(TypedDict):
    """A unit without the units below it."""

    cycle: int
    unit_id: str
    unit: str
    kind: str
    parent_id: str | None
    top_unit_id: str
    obliged: int
    signed: int
    fulfilled: int
    basis: str
    unknown_fulfilled: int
    short_name: str
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None


class LevelRow(TypedDict):
    """A level of office, from the leaders down."""

    cycle: int
    level: str
    obliged: int
    signed: int
    fulfilled: int
    level_name: str
    unknown_fulfilled: int
    cascade_order: int | None
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None


class PositionRow(TypedDict):
    """A leading post, the highest first."""

    cycle: int
    position: str
    position_name: str
    obliged: int
    signed: int
    fulfilled: int
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None


class SigningsRow(TypedDict):
    """How many had signed by a day."""

    cycle: int
    day: date
    signed: int
    fulfilled: int
    obliged: int
    days_to_polling: int
    signed_pct: float | None


class SilentUnitRow(TypedDict):
    """An OPD that has delivered neither list nor recap."""

    cycle: int
    unit_id: str
    unit: str
    short_name: str


class DenominatorStepRow(TypedDict):
    """A step from the roster to the obliged."""

    cycle: int
    step: str
    step_order: int
    people: int
    step_name: str
    effect: str
    units: int | None


class DenominatorChangeRow(TypedDict):
    """What a changed base did to the share between two days."""

    cycle: int
    from_on: date
    until_on: date
    obliged_then: int
    signed_then: int
    signed_stayed: int
    obliged: int
    signed: int
    joined: int
    gone: int
    recap_change: int
    then_pct: float | None
    stayed_pct: float | None
    now_pct: float | None
    rise_pct: float | None
    base_pct: float | None
    signing_pct: float | None


class KecamatanRow(TypedDict):
    """A kecamatan; without an id, those who work for the whole city."""

    cycle: int
    kecamatan_id: str | None
    kecamatan: str
    obliged: int
    signed: int
    fulfilled: int
    unknown_fulfilled: int
    basis: str
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None


class KelurahanRow(TypedDict):
    """A kelurahan; without an id, those who work for a whole kecamatan or the city."""

    cycle: int
    kecamatan_id: str | None
    kecamatan: str
    kelurahan_id: str | None
    kelurahan: str
    obliged: int
    signed: int
    fulfilled: int
    tile_row: int | None
    tile_col: int | None
    unknown_fulfilled: int
    basis: str
    not_signed: int
    signed_pct: float | None
    fulfilled_pct: float | None


class SilentKelurahanRow(TypedDict):
    """A kelurahan of which nothing is known."""

    cycle: int
    kelurahan_id: str
    kelurahan: str
    kecamatan: str
    kecamatan_id: str
    tile_row: int
    tile_col: int


class PaceRow(TypedDict):
    """The pace of an OPD, what it needs, and when it is done at its pace."""

    cycle: int
    unit_id: str
    unit: str
    obliged: int
    signed: int
    not_signed: int
    working_days_left: int
    needed_per_day: float | None
    recent_per_day: float | None
    finishes_on: date | None
    short_name: str
    recent_days: int
    recent_signed: int | None
    behind_sd: float | None
    due_on: date
    basis: str
    earliest_on: date | None
    latest_on: date | None


class UnsignedPersonRow(TypedDict):
    """A person who has not signed."""

    cycle: int
    unit: str
    name: str
    level_name: str
    position_name: str | None
    kecamatan: str | None
    top_unit: str


ROWS: Mapping[str, type] = {
    "compliance_total": ComplianceTotalRow,
    "compliance_by_unit": UnitRow,
    "compliance_by_current_unit": CurrentUnitRow,
    "compliance_by_unit_alone": UnitAloneRow,
    "compliance_by_level": LevelRow,
    "signings_over_time": SigningsRow,
    "units_without_data": SilentUnitRow,
    "denominator_bridge": DenominatorStepRow,
    "denominator_change": DenominatorChangeRow,
    "compliance_by_kecamatan": KecamatanRow,
    "compliance_by_kelurahan": KelurahanRow,
    "kelurahan_without_data": SilentKelurahanRow,
    "pace_by_unit": PaceRow,
    "unsigned_people": UnsignedPersonRow,
}
