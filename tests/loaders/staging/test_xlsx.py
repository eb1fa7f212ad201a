"""XLSX as it comes from the reader of values and the marks of the package."""

from pathlib import Path

import openpyxl
import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.xlsx import read_xlsx
from settings import read_settings
from tests.support.workbooks import Page, texts_of, write_book


def test_a_table_that_begins_further_in_keeps_its_columns(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", Page([[], [None, None, "x"]], hidden=frozenset({1}), percent=frozenset({2})))
    (sheet,) = read_xlsx(path, "a.xlsx", read_settings()).sheets
    assert [list(row) for row in sheet.rows()] == [["", "", ""], ["", "", "x"]]
    assert (sheet.name, sheet.is_hidden, sheet.marks.hidden, sheet.marks.percent) == ("Lembar1", False, {1}, {2})


def test_a_workbook_under_another_name_is_read_all_the_same(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", Page([["x"]])).rename(tmp_path / "a.XLS")
    assert texts_of(path) == {"Lembar1": [["x"]]}


def test_a_formula_that_no_program_has_worked_out_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["=1+1", "=A1", 3], ["a", '="<b>"&"&"', "c"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert texts_of(tmp_path / "a.xlsx")["Sheet"] == [["#RUMUS", "#RUMUS", "3"], ["a", "#RUMUS", "c"]]


def test_what_is_no_workbook_inside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(Unreadable, match="berkas XLSX rusak"):
        read_xlsx(tmp_path / "a.xlsx", "a.xlsx", read_settings())
