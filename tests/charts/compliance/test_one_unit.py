"""One OPD for the hall: its share, its place among the others, its pace; by hand."""

from datetime import date
from typing import Any

import pandas as pd

from charts.base import style
from charts.compliance import one_unit
from metrics.rows.compliance import PaceRow
from text.tables import to_dicts

K = 5
PACE: dict[str, list[Any]] = {
    "not_signed": [98],
    "working_days_left": [20],
    "needed_per_day": [4.9],
    "recent_per_day": [1.5],
    "finishes_on": [date(2024, 11, 25)],
    "due_on": [date(2024, 9, 24)],
}


def units(*counts: tuple[int, int, int], **changes: Any) -> pd.DataFrame:
    """Units of obliged, signed, fulfilled, numbered from 0."""
    rows = [(str(at), f"Dinas {at}", *count) for at, count in enumerate(counts)]
    return pd.DataFrame(rows, columns=["unit_id", "unit", "obliged", "signed", "fulfilled"]).assign(**changes)


ROWS = units((100, 1, 0), (100, 2, 0), (50, 25, 10), (0, 0, 0))
HIDDEN = {"obliged_hidden": "", "signed_hidden": "sedikit", "fulfilled_hidden": "sedikit"}


def pace(**changes: Any) -> list[str]:
    return one_unit.pace(to_dicts(pd.DataFrame(PACE | {name: [value] for name, value in changes.items()}), PaceRow)[0])


def test_one_opd_tells_its_share_and_its_place_among_those_with_people() -> None:
    shown = one_unit.units_of(ROWS)
    assert one_unit.title(shown[1]) == "Dinas 1: 2,0% sudah tanda tangan"
    assert one_unit.place(shown[1], shown) == "Dari 3 OPD: 1 lebih rendah, 1 lebih tinggi."
    assert one_unit.title(shown[3]) == "Dinas 3: tidak ada yang wajib"
    assert one_unit.place(shown[3], shown) == ""


def test_a_hidden_share_is_neither_said_nor_drawn_nor_compared() -> None:
    rows = units((100, 1, 0), (100, 2, 0), **HIDDEN)
    shown = one_unit.units_of(rows)
    assert one_unit.title(shown[0]) == "Dinas 0: angka tidak ditampilkan"
    assert one_unit.place(shown[0], shown) == ""
    figure = one_unit.picture(shown[0], rows[:0], [], K)
    assert list(figure.data[1].x) == [0, 0]
    assert figure.layout.annotations[0].text == "Sudah tanda tangan: kurang dari 5 sudah"


def test_both_tiers_are_bars_with_the_city_as_a_line_unless_the_unit_is_the_city() -> None:
    unit = one_unit.units_of(ROWS)[2]
    figure = one_unit.picture(unit, units((200, 150, 50)), ["Belum: 25 orang"], K)
    assert list(figure.data[1].x) == [0.5, 0.2]
    assert list(figure.data[1].marker.color) == [style.BLUE, style.NAVY]
    assert [line.x0 for line in figure.layout.shapes] == [0.75, 0.25]
    texts = [label.text for label in figure.layout.annotations]
    assert texts == [
        "Sudah tanda tangan: <b>50,0%</b>  25/50 orang",
        "kota 75,0%",
        "Tepat waktu dan terverifikasi: <b>20,0%</b>  10/50 orang",
        "kota 25,0%",
        "Belum: 25 orang",
    ]
    assert not one_unit.picture(unit, units((50, 25, 10)), [], K).layout.shapes


def test_the_pace_says_what_is_needed_what_is_reached_and_when_it_ends() -> None:
    left = "Belum: <b>98 orang</b>, sisa 20 hari kerja"
    assert pace() == [
        f"{left}; perlu 4,9 orang per hari kerja, kini 1,5.",
        "Dengan laju sekarang selesai 25 November 2024 (batas 24 September 2024).",
    ]
    assert pace(recent_per_day=None, needed_per_day=None) == [f"{left}; laju belum diketahui."]
    assert pace(finishes_on=None)[1] == (
        "Dengan laju sekarang tidak selesai sebelum hari pemungutan suara (batas 24 September 2024)."
    )
