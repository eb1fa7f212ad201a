"""Decisions of people about pairs of cases."""

from collections import Counter
from datetime import date

from loaders.simulate.office import City


def test_people_confirmed_four_pairs_and_refused_two(small_city: City) -> None:
    assert Counter(decision.decision for decision in small_city.decisions) == {"cocok": 4, "bukan": 2}
    reported = {case.number: case.reported_on for case in small_city.cases}
    assert all(reported[made.number] < made.decided_on <= date(2025, 2, 28) for made in small_city.decisions)
