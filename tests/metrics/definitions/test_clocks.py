"""How long steps take and what was done in time, counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build
from tests.support.clock_rows import CASES, OURS, row

STEPS = [
    *((name, "rekomendasi", "2024-01-08", None) for name in "ABCDEF"),
    ("A", "sk_sanksi", "2024-01-10", "hukuman disiplin sedang"),  # 2 days
    ("B", "sk_sanksi", "2024-01-15", "hukuman disiplin sedang"),  # 5 days
    ("C", "sk_sanksi", "2024-01-29", "hukuman disiplin sedang"),  # 15 days: late by one
    ("A", "tidak_terbukti", "2024-01-20", None),
    ("B", "dihentikan", "2024-01-20", None),
    ("G", "bap", "2024-01-29", None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("clocks"), case=CASES, step=STEPS)


def test_days_count_open_cases_for_as_long_as_they_run(build: Build) -> None:
    # 2, 5, 15 ended; two run since 16 days. Of 5 go on: 4/5, 3/5, 2/5: half ended by 15 days, not the mean of 7,3.
    days = query_exact("case_clock_days", build, cycle=2023, as_of=date(2024, 1, 30))
    assert row(days, "cases ended still_open quarter_days median_days longest_open_days") == [5, 3, 2, 5, 15, 16]
    # three of five ended: nobody knows yet when the fourth will
    assert days.loc[days["clock_id"] == "TINDAK_LANJUT_PPK", "three_quarter_days"].isna().all()


def test_a_median_is_unknown_until_half_have_ended(build: Build) -> None:
    days = query_exact("case_clock_days", build, cycle=2023, as_of=date(2024, 1, 26))
    assert row(days, "cases ended quarter_days") == [5, 2, 5]
    assert days.loc[days["clock_id"] == "TINDAK_LANJUT_PPK", "median_days"].isna().all()


def test_a_case_that_is_open_for_few_days_weighs_only_those(tmp_path: Path) -> None:
    # On 15 January: A ended after 2 of 4 that ran so long (3/4), B after 5, when C and B still ran (1/2): 3/8.
    later = [("A", "08"), ("B", "08"), ("C", "08"), ("D", "11")]
    cases = [(name, 2023, "2024-01-02", "pers", OURS, None, None, "D1", None) for name, _ in later]
    steps = [*((name, "rekomendasi", f"2024-01-{day}", None) for name, day in later), *STEPS[6:8]]
    made = make_build(tmp_path, case=cases, step=steps)
    days = query_exact("case_clock_days", made, cycle=2023, as_of=date(2024, 1, 15))
    assert row(days, "cases ended still_open quarter_days median_days") == [4, 2, 2, 2, 5]


def test_a_clock_binds_the_body_of_the_city_and_for_another_agency_the_body_of_its_own(build: Build) -> None:
    timers = query_exact("case_timers", build, cycle=2023, as_of=date(2024, 1, 12))
    bound = timers.loc[timers["clock_id"] == "TINDAK_LANJUT_PPK"].set_index("case_id")["body_id"].to_dict()
    assert bound == {**dict.fromkeys("ABCDE", "PPK"), "F": "PPK_LAIN"}


def test_punctuality_tells_in_time_late_and_over_apart(build: Build) -> None:
    told = query_exact("clock_punctuality", build, cycle=2023, as_of=date(2024, 1, 30))
    assert row(told, "started in_time late running stopped over") == [5, 2, 1, 0, 0, 2]
    assert row(told, "worst_over_days limit_days days_counted") == [2, 14, "hari kerja"]


@pytest.mark.parametrize("as_of", [date(2024, 1, 5), date(2024, 1, 12), date(2024, 1, 26), date(2024, 2, 20)])
def test_every_started_clock_is_in_one_state(build: Build, as_of: date) -> None:
    told = query_exact("clock_punctuality", build, as_of=as_of)
    assert (told[["in_time", "late", "running", "stopped", "over"]].sum(axis=1) == told["started"]).all()
    days = query_exact("case_clock_days", build, as_of=as_of)
    assert days["cases"].tolist() == told["started"].tolist()


def test_every_limit_of_the_law_says_whether_it_is_counted_and_why_not(build: Build) -> None:
    limits = query_exact("time_limits", build).set_index("clock_id")
    assert list(limits[["use", "cycles"]].loc["TINDAK_LANJUT_PPK"]) == ["dihitung", "2019, 2023, 2024"]
    assert limits.index[limits["use"] == "hari turunan"].tolist() == [
        *("MULAI_BERLAKU", "TANGGAPAN_PPK_2019", "TANGGAPAN_PPK"),
    ]
    assert limits.loc[limits["use"] == "tidak dihitung", "why"].to_dict() == {
        "LAPOR_PEMILU": "register tidak punya hari awalnya",
        "LAPOR_PILKADA": "register tidak punya hari awalnya",
        "TEMUAN_PEMILU": "register tidak punya hari awalnya",
        "TEMUAN_PILKADA": "register tidak punya hari awalnya",
        "MULAI_BERLAKU_2019": "jenis harinya belum diketahui",
    }
    assert str(limits.loc["BANDING", "why"]).startswith("hak, bukan kewajiban")
    assert limits["clock"].notna().all()


def test_the_limits_of_a_cycle_are_those_that_hold_in_it(build: Build) -> None:
    limits = query_exact("time_limits", build, cycle=2019)
    assert limits["cycles"].str.contains("2019").all()
    assert "VERIFIKASI_BKN" not in limits["clock_id"].tolist()
