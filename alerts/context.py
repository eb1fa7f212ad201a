"""What the rules look at: a build, how the last load ended, and which day is today for the alerts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TypeVar

import pandas as pd

from metrics import engine
from metrics.rows.deliveries import SourceRow
from metrics.rows.reference import CycleRow
from settings import Settings
from storage import builds, source_status
from storage.builds import Build, LoadAttempt
from storage.source_status import StaleSource
from text.indonesian import WIB
from text.tables import to_date, to_dicts

Row = TypeVar("Row")
RUNS_ON = timedelta(days=180)
"""How long after polling day a cycle is still looked at: cases go on, with appeals of 65 working days. Our choice."""
FRESH = timedelta(days=14)
"""How old a delivery may be to speak of today; from then on only its being late is told."""


@dataclass(frozen=True)
class AlertFinding:
    """Of one subject whether a rule's question is so (`fires`) or is no longer, in a sentence.

    A subject that is not found is not known: nothing is said of it, neither that it goes on nor that it is over.
    """

    subject: str
    fires: bool
    text: str
    unit_id: str = ""
    cycle: int | None = None
    has_lapsed: bool = False
    """No longer so because its time is over, not because it was done."""


@dataclass(frozen=True)
class AlertContext:
    """A dataset as it stands: its build (None before the first), the last load, and the day taken for today (WIB)."""

    dataset: str
    build: Build | None
    attempt: LoadAttempt | None
    today: date
    fetches: Mapping[str, StaleSource | None] = field(default_factory=dict)

    def rows(self, metric: str, row: type[Row], *, cycle: int | None = None, as_of: date | None = None) -> list[Row]:
        """Return a metric's exact rows (`row` is their type) for the whole city; none before the first build."""
        return to_dicts(engine.query_exact(metric, self.build, cycle=cycle, as_of=as_of), row) if self.build else []

    @cached_property
    def running(self) -> list[CycleRow]:
        """The cycles whose days are running today: an old delivery raises no alert about years ago."""
        return [
            row
            for row in self.rows("cycles", CycleRow)
            if to_date(row["starts_on"]) <= self.today <= to_date(row["polling_on"]) + RUNS_ON
        ]

    @cached_property
    def sources(self) -> list[SourceRow]:
        return self.rows("sources", SourceRow)

    def known_on(self, *kinds: str) -> date | None:
        """Return the day up to which inputs of these kinds speak: that of the last delivery, today at the latest.

        What was done since then is not known, so no pace and no delay is reckoned beyond it. None where it is too old.
        """
        came = [on for row in self.sources if row["kind"] in kinds and (on := self.came_on(row))]
        last = max(came, default=date.min)
        return None if self.today - last > FRESH else min(last, self.today)

    def came_on(self, row: SourceRow) -> date | None:
        """Return the day on which a source last delivered a file or answered, if only that nothing is new."""
        held = self.fetches.get(row["source"])
        if held is not None:
            return held.confirmed_at.astimezone(WIB).date()
        if row["source"] in self.fetches and self.attempt is not None:
            return self.attempt.at.astimezone(WIB).date()
        at = row["delivered_at"]
        return None if pd.isna(at) else pd.Timestamp(at).tz_localize("UTC").tz_convert(WIB).date()

    @cached_property
    def tops(self) -> dict[tuple[int, str], str]:
        """The OPD above each unit, by cycle."""
        if self.build is None:
            return {}
        found = builds.rows(self.build, "SELECT cycle, unit_id::VARCHAR, top_unit_id::VARCHAR FROM unit_tree")
        return {(cycle, unit_id): top for cycle, unit_id, top in found}


def look(dataset: str, settings: Settings, today: date | None = None) -> AlertContext:
    """Open a dataset as of today, or of the day given instead."""
    build, attempt = builds.current(dataset, settings), builds.last_attempt(dataset, settings)
    on = today or datetime.now(UTC).astimezone(WIB).date()
    return AlertContext(dataset, build, attempt, on, source_status.status_of_sources(dataset, settings))
