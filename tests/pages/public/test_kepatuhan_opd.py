"""Kepatuhan OPD for the public: units and levels, two signatures of twelve suppressed."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_units_and_levels_are_drawn_without_pace_names_or_reminder(visit: Visit) -> None:
    app = visit("kepatuhan_opd")
    keys = {str(chart.key).removeprefix("plot-chart-") for chart in app.get("plotly_chart")}
    assert keys == {"compliance_by_unit", "compliance_by_level"}
    assert "2/12" not in text(app) and not app.code and not [box for box in app.toggle if box.key == "people"]
