"""The pictures of Pelanggaran: both widths, the finding and the alternative of each, by hand."""

import pandas as pd

from charts.violations import pictures
from tests.support.selections import VIEW
from tests.support.violation_rows import BREAKS, kind_rows, severity_rows


def test_severities_say_that_the_dashed_lines_are_changes_of_rule() -> None:
    picture = pictures.severities(severity_rows(y2024=[9, 3, 14, 5, 4]), BREAKS, VIEW)
    assert picture.title == "Terbanyak: Sedang – 14/35 (40,0%) perkara Pilkada 2024"
    assert picture.alt.endswith("Garis putus-putus: perubahan aturan.")


def test_on_a_phone_kinds_are_those_of_the_chosen_cycle_alone() -> None:
    picture = pictures.counts(kind_rows("level_name", (2019, "JPT", 1), (2024, "JPT", 2)), "level_name", VIEW)
    assert picture.narrow is not None
    assert (len(picture.chart.data), len(picture.narrow.data)) == (3, 1)
    assert picture.title == "Terbanyak: JPT – 2/2 perkara Pilkada 2024"


def test_other_agencies_are_drawn_apart_from_ours() -> None:
    rows = pd.DataFrame(
        [(2024, "Pemkot", 3, True), (2024, "Provinsi", 1, False), (2019, "Provinsi", 2, False)],
        columns=["cycle", "instansi", "cases", "is_own"],
    )
    picture = pictures.other_agencies(rows, VIEW)
    assert picture.title == "1/4 perkara Pilkada 2024 milik instansi lain, di luar semua angka di atas"
    assert list(picture.chart.layout.yaxis.ticktext) == ["Provinsi"]


def test_a_picture_of_which_all_is_unknown_is_not_worth_drawing() -> None:
    unknown = kind_rows("level_name", (2024, "Belum diketahui", 4), (2024, "JPT", 0))
    assert not pictures.is_told("violations_by_level", unknown)
    assert pictures.is_told("violations_by_level", kind_rows("level_name", (2024, "JPT", 1)))
    assert pictures.is_told("violations_by_severity", severity_rows(y2024=[0, 0, 0, 0, 0]))
