"""Titles of compliance: the finding of each picture, by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from charts.compliance import bars, tile_map, titles
from metrics import ranking
from tests.support.compliance_rows import (
    A_HALF,
    B_DONE,
    C_FEW,
    CURVE,
    DUE,
    KASIN,
    KAUMAN,
    KECAMATAN,
    POLLING,
    SUKUN,
    UNKNOWN,
    days,
    kelurahan,
    texts,
    units,
)


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


@pytest.mark.parametrize(
    ("posts", "title"),
    [
        ([("Camat", 5, 5), ("Lurah", 57, 57)], "Semua 62 pimpinan sudah tanda tangan"),
        (
            [("Kepala OPD", 28, 28), ("Camat", 5, 4), ("Lurah", 57, 50)],
            "8 dari 90 pimpinan belum tanda tangan: 1 Camat dan 7 Lurah",
        ),
    ],
)
def test_the_leaders_who_have_not_signed_are_counted_by_their_post(posts: list[Any], title: str) -> None:
    rows = pd.DataFrame(posts, columns=["position_name", "obliged", "signed"])
    assert titles.positions(rows.assign(not_signed=rows["obliged"] - rows["signed"])) == title


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


@pytest.mark.parametrize(
    ("rows", "unknown", "title"),
    [
        (
            [KAUMAN, KASIN, SUKUN],
            UNKNOWN,
            "2 dari 3 kelurahan belum selesai; terendah Kauman: 5/10 orang (50,0%); 1 kelurahan belum diketahui",
        ),
        ([KASIN], UNKNOWN, "Wilayah Kelurahan Kasin selesai; 1 kelurahan belum diketahui"),
        ([], UNKNOWN, "Wilayah Kelurahan Bareng belum diketahui"),
    ],
)
def test_the_title_of_the_map_names_the_lowest_and_counts_the_unknown(
    rows: list[Any], unknown: pd.DataFrame, title: str
) -> None:
    assert titles.kelurahan(tile_map.places(kelurahan(*rows), unknown)) == title


def test_the_title_of_the_kecamatan_names_lowest_and_highest() -> None:
    title = "Wilayah Kecamatan Sukun paling rendah: 15/30 orang (50,0%); paling tinggi Klojen: 90,0%"
    assert titles.kecamatan(KECAMATAN, 2024) == title
    assert titles.kecamatan(KECAMATAN, 2019) == "Wilayah Kecamatan Klojen: 4/10 orang (40,0%) sudah tanda tangan"
    assert titles.kecamatan(KECAMATAN, 2023) == "Belum ada kecamatan yang diketahui pada siklus 2023"
