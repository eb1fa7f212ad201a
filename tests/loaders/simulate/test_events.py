"""Invented activities."""

from pathlib import Path

from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.office_files import cells, rows_of


def test_every_invented_activity_says_that_it_is_simulated(small_files: Path) -> None:
    documented = {row["judul"] for row in SimulatedReference(read_settings().documented).rows("event")}
    rows = rows_of(small_files / "Kegiatan.csv")
    titles = {cells(row, "judul") for row in rows}
    assert documented <= titles
    assert all(title.endswith("(simulasi)") for title in titles - documented)
    assert len(rows) == len(documented) + 3 * 21 + 2
