"""The sentences about what is over its limit: who is waited for, how many cases, since when."""

from typing import Any

import pandas as pd

from charts.handling import time_limit_sentences
from tests.support.case_rows import cases

NA: Any = pd.NA


def board(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ageing_board: step, turn, clock, cases, over, stopped, worst days over, fewest days left, due day."""
    names = ["step", "turn_short", "clock", "cases", "over", "stopped", "worst_over_days", "fewest_left_days", "due_on"]
    frame = pd.DataFrame(rows, columns=names).assign(days_counted="hari kerja")
    frame["step_id"] = frame["step"].where(frame["step"] != "Dilaporkan")
    return frame.astype({"worst_over_days": "Int64", "fewest_left_days": "Int64"})


LEFT = ("Register", "Bawaslu", "Register → Kajian", 2, 0, 0, 0, 3, pd.Timestamp(2024, 12, 4))
FREE = ("BAP", "Tim", "tanpa batas waktu", 3, 0, 0, NA, NA, None)
OVER = ("Verifikasi", "PPK", "Rekomendasi → Disposisi", 4, 1, 0, 17, 0, pd.Timestamp(2024, 11, 8))
LATER = ("Rekomendasi", "PPK", "Rekomendasi → Disposisi", 2, 2, 0, 3, 0, pd.Timestamp(2024, 11, 28))


def test_each_body_is_named_once_with_its_late_cases_and_the_earliest_due_day() -> None:
    # One of four since 8 November and two of two since 28 November wait for the PPK; nothing of Bawaslu's is late.
    assert time_limit_sentences.waiting(board(LEFT, OVER, LATER), "Pemkot Malang") == [
        "**Menunggu PPK** menurut register Pemkot Malang: 3 perkara lewat batas, jatuh tempo paling awal "
        "8 November 2024; terlama 17 hari kerja."
    ]
    assert time_limit_sentences.waiting(board(LEFT, FREE), "Pemkot Malang") == []


def test_cases_without_any_step_are_not_called_open() -> None:
    silent = {"has_steps": False, "is_open": False}
    untold = cases({"case_id": "known"}, {"case_id": "A", **silent}, {"case_id": "B", **silent})
    said = "**2 perkara tanpa catatan langkah:** belum diketahui apakah masih berjalan atau sudah berakhir."
    assert time_limit_sentences.quiet(board(LEFT), untold, "X") == [said]
    assert time_limit_sentences.quiet(board(OVER), cases({"case_id": "known"}), "X") == []
    none = "Tidak ada perkara X yang tercatat sedang berjalan."
    assert time_limit_sentences.quiet(board(), untold, "X") == [none, said]


def test_what_is_owed_after_a_decision_is_told_apart_from_open_cases() -> None:
    decided = {"is_open": False, "awaited_step": "Penyampaian SK"}
    rows = cases({"case_id": "open"}, {"case_id": "A", **decided}, {"case_id": "B", **decided, "state": "berjalan"})
    assert time_limit_sentences.after_sanction(rows) == [
        "**Sesudah putusan:** 1 perkara lewat batas, menunggu 1 Penyampaian SK.",
    ]
    assert time_limit_sentences.after_sanction(rows[:1]) == []
