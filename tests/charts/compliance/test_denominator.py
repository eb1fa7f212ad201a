"""The steps from the roster to the obliged, and the words over and under them, by hand."""

import pandas as pd
import pytest

from charts.compliance import denominator
from tests.support.denominator_rows import FULL, LEFT, LISTED, OWN, RECAP, STUDY, steps


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


def test_a_unit_of_recaps_alone_says_that_its_people_are_unknown() -> None:
    said = denominator.recap_alone(steps(RECAP, obliged=30))
    assert said == "Wajib di sini (30 orang) menurut rekap unit: siapa yang dikecualikan tidak diketahui."
