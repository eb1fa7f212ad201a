"""Pictures of cases: the numbers in them, and the findings said over them, by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.violations import counts as cases
from charts.violations import national, titles
from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build
from text import indonesian

CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(Build("resmi", "hand", Path("hand.duckdb")), 2024, date(2026, 1, 1), WHOLE_CITY, CYCLES)
NAMES = {
    "moral": "Moral (kode etik)",
    "ringan": "Ringan",
    "sedang": "Sedang",
    "berat": "Berat",
    "belum diputus": "Belum diputus",
}
BREAKS = pd.DataFrame(
    [
        (pd.Timestamp(2021, 8, 31), "PP 94/2021 menggantikan PP 53/2010", "Tingkat berpindah."),
        # The polling day of 2023 itself still belongs to 2023.
        (pd.Timestamp(2024, 2, 14), "Perubahan pada hari pemungutan suara", "Contoh."),
        (pd.Timestamp(2024, 8, 24), "KASN ke BKN", "Lembaga berganti."),
        # Before the first polling day: there is no cycle before it to compare with.
        (pd.Timestamp(2018, 1, 1), "Sebelum semuanya", "Contoh."),
    ],
    columns=["break_on", "name", "explanation"],
)


def severity_rows(**counts: list[int]) -> pd.DataFrame:
    """Rows of violations_by_severity; per cycle five counts from moral to undecided, as in y2024=[9, 3, 14, 5, 4]."""
    rows = [
        (int(cycle[1:]), severity, number, NAMES[severity], place)
        for cycle, numbers in counts.items()
        for place, (severity, number) in enumerate(zip(NAMES, numbers, strict=True), start=1)
    ]
    return pd.DataFrame(rows, columns=["cycle", "severity", "cases", "severity_name", "sort_order"])


def kind_rows(column: str, *rows: tuple[int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cycle", column, "cases"])


def drawn(figure: go.Figure, panel: int) -> dict[str, str]:
    """The text on each bar of a panel (0 = first), by its row name."""
    bars = figure.data[panel]
    names = figure.layout[f"yaxis{panel + 1}" if panel else "yaxis"].ticktext
    return {names[row]: text for row, text in zip(bars.y, bars.text, strict=True)}


def annotations(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def test_a_share_is_written_only_where_there_are_enough_cases_for_one() -> None:
    assert indonesian.count_of_total(3, 5) == "3/5"
    assert indonesian.count_of_total(12, 19) == "12/19"
    assert indonesian.count_of_total(5, 20) == "5/20 (25,0%)"


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
    assert list(figure.data[2].marker.color) == list(style.SEVERITIES.values())


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


def test_national_figures_show_both_publications_of_the_same_figure() -> None:
    rows = pd.DataFrame(
        [
            ("KASN 2020-2022", "reported", 2073, date(2023, 5, 23)),
            ("KASN 2020-2022", "proven", 1605, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1420, date(2023, 1, 16)),
            ("KASN 2020-2022", "followed_up", 1480, date(2023, 5, 23)),
        ],
        columns=["set_name", "measure", "value", "as_of_on"],
    ).assign(unit="orang", note=None)
    figure = national.national(rows)
    # 1480/1605 = 92,2%, 1420/1605 = 88,5%
    assert drawn(figure, 0) == {
        "Dilaporkan": "2.073",
        "Terbukti": "1.605/2.073 (77,4%)",
        "Ditindaklanjuti, Mei 2023": "1.480/1.605 (92,2%)",
        "Ditindaklanjuti, Jan 2023": "1.420/1.605 (88,5%)",
    }
    assert "satuan: orang; per 16 Jan 2023 dan 23 Mei 2023" in annotations(figure)


def test_the_severity_title_names_the_leader_among_the_decided() -> None:
    rows = severity_rows(y2024=[9, 3, 14, 5, 4])
    assert titles.severities(rows, 2024, "Pilkada 2024") == "Terbanyak: Sedang – 14/35 (40,0%) perkara Pilkada 2024"


def test_the_severity_title_says_when_most_are_undecided() -> None:
    rows = severity_rows(y2024=[0, 0, 2, 0, 3])
    assert titles.severities(rows, 2024, "Pilkada 2024") == "3/5 perkara Pilkada 2024 belum diputus tingkatnya"


def test_the_severity_title_names_all_that_lead_together() -> None:
    rows = severity_rows(y2024=[0, 0, 2, 2, 1])
    said = titles.severities(rows, 2024, "Pilkada 2024")
    assert said == "Terbanyak: Sedang dan Berat – masing-masing 2/5 perkara Pilkada 2024"


def test_a_title_without_cases_says_so() -> None:
    nothing = severity_rows(y2024=[0, 0, 0, 0, 0])
    assert titles.severities(nothing, 2024, "Pilkada 2024") == "Belum ada perkara yang tercatat pada Pilkada 2024"
    assert titles.severities(nothing, 2019, "Pemilu 2019") == "Belum ada perkara yang tercatat pada Pemilu 2019"


def test_what_is_unknown_leads_only_when_nothing_is_known() -> None:
    rows = kind_rows("origin_name", (2024, "Pers", 1), (2024, "Belum diketahui", 4), (2019, "Belum diketahui", 5))
    assert titles.counts(rows, "origin_name", 2024, "Pilkada 2024") == "Terbanyak: Pers – 1/5 perkara Pilkada 2024"
    said = titles.counts(rows, "origin_name", 2019, "Pemilu 2019")
    assert said == "Asal laporan belum diketahui untuk semua 5 perkara Pemilu 2019"


def test_what_is_documented_of_a_cycle_names_its_article() -> None:
    facts = pd.DataFrame(
        [("F3", 2019, "Lima perkara.", "Malang Post", date(2023, 5, 23), "Tanggal belum diketahui.")],
        columns=["fact_id", "cycle", "statement", "publisher", "published_on", "note"],
    )
    assert titles.documented(facts, 2019) == [
        "**Yang diketahui tentang 2019:** Lima perkara. (Malang Post, 23 Mei 2023)  \n"
        "**Catatan:** Tanggal belum diketahui."
    ]
    assert titles.documented(facts, 2024) == []


def test_every_colour_of_the_pictures_has_a_dark_sibling() -> None:
    figure = cases.severities(severity_rows(y2024=[1, 1, 1, 1, 1]), BREAKS, VIEW)
    dark = style.dress(figure, dark=True)
    assert not set(dark.data[2].marker.color) & set(style.SEVERITIES.values())
