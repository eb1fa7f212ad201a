"""The subjects of the law, each in one line."""

import pandas as pd

from metrics.catalogue import find
from narrative.law import SUBJECTS


def test_a_line_says_how_many_rows_there_are_and_how_many_nobody_checked() -> None:
    limits = SUBJECTS[0]
    assert limits.summary(pd.DataFrame({"is_verified": [True, False, False]})) == (
        "**Batas waktu**: 3 batas, 2 belum dicocokkan"
    )
    assert limits.summary(pd.DataFrame({"is_verified": [True]})) == "**Batas waktu**: 1 batas, semua dicocokkan"


def test_the_cycle_is_named_where_the_list_is_another_in_each() -> None:
    assert [subject.title("Pilkada 2024") for subject in SUBJECTS[1:3]] == ["Sanksi pada Pilkada 2024", "Tahap perkara"]


def test_each_row_is_named_by_a_heading_of_its_list() -> None:
    for subject in SUBJECTS:
        metric = find(subject.metric)
        assert subject.lead in metric.headings.values()
        assert subject.has_cycle == ("cycle" in metric.parameters)
