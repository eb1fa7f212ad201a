"""A view of three cycles, long after the last of them."""

from datetime import date
from pathlib import Path

from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build

CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(Build("resmi", "hand", Path("hand.duckdb")), 2024, date(2026, 1, 1), WHOLE_CITY, CYCLES)
