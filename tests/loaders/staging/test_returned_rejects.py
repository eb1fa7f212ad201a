"""Rejected rows that come back in the file in which they were handed out."""

from loaders.staging import returned_rejects as returned
from loaders.staging.returned_rejects import REASON_TITLES, RejectOrigin

TOP = [[returned.returned_declaration("signing", "0a1b2c3d4e5f6a7b")], ["nip", "siklus", *REASON_TITLES]]


def test_the_first_cell_says_the_input_and_the_file_the_rows_came_from() -> None:
    assert TOP[0] == ["Masukan Netra : signing, baris ditolak dari 0a1b2c3d4e5f"]
    assert returned.original_of(TOP) == "0a1b2c3d4e5f"
    assert returned.original_of([["Masukan Netra : signing"]]) == ""


def test_the_columns_of_reasons_are_found_and_taken_off() -> None:
    assert returned.reasons_at(TOP) == 2
    assert returned.reasons_at([["nip", "siklus", *REASON_TITLES[:4]]]) is None
    assert returned.without_reasons(["1", "2024", "a", "b", "c", "d", "7", "more"], 2) == ["1", "2024", "more"]


def test_a_row_knows_where_it_stood_and_an_added_one_does_not() -> None:
    row = ["1", "2024", "kosong", "isi", "TTD.xlsx", " Satu ", "17"]
    assert returned.origin_of(row, 2, "0a1b") == RejectOrigin("0a1b", "Satu", 17)
    assert returned.origin_of(["1", "2024"], 2, "0a1b") is None


def test_texts_of_a_returned_csv_lose_the_quote_that_kept_them_from_being_formulas() -> None:
    assert list(returned.as_texts([*TOP, ["'=1+1", "2024"]]))[2] == ["=1+1", "2024"]
    assert list(returned.as_texts([["nip"], ["'=1+1"]])) == [["nip"], ["'=1+1"]]
