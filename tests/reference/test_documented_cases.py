"""The five matters of 2019 that an article documents: what is known of them, and what is not, through every metric."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from loaders.build.build import build
from metrics.engine import query_exact
from settings import read_settings
from storage.builds import Build, folder

KNOWN = ["cycle", "case_id", "instansi", "is_own", "revoked", "has_steps", "is_open"]
SAID = ["timing", "state", "outcome", "outcome_name", "step", "rung", "rung_name"]


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The official dataset before any office delivered."""
    place = tmp_path_factory.mktemp("documented")
    (place / "inbox").mkdir()
    settings = replace(read_settings(), warehouse=place / "warehouse")
    name = build("resmi", inbox=place / "inbox", manifest=None, settings=settings).name
    return Build("resmi", name, folder("resmi", settings) / f"{name}.duckdb")


def counts(frame: pd.DataFrame, key: str, value: str = "cases") -> dict[str, int]:
    """The values that are not zero."""
    return {name: count for name, count in zip(frame[key], frame[value], strict=True) if count}


def test_cycle_and_agency_are_known_and_nothing_else(documented: Build) -> None:
    five = query_exact("case_list", documented)
    assert five.groupby("instansi").size().to_dict() == {"Pemkot Malang": 2, "Perguruan Tinggi": 2, "Provinsi": 1}
    assert set(five["cycle"]) == {2019}
    unknown = five.drop(columns=[*KNOWN, *SAID])
    assert unknown.isna().all(axis=None)
    assert set(five["state"]) == {"belum diketahui"}
    assert set(five["outcome_name"]) == {"Belum diketahui"}
    assert set(five["timing"]) == {"belum diketahui"}


def test_they_are_counted_from_polling_day_on(documented: Build) -> None:
    assert query_exact("case_list", documented, as_of=date(2019, 4, 16)).empty
    assert len(query_exact("case_list", documented, as_of=date(2019, 4, 17))) == 5


def test_they_have_no_step_no_clock_and_no_exit(documented: Build) -> None:
    for name in ("case_history", "case_timers", "case_exits", "clock_punctuality", "case_clock_days"):
        assert query_exact(name, documented).empty, name


def test_only_the_two_of_the_city_count_and_are_said_to_be_unknown(documented: Build) -> None:
    outcomes, severity = (query_exact(name, documented) for name in ("case_outcomes", "violations_by_severity"))
    assert counts(outcomes, "outcome") == counts(outcomes, "outcome", "without_steps") == {"tidak_diketahui": 2}
    assert counts(severity, "severity") == counts(severity, "severity", "without_steps") == {"tidak diketahui": 2}
    assert counts(query_exact("case_ladder", documented), "rung") == {"laporan": 2}


def test_the_three_of_others_stand_under_their_agency(documented: Build) -> None:
    ends = query_exact("case_outcomes_by_instansi", documented)
    assert counts(ends, "instansi") == {"Pemkot Malang": 2, "Perguruan Tinggi": 2, "Provinsi": 1}
    assert counts(ends, "instansi", "without_steps") == counts(ends, "instansi")
