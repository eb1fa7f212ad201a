"""Ringkasan for the public: its own question, the position in sentences, and the kecamatan."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_the_public_reads_its_own_question_and_the_kecamatan(visit: Visit) -> None:
    app = visit("ringkasan")
    said = text(app)
    assert "Sejauh mana ASN" in said and "Di mana posisi kita" not in said
    assert [str(chart.key) for chart in app.get("plotly_chart")] == ["plot-chart-compliance_by_kecamatan"]
