"""Who signed when in a simulated city."""

from collections import Counter
from datetime import date

from loaders.simulate.office import City


def test_shares_improve_over_the_cycles(city: City) -> None:
    shares = []
    for year in city.years:
        obliged = {post.person.number for post in year.posts if not post.exclusion}
        shares.append(sum(s.person.number in obliged for s in year.signatures) / len(obliged))
    assert [0.55 < shares[0] < 0.67, 0.82 < shares[1] < 0.9, 0.92 < shares[2] < 0.98] == [True, True, True]


def test_signing_starts_on_the_documented_days(city: City) -> None:
    days = [Counter(signature.signed_on for signature in year.signatures) for year in city.years]
    assert min(days[0]) >= date(2019, 4, 8)
    assert min(days[1]) == date(2023, 5, 23)
    assert min(days[2]) == date(2024, 8, 26)
    assert days[2][date(2024, 8, 26)] == 642
    klojen = {s.unit.kecamatan for s in city.years[1].signatures if s.signed_on == date(2023, 5, 30)}
    assert klojen == {"Klojen"}


def test_the_pact_cascades_downward(city: City) -> None:
    levels = {post.person.number: post.level for post in city.years[1].posts}
    days: dict[str, list[date]] = {}
    for signature in city.years[1].signatures:
        days.setdefault(levels[signature.person.number], []).append(signature.signed_on)
    middle = {level: sorted(found)[len(found) // 2] for level, found in days.items()}
    assert middle["jpt"] == middle["kepala_sekolah"] == date(2023, 5, 23)
    assert middle["administrator"] < middle["fungsional"] < middle["pelaksana"]


def test_some_sign_after_the_due_day_and_some_are_not_verified(city: City) -> None:
    for year in city.years:
        assert sum(s.signed_on > year.cycle.due_on for s in year.signatures) > 100
        assert {s.verified for s in year.signatures} == {"ya", "tidak", ""}


def test_twelve_nip_are_on_no_roster_and_fifteen_are_on_two_lists(city: City) -> None:
    for year in city.years:
        known = {post.person.nip for post in year.posts}
        assert len({s.person.nip for s in year.outside} - known) == 12
        first = {s.person.nip: s.signed_on for s in year.signatures}
        assert len(year.twice) == 15
        assert all(first[s.person.nip] < s.signed_on for s in year.twice)
