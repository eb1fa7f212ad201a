"""Penanganan perkara for the public: steps and outcomes as counts."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_steps_and_outcomes_are_counts_and_no_case_is_chosen(visit: Visit) -> None:
    app = visit("penanganan")
    keys = {str(chart.key).removeprefix("plot-chart-") for chart in app.get("plotly_chart")}
    assert {"case_ladder", "case_outcomes"} <= keys
    assert "P-1" not in text(app) and not [box for box in app.selectbox if box.label == "Perkara"]
