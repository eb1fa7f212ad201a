"""Rows of a metric as people read them, and the CSV that Excel in Indonesia opens."""

from csv import reader
from datetime import date
from io import StringIO

import pandas as pd
import pytest

from text.tables import as_text, csv, formats, readable, to_date, to_dicts


def test_a_table_has_the_columns_with_a_heading_in_its_order_and_says_what_the_basis_is() -> None:
    data = pd.DataFrame({"unit_id": ["a"], "basis": ["both"], "unit": ["Dinas Kesehatan"], "signed": [3]})
    shown = readable(data, {"unit": "OPD", "signed": "Sudah", "basis": "Dasar", "cases": "Perkara"})
    assert list(shown.columns) == ["OPD", "Sudah", "Dasar"]
    assert shown["Dasar"].tolist() == ["daftar orang dan rekap"]


def test_rows_one_by_one_say_none_for_an_unknown_number() -> None:
    data = pd.DataFrame({"unit": ["A", "B"], "signed": pd.array([3, None], dtype="Int64")})
    assert to_dicts(data) == [{"unit": "A", "signed": 3}, {"unit": "B", "signed": None}]


def test_a_day_is_a_date_whoever_gives_it() -> None:
    assert to_date(pd.Timestamp("2024-08-26 13:00")) == to_date("2024-08-26") == date(2024, 8, 26)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1480, "1.480"),
        (0, "0"),
        (89.5, "89,5"),
        (True, "ya"),
        (False, "tidak"),
        (date(2024, 8, 26), "26 Agustus 2024"),
        (None, "belum diketahui"),
        (pd.NA, "belum diketahui"),
        (pd.NaT, "belum diketahui"),
        (float("nan"), "belum diketahui"),
        ("Dinkes", "Dinkes"),
    ],
)
def test_a_cell_is_written_as_officials_write_it(value: object, text: str) -> None:
    assert as_text(value) == text


def test_a_year_keeps_its_digits_and_a_share_has_its_sign() -> None:
    data = pd.DataFrame({"Siklus": [2024], "% tanda tangan": [89.5], "Wajib": [1480]})
    written = {name: write(data[name].iloc[0]) for name, write in formats(data).items()}
    assert written == {"Siklus": "2024", "% tanda tangan": "89,5%", "Wajib": "1.480"}


def test_a_file_has_its_context_above_and_numbers_that_can_be_summed() -> None:
    data = pd.DataFrame(
        {"OPD": ["Dinas Kesehatan"], "Wajib": [1480], "%": [89.456], "Per": [date(2024, 8, 26)], "?": [None]}
    )
    file = csv(data, ['Judul "satu"', "posisi data per 26 Agustus 2024"])
    assert file.startswith(b"\xef\xbb\xbf")
    lines = list(reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines == [
        ['Judul "satu"'],
        ["posisi data per 26 Agustus 2024"],
        ["OPD", "Wajib", "%", "Per", "?"],
        ["Dinas Kesehatan", "1480", "89,46", "2024-08-26", "belum diketahui"],
    ]
