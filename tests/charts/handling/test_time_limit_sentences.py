"""The sentences about what is over its limit: who is waited for, how many cases, since when."""

from typing import Any

import pandas as pd

from charts.handling import time_limit_sentences

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
SILENT = ("Dilaporkan", None, "tanpa batas waktu", 2, 0, 0, NA, NA, None)


def test_each_body_is_named_once_with_its_late_cases_and_the_earliest_due_day() -> None:
    # One of four since 8 November and two of two since 28 November wait for the PPK; nothing of Bawaslu's is late.
    assert time_limit_sentences.waiting(board(LEFT, OVER, LATER)) == [
        "**Menunggu PPK:** 3 perkara lewat batas, jatuh tempo paling awal 8 November 2024; terlama 17 hari kerja."
    ]
    assert time_limit_sentences.waiting(board(LEFT, FREE)) == []


def test_cases_without_any_step_are_not_called_open() -> None:
    assert time_limit_sentences.quiet(board(LEFT, SILENT), "X") == [
        "**2 perkara tanpa catatan langkah:** belum diketahui apakah masih berjalan atau sudah berakhir.",
    ]
    assert time_limit_sentences.quiet(board(OVER), "X") == []
    assert time_limit_sentences.quiet(board(), "X") == ["Tidak ada perkara X yang sedang berjalan."]
