"""What the opening sentences are written from."""

from datetime import date
from pathlib import Path

import pandas as pd

from access.roles import PUBLIC, Role, Viewer
from metrics.selection import WHOLE_CITY, Cycle, Selection
from narrative.briefing import situation
from storage.builds import Build

CYCLE = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))
BUILD = Build("simulasi", "20261122T011400000000Z-hand", Path("x"))


def view(viewer: Viewer) -> Selection:
    return Selection(BUILD, 2024, date(2024, 10, 1), WHOLE_CITY, (CYCLE,), viewer)


class Asked:
    """A query that notes what it was asked and answers with nothing."""

    def __init__(self) -> None:
        self.of: list[tuple[str, date | None]] = []

    def __call__(
        self,
        viewer: Viewer,
        name: str,
        build: Build,
        /,
        *,
        cycle: int | None = None,
        as_of: date | None = None,
        unit_id: str | None = None,
        kecamatan_id: str | None = None,
    ) -> pd.DataFrame:
        assert (build, cycle, unit_id, kecamatan_id) == (BUILD, 2024, None, None) and viewer
        self.of.append((name, as_of))
        return pd.DataFrame()


def test_figures_are_read_for_both_days_and_registers_only_when_they_are_told() -> None:
    asked, since = Asked(), date(2024, 9, 24)
    situation.of(view(Viewer(Role.SEKDA)), since, asked)
    assert {("compliance_total", date(2024, 10, 1)), ("compliance_total", since)} <= set(asked.of)
    assert "reconciliation_summary" not in {name for name, _ in asked.of}
    situation.of(view(Viewer(Role.SEKDA)), since, asked, with_registers=True)
    assert "reconciliation_summary" in {name for name, _ in asked.of}


def test_what_the_viewer_may_not_see_is_not_asked() -> None:
    asked = Asked()
    found = situation.of(view(PUBLIC), date(2024, 9, 24), asked, with_registers=True)
    assert not {"pace_by_unit", "cases_by_turn", "reconciliation_summary"} & {name for name, _ in asked.of}
    assert found.turns.empty and found.registers.empty


def test_a_view_is_compared_with_a_week_before_or_with_what_happened_before_it() -> None:
    events = pd.DataFrame({"event_on": [pd.Timestamp(2024, 8, 26)], "kind_name": ["Penandatanganan"]})
    assert situation.earlier_days(view(PUBLIC), events) == {
        date(2024, 9, 24): "24 Sep 2024 · 7 hari sebelumnya",  # the due day too, but a week before counts more
        date(2024, 9, 1): "1 Sep 2024 · 30 hari sebelumnya",
        date(2024, 8, 26): "26 Agu 2024 · penandatanganan",
    }
