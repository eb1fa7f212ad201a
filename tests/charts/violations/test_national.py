"""National figures, by hand."""

from datetime import date

import pandas as pd

from charts.violations import national
from tests.support.handling_rows import NA
from tests.support.violation_rows import annotations, drawn


def test_national_figures_stand_on_the_ladder_with_what_each_is_a_part_of() -> None:
    rows = pd.DataFrame(
        [
            ("KASN 2020-2022", "reported", 2073, NA, date(2023, 5, 23)),
            ("KASN 2020-2022", "proven", 1605, 2073, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1480, 1605, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1420, 1605, date(2023, 1, 16)),
        ],
        columns=["set_name", "measure", "value", "previous_value", "as_of_on"],
    ).assign(unit="orang", body="KASN")
    (row,) = national.ladder(rows).to_dict("records")
    assert row["set_name"] == "KASN 2020-2022"
    assert row["reported"] == "2.073 orang"
    assert row["followed_up"] == "1.480/1.605; 1.420/1.605 (16 Jan 2023)"
    assert row["sanctioned"] == "–"
    assert row["as_of_on"] == "23 Mei 2023"


def test_national_figures_show_both_publications_of_the_same_figure() -> None:
    rows = pd.DataFrame(
        [
            ("KASN 2020-2022", "reported", 2073, date(2023, 5, 23)),
            ("KASN 2020-2022", "proven", 1605, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1420, date(2023, 1, 16)),
            ("KASN 2020-2022", "followed_up", 1480, date(2023, 5, 23)),
        ],
        columns=["set_name", "measure", "value", "as_of_on"],
    ).assign(unit="orang", note=None)
    figure = national.national(rows)
    # 1480/1605 = 92,2%, 1420/1605 = 88,5%
    assert drawn(figure, 0) == {
        "Dilaporkan": "2.073",
        "Terbukti": "1.605/2.073 (77,4%)",
        "Ditindaklanjuti, Mei 2023": "1.480/1.605 (92,2%)",
        "Ditindaklanjuti, Jan 2023": "1.420/1.605 (88,5%)",
    }
    assert "satuan: orang; per 16 Jan 2023 dan 23 Mei 2023" in annotations(figure)
