"""The denominator on Kepatuhan OPD: who is obliged, as a bridge."""

from storage.builds import Build
from tests.support.open_page import headings
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import denominator


def test_the_bridge_names_how_many_of_those_listed_are_obliged(city: Build) -> None:
    app = draw(denominator.show, view_of(city, SEKDA))
    assert app.get("plotly_chart")
    assert any("47" in heading for heading in headings(app))
