"""Pelanggaran: its metrics, pictures and page, on a handful of cases counted by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.violations import pictures, severity_steps, weeks_titles
from charts.violations import titles as case_titles
from charts.violations import weeks as report_weeks
from charts.violations.counts import OPD, REKOMENDASI, TINGKAT, touching
from metrics.engine import query_exact
from metrics.selection import WHOLE_CITY, Cycle, Selection
from settings import read_settings
from storage import city
from storage.builds import Build
from tests.support.built_once import warehouse_once
from tests.support.open_page import headings, text
from tests.support.seen import seen

UNIT = "Dinas Kesehatan"
CASES = (
    "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;jenjang;bentuk;tingkat",
    # Two days before the candidates were fixed: kode etik.
    f"K1;2024;2024-09-20;pers;Pemkot Malang;{UNIT};jpt;E4;moral",
    f"K2;2024;2024-10-01;pers;Pemkot Malang;{UNIT};pelaksana;D6;berat",
    # The register says no severity: that of the form, berat.
    f"K3;2024;2024-10-03;temuan;Pemkot Malang;{UNIT};pelaksana;D4;",
    # The day after polling day.
    f"K4;2024;2024-11-28;temuan;Pemkot Malang;{UNIT};pelaksana;D7;berat",
    # Another agency's, though its register names a unit of ours.
    f"K5;2024;2024-10-01;temuan;Provinsi;{UNIT};;D6;berat",
    # Not registered: no violation.
    f"K6;2024;2024-10-01;pers;Pemkot Malang;{UNIT};pelaksana;D6;berat",
    # The day before, the day on which the candidates of 2023 were fixed, and its polling day.
    f"L1;2023;2023-11-02;pers;Pemkot Malang;{UNIT};pelaksana;E5;moral",
    f"L2;2023;2023-11-03;pers;Pemkot Malang;{UNIT};pelaksana;D6;berat",
    f"L3;2023;2024-02-14;pers;Pemkot Malang;{UNIT};pelaksana;D6;berat",
    "M1;2019;belum diketahui;belum diketahui;Pemkot Malang;;;belum diketahui;",
)
STEPS = (
    "nomor_perkara;tahap;tanggal;lembaga;sanksi",
    "K1;rekomendasi;2024-10-01;BKN;sanksi moral",
    "K1;sk_sanksi;2024-11-01;PPK;sanksi moral terbuka",
    # Recommended without a severity, decided sedang, then replaced by ringan.
    "K2;rekomendasi;2024-10-10;BKN;",
    "K2;sk_sanksi;2024-11-05;PPK;hukuman disiplin sedang",
    "K2;sk_dicabut;2024-12-10;PPK;",
    "K2;sk_sanksi;2024-12-10;PPK;teguran tertulis",
    "K3;register;2024-10-04;Bawaslu;",
    "K4;register;2024-11-29;Bawaslu;",
    "K6;tidak_diregister;2024-10-05;Bawaslu;",
)
CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(
    Build("resmi", "hand", Path("hand.duckdb")), 2024, date(2024, 12, 10), WHOLE_CITY, CYCLES, names=city.names()
)
NO_BREAKS = pd.DataFrame({"break_on": pd.to_datetime([]), "name": [], "explanation": [], "touches": []})
Visit = Callable[..., AppTest]


def _built(files: dict[str, Sequence[str]]) -> Build:
    (path,) = (warehouse_once("simulasi", files) / "simulasi").glob("*.duckdb")
    return Build("simulasi", path.stem, path)


@pytest.fixture(scope="session")
def build() -> Build:
    """The cases counted by hand."""
    return _built({"case": CASES, "step": STEPS})


@pytest.fixture
def visit(build: Build, monkeypatch: pytest.MonkeyPatch) -> Visit:
    def opened(of: Build = build, **address: str) -> AppTest:
        monkeypatch.setenv("NETRA_WAREHOUSE", str(of.path.parent.parent))
        app = seen("pelanggaran", **{"dataset": "simulasi", "siklus": "2024", **address})
        assert not app.exception and not app.error
        return app

    return opened


def _severities(build: Build, as_of: date | None = None) -> dict[str, dict[str, int]]:
    rows = query_exact("violations_by_severity_step", build, cycle=2024, as_of=as_of)
    found: dict[str, dict[str, int]] = {}
    for step, severity, cases in rows[["step", "severity", "cases"]].itertuples(index=False):
        if cases:
            found.setdefault(step, {})[severity] = cases
    return found


def test_severity_is_told_apart_as_alleged_recommended_and_decided(build: Build) -> None:
    assert _severities(build) == {
        "dugaan": {"moral": 1, "berat": 3},  # K2, K4; K3 by its form
        "rekomendasi": {"moral": 1, "tidak disebut": 1, "tanpa rekomendasi": 2},
        "putusan": {"moral": 1, "ringan": 1, "belum diputus": 2},  # K2 by the SK that replaced the first
    }


@pytest.mark.parametrize(
    ("as_of", "recommended", "decided"),
    [
        (date(2024, 9, 30), {"tanpa rekomendasi": 1}, {"tidak diketahui": 1}),
        # K1 was recommended on 1 October; K6 counts no more since the 5th, K4 is not reported yet.
        (date(2024, 10, 9), {"moral": 1, "tanpa rekomendasi": 2}, {"belum diputus": 2, "tidak diketahui": 1}),
        (
            date(2024, 11, 30),
            {"moral": 1, "tidak disebut": 1, "tanpa rekomendasi": 2},
            {"moral": 1, "sedang": 1, "belum diputus": 2},
        ),
    ],
)
def test_on_a_day_only_what_was_recommended_and_decided_by_then_is_known(
    build: Build, as_of: date, recommended: dict[str, int], decided: dict[str, int]
) -> None:
    found = _severities(build, as_of)
    assert (found["rekomendasi"], found["putusan"]) == (recommended, decided)


def test_every_case_stands_once_at_each_step_and_the_decided_are_those_of_violations_by_severity(build: Build) -> None:
    rows = query_exact("violations_by_severity_step", build)
    totals = rows.groupby(["cycle", "step"])["cases"].sum()
    assert totals.to_dict() == {
        (cycle, step): cases
        for cycle, cases in ((2019, 1), (2023, 3), (2024, 4))
        for step in ("dugaan", "rekomendasi", "putusan")
    }
    decided = rows[rows["step"] == "putusan"].set_index(["cycle", "severity"])["cases"]
    known = query_exact("violations_by_severity", build).set_index(["cycle", "severity"])["cases"]
    assert decided.to_dict() == known.to_dict()


def test_a_decision_is_held_against_what_was_alleged(build: Build) -> None:
    rows = query_exact("violations_by_severity_change", build, cycle=2024)
    # K2 ringan for berat, K1 moral for moral; K3 and K4 wait.
    assert dict(zip(rows["change"], rows["cases"], strict=True)) == {
        "lebih ringan": 1,
        "sama": 1,
        "lebih berat": 0,
        "belum diputus": 2,
        "tanpa putusan": 0,
        "dugaan belum diketahui": 0,
    }


def test_weeks_begin_on_monday_and_bear_the_class_of_the_form(build: Build) -> None:
    rows = query_exact("violations_by_week", build, cycle=2024)
    assert list(zip(rows["week_on"].astype(str), rows["class"], rows["cases"], strict=True)) == [
        ("2024-09-16", "kode etik", 1),  # Friday, 20 September
        ("2024-09-30", "disiplin", 2),  # Tuesday and Thursday of one week
        ("2024-11-25", "disiplin", 1),
    ]
    assert query_exact("violations_by_week", build, cycle=2019).empty  # no day is known


def test_the_day_of_penetapan_and_polling_day_lie_between_before_and_after(build: Build) -> None:
    rows = query_exact("violations_by_period", build).set_index(["cycle", "sort_order"])["cases"]
    assert rows.loc[2023].tolist() == [1, 2, 0, 0]  # 2 November; 3 November and 14 February
    assert rows.loc[2024].tolist() == [1, 2, 1, 0]
    assert rows.loc[2019].tolist() == [0, 0, 0, 1]


def test_a_break_is_drawn_only_where_it_touches_and_once_it_happened(build: Build) -> None:
    breaks, day = query_exact("rule_breaks", build), date(2024, 12, 10)
    assert touching(breaks, day, TINGKAT)["name"].tolist() == [
        "PP 94/2021 menggantikan PP 53/2010",
        "SKB netralitas ASN",
    ]
    assert touching(breaks, day, REKOMENDASI)["name"].tolist() == [
        "Sistem bersama SBT mulai dipakai",
        "Rekomendasi beralih dari KASN ke BKN",
    ]
    assert touching(breaks, day, OPD)["name"].tolist() == ["34 OPD menjadi 28"]
    assert len(touching(breaks, date(2024, 8, 23), TINGKAT, REKOMENDASI)) == 3
    assert len(touching(breaks, date(2024, 8, 24), TINGKAT, REKOMENDASI)) == 4


def test_national_figures_of_a_later_day_are_not_known(build: Build) -> None:
    days = query_exact("national_figures", build, as_of=date(2024, 2, 6))["as_of_on"]
    assert days.max() == pd.Timestamp(2024, 2, 6)
    assert len(query_exact("national_figures", build)) > len(days)


def test_the_three_bars_of_a_cycle_hold_the_same_cases(build: Build) -> None:
    figure = severity_steps.severity_steps(query_exact("violations_by_severity_step", build), NO_BREAKS, VIEW)
    ends: dict[float, int] = {}
    for bar in figure.data:
        for y, cases in zip(bar.y, bar.x, strict=True):
            ends[y] = ends.get(y, 0) + cases
    # From top to bottom: 2019, 2023, 2024, each alleged, recommended, decided.
    assert [ends[y] for y in sorted(ends)] == [1, 1, 1, 3, 3, 3, 4, 4, 4]
    assert list(figure.layout.yaxis.ticktext) == ["Dugaan", "Rekomendasi", "Putusan"] * 3
    assert not figure.layout.shapes


def test_a_phone_gets_the_same_bars_and_a_break_stands_before_its_cycle(build: Build) -> None:
    rows, breaks = query_exact("violations_by_severity_step", build), query_exact("rule_breaks", build)
    touched = touching(breaks, VIEW.as_of, TINGKAT, REKOMENDASI)
    wide, narrow = (severity_steps.severity_steps(rows, touched, VIEW, narrow=is_narrow) for is_narrow in (False, True))
    assert [list(bar.x) for bar in wide.data] == [list(bar.x) for bar in narrow.data]
    assert [shape.line.dash for shape in wide.layout.shapes] == ["dash", "dash"]
    said = [note.text for note in wide.layout.annotations]
    assert said.index("24 Agu 2024: Rekomendasi beralih dari KASN ke BKN") < said.index(
        "<b>Pilkada 2024</b>  4 perkara"
    )
    assert "34 OPD" not in " ".join(said)


def test_a_segment_bears_its_name_where_there_is_room_else_its_number_else_nothing() -> None:
    cases = {"moral": 100, "sedang": 8, "berat": 2}
    rows = pd.DataFrame(
        [(2024, "putusan", name, n, "Putusan", name.title(), 3, n, 110) for name, n in cases.items()],
        columns=[
            "cycle",
            "step",
            "severity",
            "cases",
            "step_name",
            "severity_name",
            "step_order",
            "sort_order",
            "all_cases",
        ],
    )
    figure = severity_steps.severity_steps(rows, NO_BREAKS, VIEW, narrow=True)
    # 240 px for 110 cases, 7 px a letter: 2 cases have 4 px.
    assert [text for bar in figure.data for text in bar.text] == ["100 moral", "8", ""]


def test_the_bars_stand_on_their_weeks_under_the_two_marked_days(build: Build) -> None:
    stages = query_exact("stages", build, cycle=2024)
    weeks, counts = _weeks(build, VIEW)
    figure = report_weeks.report_weeks(weeks, counts, stages, VIEW)
    ethics, discipline, _ = figure.data[:3]
    assert (list(ethics.y), list(discipline.y)) == ([1], [2, 1])
    assert str(discipline.x[0]) == "2024-10-03 12:00:00"  # the middle of Monday, 30 September to Sunday
    days = [str(shape.x0) for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert days == ["2024-09-22", "2024-11-27"]
    said = "\n".join(note.text for note in figure.layout.annotations)
    assert "Penetapan calon 22 Sep 2024" in said and "Pemungutan suara 27 Nov 2024" in said
    assert "<b>1</b> sebelum penetapan calon<br><b>2</b> sejak itu sampai pemungutan suara<br><b>1</b> sesudah" in said
    narrow = report_weeks.report_weeks(weeks, counts, stages, VIEW, narrow=True)
    assert [list(bar.y) for bar in narrow.data[:2]] == [[1], [2, 1]]


def _weeks(build: Build, view: Selection) -> tuple[pd.DataFrame, weeks_titles.Periods]:
    weeks, periods = (
        query_exact(f"violations_by_{by}", build, cycle=view.cycle, as_of=view.as_of) for by in ("week", "period")
    )
    return weeks, weeks_titles.periods(periods, view)


LATER = "dilaporkan sesudah penetapan calon; terbanyak dalam sepekan: 2 (mulai 30 September 2024)"
EARLIER = "dilaporkan, semuanya sebelum penetapan calon; terbanyak dalam sepekan: 1"


@pytest.mark.parametrize(
    ("cycle", "as_of", "title"),
    [
        (2024, date(2024, 12, 10), f"3/4 perkara Pilkada 2024 {LATER}"),
        (2024, date(2024, 9, 21), f"1 perkara Pilkada 2024 {EARLIER}"),
        (2024, date(2024, 9, 1), "Belum ada perkara yang tercatat pada Pilkada 2024"),
        (2019, date(2024, 12, 10), "Tanggal laporan belum diketahui untuk semua 1 perkara Pemilu 2019"),
    ],
)
def test_the_weeks_say_what_came_after_the_candidates_were_fixed(
    build: Build, cycle: int, as_of: date, title: str
) -> None:
    view = replace(VIEW, cycle=cycle, as_of=as_of)
    weeks, counts = _weeks(build, view)
    assert weeks_titles.title(weeks, counts, view.chosen.name) == title
    # Also without any bar the stages are there.
    stages = query_exact("stages", build, cycle=cycle, as_of=as_of)
    figure = report_weeks.report_weeks(weeks, counts, stages, view, narrow=True)
    assert "Masa tenang" in "".join(note.text for note in figure.layout.annotations)


def test_of_a_day_that_has_not_come_nothing_is_counted(build: Build) -> None:
    before = replace(VIEW, as_of=date(2024, 10, 5))
    assert weeks_titles.zones(_weeks(build, before)[1]) == ["<b>1</b> sebelum penetapan calon", "<b>2</b> sejak itu"]


def test_other_agencies_stand_apart_with_their_share_of_all() -> None:
    rows = pd.DataFrame(
        [(2024, "Pemkot Malang", 30, True), (2024, "Provinsi", 4, False)],
        columns=["cycle", "instansi", "cases", "is_own"],
    )
    picture = pictures.other_agencies(rows, VIEW)
    assert picture.title == "4/34 (11,8%) perkara Pilkada 2024 milik instansi lain, di luar semua angka di atas"
    assert list(picture.chart.data[2].x) == [4]


def test_the_page_says_what_was_counted_by_hand(visit: Visit) -> None:
    titles = headings(visit())
    assert titles[:4] == [
        "Terbanyak: Moral (kode etik) dan Ringan – masing-masing 1/4 perkara Pilkada 2024",
        "Dari 2 putusan Pilkada 2024, 1 lebih ringan daripada dugaannya dan 1 sama dengan dugaannya",
        f"3/4 perkara Pilkada 2024 {LATER}",
        "Sesudah penetapan calon: Pemilu 2024 1/2 dan Pilkada 2024 3/4",
    ]
    assert "1/5 perkara Pilkada 2024 milik instansi lain, di luar semua angka di atas" in titles
    assert not [title for title in titles if "%" in title]  # fewer than 20 cases: no percentage


def test_the_page_explains_the_breaks_that_touch_it_and_states_the_rule_of_small_numbers(visit: Visit) -> None:
    said = text(visit())
    assert "**31 Agustus 2021: PP 94/2021 menggantikan PP 53/2010.** Beberapa bentuk" in said
    assert "**24 Agustus 2024: Rekomendasi beralih dari KASN ke BKN.**" in said
    assert "34 OPD menjadi 28" not in said
    assert "Persen hanya ditulis mulai 20 perkara" in said
    assert case_titles.FEWER in said


def test_a_break_that_lies_ahead_is_not_on_the_page(visit: Visit) -> None:
    said = text(visit(posisi="2024-08-01"))
    assert "Sistem bersama SBT mulai dipakai" in said
    assert "Rekomendasi beralih dari KASN ke BKN" not in said


def test_an_opd_counts_none_of_other_agencies_and_they_are_still_visible(visit: Visit) -> None:
    app = visit(lingkup="DINKES")
    assert headings(app)[0] == "Terbanyak: Moral (kode etik) dan Ringan – masing-masing 1/4 perkara Pilkada 2024"
    assert "1/5 perkara Pilkada 2024 milik instansi lain, di luar semua angka di atas" in headings(app)
    captions = [str(element.value) for element in app.caption if "semua instansi" in str(element.value)]
    assert ["seluruh kota" in caption for caption in captions] == [True]


def test_a_scope_without_cases_is_an_empty_state_beside_what_is_documented(visit: Visit) -> None:
    app = visit(lingkup="INSPEKTORAT")
    assert "Belum ada perkara untuk" in text(app)
    assert [str(chart.key) for chart in app.get("plotly_chart")] == [
        "plot-wide-violations_by_instansi",
        "plot-narrow-violations_by_instansi",
        "plot-wide-national_figures",
        "plot-narrow-national_figures",
    ]
    assert "Bawaslu Kota Malang menangani lima perkara" in app.info[0].value
    national = [str(chart.proto) for chart in app.get("plotly_chart") if "national" in str(chart.key)]
    assert all("NYATA" in drawn and "SIMULASI" not in drawn for drawn in national)


def test_the_five_documented_matters_stand_with_what_is_not_known_of_them(visit: Visit) -> None:
    lines = (read_settings().documented / "case.csv").read_text(encoding="utf-8").splitlines()
    app = visit(_built({"case": lines}), siklus="2019")
    # Two of Pemkot Malang, two of universities, one of the province: all that the article says.
    assert headings(app) == [
        "2/2 perkara Pemilu 2019 tidak diketahui tingkatnya",
        "Belum ada perkara Pemilu 2019 yang putusannya dapat dibandingkan dengan dugaannya",
        "3/5 perkara Pemilu 2019 milik instansi lain, di luar semua angka di atas",
        case_titles.NATIONAL,
    ]
    # Nothing but unknown is a sentence, no picture.
    said = text(app)
    assert "Tanggal laporan belum diketahui untuk semua 2 perkara Pemilu 2019." in said
    assert "Bentuk belum diketahui untuk semua 2 perkara Pemilu 2019." in said
    assert "Jenjang belum diketahui untuk semua 2 perkara Pemilu 2019." in said
    assert "sejauh ini pelanggarannya berkategori sedang" in app.info[0].value
