"""The page Ringkasan: the position in sentences and tiles, and who still has to sign."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, open_page, text


@pytest.mark.usefixtures("small")
def test_sentences_tiles_and_bars_tell_of_the_same_people() -> None:
    app = open_page("ringkasan", Role.SEKDA, siklus="2024", posisi="2024-09-25")
    assert not app.exception
    said = text(app)
    assert "**27/47 ASN (57,4%)** sudah menandatangani pakta integritas Pilkada 2024; **20 orang** belum." in said
    assert [tile.label for tile in app.metric][:2] == ["Sudah tanda tangan", "Tepat waktu dan terverifikasi"]
    assert app.metric[0].value == "57,4%" and "27/47" in app.metric[0].delta
    assert any("Dinas Sosial" in heading or "Dinsos" in heading or "20" in heading for heading in headings(app))
    assert {str(chart.key) for chart in app.get("plotly_chart")} >= {"plot-chart-compliance_by_unit"}


@pytest.mark.usefixtures("facts_only")
def test_until_offices_deliver_the_documented_facts_of_the_cycle_stand_on_the_first_page() -> None:
    said = text(open_page("ringkasan", siklus="2024"))
    assert "Daftar wajib tanda tangan siklus ini belum ada" in said
    assert "**F7 · 26 Agustus 2024" in said and "**F1 ·" not in said
