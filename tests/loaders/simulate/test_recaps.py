"""Units that count instead of listing."""

from datetime import date
from pathlib import Path

from loaders.simulate.office import City
from tests.support.office_files import cells, files_of, rows_of


def test_recap_units_have_no_roster_but_one_has_both_and_differs(small_city: City, small_files: Path) -> None:
    rosters = {cells(row, "unit") for path in files_of(small_files, "Roster 2024 BKPSDM") for row in rows_of(path)}
    recaps = {row["Perangkat Daerah"] for row in rows_of(small_files / "Rekap 2024 OPD.xlsx")} - {"Dinas Kesehtan"}
    assert recaps & rosters == {"Dinas Perhubungan"}
    assert len(recaps) == 6
    last = [r for r in rows_of(small_files / "Rekap 2024 OPD.xlsx") if r["_sheet"] == "per 25 November 2024"]
    said = next(int(row["Sudah TTD"]) for row in last if row["Perangkat Daerah"] == "Dinas Perhubungan")
    posts = [p for p in small_city.years[2].posts if p.unit.unit_id == "DISHUB" and not p.exclusion]
    obliged = {p.person.nip for p in posts if not p.ends_on or p.ends_on >= date(2024, 11, 25)}
    signed = sum(s.person.nip in obliged and s.signed_on <= date(2024, 11, 25) for s in small_city.years[2].signatures)
    assert said == signed - 3
