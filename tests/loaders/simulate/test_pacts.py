"""The signing lists as office files."""

from pathlib import Path

from tests.support.office_files import rows_of


def test_the_launch_list_of_2024_holds_642_good_rows_and_four_bad(folder: Path) -> None:
    assert len(rows_of(folder / "TTD 2024 serentak.xlsx")) == 642 + 4


def test_the_kelurahan_of_klojen_have_a_sheet_each(folder: Path) -> None:
    sheets = {row["_sheet"]: row["_above"] for row in rows_of(folder / "TTD 2023 Kecamatan Klojen.xlsx")}
    assert len(sheets) == 12
    assert all(f"Unit Kerja : {sheet}" in above for sheet, above in sheets.items())
