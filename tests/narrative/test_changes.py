"""The tables of a comparison in words, from rows written by hand."""

import pandas as pd

from narrative.changes import reason_headings, signed, why, worded


def test_a_difference_bears_its_sign() -> None:
    assert [signed(value) for value in (3, -1, 1204)] == ["+3", "−1", "+1.204"]


def test_reasons_of_nothing_are_left_out() -> None:
    assert why({"late": 3, "removed": -1, "joined": 0}) == "data terlambat +3, baris dihapus −1"


def test_one_reason_alone_needs_no_column_of_its_own() -> None:
    one = pd.DataFrame({"late": [2], "rules": [0]})
    assert reason_headings(one) == {}
    assert reason_headings(one.assign(rules=[1])) == {"late": "Data terlambat", "rules": "Aturan atau rujukan berubah"}


def test_rows_bear_the_names_of_their_inputs_and_what_is_empty_is_unknown() -> None:
    rows = pd.DataFrame({"kind": ["decision", "lain"], "changed_in": ["", "isi"]})
    shown = worded(rows, {"decision": "keputusan rapat"})
    assert shown["name"].tolist() == ["keputusan rapat", "lain"]
    assert shown["changed_in"].isna().tolist() == [True, False]
