"""A file as it looks before it is read."""

from pathlib import Path

import pytest

from loaders.contract.choices import NOTHING_SAID, Choice, Choices
from loaders.contract.errors import Unreadable
from loaders.staging.inspect import Title, inspect_file
from settings import read_settings
from tests.support.submitted import write_xlsx


def test_a_sheet_is_shown_with_what_each_of_its_headers_was_taken_for(tmp_path: Path) -> None:
    path = tmp_path / "ttd.csv"
    path.write_text("NIP;TGL. TTD;Siklus;Warna\n1;26/08/2024;2024;merah\n2;27/08/2024;2024;\n")
    (found,) = inspect_file(path, "ttd.csv", NOTHING_SAID, lambda _: False, read_settings())
    assert (found.kind, found.row, found.missing) == ("signing", 1, ())
    assert found.columns == (("nip", "A"), ("siklus", "C"), ("tanggal_ttd", "B"))
    assert found.titles[3] == Title("D", "Warna", ("merah",))


def test_where_no_header_is_known_the_widest_row_stands_for_it(tmp_path: Path) -> None:
    path = tmp_path / "surat.csv"
    path.write_text("Surat\n\nsatu;dua;tiga\na;b;c\n")
    (found,) = inspect_file(path, "surat.csv", NOTHING_SAID, lambda _: False, read_settings())
    assert (found.kind, found.row, [title.text for title in found.titles]) == ("", 3, ["satu", "dua", "tiga"])


def test_a_choice_is_shown_as_chosen(tmp_path: Path) -> None:
    path = tmp_path / "ttd.csv"
    path.write_text("A1;A2;A3\n1;26/08/2024;2024\n")
    columns = (("nip", "A"), ("siklus", "C"), ("tanggal_ttd", "B"))
    choices = Choices((("", Choice("signing", 1, columns)),))
    (found,) = inspect_file(path, "ttd.csv", choices, lambda _: False, read_settings())
    assert (found.kind, found.columns) == ("signing", columns)


def test_a_sheet_of_a_workbook_is_shown_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ttd.xlsx"
    write_xlsx(path, ("NIP", "Tanggal TTD", "Siklus"), ("1", "2", "3"), sheet="Satu")
    found = inspect_file(path, "ttd.xlsx", NOTHING_SAID, lambda _: False, read_settings())
    assert [(one.sheet, one.kind) for one in found] == [("Satu", "signing")]


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"no parquet")
    with pytest.raises(Unreadable, match="tidak terbaca sebagai Parquet"):
        inspect_file(path, "a.parquet", NOTHING_SAID, lambda _: False, read_settings())
