"""What became of each sheet adds up."""

from collections import Counter
from pathlib import Path

from loaders.contract.headers import Header
from loaders.contract.inputs import SIGNING
from loaders.sources.manifest import Source
from loaders.staging.sheet import StagedSheet
from loaders.validation.workspace import SheetLoad, loaded_rows


def load(name: str, sheet: StagedSheet, read: int, rejected: int, **skipped: int) -> SheetLoad:
    source = Source(name, None, "kotak masuk", ((name, Path(name)),))
    return SheetLoad(1, source, sheet, "", read, rejected, skipped=Counter(skipped))


def test_rows_read_are_loaded_rejected_or_skipped() -> None:
    sheet = StagedSheet("a.csv", "", Header(SIGNING, 0, {"nip": 0}))
    one = load("a.csv", sheet, 10, 2, kosong=1, jumlah=1)
    assert (one.loaded, one.kind) == (6, "signing")
    assert load("a.csv", StagedSheet("a.csv", "Halo", None), 0, 0).kind == ""


def test_the_sheets_of_a_source_are_counted_together() -> None:
    sheet = StagedSheet("a.xlsx", "", None)
    loads = [load("a.xlsx", sheet, 10, 2), load("a.xlsx", sheet, 5, 0), load("b.csv", sheet, 3, 3)]
    assert loaded_rows(loads) == {"a.xlsx": 13, "b.csv": 0}
