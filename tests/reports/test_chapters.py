"""What the chapters of the packs say of a tiny city, counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from reports.document import BarChart, Pack, Section
from storage.builds import Build
from tests.support.builds import make_build, nip
from tests.support.packs import pack, selection

OURS = "Pemkot Malang"
OFFICES = ("Dinas Kesehatan",) * 3 + ("Dinas Perhubungan",) + ("Inspektorat",) * 4
SIGNED = (4, 5, 6, 7)  # the one of Dishub, and three of the four of Inspektorat
CASES = [
    (name, 2023, "2024-01-02", "pers", OURS, unit, None, "D1", None)
    for name, unit in (("A", "Dinkes"), ("B", "Dishub"))
]
STEPS = [
    *((name, "rekomendasi", "2024-01-08", None) for name in "AB"),
    ("B", "disposisi_ppk", "2024-01-10", None),
]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same eight persons in every cycle, signing in 2024 alone; two cases of 2023."""
    roster = [
        (cycle, nip(n), office, "Klojen", "", "pelaksana")
        for cycle in (2019, 2023, 2024)
        for n, office in enumerate(OFFICES, start=1)
    ]
    signing = [(2024, nip(n), "2024-09-09", "ya") for n in SIGNED]
    return make_build(tmp_path_factory.mktemp("city"), roster=roster, signing=signing, case=CASES, step=STEPS)


def chapter(made: Pack, table: str) -> Section:
    """The chapter that holds a table."""
    return next(one for one in made.sections if table in [shown.name for shown in one.tables])


def test_the_action_list_begins_with_those_that_will_miss_the_day(city: Build) -> None:
    """Dinkes: 3 of 3 to go, nobody in ten days. Inspektorat: 1 to go, 3 in ten days. Dishub: done."""
    made = pack("sekda", selection(city, as_of=date(2024, 9, 10)))
    (table,) = chapter(made, "Capaian target").tables
    told = [(row[0], row[3], row[-1]) for row in table.rows]
    assert told == [
        ("Dinas Kesehatan", 3, "tidak selesai"),
        ("Inspektorat", 1, "selesai"),
        ("Dinas Perhubungan", 0, "sudah selesai"),
    ]
    assert (
        chapter(made, "Capaian target").title == "1 dari 2 OPD yang belum selesai tidak akan selesai pada 24 Sep 2024"
    )


def test_what_is_due_names_the_unit_what_and_from_whom(city: Build) -> None:
    due = chapter(pack("sekda", selection(city, as_of=date(2024, 9, 26))), "Tagihan")
    assert due.tables[0].rows == (
        ("Dinkes", "Tanda tangan pakta integritas: 3/3 orang (100%)", "Kepala unit", date(2024, 9, 24), 2),
        ("Inspektorat", "Tanda tangan pakta integritas: 1/4 orang (25,0%)", "Kepala unit", date(2024, 9, 24), 2),
    )
    assert due.title == "2 hal yang ditagih, 2 lewat tenggat"


def test_the_mayor_is_asked_for_what_waits_for_him_and_his_team(city: Build) -> None:
    """On 30 January 2024 case A has waited for the PPK for 16 of 14 working days, case B for his team for 20 days.

    Before them: three OPD are not done, the others have delivered nothing.
    """
    asked = pack("wali-kota", selection(city, 2023, date(2024, 1, 30))).sections[-1]
    assert asked.sentences[2:] == (
        "**PPK (Wali Kota): 1 perkara sesudah Rekomendasi**, 1 lewat batas, jatuh tempo paling awal 26 Januari 2024.",
        "**Tim penindakan: 1 perkara sesudah Disposisi PPK**, tanpa batas waktu dalam aturan; terlama 20 hari.",
    )
    assert asked.sentences[0].startswith("**Penegasan kepada 3 dari 3 OPD yang belum selesai** sejak batas 27 November")
    assert asked.title == "4 hal menunggu keputusan pimpinan"
    assert [row[1] for row in asked.tables[0].rows][2:] == [
        "1 perkara sesudah Rekomendasi (PPK (Wali Kota))",
        "1 perkara sesudah Disposisi PPK (tim penindakan)",
        "",
    ]


@pytest.mark.parametrize(
    ("cycle", "on", "shown"), [(2019, "2019-04-20", [2019]), (2024, "2024-09-10", [2019, 2023, 2024])]
)
def test_a_cycle_that_had_not_begun_is_not_shown_as_nobody_having_signed(
    city: Build, cycle: int, on: str, shown: list[int]
) -> None:
    region = pack("wali-kota", selection(city, cycle, date.fromisoformat(on))).sections[2]
    (bars,) = region.charts
    assert isinstance(bars, BarChart) and [one.name for one in bars.series] == [str(cycle) for cycle in shown]


def test_national_figures_stand_beside_once_there_are_some(city: Build) -> None:
    early = pack("wali-kota", selection(city, 2019, date(2019, 4, 20))).sections[3]
    assert not early.tables and early.sentences[-1] == "Belum ada angka nasional yang diumumkan sampai tanggal ini."
    late = pack("wali-kota", selection(city)).sections[3]
    assert "tidak dapat dibandingkan" in late.tables[0].title and "PP 94/2021" in late.note


def test_with_decisions_of_earlier_meetings_the_mayors_pack_keeps_to_five_slides(tmp_path: Path) -> None:
    roster = [(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana")]
    decided = [
        ("2024-09-05", 2024, "Selesaikan tanda tangan", "Dinas Kesehatan", "2024-09-20", "belum_ttd", "", "", "")
    ]
    made = pack("wali-kota", selection(make_build(tmp_path, roster=roster, decision=decided)))
    assert len(made.sections) == 5
    assert [table.name for table in made.sections[-1].tables] == ["Arahan", "Keputusan rapat"]
    assert "1 dari 1 keputusan rapat belum tercapai" in made.sections[-1].title
