"""Rows of the metrics on what was delivered and what a build was made from."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict


class BuildRow(TypedDict):
    """A build."""

    build: str
    loaded_at: datetime
    position_on: date | None
    files: int
    rows_loaded: int
    rows_rejected: int
    loader_version: str


class SourceRow(TypedDict):
    """A source and its last delivery."""

    source: str
    kind: str
    publisher: str
    expected_every_days: int | None
    files: int
    delivered_at: datetime | None
    status: str
    message: str
    kind_name: str
    source_name: str
    is_delivered: bool


class LoadRow(TypedDict):
    """A sheet that was read."""

    load_id: int
    source: str
    file: str
    sheet: str | None
    kind: str
    publisher: str
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    rows_skipped: int
    skipped_why: str | None
    unused_columns: str | None
    first_on: date | None
    last_on: date | None
    kind_name: str


class RejectSummaryRow(TypedDict):
    """Rejected rows with the same reason."""

    source: str
    file: str
    sheet: str | None
    column_name: str | None
    code: str
    reason: str
    remedy: str
    rows: int


class FindingRow(TypedDict):
    """Something odd in what was delivered."""

    cycle: int
    code: str
    unit_id: str | None
    unit: str | None
    source: str
    file: str
    sheet: str | None
    rows: int
    message: str


ROWS: Mapping[str, type] = {
    "build_summary": BuildRow,
    "sources": SourceRow,
    "loads": LoadRow,
    "rejects_summary": RejectSummaryRow,
    "findings": FindingRow,
}
