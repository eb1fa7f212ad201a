"""The signing lists as office files."""

from pathlib import Path

import pytest

from tests.support.office_files import rows_of


@pytest.mark.thorough
def test_the_launch_list_of_2024_holds_642_good_rows_and_four_bad(simulated_files: Path) -> None:
    assert len(rows_of(simulated_files / "TTD 2024 serentak.xlsx")) == 642 + 4


def test_the_kelurahan_of_klojen_have_a_sheet_each(town_files: Path) -> None:
    sheets = {row["_sheet"]: row["_above"] for row in rows_of(town_files / "TTD 2023 Kecamatan Klojen.xlsx")}
    assert len(sheets) > 10  # the kecamatan and its kelurahan, but for one where nobody signed
    assert all(f"Unit Kerja : {sheet}" in above for sheet, above in sheets.items())
