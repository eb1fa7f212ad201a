"""The funnel plot on Kepatuhan OPD: from three units that are large enough."""

from storage.builds import Build
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import funnel


def test_three_large_units_are_compared_and_one_alone_is_not(city: Build) -> None:
    app = draw(funnel.show, view_of(city, SEKDA))
    assert len(app.get("plotly_chart")) == 2  # wide and narrow
    assert not draw(funnel.show, view_of(city, SEKDA, lingkup="DINKES")).get("plotly_chart")
