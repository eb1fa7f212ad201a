"""The order in which units are shown: by hand."""

import pandas as pd

from metrics import ranking


def test_the_units_with_most_people_left_come_first_and_those_who_are_done_not_at_all() -> None:
    units = pd.DataFrame({"unit_id": ["A", "B", "C", "D"], "not_signed": pd.array([3, 0, 12, None], dtype="Int64")})
    assert ranking.waiting(units)["unit_id"].tolist() == ["C", "A"]
    assert ranking.waiting(units, at_most=1)["unit_id"].tolist() == ["C"]
