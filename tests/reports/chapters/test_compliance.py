"""The chapters on compliance."""

from datetime import date

import pytest

from reports.document import BarChart
from storage.builds import Build
from tests.support.packs import pack, selection


@pytest.mark.parametrize(
    ("cycle", "on", "shown"), [(2019, "2019-04-20", [2019]), (2024, "2024-09-10", [2019, 2023, 2024])]
)
def test_a_cycle_that_had_not_begun_is_not_shown_as_nobody_having_signed(
    small_city: Build, cycle: int, on: str, shown: list[int]
) -> None:
    region = pack("wali-kota", selection(small_city, cycle, date.fromisoformat(on))).sections[2]
    (bars,) = region.charts
    assert isinstance(bars, BarChart) and [one.name for one in bars.series] == [str(cycle) for cycle in shown]
