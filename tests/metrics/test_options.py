"""What a viewer may choose from."""

from datetime import date

import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics import options
from metrics.disclosure import authorized
from storage.builds import Build
from tests.support.builds import make_build, nip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("options"),
        roster=[(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")],
        signing=[(2024, nip(1), "26/08/2024", "ya")],
    )


def test_the_city_comes_first_then_places_then_units_by_name(build: Build) -> None:
    found = options.available(authorized.query, build, {"siklus": "2024"}, Viewer(Role.SEKDA))
    assert found.position_on == date(2024, 8, 26)
    assert [cycle.cycle for cycle in found.cycles] == sorted(cycle.cycle for cycle in found.cycles)
    kinds = [scope.kind for scope in found.scopes]
    assert kinds == sorted(kinds, key=["kota", "kecamatan", "opd"].index)
    units = [scope.name for scope in found.scopes if scope.kind == "opd"]
    assert "Dinas Kesehatan" in units and units == sorted(units)


def test_the_public_chooses_among_published_days_of_the_whole_city(build: Build) -> None:
    found = options.available(authorized.query, build, {"siklus": "2024"}, PUBLIC)
    assert len(found.scopes) == 1
    assert found.days is not None and all(day <= date(2024, 8, 26) for day in found.days)
