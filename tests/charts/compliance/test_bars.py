"""The pictures of compliance: the numbers in them, and the titles that say what they show, by hand."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.base import style
from charts.compliance import bars, cycles, progress, tile_map, titles
from metrics import ranking
from metrics.selection import Cycle
from narrative import headlines

UNIT_COLUMNS = ["unit_id", "unit", "short_name", "obliged", "signed", "fulfilled", "not_signed", "signed_pct"]


def units(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    """Units from (short name, obliged, signed, fulfilled)."""
    full = [(n, f"Dinas {n}", n, of, s, f, of - s, 100 * s / of if of else None) for n, of, s, f in rows]
    return pd.DataFrame(full, columns=UNIT_COLUMNS).assign(cycle=2024, current_unit_id=lambda data: data["unit_id"])


A_HALF, B_DONE, C_FEW = ("A", 100, 50, 25), ("B", 10, 10, 10), ("C", 1000, 990, 0)
THREE = units(A_HALF, B_DONE, C_FEW)


def texts(figure: go.Figure) -> list[str]:
    return [str(label.text) for label in figure.layout.annotations]


def test_the_lowest_share_comes_first_and_a_unit_without_people_last() -> None:
    assert ranking.ranked(units(B_DONE, ("X", 0, 0, 0), C_FEW, A_HALF))["unit_id"].tolist() == ["A", "C", "B", "X"]


def test_both_tiers_are_shares_of_those_obliged() -> None:
    figure = bars.bars(THREE)
    assert [list(trace.x) for trace in figure.data] == [[0.5, 1.0, 0.99], [0.25, 1.0, 0.0]]
    assert list(figure.layout.yaxis.ticktext) == ["A", "B", "C"]


def test_every_bar_bears_percent_and_counts_of_both_tiers() -> None:
    said = texts(bars.bars(THREE))
    assert said[:2] == ["<b>50,0%</b>  50/100", "<b>25,0%</b>  25/100"]
    assert said[4:6] == ["<b>99,0%</b>  990/1.000", "<b>0%</b>  0/1.000"]
    assert texts(bars.bars(THREE, narrow=True))[0] == "<b>50,0%</b>  50/100<br><b>25,0%</b>  25/100"


def test_a_bar_without_people_is_empty_and_says_so() -> None:
    figure = bars.bars(units(("X", 0, 0, 0)))
    assert list(figure.data[0].x) == [0]
    assert texts(figure)[0] == "<b>–</b>  0/0"


def test_earlier_cycles_are_dots_on_the_bar_of_their_successor() -> None:
    past = pd.DataFrame(
        [
            (2019, "C", "Dinas C", 40, 10),
            (2023, "C", "Dinas C", 20, 19),
            (2019, "Z", "Dinas Z", 9, 9),  # no bar of this name
            (2023, "A", "Dinas A", 0, 0),  # nobody obliged
        ],
        columns=["cycle", "unit_id", "unit", "obliged", "signed"],
    )
    dots = bars.bars(THREE, past).data[2:]
    assert [(dot.name, list(dot.x), list(dot.y)) for dot in dots] == [
        ("capaian 2023", [0.95], [2]),
        ("capaian 2019", [0.25], [2]),
    ]


@pytest.mark.parametrize(
    ("rows", "unknown", "title"),
    [
        ([A_HALF, B_DONE, C_FEW], 0, "2 dari 3 OPD belum selesai; terendah A: 50/100 orang (50,0%)"),
        ([A_HALF, B_DONE], 2, "1 dari 2 OPD belum selesai; terendah A: 50/100 orang (50,0%); 2 OPD belum diketahui"),
        ([B_DONE, ("D", 3, 3, 0)], 0, "2 OPD selesai: setiap ASN wajib sudah tanda tangan"),
        ([B_DONE, ("D", 3, 3, 0)], 1, "2 OPD selesai: setiap ASN wajib sudah tanda tangan; 1 OPD belum diketahui"),
        ([A_HALF], 0, "Dinas A: 50/100 orang (50,0%) sudah tanda tangan"),
        ([("X", 0, 0, 0)], 0, "Belum ada OPD dengan ASN wajib tanda tangan"),
    ],
)
def test_the_title_of_the_bars_is_the_finding(rows: list[Any], unknown: int, title: str) -> None:
    assert titles.units(units(*rows), unknown) == title


def test_the_action_list_counts_people_most_first_and_leaves_out_who_is_done() -> None:
    waiting = ranking.waiting(units(C_FEW, B_DONE, A_HALF))
    assert waiting["unit_id"].tolist() == ["A", "C"]
    figure = bars.waiting_bars(waiting)
    assert list(figure.data[0].x) == [50, 10]
    assert texts(figure) == ["<b>50</b> dari 100", "<b>10</b> dari 1.000"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [A_HALF, C_FEW, ("D", 9, 4, 0), ("E", 9, 8, 0)],
            "66 orang belum tanda tangan; 98,5% di antaranya di tiga OPD",
        ),
        ([A_HALF, C_FEW, B_DONE], "60 orang belum tanda tangan, di 2 OPD"),
        ([A_HALF, B_DONE], "50 orang belum tanda tangan, semuanya di A"),
        ([B_DONE], "Tidak ada yang menunggu: semua ASN wajib sudah tanda tangan"),
    ],
)
def test_the_title_of_the_action_list_says_where_most_are(rows: list[Any], title: str) -> None:
    assert titles.still_to_sign(units(*rows)) == title


@pytest.mark.parametrize(
    ("levels", "title"),
    [
        (
            [
                ("jpt", "JPT", 29, 29),
                ("pelaksana", "pelaksana", 100, 80),
                ("belum diketahui", "Belum diketahui", 50, 1),
            ],
            "Pelaksana paling rendah: 80/100 orang (80,0%); tertinggi JPT: 100%",
        ),
        ([("jpt", "JPT", 10, 5), ("pengawas", "Pengawas", 20, 10)], "JPT paling rendah: 5/10 orang (50,0%)"),
        ([("jpt", "JPT", 2, 2), ("pengawas", "Pengawas", 3, 3)], "Semua jenjang selesai"),
        ([("belum diketahui", "Belum diketahui", 50, 1)], "Jenjang belum diketahui: data yang ada berupa rekap"),
    ],
)
def test_the_cascade_names_its_lowest_level(levels: list[Any], title: str) -> None:
    assert titles.levels(pd.DataFrame(levels, columns=["level", "level_name", "obliged", "signed"])) == title


def test_units_done_are_counted_over_all_units_of_the_cycle() -> None:
    silent = units(("S", 0, 0, 0))
    assert headlines.finished_units(THREE, silent) == ("1/4", "1 belum diketahui")
    assert headlines.finished_units(THREE, silent[:0]) == ("1/3", "semua diketahui")
    assert titles.silent(silent) == "Dinas S belum menyampaikan daftar maupun rekap"
    assert titles.silent(THREE) == "3 OPD belum menyampaikan daftar maupun rekap"


DUE, POLLING = date(2024, 9, 24), date(2024, 11, 27)
STAGES = pd.DataFrame(
    [("Kampanye", date(2024, 9, 25), date(2024, 11, 23)), ("Penetapan", date(2024, 9, 22), None)],
    columns=["name", "starts_on", "ends_on"],
)


def days(cycle: int, polling: date, *rows: tuple[date, int, int, int]) -> pd.DataFrame:
    """A curve from (day, signed, fulfilled, obliged)."""
    full = [(cycle, on, s, f, of, (polling - on).days, 100 * s / of) for on, s, f, of in rows]
    return pd.DataFrame(
        full, columns=["cycle", "day", "signed", "fulfilled", "obliged", "days_to_polling", "signed_pct"]
    )


CURVE = days(
    2024, POLLING, (date(2024, 8, 26), 600, 500, 1000), (DUE, 800, 700, 1000), (date(2024, 10, 2), 850, 700, 1000)
)


def test_the_curve_shows_both_counts_the_target_and_the_due_day() -> None:
    figure = progress.curve(CURVE, STAGES, DUE, POLLING)
    assert [list(trace.y) for trace in figure.data[:2]] == [[600, 800, 850], [500, 700, 700]]
    assert [(shape.y0, shape.x0) for shape in figure.layout.shapes] == [(1000, 0), (0, DUE)]
    said = texts(figure)
    assert "<b>850</b> sudah tanda tangan" in said[0] and "<b>700</b> tepat waktu dan terverifikasi" in said[0]
    assert said[1:] == ["wajib 1.000 orang", "batas tepat waktu 24 Sep 2024", "Kampanye", "Penetapan"]


def test_a_stage_of_one_day_is_one_day_wide() -> None:
    strip = progress.curve(CURVE, STAGES, DUE, POLLING).data[2]
    assert list(strip.x[3:5]) == [date(2024, 9, 22), date(2024, 9, 23)]
    assert strip.hovertext[3] == "Penetapan: 22 September 2024 sampai 22 September 2024"


@pytest.mark.parametrize(
    ("until", "title"),
    [
        (3, "800/1.000 orang (80,0%) tanda tangan sampai batas 24 September 2024, 50 sesudahnya"),
        (2, "800/1.000 orang (80,0%) sudah tanda tangan; batasnya 24 September 2024"),
        (1, "600/1.000 orang (60,0%) sudah tanda tangan; batasnya 24 September 2024"),
    ],
)
def test_the_title_of_the_curve_divides_at_the_due_day(until: int, title: str) -> None:
    assert titles.curve(CURVE[:until], DUE) == title


def test_a_curve_without_latecomers_says_nothing_of_them() -> None:
    even = days(2024, POLLING, (DUE, 800, 700, 1000), (date(2024, 10, 2), 800, 700, 1000))
    assert titles.curve(even, DUE) == "800/1.000 orang (80,0%) tanda tangan sampai batas 24 September 2024"


OLD = days(
    2019,
    date(2019, 4, 17),
    (date(2019, 1, 1), 10, 0, 100),
    (date(2019, 3, 1), 30, 0, 100),
    (date(2019, 4, 17), 60, 0, 100),
)
BOTH = pd.concat([OLD, CURVE])


CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2024, "Pilkada 2024", POLLING, date(2024, 5, 5), DUE),
)


def test_each_cycle_has_its_own_small_curve_with_the_others_pale_behind() -> None:
    figure = cycles.cycles_beside(BOTH, CYCLES, 2024)
    assert [(trace.xaxis, trace.line.color) for trace in figure.data] == [
        ("x", style.GRID),
        ("x", style.GREY),
        ("x2", style.GRID),
        ("x2", style.BLUE),
    ]
    assert list(figure.data[1].x) == [106, 47, 0] and list(figure.data[1].y) == [10, 30, 60]
    assert texts(figure) == ["<b>Pemilu 2019</b> 60,0%", "<b>Pilkada 2024</b> 85,0%"]


def test_due_days_and_breaks_are_drawn_where_they_belong() -> None:
    """One break lies between the cycles, one 95 days before the polling of 2024, one after everything."""
    on = pd.DataFrame(
        [
            (date(2020, 1, 1), "34 OPD menjadi 28"),
            (date(2024, 8, 24), "KASN ke BKN"),
            (date(2025, 1, 1), "kelak"),
        ],
        columns=["break_on", "name"],
    )
    lines = cycles.cycles_beside(BOTH, CYCLES, 2024, on).layout.shapes
    assert [(line.xref, round(line.x0, 3), line.line.dash) for line in lines] == [
        ("x", 4, "dot"),
        ("x2", 64, "dot"),
        ("paper", 0.465, "dash"),
        ("x2", 95, "dash"),
    ]
    assert cycles.note(on[:1]) == (
        "Sumbu datar: hari sebelum pemungutan suara. Titik-titik: hari batas; garis putus-putus: 34 OPD menjadi 28 "
        "(1 Jan 2020)."
    )
    assert cycles.note(on[:0]).endswith("Titik-titik: hari batas.")


def test_cycles_are_compared_as_many_days_before_polling() -> None:
    # 2 October is 56 days before polling; in 2019 the last count before that stood 47 days later: 30 came after it
    assert titles.cycles(BOTH, 2024) == "56 hari sebelum pemungutan suara: 2024 85,0%; 2019 10,0%"
    assert titles.cycles(BOTH, 2019) == "Pada akhir siklus: 2019 60,0%; 2024 85,0%"
    assert titles.cycles(OLD, 2024) == "Belum ada penandatanganan pada siklus ini"


KELURAHAN_COLUMNS = ["kelurahan_id", "kelurahan", "kecamatan", "tile_row", "tile_col", "obliged", "signed"]
KAUMAN = ("1", "Kauman", "Klojen", 5, 2, 10, 5)
KASIN = ("2", "Kasin", "Klojen", 6, 2, 8, 8)
SUKUN = ("3", "Sukun", "Sukun", 7, 2, 20, 18)
OFFICE = (None, "tingkat kecamatan", "Klojen", None, None, 7, 7)  # belongs to no tile


def kelurahan(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=KELURAHAN_COLUMNS)


UNKNOWN = kelurahan(("4", "Bareng", "Klojen", 5, 1, 0, 0)).drop(columns=["obliged", "signed"])
PLACES = tile_map.places(kelurahan(KAUMAN, KASIN, SUKUN, OFFICE), UNKNOWN)


def test_every_kelurahan_has_one_tile_and_what_belongs_to_none_has_none() -> None:
    assert [row["kelurahan"] for row in PLACES] == ["Bareng", "Kasin", "Kauman", "Sukun"]
    assert tile_map.any_known(PLACES) and not tile_map.any_known(tile_map.places(kelurahan(), UNKNOWN))


def test_a_tile_is_shaded_by_its_share_and_unknown_is_hatched_not_pale() -> None:
    assert [tile_map.Tile(0, 0, row).step for row in PLACES] == [-1, 5, 1, 3]
    filled = [trace for trace in tile_map.tile_map(PLACES).data if trace.fill == "toself"]
    assert [trace.fillcolor for trace in filled] == [*style.STEPS, style.UNKNOWN_FILL]
    assert [trace.fillpattern.shape for trace in filled] == [None] * 6 + ["/"]


def test_a_tile_says_name_percent_and_counts_or_that_it_is_unknown() -> None:
    labels = [tile_map.Tile(0, 0, row).label for row in PLACES]
    assert labels[0] == "<b>Bareng</b><br>belum diketahui"
    assert labels[2] == "<b>Kauman</b><br>50,0%<br>5/10"


def test_a_line_runs_between_kecamatan_and_nowhere_else() -> None:
    # only Kasin (row 6, Klojen) lies against Sukun (row 7)
    line = next(trace for trace in tile_map.tile_map(PLACES).data if trace.line.width == 2)
    assert (list(line.x), list(line.y)) == ([1.5, 2.5, None], [6.5, 6.5, None])


def test_on_a_phone_the_tiles_stand_three_beside_each_other_by_kecamatan() -> None:
    figure = tile_map.tile_list(PLACES)
    names = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(names.x) == [0, 1, 2, 0]
    assert texts(figure) == ["<b>Kecamatan Klojen</b>", "<b>Kecamatan Sukun</b>"]


@pytest.mark.parametrize(
    ("rows", "unknown", "title"),
    [
        (
            [KAUMAN, KASIN, SUKUN],
            UNKNOWN,
            "2 dari 3 kelurahan belum selesai; terendah Kauman: 5/10 orang (50,0%); 1 kelurahan belum diketahui",
        ),
        ([KASIN], UNKNOWN, "Kelurahan Kasin selesai; 1 kelurahan belum diketahui"),
        ([], UNKNOWN, "Kelurahan Bareng belum diketahui"),
    ],
)
def test_the_title_of_the_map_names_the_lowest_and_counts_the_unknown(
    rows: list[Any], unknown: pd.DataFrame, title: str
) -> None:
    assert titles.kelurahan(tile_map.places(kelurahan(*rows), unknown)) == title


KECAMATAN = pd.DataFrame(
    [
        (2019, "1", "Klojen", 10, 4),
        (2024, "1", "Klojen", 20, 18),
        (2024, "2", "Sukun", 30, 15),
        (2024, None, "tingkat kota", 400, 1),  # no kecamatan
    ],
    columns=["cycle", "kecamatan_id", "kecamatan", "obliged", "signed"],
)


def test_the_chosen_cycle_is_blue_and_the_others_grey() -> None:
    chosen, others = tile_map.over_cycles(KECAMATAN, 2024).data
    assert (chosen.marker.color, list(chosen.x)) == (style.BLUE, [0.9, 0.5])
    assert (others.marker.color, list(others.x)) == (style.GREY, [0.4])


def test_the_title_of_the_kecamatan_names_lowest_and_highest() -> None:
    title = "Kecamatan Sukun paling rendah: 15/30 orang (50,0%); paling tinggi Klojen: 90,0%"
    assert titles.kecamatan(KECAMATAN, 2024) == title
    assert titles.kecamatan(KECAMATAN, 2019) == "Kecamatan Klojen: 4/10 orang (40,0%) sudah tanda tangan"
    assert titles.kecamatan(KECAMATAN, 2023) == "Belum ada kecamatan yang diketahui pada siklus 2023"


def test_dark_swaps_every_colour_of_the_house_also_inside_labels() -> None:
    light = bars.bars(THREE).to_json()
    dark = style.dress(bars.bars(THREE), dark=True).to_json()
    assert style.BLUE in light and style.NAVY in light
    assert not [colour for colour in style.palette() if colour in dark]


def test_the_mark_stands_in_the_picture_above_all_else() -> None:
    plain = bars.bars(THREE)
    marked = style.dress(bars.bars(THREE), dark=False, mark="SIMULASI")
    assert texts(marked) == [*texts(plain), "<b>SIMULASI</b>"]
    assert marked.layout.height == plain.layout.height + style.MARK_ROOM
    assert texts(style.dress(bars.bars(THREE), dark=False)) == texts(plain)


def test_month_names_are_indonesian_and_the_year_stands_where_it_changes() -> None:
    ticks, names = style.months(date(2023, 11, 5), date(2024, 2, 10))
    assert (ticks[0], names) == (date(2023, 12, 1), ["Des<br>2023", "Jan<br>2024", "Feb"])
    assert len(style.months(date(2018, 9, 1), date(2019, 12, 1), at_most=7)[0]) <= 7


TOTAL = pd.DataFrame(
    [(1000, 850, 700, 30, 150, 12)],
    columns=["obliged", "signed", "fulfilled", "unknown_fulfilled", "not_signed", "days_left"],
)


def test_the_big_digits_say_of_how_many() -> None:
    ladder = pd.DataFrame([("laporan", 46), ("terbukti", 30)], columns=["rung", "cases"])
    ends = pd.DataFrame([("proses", 9), ("sanksi", 18)], columns=["outcome", "cases"])
    cases = headlines.running(ladder, ends)
    assert (cases.value, cases.detail, cases.course) == ("9", "dari 46 dilaporkan", (46, 30))
    signed = headlines.signed(TOTAL, CURVE, "signed", "Sudah tanda tangan")
    assert (signed.value, signed.detail, signed.course) == ("85,0%", "850/1.000 orang", (600, 800, 850))
    done = headlines.finished(THREE, units())
    assert (done.value, done.detail, done.course) == ("1/3", "semua diketahui", (50, 99, 100))


def test_a_course_is_thinned_and_keeps_its_last_value() -> None:
    thin = headlines.thinned(pd.Series(range(300)))
    assert len(thin) == 60 and thin[-1] == 299
