"""Rows that were not loaded, each with its reason."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import RECAP, SIGNING
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.staging.sheet import StagedSheet
from loaders.validation.lookups import Lookups
from loaders.validation.rejects import BadRow, create_rejects, explain, write_rejects
from settings import read_settings

HEADER = Header(SIGNING, 0, {"nip": 0, "tanggal_ttd": 1}, {"siklus": "2024"})
BIT = {column.name: 1 << at for at, column in enumerate(SIGNING.columns)}


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    reference = ReferenceTables.read(read_settings().reference)
    return Lookups(reference, UnitMatcher(reference))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS scratch")
        create_rejects(opened)
        yield opened


def test_the_first_problem_leads_and_the_others_follow(lookups: Lookups) -> None:
    fields = dict.fromkeys(column.field for column in SIGNING.columns)
    row = BadRow(7, BIT["nip"] | BIT["tanggal_ttd"], ("12", "08/26/2024"), fields)
    found = explain(row, HEADER, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("nip", "12", "nip_panjang")
    assert found["reason"].endswith("; kolom tanggal_ttd: bulan 26 tidak ada; urutannya hari/bulan/tahun")
    assert "periksa NIP" in found["remedy"] and "hari/bulan/tahun" in found["remedy"]


def test_a_value_said_once_above_the_table_is_shown_with_the_row(lookups: Lookups) -> None:
    fields = dict.fromkeys(column.field for column in SIGNING.columns)
    header = Header(SIGNING, 0, HEADER.columns, {"siklus": "1999"})
    found = explain(BadRow(7, BIT["siklus"], ("1", "26/08/2024"), fields), header, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("siklus", "1999", "siklus_tidak_dikenal")


def test_a_rule_between_columns_has_its_own_words(lookups: Lookups) -> None:
    header = Header(RECAP, 0, {"wajib": 0, "sudah_ttd": 1})
    bit = len(RECAP.columns) + 1  # after the columns stands 'one of these'
    found = explain(BadRow(3, 1 << bit, ("10", "12"), {}), header, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("sudah_ttd", "12", "melebihi_wajib")


def test_bad_rows_of_a_sheet_are_rejected_or_skipped(connection: duckdb.DuckDBPyConnection, lookups: Lookups) -> None:
    connection.execute(
        """CREATE TABLE staged AS SELECT * FROM (VALUES
        (1, 'Bidang Umum', ''), (2, '199001012015011001', '26/08/2024'), (3, '12', 'besok'),
        (4, NULL, NULL), (5, 'JUMLAH', '1'), (6, 'Kepala Dinas', '')) AS t (line, c0, c1)"""
    )
    fields = ", ".join(f"NULL AS {column.field}" for column in SIGNING.columns)
    connection.execute(
        f"""CREATE TABLE scratch.judged_signing AS
        SELECT 1 AS load_id, line, {fields}, if(line = 2, 0, {BIT["nip"]}) AS mask FROM staged"""
    )
    sheet = StagedSheet("a.csv", "", HEADER, ("NIP", "Tanggal"), "staged", 6)
    found = write_rejects(connection, sheet, HEADER, 1, "a.csv", lookups)
    assert found.rejected == 1
    # the same cell alone in its row is a heading above data, and a signature below the last
    assert found.skipped == {
        "judul kelompok": 1, "baris kosong": 1, "baris jumlah": 1, "catatan dan tanda tangan": 1,
    }  # fmt: skip
    assert connection.execute("SELECT line, code, raw FROM rejects").fetchall() == [(3, "nip_panjang", ["12", "besok"])]


def test_below_rows_that_were_all_taken_stand_signatures(
    connection: duckdb.DuckDBPyConnection, lookups: Lookups
) -> None:
    connection.execute(
        """CREATE TABLE staged AS SELECT * FROM (VALUES
        (2, '199001012015011001', '26/08/2024'), (3, 'Kepala Dinas', '')) AS t (line, c0, c1)"""
    )
    fields = ", ".join(f"NULL AS {column.field}" for column in SIGNING.columns)
    connection.execute(
        f"""CREATE TABLE scratch.judged_signing AS
        SELECT 1 AS load_id, line, {fields}, if(line = 2, 0, {BIT["nip"]}) AS mask FROM staged"""
    )
    sheet = StagedSheet("a.csv", "", HEADER, ("NIP", "Tanggal"), "staged", 2)
    found = write_rejects(connection, sheet, HEADER, 1, "a.csv", lookups)
    assert (found.rejected, found.skipped) == (0, {"catatan dan tanda tangan": 1})
