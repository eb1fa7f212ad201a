"""How far what was delivered speaks of today."""

from datetime import date, timedelta

from alerts.context import RUNS_ON
from storage.builds import Build
from tests.support.alert_contexts import FRIDAY, found, on


def test_an_old_dataset_raises_no_alert_about_its_own_time(rules_build: Build) -> None:
    last = date(2024, 11, 27) + RUNS_ON
    assert [one for one in found("case_over_limit", on(rules_build, last)) if one.fires]
    assert found("case_over_limit", on(rules_build, last + timedelta(days=1))) == []
    assert found("pace_behind", on(rules_build, last + timedelta(days=1))) == []
    assert found("pace_behind", on(rules_build, date(2024, 5, 4))) == []  # the cycle begins on 5 May


def test_what_was_delivered_too_long_ago_says_nothing_of_today(rules_build: Build) -> None:
    delivered = rules_build.loaded_at.date()
    assert on(rules_build, delivered + timedelta(days=3)).known_on("signing") in (
        delivered,
        delivered + timedelta(days=1),
    )
    assert on(rules_build, delivered + timedelta(days=16)).known_on("signing") is None
    assert on(rules_build, FRIDAY).known_on("signing") == FRIDAY
    assert on(rules_build, FRIDAY).known_on("event") is None
