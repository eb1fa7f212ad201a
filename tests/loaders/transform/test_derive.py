"""All tables of a build from validated rows."""

from pathlib import Path

import pytest

from loaders.transform.derive import HERE, SCRIPTS
from storage import builds
from storage.builds import Build
from tests.support.builds import make_build, nip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("derive"),
        roster=[(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")],
        signing=[(2024, nip(1), "26/08/2024", "ya"), (2024, nip(2), "26/08/2024", "ya")],
    )


def test_every_file_of_sql_is_run() -> None:
    by_hand = {"persons.sql", "one_cycle.sql", "facts.sql"}
    assert {path.name for path in Path(HERE).glob("*.sql")} == {*SCRIPTS} | by_hand


def test_a_load_adds_up_and_says_what_its_file_spoke_of(build: Build) -> None:
    sql = """SELECT file, kind, rows_read, rows_loaded, rows_rejected, rows_skipped, first_on::VARCHAR, positions['nip']
        FROM loads ORDER BY file"""
    assert builds.rows(build, sql) == [
        ("roster.csv", "roster", 1, 1, 0, 0, None, 1),
        ("signing.csv", "signing", 2, 2, 0, 0, "2024-08-26", 1),
    ]


def test_an_input_that_came_is_complete_and_one_that_did_not_is_missing(build: Build) -> None:
    sources = dict(builds.rows(build, "SELECT kind, status FROM sources"))
    assert (sources["roster"], sources["signing"], sources["case"]) == ("lengkap", "lengkap", "belum ada")
    assert "decision" not in sources  # a dataset is complete without it


def test_a_signature_without_its_person_is_kept_marked_and_reported(build: Build) -> None:
    assert builds.rows(build, "SELECT is_listed, count(*) FROM signings GROUP BY ALL ORDER BY ALL") == [
        (False, 1),
        (True, 1),
    ]
    assert builds.rows(build, "SELECT code, rows FROM findings") == [("luar_daftar", 1)]
