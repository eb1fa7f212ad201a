"""The bridge to the denominator and the sentence on its change: what they draw and say, by hand."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.base import style
from charts.base.bridge import alt, bridge
from charts.compliance import denominator, denominator_change

COLUMNS = ["step", "step_order", "people", "step_name", "effect", "units"]
LISTED = ("daftar", 1, 100, "dalam daftar", "jumlah", None)
LEFT = ("sudah_selesai", 3, 8, "sudah selesai bertugas", "kurang", None)
STUDY = ("tugas_belajar", 12, 2, "tugas belajar", "kurang", None)
OWN = ("wajib_orang", 91, 90, "wajib menurut daftar orang", "jumlah", None)
RECAP = ("rekap", 92, 30, "wajib menurut rekap unit", "tambah", 3)


def steps(*rows: tuple[Any, ...], obliged: int, cycle: int = 2024) -> pd.DataFrame:
    end = ("wajib", 93, obliged, "wajib tanda tangan", "jumlah", None)
    return pd.DataFrame([*rows, end], columns=COLUMNS).assign(cycle=cycle)


FULL = steps(LISTED, LEFT, STUDY, OWN, RECAP, obliged=120)
STEPS = denominator.steps(FULL)


def texts(figure: go.Figure) -> list[str]:
    return [str(label.text) for label in figure.layout.annotations]


def test_each_bar_floats_from_where_the_one_above_ended() -> None:
    added, out, totals = bridge(STEPS).data
    assert [(start, start + length) for start, length in zip(out.base, out.x, strict=True)] == [(100, 92), (92, 90)]
    assert (list(added.base), list(added.x)) == ([90], [30])
    assert list(totals.x) == [100, 90, 120]
    assert (out.marker.color, added.marker.color) == (style.GREY, style.BLUE)


def test_every_step_bears_its_count_and_on_a_phone_its_name_too() -> None:
    assert texts(bridge(STEPS)) == [
        "<b>100 orang</b>",
        "<b>−8</b>",
        "<b>−2</b>",
        "<b>90 orang</b>",
        "<b>+30</b>",
        "<b>120 orang</b>",
    ]
    assert texts(bridge(STEPS, narrow=True))[1] == "<b>−8</b> sudah selesai bertugas"
    assert list(bridge(STEPS).layout.yaxis.ticktext)[1] == "Sudah selesai bertugas"


def test_a_total_that_only_repeats_another_is_not_drawn() -> None:
    without_recap = denominator.steps(steps(LISTED, LEFT, STUDY, OWN, obliged=90))
    assert [step.count for step in without_recap] == ["100 orang", "−8", "−2", "90 orang"]
    nobody_out = denominator.steps(steps(LISTED, ("wajib_orang", 91, 100, "", "jumlah", None), RECAP, obliged=130))
    assert [step.count for step in nobody_out] == ["100 orang", "+30", "130 orang"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            FULL,
            "90/100 orang dalam daftar wajib tanda tangan; 10 tidak, terbanyak sudah selesai bertugas (8); "
            "dari rekap 30 orang lagi",
        ),
        (
            steps(LISTED, ("wajib_orang", 91, 100, "", "jumlah", None), obliged=100),
            "Semua 100 orang dalam daftar wajib tanda tangan",
        ),
    ],
)
def test_the_title_says_how_many_are_obliged_and_what_keeps_most_out(rows: pd.DataFrame, title: str) -> None:
    assert denominator.title(rows) == title


def test_the_note_names_the_recaps_and_the_base_of_the_other_cycles() -> None:
    older = steps(LISTED, OWN, obliged=90, cycle=2019)
    assert denominator.note(FULL, older) == (
        "Panjang batang = jumlah orang; sumbu tidak mulai dari nol. Rekap: 3 unit tanpa daftar orang. "
        "Wajib pada akhir siklus lain: 2019 90 orang; susunan OPD dan PPPK berbeda."
    )
    assert "siklus lain" not in denominator.note(FULL, older[:0])


def change(
    then: tuple[int, int], stayed: int, now: tuple[int, int], *, joined: int = 0, gone: int = 0, recap: int = 0
) -> pd.DataFrame:
    """A change from (signed, obliged) over those who stayed to (signed, obliged)."""
    shares = [100 * part / whole if whole else None for part, whole in (then, (stayed, now[1]), now)]
    row = {
        "cycle": 2024,
        "from_on": date(2024, 8, 1),
        "until_on": date(2024, 8, 31),
        "signed_then": then[0],
        "obliged_then": then[1],
        "signed_stayed": stayed,
        "signed": now[0],
        "obliged": now[1],
        "joined": joined,
        "gone": gone,
        "recap_change": recap,
    }
    if shares[0] is not None and shares[1] is not None and shares[2] is not None:
        row |= {"rise_pct": shares[2] - shares[0], "base_pct": shares[1] - shares[0]}
        row |= dict(zip(("then_pct", "stayed_pct", "now_pct"), shares, strict=True))
    return pd.DataFrame([row])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # 500/1000 = 50%; with 955 left of whom 500 had signed 52,36%; 520/955 = 54,45%
        (
            change((500, 1000), 500, (520, 955), gone=45),
            "Capaian naik 4,5 poin sejak 1 Agustus 2024: +2,1 dari tanda tangan, +2,4 karena wajib berkurang 45 orang",
        ),
        # two who had signed leave: 48/98
        (
            change((50, 100), 48, (48, 98), gone=2),
            "Capaian turun 1 poin sejak 1 Agustus 2024: tanpa tanda tangan baru, −1 karena wajib berkurang 2 orang",
        ),
        # as many came as left, and those who left had not signed
        (
            change((50, 100), 51, (51, 100), joined=4, gone=4),
            "Capaian naik 1 poin sejak 1 Agustus 2024: tanpa tanda tangan baru, +1 karena susunan wajib berganti "
            "(4 masuk, 4 keluar)",
        ),
        # 40 of 50 stay; the base grew by a recap of which half has signed
        (
            change((40, 50), 50, (52, 70), recap=20),
            "Capaian turun 5,7 poin sejak 1 Agustus 2024: +2,9 dari tanda tangan, −8,6 karena wajib bertambah 20 orang",
        ),
        (
            change((500, 1000), 498, (700, 996), gone=4),
            "Jumlah wajib 1.000 menjadi 996 orang sejak 1 Agustus 2024; capaian hampir tidak berubah karenanya.",
        ),
        (change((5, 10), 5, (7, 10)), "Jumlah wajib tetap 10 orang sejak 1 Agustus 2024."),
        (
            change((0, 0), 5, (7, 10), recap=10),
            "Belum ada pembanding: pada 1 Agustus 2024 belum ada yang diketahui wajib di sini.",
        ),
    ],
)
def test_a_rise_is_parted_into_signing_and_a_changed_base(rows: pd.DataFrame, said: str) -> None:
    assert denominator_change.title(rows) == said


LEFT_BY_45 = change((500, 1000), 500, (520, 955), joined=5, gone=30, recap=-20)


def test_the_steps_lead_from_the_share_of_then_to_that_of_now() -> None:
    steps = denominator_change.steps(LEFT_BY_45)
    ends = [(round(step.before, 2), round(step.after, 2)) for step in steps]
    assert ends == [(50, 50), (50, 52.36), (52.36, 54.45), (54.45, 54.45)]
    assert [step.colour for step in steps] == [style.NAVY, style.GREY, style.BLUE, style.NAVY]
    assert denominator_change.lines(LEFT_BY_45).to_numpy().tolist() == [
        ["Capaian 1 Agustus 2024", "500/1.000", "50,0%"],
        ["Wajib: 5 masuk, 30 keluar, rekap −20", "500/955", "+2,4 poin"],
        ["Tanda tangan baru: 20 orang", "520/955", "+2,1 poin"],
        ["Capaian 31 Agustus 2024", "520/955", "54,5%"],
    ]


def test_who_does_not_see_the_bridge_is_told_its_steps() -> None:
    assert alt(STEPS[:2]) == "Jembatan dari atas ke bawah: dalam daftar 100 orang; sudah selesai bertugas −8."


def test_a_unit_of_recaps_alone_says_that_its_people_are_unknown() -> None:
    said = denominator.recap_alone(steps(RECAP, obliged=30))
    assert said == "Wajib di sini (30 orang) menurut rekap unit: siapa yang dikecualikan tidak diketahui."
