"""The picture of the days on which units finish, its title, and the reminder for one of them; by hand."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.compliance import pace
from metrics import ranking
from narrative import reminder
from text.tables import to_dicts

DUE, POLLING, TODAY = date(2024, 9, 24), date(2024, 11, 27), date(2024, 9, 6)
COLUMNS = (
    "unit_id unit short_name obliged signed not_signed working_days_left needed_per_day recent_per_day finishes_on "
    "earliest_on latest_on due_on basis"
)


def row(name: str, left: int, rate: float | None, *days: date | None) -> tuple[Any, ...]:
    """One unit of 100 with so many left, its pace, and the day it finishes with the earliest and the latest."""
    return (name, f"Dinas {name}", name, 100, 100 - left, left, 11, left / 11, rate, *days, DUE, "persons")


def rows(*given: tuple[Any, ...]) -> pd.DataFrame:
    return ranking.unfinished(pd.DataFrame(given, columns=COLUMNS.split()))


LATE = row("Lambat", 33, 1.1, date(2024, 10, 21), date(2024, 10, 3), date(2024, 11, 21))
IN_TIME = row("Tepat", 40, 8.0, date(2024, 9, 13), date(2024, 9, 12), date(2024, 9, 17))
STILL = row("Diam", 20, 0.0, None, date(2024, 10, 1), None)
UNKNOWN = row("Rekap", 10, None, None, None, None)
DONE = row("Selesai", 0, 5.0, None, None, None)


def test_those_who_will_miss_the_day_come_first_and_who_is_done_not_at_all() -> None:
    assert rows(IN_TIME, DONE, UNKNOWN, STILL, LATE)["short_name"].tolist() == ["Lambat", "Diam", "Rekap", "Tepat"]


def test_a_unit_is_a_dot_on_its_day_with_the_line_of_its_range() -> None:
    figure = pace.finishing(rows(LATE), TODAY, POLLING)
    line, dot = figure.data
    assert (list(line.x), list(dot.x)) == ([date(2024, 10, 3), date(2024, 11, 21)], [date(2024, 10, 21)])
    assert figure.layout.shapes[0].x0 == DUE


def test_a_day_beyond_the_picture_is_an_arrow_at_its_edge_and_an_unknown_pace_has_no_mark() -> None:
    figure = pace.finishing(rows(STILL, UNKNOWN), TODAY, POLLING)
    edge = date(2024, 12, 11)
    assert [(trace.mode, list(trace.x)) for trace in figure.data] == [
        ("lines", [date(2024, 10, 1), edge]),
        ("markers", [edge]),
    ]
    assert figure.data[1].marker.symbol == "triangle-right"
    assert isinstance(go.Figure(figure), go.Figure)


def test_the_words_beside_say_how_many_are_left_and_both_paces() -> None:
    texts = [str(label.text) for label in pace.finishing(rows(LATE, UNKNOWN), TODAY, POLLING).layout.annotations]
    assert texts == [
        "<b>33 orang</b> · perlu 3, kini 1,1/hari",
        "<b>10 orang</b> · perlu 0,9, laju belum diketahui",
        "batas 24 Sep 2024",
    ]
    narrow = pace.finishing(rows(LATE), TODAY, POLLING, narrow=True)
    assert str(narrow.layout.annotations[0].text).startswith("<b>Lambat</b> · ")


def test_the_title_counts_those_who_will_miss_the_day() -> None:
    assert pace.title(rows(LATE, IN_TIME, STILL, UNKNOWN), TODAY) == (
        "2 dari 4 OPD yang belum selesai tidak akan selesai pada 24 Sep 2024; laju 1 OPD belum diketahui"
    )
    assert pace.title(rows(IN_TIME), TODAY) == "Dengan laju sekarang semua selesai sebelum 24 Sep 2024"
    assert pace.title(rows(LATE, IN_TIME), DUE) == "2 OPD belum selesai sesudah batas 24 Sep 2024"
    assert pace.title(rows(DONE), TODAY) == "Semua OPD selesai"


def test_a_reminder_says_its_counts_what_is_asked_and_until_when() -> None:
    late = to_dicts(rows(LATE))[0]
    assert reminder.text(late, "Pilkada 2024", TODAY).splitlines() == [
        "Yth. Kepala Dinas Lambat,",
        "posisi data per 6 September 2024: 67/100 ASN (67,0%) di Dinas Lambat sudah menandatangani pakta integritas "
        "netralitas Pilkada 2024; 33 orang belum, batas waktunya Selasa, 24 September 2024 (18 hari lagi).",
        "Agar selesai tepat waktu diperlukan rata-rata 3 tanda tangan per hari kerja.",
        "Bila daftar ini keliru (pindah, cuti, atau sudah tanda tangan), mohon kirim perbaikannya ke BKPSDM.",
    ]
    over = reminder.text(late, "Pilkada 2024", date(2024, 9, 27), "SIMULASI")
    assert over.startswith("SIMULASI: Yth. Kepala Dinas Lambat,")
    assert "batas waktunya, 24 September 2024, sudah lewat 3 hari." in over
    assert "hari ini, 24 September 2024." in reminder.text(late, "Pilkada 2024", DUE)
