"""Pictures of the two registers: the numbers stand on the pure figures, expected ones counted by hand."""

from datetime import date
from pathlib import Path

import pandas as pd

from charts.reconciliation import pictures
from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build

CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(Build("resmi", "hand", Path("hand.duckdb")), 2023, date(2024, 3, 31), WHOLE_CITY, CYCLES)
PLACES = ("keduanya", "hanya Pemkot", "hanya Bawaslu", "saran")


def _summary(**cases: tuple[int, int, int, int]) -> pd.DataFrame:
    rows = [
        {
            "cycle": int(cycle[1:]),
            "place": place,
            "place_name": place,
            "sort_order": order,
            "cases": count,
            "all_cases": sum(counts),
        }
        for cycle, counts in cases.items()
        for order, (place, count) in enumerate(zip(PLACES, counts, strict=True))
    ]
    return pd.DataFrame(rows)


def test_each_cycle_says_how_many_cases_it_has_or_why_none() -> None:
    picture = pictures.places(_summary(c2019=(0, 5, 0, 0), c2023=(3, 1, 2, 0), c2024=(0, 0, 0, 0)), VIEW)
    heads = [note.text for note in picture.chart.layout.annotations]
    # Bawaslu has no case of 2019: that five are "only ours" says nothing; the third cycle begins on 5 May 2024.
    assert "<b>Pemilu 2019</b><br>5 perkara, tanpa catatan Bawaslu" in heads
    assert "<b>Pemilu 2024</b><br>6 perkara" in heads
    assert "<b>Pilkada 2024</b><br>belum dimulai" in heads
    assert [list(bar.x) for bar in picture.chart.data] == [[0, 5, 0, 0], [3, 1, 2, 0], []]
    assert picture.title == "3/6 perkara Pemilu 2024 ada di kedua register; 1 hanya Pemkot, 2 hanya Bawaslu"


def test_the_place_of_contradicting_numbers_is_drawn_only_where_there_are_some() -> None:
    rows = _summary(c2023=(3, 1, 2, 0))
    without = pd.concat([rows, rows.head(1).assign(place="nomor ganda", place_name="Ganda", sort_order=9, cases=0)])
    assert "Ganda" not in pictures.places(without, VIEW).chart.layout.yaxis.ticktext
    assert "Ganda" in pictures.places(without.replace({"cases": {0: 1}}), VIEW).chart.layout.yaxis.ticktext


def test_a_cycle_only_in_bawaslus_register_is_said_so() -> None:
    picture = pictures.places(_summary(c2023=(0, 0, 4, 0)), VIEW)
    assert picture.title == "Register Pemkot belum memuat perkara Pemilu 2024: 4 perkara Bawaslu belum dapat dicocokkan"


def test_the_course_is_drawn_to_one_month_end_after_its_last_change() -> None:
    days = pd.to_datetime(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-15", "2024-03-31"])
    rows = pd.DataFrame({"day": days, "differences": [1, 3, 3, 3, 3], "unmatched": [2, 2, 2, 2, 2], "matched": 9})
    differences, unmatched = pictures.course(rows, VIEW).chart.data
    assert (list(differences.y), list(unmatched.y)) == ([1, 3, 3], [2, 2, 2])
    assert list(differences.x)[-1] == date(2024, 2, 29)
    assert differences.hovertext[1] == "31 Januari 2024<br>perbedaan isi: 3"


def test_ticks_bear_the_day_and_the_year_where_it_begins() -> None:
    days = pd.to_datetime(["2023-11-30", "2023-12-31", "2024-01-31"])
    rows = pd.DataFrame({"day": days, "differences": [0, 1, 2], "unmatched": [0, 0, 0], "matched": 1})
    axis = pictures.course(rows, VIEW).chart.layout.xaxis
    assert list(axis.ticktext) == ["30 Nov<br>2023", "31 Des", "31 Jan<br>2024"]


def test_one_day_alone_is_still_a_picture() -> None:
    rows = pd.DataFrame({"day": pd.to_datetime(["2024-03-31"]), "differences": [0], "unmatched": [0], "matched": [0]})
    picture = pictures.course(rows, VIEW)
    assert list(picture.chart.data[0].y) == [0]
    assert picture.chart.layout.yaxis.dtick == 1
    assert picture.title == "0 perbedaan isi, 0 perkara Pemilu 2024 belum berpadanan"
