"""Shares that stand where people should be counted."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.sheet import StagingRequest, stage_grid
from loaders.validation.macros import create_macros
from loaders.validation.shares import refuse_shares

HEAD = ["Siklus", "Posisi", "Unit Kerja", "Target", "Realisasi"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened


def refuse(connection: duckdb.DuckDBPyConnection, *rows: Sequence[str]) -> None:
    grid = [HEAD, *(["2024", "26/08/2024", *row] for row in rows)]
    refuse_shares(connection, stage_grid(connection, "staged", "a.xlsx", "Satu", grid, StagingRequest()))


def test_a_fraction_of_one_in_a_column_of_counts_makes_all_of_it_shares(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(Unreadable, match=r"kolom E \(sudah_ttd\) tampaknya persen, bukan jumlah orang \(baris 3\)"):
        refuse(connection, ["Dinas Kesehatan", "120", "1"], ["Inspektorat", "50", "0.98"])
    with pytest.raises(Unreadable, match=r"\(baris 2\)"):
        refuse(connection, ["Dinas Kesehatan", "120", "0,5"])


def test_a_share_told_beside_it_makes_a_fraction_no_mean(connection: duckdb.DuckDBPyConnection) -> None:
    head = [*HEAD, "Capaian"]
    rows = head, ["2024", "26/08/2024", "Inspektorat", "50", "0.98", "98 %"]
    with pytest.raises(Unreadable, match=r"\(baris 2\)"):
        refuse_shares(connection, stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest()))


def test_a_hundred_for_every_unit_is_no_number_of_people(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [[unit, "100", told] for unit, told in (("Dinkes", "98"), ("Dishub", "100.0"), ("BKPSDM", "95"))]
    with pytest.raises(Unreadable, match=r"kolom D \(wajib\) tampaknya persen.*100 di setiap baris"):
        refuse(connection, *rows)
    refuse(connection, *rows[:2])  # two units may have a hundred each
    refuse(connection, *rows[:2], ["BKPSDM", "101", "95"])


def test_counts_are_no_shares_though_a_row_below_tells_what_share_they_are(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    units = ["Dinas Kesehatan", "120", "0"], ["Inspektorat", "50", "49.0"]
    refuse(connection, *units, ["JUMLAH", "170", "49"])
    for below in ("Persentase", "Prosentase", "Rata-rata", "% capaian"):
        refuse(connection, *units, [below, "", "0,29"])


def test_a_list_of_people_has_no_counts(connection: duckdb.DuckDBPyConnection) -> None:
    rows = ["NIP", "Tanggal TTD", "Siklus", "Ket"], ["1", "26/08/2024", "2024", "0.98"]
    refuse_shares(connection, stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest()))
