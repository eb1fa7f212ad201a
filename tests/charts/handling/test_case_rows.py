"""Lines of one case's history, with their clocks; every day counted by hand."""

from datetime import date

from charts.handling.case_rows import rows_of
from tests.support.case_rows import AS_OF, WAY


def test_the_clock_of_what_is_waited_for_stands_still_while_bkn_verifies() -> None:
    recommended, verified, waited = rows_of(WAY, AS_OF)
    assert recommended.detail == ""
    assert verified.detail == "tepat waktu, hari ke-7 dari 7"
    assert waited.detail == "PPK (Wali Kota): lewat 8 hari kerja, batas 14"
    assert waited.stopped == (date(2024, 10, 14), date(2024, 10, 21))
