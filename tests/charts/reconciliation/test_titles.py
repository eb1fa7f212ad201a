"""Titles of the comparison of the two registers, by hand."""

from datetime import date

import pandas as pd
import pytest

from charts.reconciliation import titles


def summary(**cases: int) -> pd.DataFrame:
    """Rows of reconciliation_summary for 2024, with the place's name for its cases."""
    places = {"keduanya": 0, "hanya Pemkot": 0, "hanya Bawaslu": 0} | {
        place.replace("_", " "): count for place, count in cases.items()
    }
    return pd.DataFrame({"cycle": 2024, "place": list(places), "cases": list(places.values())})


def differences(matched: int, **cases: int) -> pd.DataFrame:
    return pd.DataFrame({"cycle": 2024, "difference": list(cases), "cases": list(cases.values()), "matched": matched})


def course(*counts: tuple[int, int]) -> pd.DataFrame:
    """Differences and cases without a pair at the ends of months from January 2024 on."""
    days = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)][: len(counts)]
    return pd.DataFrame(
        [(on, *own) for on, own in zip(days, counts, strict=True)], columns=["day", "differences", "unmatched"]
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (summary(), "Belum ada perkara X di kedua register"),
        (summary(keduanya=3, hanya_Pemkot=1), "3/4 perkara X ada di kedua register; 1 hanya Pemkot"),
        (summary(keduanya=3), "3/3 perkara X ada di kedua register"),
        (
            summary(keduanya=3, saran=2),
            "3/5 perkara X ada di kedua register; 2 mungkin sama dan menunggu keputusan",
        ),
        (summary(hanya_Pemkot=2), "Bawaslu belum mencatat perkara X: 2 perkara kita belum dapat dicocokkan"),
        (summary(hanya_Bawaslu=2), "Register Pemkot belum memuat perkara X: 2 perkara Bawaslu belum dapat dicocokkan"),
    ],
)
def test_the_title_of_the_places_says_how_many_are_in_both(rows: pd.DataFrame, title: str) -> None:
    assert titles.places(rows, 2024, "X") == title


def test_a_register_without_any_case_is_missing_and_not_empty() -> None:
    assert titles.missing(summary(hanya_Pemkot=2)) is titles.NO_THEIRS
    assert titles.missing(summary(hanya_Bawaslu=2)) is titles.NO_OURS
    assert titles.missing(summary(keduanya=1)) is None


def test_cycles_are_counted_and_one_without_bawaslus_cases_says_so() -> None:
    assert titles.counted(summary(keduanya=3, hanya_Pemkot=1)) == {2024: "4 perkara"}
    assert titles.counted(summary(hanya_Pemkot=1)) == {2024: "1 perkara, tanpa catatan Bawaslu"}
    assert titles.counted(summary()) == {}


def test_the_title_of_the_differences_names_the_most_frequent() -> None:
    among = "pada 4 perkara X di kedua register"
    said = titles.kinds(differences(4, status=2, tanggal=1), 2024, "X")
    assert said == f"3 perbedaan isi {among}; terbanyak: status (2)"
    both = titles.kinds(differences(4, status=2, tanggal=2), 2024, "X")
    assert both == f"4 perbedaan isi {among}; terbanyak: status dan tanggal (masing-masing 2)"
    assert titles.kinds(differences(4, status=0), 2024, "X") == f"Tidak ada perbedaan isi {among}"
    assert titles.kinds(differences(0, status=0), 2024, "X").startswith("Belum ada perkara X di kedua register")


def test_the_course_is_held_against_the_month_before_or_the_last_change() -> None:
    now = "2 perbedaan isi, 1 perkara X belum berpadanan"
    assert titles.course(course((1, 1), (2, 1)), "X") == f"{now}; pada 31 Januari 2024: 1 dan 1"
    assert titles.course(course((1, 1), (2, 1), (2, 1)), "X") == f"{now}; tidak berubah sejak 29 Februari 2024"
    assert titles.course(course((2, 1)), "X") == now
    assert titles.course(course(), "X") == "Belum ada perkara X pada tanggal ini"


def test_the_lines_are_written_for_those_who_do_not_see_them() -> None:
    assert titles.course_alt(course((1, 1), (2, 0))) == (
        "Dua garis dari 31 Januari 2024 sampai 29 Februari 2024: perbedaan isi 1 menjadi 2, "
        "belum berpadanan 1 menjadi 0."
    )
    assert titles.course_alt(course()) == "Tidak ada garis."


def test_bars_are_written_with_their_counts() -> None:
    rows = summary(keduanya=3).rename(columns={"place": "place_name"})
    said = "Batang mendatar per siklus. X: keduanya 3, hanya Pemkot 0, dan hanya Bawaslu 0."
    assert titles.alt(rows, "place_name", 2024, "X") == said
    assert titles.alt(rows, "place_name", 2019, "X") == "X: tidak ada perkara."


def test_lists_say_how_many_they_hold() -> None:
    rows = summary(keduanya=3)
    assert titles.listed(rows, "X") == "3 perkara X untuk dibahas dengan Bawaslu"
    assert titles.waiting(rows[:0], "X") == "Tidak ada padanan X yang menunggu keputusan"
    assert titles.undecided(rows) == titles.SUGGESTED
    assert titles.undecided(summary(nomor_ganda=1)) == f"{titles.SUGGESTED} {titles.DOUBLE}"
