"""Pelanggaran for the public: counts by severity, no single case."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_severities_are_counted_and_no_case_is_named(visit: Visit) -> None:
    app = visit("pelanggaran")
    assert [str(chart.key) for chart in app.get("plotly_chart")] == ["plot-chart-violations_by_severity"]
    said = text(app)
    assert "Seberapa berat dugaan pelanggaran netralitas?" in said
    assert "P-1" not in said and "Dinas Kesehatan" not in said
