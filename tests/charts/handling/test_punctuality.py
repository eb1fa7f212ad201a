"""Punctuality of each step, counted by hand."""

from typing import Any

import pandas as pd

from charts.base import style
from charts.handling import punctuality
from tests.support.handling_rows import words
from tests.support.selections import VIEW


def kept(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of clock_punctuality: cycle, clock, in time, late, over and open, running, stopped."""
    parts = ["in_time", "late", "over", "running", "stopped"]
    frame = pd.DataFrame(rows, columns=["cycle", "clock", *parts])
    return frame.assign(started=frame[parts].sum(axis=1), clock_id=frame["clock"], step_order=1)


def test_punctuality_is_counted_out_of_what_was_done_or_is_over() -> None:
    data = kept((2024, "A → B", 24, 11, 1, 2, 1), (2024, "B → C", 4, 0, 0, 0, 0), (2019, "A → B", 1, 1, 0, 0, 0))
    figure = punctuality.punctuality(data, VIEW)
    said = words(figure)
    # 24 of 24 + 11 + 1; three more are within their limit. Together 28 of 40.
    assert "24/36 tepat, 1 belum" in said
    assert "<b>Pilkada 2024</b><br>28/40 (70,0%) tepat waktu" in said
    assert "<b>Pemilu 2024</b><br>belum ada langkah" in said
    # In time, late, over and open, within the limit: of 2019, then of 2023, which has none, and of 2024.
    assert [list(bars.x) for bars in figure.data[8:]] == [[24, 4], [11, 0], [1, 0], [3, 0]]
    assert {bars.marker.color for bars in figure.data[9:11]} == {style.OVER}
    title = "28/40 (70,0%) langkah X tepat waktu; terbanyak lewat batas: A → B, 12 kali"
    assert punctuality.title(data, 2024, "X") == title


def test_a_step_that_is_only_running_is_neither_in_time_nor_late() -> None:
    data = kept((2024, "A → B", 0, 0, 0, 1, 0))
    assert punctuality.title(data, 2024, "X") == "Belum ada langkah X yang sampai pada batas waktunya"
    assert "masih dalam batas" in words(punctuality.punctuality(data, VIEW, narrow=True))
