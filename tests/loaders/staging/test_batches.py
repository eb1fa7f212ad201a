"""Sheets of one shape are validated together."""

from loaders.contract.headers import Header
from loaders.contract.inputs import SIGNING
from loaders.staging.batches import BIG_ROWS, batches
from loaders.staging.sheet import StagedSheet


def sheet(name: str, rows: int = 2, **columns: int) -> StagedSheet:
    header = Header(SIGNING, 0, {"nip": 0, **columns}, {"siklus": "20'24"})
    return StagedSheet("a.xlsx", name, header, table=f"stage_{name}", rows=rows)


def test_sheets_with_the_same_columns_in_the_same_places_are_one_batch() -> None:
    found = batches([(1, sheet("a", tanggal_ttd=1)), (2, sheet("b", tanggal_ttd=1)), (3, sheet("c", tanggal_ttd=2))])
    assert [[load_id for load_id, _ in batch.sheets] for batch in found] == [[1, 2], [3]]
    assert found[0].table == "batch_1"


def test_a_big_sheet_is_a_batch_of_its_own_and_one_without_a_table_is_in_none() -> None:
    found = batches([(1, sheet("a")), (2, sheet("b", rows=BIG_ROWS + 1)), (3, StagedSheet("a.xlsx", "c", None))])
    assert [[load_id for load_id, _ in batch.sheets] for batch in found] == [[1], [2]]


def test_the_rows_of_a_batch_bear_their_load_and_what_is_said_once_above() -> None:
    (batch,) = batches([(1, sheet("a", tanggal_ttd=3)), (2, sheet("b", tanggal_ttd=3))])
    assert batch.rows_sql == (
        "SELECT 1 AS load_id, line, c0, c3, '20''24' AS k_siklus FROM stage_a"
        " UNION ALL SELECT 2 AS load_id, line, c0, c3, '20''24' AS k_siklus FROM stage_b"
    )
