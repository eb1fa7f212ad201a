"""Two builds beside each other in one connection."""

from pathlib import Path

import duckdb
import pytest

from storage.builds import Build, SchemaMismatch
from storage.comparison import open_both


def build_of(folder: Path, name: str, *numbers: int) -> Build:
    path = folder / f"{name}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE numbers (number INTEGER)")
        connection.executemany("INSERT INTO numbers VALUES (?)", [[number] for number in numbers])
        connection.execute("CREATE MACRO least() AS TABLE SELECT min(number) AS number FROM numbers")
    return Build("resmi", name, path)


def test_one_question_reads_the_tables_of_both(tmp_path: Path) -> None:
    folder = tmp_path / "it's here"  # a quote in a path is no end of a text
    folder.mkdir()
    with open_both(build_of(folder, "a", 1, 2), build_of(folder, "b", 2, 3)) as pair:
        sql = "SELECT number FROM after.numbers EXCEPT SELECT number FROM before.numbers"
        assert pair.rows(sql) == [(3,)]
        assert pair.query(sql)["number"].tolist() == [3]


def test_a_macro_is_asked_with_the_tables_of_its_own_side_and_its_answer_kept(tmp_path: Path) -> None:
    with open_both(build_of(tmp_path, "a", 1, 2), build_of(tmp_path, "b", 2, 3)) as pair:
        for side in ("before", "after"):
            pair.keep(f"least_{side}", side, "FROM least() WHERE number < $most", {"most": 9})
        assert pair.rows("SELECT b.number, a.number FROM least_before AS b, least_after AS a") == [(1, 2)]


def test_what_one_side_does_not_know_is_told_with_the_side(tmp_path: Path) -> None:
    with (
        open_both(build_of(tmp_path, "a", 1), build_of(tmp_path, "b", 2)) as pair,
        pytest.raises(SchemaMismatch, match="before"),
    ):
        pair.keep("x", "before", "FROM largest()")


def test_neither_build_can_be_changed(tmp_path: Path) -> None:
    with open_both(build_of(tmp_path, "a", 1), build_of(tmp_path, "b", 2)) as pair, pytest.raises(duckdb.Error):
        pair.rows("DELETE FROM after.numbers")
