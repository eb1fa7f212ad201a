"""Reading builds: the pointer, the files that are whole, and questions that never see another session's rows."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from settings import Settings, read_settings
from storage import builds
from storage.builds import Build, SchemaMismatch

OLD, NEW = "20240826T010203000004Z-aaaaaaaa", "20240827T010203000004Z-bbbbbbbb"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A warehouse with two builds of one number each, the newer one current, and a file cut short."""
    folder = tmp_path / "resmi"
    folder.mkdir()
    for number, name in enumerate((OLD, NEW), 1):
        with duckdb.connect(str(folder / f"{name}.duckdb")) as connection:
            connection.execute(f"CREATE TABLE numbers AS SELECT {number} AS number")
    (folder / "20240828T010203000004Z-cccccccc.duckdb").write_bytes(b"no database")
    (folder / builds.POINTER).write_text(NEW)
    return replace(read_settings(), warehouse=tmp_path)


def test_the_current_build_is_the_one_that_the_pointer_names(settings: Settings) -> None:
    build = builds.current("resmi", settings)
    assert build is not None and build.name == NEW
    assert build.loaded_at == datetime(2024, 8, 27, 1, 2, 3, 4, tzinfo=UTC)
    assert builds.current("simulasi", settings) is None


def test_builds_that_can_be_read_are_listed_oldest_first(settings: Settings) -> None:
    assert [build.name for build in builds.builds("resmi", settings)] == [OLD, NEW]


def test_an_older_build_answers_for_itself(settings: Settings) -> None:
    old, new = builds.builds("resmi", settings)
    assert builds.rows(old, "SELECT number FROM numbers WHERE number < $most", {"most": 9}) == [(1,)]
    assert builds.query(new, "SELECT number FROM numbers")["number"].tolist() == [2]


def test_a_question_that_a_build_has_no_table_for_names_the_build(settings: Settings) -> None:
    with pytest.raises(SchemaMismatch, match=NEW):
        builds.rows(builds.builds("resmi", settings)[1], "SELECT * FROM findings")


def test_a_build_is_read_only(settings: Settings) -> None:
    with pytest.raises(duckdb.Error):
        builds.rows(builds.builds("resmi", settings)[0], "INSERT INTO numbers VALUES (3)")


def test_a_trial_build_is_let_go_after_each_question(settings: Settings) -> None:
    path = settings.warehouse / "resmi" / f"{OLD}.duckdb"
    trial = Build("resmi", OLD, path, is_passing=True)
    assert builds.rows(trial, "SELECT number FROM numbers") == [(1,)]
    with duckdb.connect(str(path)) as connection:  # a writer is not locked out
        connection.execute("INSERT INTO numbers VALUES (5)")
    assert builds.rows(trial, "SELECT max(number) FROM numbers") == [(5,)]


def test_the_last_attempt_is_told_with_its_message(settings: Settings, tmp_path: Path) -> None:
    assert builds.last_attempt("resmi", settings) is None
    said = {"refused": True, "message": "BKPSDM: berkas rusak.", "at": "2024-08-27T01:02:03+00:00"}
    (tmp_path / "resmi" / builds.ATTEMPT).write_text(json.dumps(said))
    attempt = builds.last_attempt("resmi", settings)
    assert attempt is not None and (attempt.refused, attempt.message, attempt.at.hour) == (True, said["message"], 1)
