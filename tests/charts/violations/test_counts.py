"""Cases per severity, kind and form: the numbers in the pictures, by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts.base import style
from charts.violations import counts as cases
from tests.support.selections import CYCLES, VIEW
from tests.support.violation_rows import BREAKS, annotations, drawn, kind_rows, severity_rows


def test_severities_stand_per_cycle_with_zero_where_there_was_none() -> None:
    figure = cases.severities(severity_rows(y2019=[0, 0, 2, 0, 3], y2024=[9, 3, 14, 5, 4]), BREAKS, VIEW)
    assert drawn(figure, 0)["Sedang"] == "2"
    assert drawn(figure, 0)["Berat"] == "0"
    assert drawn(figure, 2)["Moral (kode etik)"] == "9"
    # 9 + 3 + 14 + 5 + 4
    assert "<b>Pilkada 2024</b><br>35 perkara" in annotations(figure)


def test_a_cycle_without_cases_keeps_its_place_and_says_so() -> None:
    figure = cases.severities(severity_rows(y2024=[9, 3, 14, 5, 4]), BREAKS, VIEW)
    assert len(figure.data) == 3
    assert "<b>Pemilu 2024</b><br>belum ada catatan perkara" in annotations(figure)


def test_a_cycle_that_had_not_begun_on_the_day_is_not_counted_as_zero() -> None:
    rows = severity_rows(y2019=[0, 0, 2, 0, 3], y2024=[0, 0, 0, 0, 0])
    figure = cases.severities(rows, BREAKS, replace(VIEW, cycle=2019, as_of=date(2020, 1, 1)))
    assert "<b>Pilkada 2024</b><br>belum dimulai" in annotations(figure)
    assert len(figure.data[2].x) == 0


def test_severities_go_from_light_to_dark_and_undecided_is_grey() -> None:
    figure = cases.severities(severity_rows(y2024=[1, 1, 1, 1, 1]), BREAKS, VIEW)
    assert list(figure.data[2].marker.color) == list(style.SEVERITIES.values())[:5]


def test_all_panels_share_one_scale_from_zero() -> None:
    figure = cases.severities(severity_rows(y2019=[0, 0, 2, 0, 3], y2024=[9, 3, 14, 5, 4]), BREAKS, VIEW)
    ranges = {tuple(figure.layout[axis].range) for axis in ("xaxis", "xaxis2", "xaxis3")}
    assert len(ranges) == 1
    assert next(iter(ranges))[0] == 0


def test_a_change_of_rule_stands_between_the_polling_days_it_fell_between() -> None:
    found = cases.between(BREAKS, CYCLES)
    assert found == {
        2023: ("31 Agu 2021: PP 94/2021 menggantikan PP 53/2010", "14 Feb 2024: Perubahan pada hari pemungutan suara"),
        2024: ("24 Agu 2024: KASN ke BKN",),
    }


def test_a_dashed_line_is_drawn_before_each_cycle_that_a_change_precedes() -> None:
    rows = severity_rows(y2019=[0, 0, 2, 0, 3], y2024=[9, 3, 14, 5, 4])
    for stacked in (False, True):
        figure = cases.severities(rows, BREAKS, VIEW, stacked=stacked)
        assert [shape.line.dash for shape in figure.layout.shapes] == ["dash", "dash"]
        assert "KASN ke BKN" in annotations(figure)
        assert not cases.severities(rows, BREAKS.head(0), VIEW, stacked=stacked).layout.shapes


def test_the_phone_gets_the_same_numbers_as_the_wide_screen() -> None:
    rows = severity_rows(y2019=[0, 0, 2, 0, 3], y2024=[9, 3, 14, 5, 4])
    wide, narrow = (cases.severities(rows, BREAKS, VIEW, stacked=stacked) for stacked in (False, True))
    assert [list(bars.x) for bars in wide.data] == [list(bars.x) for bars in narrow.data]


def test_counts_put_the_most_of_the_chosen_cycle_first_and_what_is_unknown_last() -> None:
    rows = kind_rows("level_name", (2024, "JPT", 2), (2024, "Pelaksana", 7), (2024, "Belum diketahui", 9))
    figure = cases.counts(rows, "level_name", VIEW)
    assert list(figure.layout.yaxis.ticktext) == ["Pelaksana", "JPT", "Belum diketahui"]


def test_counts_draw_the_chosen_cycle_blue_and_the_others_grey() -> None:
    rows = kind_rows("level_name", (2019, "JPT", 1), (2024, "JPT", 2))
    figure = cases.counts(rows, "level_name", VIEW)
    assert set(figure.data[0].marker.color) == {style.GREY}
    assert set(figure.data[2].marker.color) == {style.BLUE}


def test_a_value_missing_in_a_cycle_that_has_cases_is_zero() -> None:
    rows = kind_rows("level_name", (2019, "JPT", 1), (2024, "Pelaksana", 2))
    assert drawn(cases.counts(rows, "level_name", VIEW), 0) == {"Pelaksana": "0", "JPT": "1"}


def test_hover_texts_speak_indonesian() -> None:
    rows = kind_rows("level_name", (2024, "JPT", 480), (2024, "Pelaksana", 1000))
    figure = cases.counts(rows, "level_name", VIEW)
    assert figure.data[2].hovertext[0] == "Pilkada 2024, Pelaksana: 1.000/1.480 (67,6%) perkara"


def test_forms_of_kode_etik_are_hatched_and_every_row_names_its_class() -> None:
    rows = pd.DataFrame(
        [(2024, "D6", "Posting", 3, "disiplin"), (2024, "E5", "Foto bersama", 7, "kode etik")],
        columns=["cycle", "form_id", "form", "cases", "class"],
    )
    figure = cases.forms(rows)
    assert list(figure.data[0].text) == ["7", "3"]
    assert list(figure.data[0].marker.pattern.shape) == ["/", ""]
    assert annotations(figure).split("\n") == ["E5 Foto bersama (kode etik)", "D6 Posting (disiplin)"]


def test_every_colour_of_the_pictures_has_a_dark_sibling() -> None:
    figure = cases.severities(severity_rows(y2024=[1, 1, 1, 1, 1]), BREAKS, VIEW)
    dark = style.dress(figure, dark=True)
    assert not set(dark.data[2].marker.color) & set(style.SEVERITIES.values())
