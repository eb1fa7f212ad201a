"""One delivered file: good rows and its share of bad ones, in the shape that it comes in."""

from pathlib import Path

from loaders.simulate.delivery import SHEET, Book, Parquet, Shape, deliver
from loaders.simulate.files import EXCEL_ID
from loaders.simulate.flaws import Row
from tests.support.office_files import rows_of

HEADERS = {"siklus": "Siklus", "nip": "N I P", "unit_kerja": "Unit Kerja", "tanggal_ttd": "Tgl. TTD"}
ROWS: list[Row] = [
    {
        "siklus": 2024,
        "nip": f"19900101201501100{n}",
        "unit_kerja": "Dinas Kesehatan",
        "tanggal_ttd": "26/08/2024",
        SHEET: "Dinkes",
    }
    for n in range(1, 9)
]


def test_every_shape_holds_the_rows_that_it_says(tmp_path: Path) -> None:
    shapes: dict[str, Shape] = {"a.csv": EXCEL_ID, "a.parquet": Parquet(), "a.xlsx": Book("Daftar", ("unit_kerja",))}
    for name, shape in shapes.items():
        written = deliver(tmp_path / name, "signing", [dict(row) for row in ROWS], HEADERS, shape)
        found = rows_of(tmp_path / name)
        assert len(found) == written > len(ROWS), name  # the good rows, and one more for each flaw
        assert sum("199001012015011" in str(row) for row in found) >= len(ROWS), name


def test_a_column_above_the_table_is_none_in_it(tmp_path: Path) -> None:
    deliver(tmp_path / "a.xlsx", "signing", [dict(row) for row in ROWS], HEADERS, Book("Daftar", ("unit_kerja",)))
    row = rows_of(tmp_path / "a.xlsx")[0]
    assert "Unit Kerja" not in row and any("Dinas Kesehatan" in str(line) for line in row["_above"])


def test_nothing_to_hand_over_writes_no_file(tmp_path: Path) -> None:
    assert deliver(tmp_path / "a.csv", "signing", [], HEADERS, EXCEL_ID) == 0
    assert list(tmp_path.iterdir()) == []
