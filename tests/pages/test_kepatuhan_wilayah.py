"""The page Kepatuhan wilayah: the tile map, and the kecamatan over the cycles."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, open_page, text


@pytest.mark.usefixtures("small")
def test_the_map_and_the_kecamatan_tell_of_those_who_work_there() -> None:
    app = open_page("kepatuhan_wilayah", Role.SEKDA, siklus="2024", posisi="2024-09-25")
    assert not app.exception
    assert {str(chart.key) for chart in app.get("plotly_chart")} == {
        "plot-wide-compliance_by_kelurahan",
        "plot-narrow-compliance_by_kelurahan",
        "plot-chart-compliance_by_kecamatan",
    }
    assert any("Kauman" in heading for heading in headings(app))
    app.toggle(key="table-compliance_by_kecamatan").set_value(True).run()
    assert "27" in app.dataframe[0].value.to_csv() and "Klojen" in text(app)
