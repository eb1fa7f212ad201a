"""The lists of those who must sign."""

from pathlib import Path
from random import Random

from loaders.simulate.office import City
from loaders.simulate.rosters import hand_over_rosters
from tests.support.office_files import files_of, rows_of

FILES = {
    "Roster 2019 BKD.csv",  # what the agency was called then
    "Roster 2023 BKPSDM.csv",
    "Roster 2023 badan.xlsx",
    "Roster 2024 BKPSDM.csv",
    "Roster 2024 badan.xlsx",
    "Roster 2024 kecamatan.xlsx",
}


def test_each_cycle_comes_in_the_files_of_its_time(small_city: City, tmp_path: Path) -> None:
    written = sum(hand_over_rosters(tmp_path, year.posts, year.cycle, Random(1)) for year in small_city.years)
    found = files_of(tmp_path, "Roster")
    assert {path.name for path in found} == FILES
    assert {path.name.split()[1] for path in found} == {"2019", "2023", "2024"}
    assert sum(len(rows_of(path)) for path in found) == written
