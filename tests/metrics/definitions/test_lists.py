"""The lists beside the figures: elections, places and activities."""

from datetime import date

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("lists"),
        event=[
            (2024, "26/08/2024", "ikrar", "Ikrar bersama", 642, "BKPSDM"),
            (2024, "27/08/2024", "apel", "Apel", None, "BKPSDM"),
        ],
    )


def test_an_activity_of_a_later_day_is_not_known(build: Build) -> None:
    assert query_exact("events", build, as_of=date(2024, 8, 26))["title"].tolist() == ["Ikrar bersama"]
    assert query_exact("events", build)["attended"].fillna(-1).tolist() == [642, -1]


def test_the_days_left_are_counted_from_the_day_asked_for(build: Build) -> None:
    row = query_exact("cycles", build, cycle=2024, as_of=date(2024, 9, 20)).iloc[0]
    assert row["days_left"] == (row["due_on"].date() - date(2024, 9, 20)).days
    assert row["days_to_polling"] == (row["polling_on"].date() - date(2024, 9, 20)).days


def test_each_kelurahan_lies_in_a_kecamatan_that_counts_it(build: Build) -> None:
    counted = query_exact("kelurahan", build).groupby("kecamatan_id").size()
    declared = query_exact("kecamatan", build).set_index("kecamatan_id")["kelurahan_count"]
    assert counted.to_dict() == declared.to_dict()
