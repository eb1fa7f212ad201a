"""The page Kepatuhan OPD: units, course, pace, denominator and levels of one view."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, open_page


@pytest.mark.usefixtures("small")
def test_units_course_pace_and_levels_are_drawn_and_ranges_on_request() -> None:
    app = open_page("kepatuhan_opd", Role.SEKDA, siklus="2024", posisi="2024-09-25")
    assert not app.exception
    drawn = {str(chart.key).split("-")[-1] for chart in app.get("plotly_chart")}
    assert drawn >= {
        "compliance_by_unit",
        "signings_over_time",
        "pace_by_unit",
        "compliance_by_level",
        "compliance_by_position",
        "funnel",
    }
    assert len(headings(app)) >= 5
    before = str(app.get("plotly_chart")[0].proto)
    app.toggle(key="ranges").set_value(True).run()
    assert not app.exception
    assert str(app.get("plotly_chart")[0].proto) != before
