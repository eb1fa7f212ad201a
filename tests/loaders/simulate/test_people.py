"""People who stay, join, leave and move."""

from loaders.simulate.office import City


def test_pppk_come_mostly_after_2021(city: City) -> None:
    shares = [sum(post.person.employment == "PPPK" for post in year.posts) / len(year.posts) for year in city.years]
    assert shares[0] < 0.02 < 0.05 < shares[1] < shares[2]


def test_people_stay_join_leave_and_move(city: City) -> None:
    first, second = ({post.person: post.unit.unit_id for post in year.posts} for year in city.years[1:])
    stayed = first.keys() & second.keys()
    assert len(stayed) > 0.8 * len(first)
    assert len(first.keys() - stayed) > 100
    assert len(second.keys() - stayed) > 100
    assert sum(first[person] != second[person] for person in stayed) > 100


def test_each_cycle_has_about_as_many_people_as_asked(city: City) -> None:
    assert all(abs(len(year.posts) - 9000) < 150 for year in city.years)
