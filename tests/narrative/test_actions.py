"""The action list by hand: who has to do what by when."""

from datetime import date

import pandas as pd

from narrative import actions
from tests.support.pace_rows import DONE, IN_TIME, LATE, STILL, UNKNOWN, rows

TODAY = date(2024, 9, 6)
TURNS = pd.DataFrame(
    [("Bawaslu", 2, 24, "hari kalender"), ("BKPSDM", 0, 0, "hari kerja")],
    columns=["turn_short", "over", "worst_over_days", "days_counted"],
)


def test_late_cases_come_first_then_the_units_that_will_miss_the_day() -> None:
    found = actions.listed(rows(IN_TIME, LATE, STILL, UNKNOWN, DONE), TURNS, TODAY)
    assert found[["who", "what", "count", "when"]].values.tolist() == [
        ["Bawaslu", "perkara lewat batas", 2, "lewat 24 hari kalender"],
        ["Lambat", "orang belum tanda tangan", 33, "18 hari lagi"],
        ["Diam", "orang belum tanda tangan", 20, "18 hari lagi"],
        ["Rekap", "orang belum tanda tangan", 10, "18 hari lagi"],
        ["Tepat", "orang belum tanda tangan", 40, "18 hari lagi"],
    ]
    assert found[["needed", "recent"]].values.tolist()[1:4] == [["3", "1,1"], ["1,8", "0"], ["0,9", "belum diketahui"]]
    assert found["finishes"].tolist() == [
        *("", "21 Okt 2024", "tidak sebelum pemungutan suara", "belum diketahui", "13 Sep 2024"),
    ]
    assert actions.title(found) == "Daftar tindakan: 4 OPD yang paling perlu didorong dan 2 perkara lewat batas"


def test_where_all_is_done_there_is_nothing_to_do() -> None:
    none = actions.listed(rows(DONE), TURNS[1:], TODAY)
    assert none.empty
    assert actions.title(none) == "Tidak ada yang menunggu tindakan"
    assert actions.listed(rows(LATE), TURNS, date(2024, 9, 27))["when"].iloc[1] == "lewat 3 hari"
