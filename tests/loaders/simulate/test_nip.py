"""Numbers of the simulated people."""

from loaders.simulate.office import City
from tests.support.office_files import is_valid_nip


def test_every_nip_is_valid_and_belongs_to_one_person(city: City) -> None:
    people = {post.person for year in city.years for post in year.posts}
    assert all(is_valid_nip(person.nip) for person in people)
    assert len({person.nip for person in people}) == len({person.number for person in people}) == len(people)


def test_the_employment_stands_in_the_nip(city: City) -> None:
    for post in city.years[-1].posts:
        assert (post.person.nip[12] == "2") == (post.person.employment == "PPPK")
