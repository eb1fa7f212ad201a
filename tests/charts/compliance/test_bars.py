"""Bars of compliance per unit and level: the numbers in them, by hand."""

import pandas as pd

from charts.compliance import bars
from tests.support.compliance_rows import THREE, texts, units


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
