"""The effect of a changed base on the share, by hand."""

from datetime import date

import pandas as pd
import pytest

from charts.base import style
from charts.compliance import denominator_change


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
