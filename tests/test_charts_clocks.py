"""The clocks of all open cases together: red and a word only over the limit, the worst first."""

from typing import Any

import pandas as pd

from charts import clocks, style

NA: Any = pd.NA


def board(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ageing_board: step, turn, clock, cases, over, stopped, worst days over, fewest days left, due day."""
    names = ["step", "turn_name", "clock", "cases", "over", "stopped", "worst_over_days", "fewest_left_days", "due_on"]
    frame = pd.DataFrame(rows, columns=names).assign(days_counted="hari kerja")
    frame["step_id"] = frame["step"].where(frame["step"] != "Dilaporkan")
    return frame.astype({"worst_over_days": "Int64", "fewest_left_days": "Int64"})


LEFT = ("Register", "Bawaslu", "Register → Kajian", 2, 0, 0, 0, 3, pd.Timestamp(2024, 12, 4))
STOPPED = ("Rekomendasi", "BKN", "Rekomendasi → Disposisi", 1, 0, 1, 0, 14, None)
FREE = ("BAP", "Tim", "tanpa batas waktu", 3, 0, 0, NA, NA, None)
OVER = ("Verifikasi", "PPK", "Rekomendasi → Disposisi", 4, 1, 0, 17, 0, pd.Timestamp(2024, 11, 8))
LATER = ("Rekomendasi", "PPK", "Rekomendasi → Disposisi", 2, 2, 0, 3, 0, pd.Timestamp(2024, 11, 28))
SILENT = ("Dilaporkan", None, "tanpa batas waktu", 2, 0, 0, NA, NA, None)


def test_the_worst_stands_first_and_only_it_is_red() -> None:
    (bars,) = clocks.ageing(board(LEFT, STOPPED, FREE, OVER)).data
    assert list(bars.text) == [
        "17 hari kerja lewat batas · 1/4 perkara",
        "dalam batas, sisa 3 hari kerja · 2 perkara",
        "berhenti sementara · 1 perkara",
        "tanpa batas waktu · 3 perkara",
    ]
    assert list(bars.marker.color) == [style.OVER, style.BLUE, style.BLUE, style.BLUE]
    assert list(bars.x) == [17, 0, 0, 0]


def test_the_board_title_counts_what_is_over_and_names_who_is_waited_for() -> None:
    said = "1/10 perkara X yang berjalan lewat batas; terlama 17 hari kerja, menunggu PPK"
    assert clocks.ageing_title(board(LEFT, STOPPED, FREE, OVER), "X") == said
    assert clocks.ageing_title(board(LEFT, FREE), "X") == "Tidak satu pun dari 5 perkara X yang berjalan lewat batas"
    assert clocks.ageing_title(board(), "X") == "Tidak ada perkara X yang sedang berjalan"


def test_the_board_is_told_in_words() -> None:
    said = clocks.ageing_alt(board(FREE, OVER))
    assert "Verifikasi, menunggu PPK: 17 hari kerja lewat batas · 1/4 perkara dan BAP, menunggu Tim" in said


def test_each_body_is_named_once_with_its_late_cases_and_the_earliest_due_day() -> None:
    # One of four since 8 November and two of two since 28 November wait for the PPK; nothing of Bawaslu's is late.
    assert clocks.waiting(board(LEFT, OVER, LATER)) == [
        "**Menunggu PPK:** 3 perkara lewat batas, jatuh tempo paling awal 8 November 2024; terlama 17 hari kerja."
    ]
    assert clocks.waiting(board(LEFT, FREE)) == []


def test_cases_without_any_step_are_not_called_open() -> None:
    assert clocks.quiet(board(LEFT, SILENT), "X") == [
        "Tidak satu pun dari 2 perkara X yang berjalan lewat batas.",
        "**2 perkara tanpa catatan langkah:** belum diketahui apakah masih berjalan atau sudah berakhir.",
    ]
    assert clocks.quiet(board(OVER), "X") == []
    assert len(clocks.quiet(board(SILENT), "X")) == 1
    assert list(clocks.recorded(board(LEFT, SILENT))["step"]) == ["Register"]
