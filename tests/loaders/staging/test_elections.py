"""Columns of several elections in one table."""

from collections.abc import Sequence

import duckdb
import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.claims import settle_claims, unused_columns
from loaders.staging.elections import of_cycle
from loaders.staging.sheet import StagedSheet, StagingRequest, stage_grid

NAMES = {"2024": "Pilkada 2024", "2023": "Pemilu 2024", "2019": "Pemilu 2019"}
UNIT = ["Dinas Kesehatan", "90", "100", "70", "80"]


def settled(connection: duckdb.DuckDBPyConnection, cycle: str, *rows: Sequence[str]) -> StagedSheet:
    above = [f"Siklus : {cycle}"], ["Posisi : 26/08/2024"]
    sheet = stage_grid(connection, "staged", "a.xlsx", "", [*above, *rows], StagingRequest())
    (found,) = settle_claims(connection, of_cycle(sheet, lambda text: NAMES.get(text, "")))
    return found


@pytest.mark.parametrize(("cycle", "places"), [("2024", (2, 4)), ("2023", (1, 3))])
@pytest.mark.parametrize("year", ["", " 2024"])
def test_the_columns_of_the_cycle_above_the_table_count(
    connection: duckdb.DuckDBPyConnection, cycle: str, places: tuple[int, int], year: str
) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "Sudah TTD", ""]
    lower = ["", *[f"Pemilu{year}", f"Pilkada{year}"] * 2]
    sheet = settled(connection, cycle, upper, lower, UNIT)
    assert sheet.header and (sheet.header.columns["wajib"], sheet.header.columns["sudah_ttd"]) == places
    assert len(list(unused_columns(sheet))) == 2


def test_below_each_election_parts_add_up_to_their_total(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "", "", "", "Sudah TTD"]
    middle = ["", "Pemilu", "", "", "Pilkada", "", "", ""]
    lower = ["", *["PNS", "PPPK", "Jml"] * 2, ""]
    sheet = settled(connection, "2024", upper, middle, lower, ["Dinkes", "60", "30", "90", "70", "30", "100", "80"])
    assert sheet.header and sheet.header.columns["wajib"] == 6


@pytest.mark.parametrize("cycle", ["2019", "2025"])
def test_where_no_column_is_of_the_cycle_the_table_is_refused(
    connection: duckdb.DuckDBPyConnection, cycle: str
) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "Sudah TTD", ""]
    with pytest.raises(Unreadable, match="sama-sama berarti wajib"):
        settled(connection, cycle, upper, ["", *["Pemilu 2024", "Pilkada 2024"] * 2], UNIT)
