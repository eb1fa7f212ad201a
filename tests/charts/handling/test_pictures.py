"""The pictures of Penanganan perkara: both widths, the finding and the alternative of each, by hand."""

import pandas as pd

from charts.handling import outcomes, pictures
from tests.support import case_rows
from tests.support.selections import VIEW


def test_open_cases_have_fewer_bars_on_a_phone() -> None:
    rows = case_rows.cases(*({"case_id": f"{place:02}"} for place in range(15)))
    picture = pictures.open_cases(rows.assign(days_since=1), VIEW)
    assert picture.narrow is not None
    assert (len(picture.chart.data[0].x), len(picture.narrow.data[0].x)) == (12, 8)
    assert picture.title.startswith("15/15 perkara Pilkada 2024 yang berjalan lewat batas")


def test_one_case_is_drawn_under_where_it_is_stuck() -> None:
    picture = pictures.one(case_rows.cases({}), case_rows.WAY, case_rows.VIEW)
    assert picture.title == "1/2024: 8 hari kerja lewat batas, menunggu PPK (Wali Kota): Disposisi PPK"
    assert picture.alt.startswith("Garis waktu dari atas ke bawah, merah di luar batas: Rekomendasi")


def test_the_ends_on_a_phone_are_those_of_the_chosen_cycle() -> None:
    columns = ["cycle", "outcome", "outcome_name", "sort_order", "cases", "without_steps"]
    rows = pd.DataFrame(
        [
            (2019, "sanksi", "Sanksi", 1, 5, 0),
            (2024, "sanksi", "Sanksi", 1, 2, 0),
            (2024, "proses", "Proses", 2, 2, 0),
            (2024, "tidak_diketahui", "Belum diketahui", 9, 1, 1),
        ],
        columns=columns,
    )
    picture = pictures.ended(outcomes.with_cases(rows), VIEW)
    assert picture.narrow is not None
    assert (len(picture.chart.data), len(picture.narrow.data)) == (3, 1)
    assert picture.title == "2/5 perkara Pilkada 2024 masih berjalan; 2 dijatuhi sanksi, 1 belum diketahui"
