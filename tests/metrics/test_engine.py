"""Exact rows of a metric, of a build of one person."""

from datetime import date

import pytest

from metrics.catalogue import UnknownMetric
from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build, nip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("engine"),
        roster=[(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")],
        signing=[(2024, nip(1), "26/08/2024", "ya")],
    )


def test_a_count_stays_a_whole_number_and_a_share_is_a_fraction(build: Build) -> None:
    row = query_exact("compliance_total", build, cycle=2024, as_of=date(2024, 8, 26))
    assert [str(row[name].dtype) for name in ("signed", "signed_pct")] == ["int64", "float64"]
    assert (row["signed"][0], row["signed_pct"][0]) == (1, 100.0)


def test_what_happened_later_is_not_known_on_a_day(build: Build) -> None:
    assert query_exact("compliance_total", build, cycle=2024, as_of=date(2024, 8, 25))["signed"].tolist() == [0]


def test_a_scope_that_a_metric_does_not_know_is_left_out(build: Build) -> None:
    assert len(query_exact("cycles", build, unit_id="DISHUB")) == len(query_exact("cycles", build))


def test_an_unknown_name_is_refused_with_a_near_one(build: Build) -> None:
    with pytest.raises(UnknownMetric, match="compliance_total"):
        query_exact("complience_total", build)
