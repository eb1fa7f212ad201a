"""The large figures of the first page, by hand."""

import pandas as pd

from charts.compliance import titles
from narrative import headlines
from tests.support.compliance_rows import CURVE, THREE, units


def test_units_done_are_counted_over_all_units_of_the_cycle() -> None:
    silent = units(("S", 0, 0, 0))
    assert headlines.finished_units(THREE, silent) == ("1/4", "1 belum diketahui")
    assert headlines.finished_units(THREE, silent[:0]) == ("1/3", "semua diketahui")
    assert titles.silent(silent) == "Dinas S belum menyampaikan daftar maupun rekap"
    assert titles.silent(THREE) == "3 OPD belum menyampaikan daftar maupun rekap"


TOTAL = pd.DataFrame(
    [(1000, 850, 700, 30, 150, 12)],
    columns=["obliged", "signed", "fulfilled", "unknown_fulfilled", "not_signed", "days_left"],
)


def test_the_big_digits_say_of_how_many() -> None:
    ladder = pd.DataFrame([("laporan", 46), ("terbukti", 30)], columns=["rung", "cases"])
    ends = pd.DataFrame([("proses", 9), ("sanksi", 18)], columns=["outcome", "cases"])
    cases = headlines.running(ladder, ends)
    assert (cases.value, cases.detail, cases.course) == ("9", "dari 46 dilaporkan", (46, 30))
    signed = headlines.signed(TOTAL, CURVE, "signed", "Sudah tanda tangan")
    assert (signed.value, signed.detail, signed.course) == ("85,0%", "850/1.000 orang", (600, 800, 850))
    done = headlines.finished(THREE, units())
    assert (done.value, done.detail, done.course) == ("1/3", "semua diketahui", (50, 99, 100))


def test_a_course_is_thinned_and_keeps_its_last_value() -> None:
    thin = headlines.thinned(pd.Series(range(300)))
    assert len(thin) == 60 and thin[-1] == 299
