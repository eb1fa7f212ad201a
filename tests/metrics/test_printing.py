"""Rows as text: aligned for the eye, exact for a machine."""

import json

import pandas as pd

from metrics.printing import as_csv, as_json, as_table

ROWS = pd.DataFrame(
    {
        "unit": ["Dinas Satu", "=SUM(A1)"],
        "signed": pd.array([7, None], dtype="Int64"),
        "due_on": [pd.Timestamp(2024, 9, 24), pd.NaT],
        "is_verified": [True, False],
    }
)


def test_a_table_aligns_numbers_to_the_right_and_marks_what_is_unknown() -> None:
    assert as_table(ROWS).splitlines() == [
        "unit        signed  due_on      is_verified",
        "Dinas Satu       7  2024-09-24  true",
        "=SUM(A1)         -  -           false",
    ]


def test_a_cell_of_the_csv_is_no_formula_and_an_unknown_one_is_empty() -> None:
    assert as_csv(ROWS).splitlines() == [
        "unit,signed,due_on,is_verified",
        "Dinas Satu,7,2024-09-24,true",
        "'=SUM(A1),,,false",
    ]


def test_json_keeps_numbers_and_says_null() -> None:
    assert json.loads(as_json(ROWS))[1] == {"unit": "=SUM(A1)", "signed": None, "due_on": None, "is_verified": False}
