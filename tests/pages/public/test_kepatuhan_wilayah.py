"""Kepatuhan wilayah for the public: kecamatan and kelurahan as bars."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_kecamatan_and_kelurahan_are_bars_with_their_names(visit: Visit) -> None:
    app = visit("kepatuhan_wilayah")
    keys = [str(chart.key).removeprefix("plot-chart-") for chart in app.get("plotly_chart")]
    assert keys == ["compliance_by_kecamatan", "compliance_by_kelurahan"]
    assert "Klojen" in text(app) and "Kauman" in text(app)
