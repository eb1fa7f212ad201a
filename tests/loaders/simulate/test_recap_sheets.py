"""Counts of units without lists, as office files."""

from datetime import date
from pathlib import Path
from random import Random

from loaders.simulate.recap_sheets import hand_over_recaps
from loaders.simulate.recaps import Recap
from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.office_files import rows_of


def test_units_stand_on_a_sheet_per_day_and_kelurahan_in_a_csv(tmp_path: Path) -> None:
    day = date(2024, 9, 2)
    units = {unit.kind: unit for unit in SimulatedReference(read_settings().reference).listed_units(day)}
    recaps = [
        Recap(2024, units["dinas"], day, 1480, 1200, 1100),
        Recap(2024, units["kelurahan"], day, 20, 10, None),
    ]
    written = hand_over_recaps(tmp_path, recaps, Random(3))
    sheet = rows_of(tmp_path / "Rekap 2024 OPD.xlsx")
    lines = rows_of(tmp_path / "Rekap 2024 kelurahan.csv")
    assert len(sheet) + len(lines) == written
    assert {row["_sheet"] for row in sheet} == {"per 2 September 2024"}
    assert any(row["Sudah TTD"] == 1200 for row in sheet)
    assert any((row["Sudah TTD"], row["Terverifikasi"]) == ("10", "") for row in lines)  # unknown stays empty
