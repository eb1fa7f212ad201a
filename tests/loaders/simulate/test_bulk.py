"""Rosters of millions, made in bulk."""

from pathlib import Path

import duckdb

from loaders.simulate import write_bulk
from tests.support.office_files import is_valid_nip, rows_of


def test_the_bulk_roster_has_different_valid_nip_in_units_of_the_year(tmp_path: Path) -> None:
    path = write_bulk(tmp_path, rows=60_000, seed=3)
    rows = rows_of(path)
    assert len({row["nip"] for row in rows}) == len(rows) == 60_000
    assert all(is_valid_nip(row["nip"]) for row in rows)
    old, new = ({row["unit_kerja"] for row in rows if row["siklus"] == cycle} for cycle in ("2019", "2024"))
    assert "Dinas Perdagangan" in old - new
    assert "Badan Pendapatan Daerah" in new - old


def test_the_bulk_roster_stays_without_double_nip_where_a_birth_day_is_crowded(tmp_path: Path) -> None:
    path = write_bulk(tmp_path, rows=400_000, seed=3)
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT count(DISTINCT nip), max(length(nip)) FROM read_csv($1, all_varchar = true)", [str(path)]
        )
        assert found.fetchone() == (400_000, 18)
