"""The lists beside the figures: elections, places and activities."""

from datetime import date

import duckdb
import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = make_build(
        tmp_path_factory.mktemp("lists"),
        event=[
            (2024, "26/08/2024", "ikrar", "Ikrar bersama", 642, "BKPSDM"),
            (2024, "27/08/2024", "apel", "Apel", None, "BKPSDM"),
        ],
    )
    with duckdb.connect(str(made.path)) as connection:  # one of the hospital, which stands below the Dinas Kesehatan
        connection.execute(
            """INSERT INTO events BY NAME
            SELECT 2024 AS cycle, DATE '2024-08-28' AS event_on, kind, 'Ikrar RSUD' AS title, 'RSUD' AS unit_id, source
            FROM events WHERE title = 'Ikrar bersama'"""
        )
    return made


def test_an_activity_of_a_later_day_is_not_known(build: Build) -> None:
    assert query_exact("events", build, as_of=date(2024, 8, 26))["title"].tolist() == ["Ikrar bersama"]
    assert query_exact("events", build)["attended"].fillna(-1).tolist() == [642, -1, -1]


def test_the_activities_of_an_opd_are_those_of_its_subordinates_too(build: Build) -> None:
    for unit in ("RSUD", "DINKES"):
        assert query_exact("events", build, unit_id=unit)["title"].tolist() == ["Ikrar RSUD"]
    assert query_exact("events", build, unit_id="DISHUB").empty


@pytest.mark.parametrize(
    ("as_of", "state"),
    [(date(2024, 9, 21), "akan datang"), (date(2024, 9, 22), "berjalan"), (date(2024, 9, 23), "selesai")],
)
def test_a_stage_of_one_day_runs_on_that_day(build: Build, as_of: date, state: str) -> None:
    stages = query_exact("stages", build, cycle=2024, as_of=as_of).set_index("stage_id")
    assert stages.loc["penetapan_calon", "state"] == state


def test_the_days_left_are_counted_from_the_day_asked_for(build: Build) -> None:
    row = query_exact("cycles", build, cycle=2024, as_of=date(2024, 9, 20)).iloc[0]
    assert row["days_left"] == (row["due_on"].date() - date(2024, 9, 20)).days
    assert row["days_to_polling"] == (row["polling_on"].date() - date(2024, 9, 20)).days


def test_each_kelurahan_lies_in_a_kecamatan_that_counts_it(build: Build) -> None:
    counted = query_exact("kelurahan", build).groupby("kecamatan_id").size()
    declared = query_exact("kecamatan", build).set_index("kecamatan_id")["kelurahan_count"]
    assert counted.to_dict() == declared.to_dict()
