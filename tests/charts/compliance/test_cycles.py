"""Small curves of the cycles beside each other, by hand."""

from datetime import date

import pandas as pd

from charts.base import style
from charts.compliance import cycles
from metrics.selection import Cycle
from tests.support.compliance_rows import BOTH, CURVE, DUE, OLD, POLLING, texts

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
    assert list(figure.data[1].x) == [102, 43, -4] and list(figure.data[1].y) == [10, 30, 60]
    assert texts(figure) == ["<b>Pemilu 2019</b> 60,0%", "<b>Pilkada 2024</b> 85,0%"]


def test_due_days_and_breaks_are_drawn_where_they_belong() -> None:
    """One break lies between the cycles, one 31 days before the due day of 2024, one after everything."""
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
        ("x", 0, "solid"),
        ("x", -4, "dot"),
        ("x2", 0, "solid"),
        ("x2", -64, "dot"),
        ("paper", 0.465, "dash"),
        ("x2", 31, "dash"),
    ]
    assert cycles.note(on[:1]) == (
        "Sumbu datar: hari sampai hari batas tiap siklus (garis tegak); titik-titik: pemungutan suara. Persen di atas "
        "kurva: pada jarak yang sama dari hari batas; garis putus-putus: 34 OPD menjadi 28 (1 Jan 2020)."
    )
    assert cycles.note(on[:0]).endswith("pada jarak yang sama dari hari batas.")


def test_cycles_are_compared_at_the_same_distance_from_their_due_day() -> None:
    # 2 October is 8 days after the due day of 2024; the last count of 2019 stood 4 days after its own
    assert cycles.title(BOTH, CYCLES, 2024) == "8 hari sesudah hari batas: Pilkada 2024 85,0%; Pemilu 2019 60,0%"
    assert cycles.title(BOTH, CYCLES, 2019) == "4 hari sesudah hari batas: Pemilu 2019 60,0%; Pilkada 2024 80,0%"
    early = pd.concat([OLD, CURVE[:1]])  # 26 August is 29 days before; in 2019 ten had signed 102 days before
    assert cycles.title(early, CYCLES, 2024) == "29 hari sebelum hari batas: Pilkada 2024 60,0%; Pemilu 2019 30,0%"
    assert texts(cycles.cycles_beside(early, CYCLES, 2024)) == [
        *("<b>Pemilu 2019</b> 30,0%", "<b>Pilkada 2024</b> 60,0%"),
    ]
    assert cycles.title(OLD, CYCLES, 2024) == "Belum ada penandatanganan pada siklus ini"


def test_a_cycle_without_any_signature_is_not_known_and_one_that_had_not_begun_says_so() -> None:
    none = OLD.assign(signed=0, signed_pct=0.0)
    said = cycles.title(pd.concat([none, CURVE]), CYCLES, 2024)
    assert said == "8 hari sesudah hari batas: Pilkada 2024 85,0%; Pemilu 2019 belum diketahui"
    late = pd.concat([OLD[2:], CURVE[:1]])
    assert cycles.title(late, CYCLES, 2024).endswith("Pemilu 2019 belum dimulai")


def test_where_nobody_had_signed_at_that_distance_a_cycle_had_not_begun() -> None:
    none = OLD.assign(signed=[0, *OLD["signed"][1:]])  # 102 days before its due day
    chosen = CURVE[:1].assign(day=date(2024, 6, 14), days_to_polling=166)  # as far before its own
    said = cycles.title(pd.concat([none, chosen]), CYCLES, 2024)
    assert said == "102 hari sebelum hari batas: Pilkada 2024 60,0%; Pemilu 2019 belum dimulai"
