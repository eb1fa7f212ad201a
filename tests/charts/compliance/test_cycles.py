"""Small curves of the cycles beside each other, by hand."""

from datetime import date

import pandas as pd

from charts.base import style
from charts.compliance import cycles
from metrics.selection import Cycle
from tests.support.compliance_rows import BOTH, DUE, POLLING, texts

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
