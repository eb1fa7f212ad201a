"""When so much of a source is rejected that its load is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.contract.inputs import SIGNING
from loaders.sources.manifest import Source
from loaders.staging.sheet import StagedSheet
from loaders.validation.reject_limits import check_limits
from loaders.validation.workspace import SheetLoad
from storage.errors import Refused

SOURCE = Source("TTD", SIGNING, "kotak masuk", (("TTD.csv", Path("TTD.csv")),))


def load(read: int, rejected: int, source: Source = SOURCE, *, repeated: int = 0, settled: int = 0) -> SheetLoad:
    return SheetLoad(1, source, StagedSheet("TTD.csv", "", None), "", read, rejected, repeated, settled)


@pytest.mark.parametrize(("read", "rejected"), [(100, 20), (20, 10), (10, 10), (1000, 200)])
def test_few_rows_or_a_small_share_may_be_rejected(read: int, rejected: int) -> None:
    check_limits([load(read, rejected)])


def test_more_than_ten_rows_and_more_than_a_fifth_are_too_many() -> None:
    with pytest.raises(Refused) as refused:
        check_limits([load(50, 11)])
    assert refused.value.source == "TTD"


def test_a_repeated_row_and_one_that_came_back_corrected_do_not_count() -> None:
    check_limits([load(50, 30, repeated=15, settled=5)])
    with pytest.raises(Refused):
        check_limits([load(50, 30, repeated=15, settled=4)])


def test_the_sheets_of_a_source_count_together_and_its_own_limits_hold() -> None:
    with pytest.raises(Refused):
        check_limits([load(20, 6), load(20, 6)])
    check_limits([load(20, 6), load(20, 6, replace(SOURCE, name="TTD 2"))])
    strict = replace(SOURCE, max_rows=0, max_share=0.0)
    with pytest.raises(Refused):
        check_limits([load(100, 1, strict)])


def test_the_refusal_says_for_what_most_rows_were_rejected() -> None:
    many = load(50, 20)
    many.causes.update({("nip", "NIP tersimpan sebagai angka", "minta NIP dari sumber"): 19, ("cara", "x", "y"): 1})
    with pytest.raises(
        Refused, match=r"Sebab terbanyak \(19 baris\): kolom nip: NIP tersimpan sebagai angka; minta NIP"
    ):
        check_limits([many])
