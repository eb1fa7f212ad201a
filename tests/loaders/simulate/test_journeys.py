"""The dated steps of simulated cases."""

from datetime import date, timedelta

from loaders.simulate.days import working_days
from loaders.simulate.office import City
from loaders.simulate.reference import SimulatedReference
from tests.support.simulated_cases import rows_by


def test_steps_follow_the_catalogue_and_the_calendar(small_city: City, reference: SimulatedReference) -> None:
    order = {step: int(row["step_order"]) for step, row in rows_by(reference, "steps", "step_id").items()}
    for case in small_city.cases:
        days = [step.step_on for step in case.steps]
        assert days == sorted(days)
        ranks = [order[step.step_id] for step in case.steps]
        first = ranks[: ranks.index(order["sk_dicabut"])] if order["sk_dicabut"] in ranks else ranks
        assert first == sorted(first), case.number
        assert case.steps[0].step_on == case.reported_on
        assert days[-1] <= date(2025, 2, 28)


def test_some_cases_are_open_and_over_their_limit(small_city: City) -> None:
    waiting = [case for case in small_city.cases if case.steps[-1].step_id in ("rekomendasi", "diterima_ppk")]
    late = [c for c in waiting if len(working_days(c.steps[-1].step_on, date(2025, 2, 28))) > 15]
    assert len(late) >= 2


def test_some_followed_a_recommendation_within_14_working_days_and_some_later(small_city: City) -> None:
    taken = []
    for case in small_city.cases:
        days = dict(reversed([(step.step_id, step.step_on) for step in case.steps]))  # the first of each
        received = days.get("diterima_ppk", days.get("rekomendasi"))
        if received and "sk_sanksi" in days:
            taken.append(len(working_days(received + timedelta(days=1), days["sk_sanksi"])))
    assert min(taken) <= 14 < max(taken)
    assert sum(days <= 14 for days in taken) > sum(days > 14 for days in taken)


def test_kasn_recommends_until_its_end_and_bkn_after_it(small_city: City) -> None:
    steps = [step for case in small_city.cases for step in case.steps if step.step_id == "rekomendasi"]
    assert {step.body for step in steps if step.step_on <= date(2024, 8, 24)} == {"KASN"}
    assert {step.body for step in steps if step.step_on > date(2024, 8, 24)} == {"BKN"}


def test_two_cases_wait_for_bawaslus_first_look(small_city: City) -> None:
    assert sum(case.steps[-1].step_id == "laporan" for case in small_city.cases) == 2
