"""Every picture of every page is Plotly's own: a page run does not have Plotly check it, so this does."""

import json
from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go
import pytest

from access.roles import Role
from tests.support.sampling import few_of
from tests.support.second_city import VIEW, use
from tests.support.seen import seen

PAGES = ("ringkasan", "kepatuhan_opd", "kepatuhan_wilayah", "pelanggaran", "penanganan", "rekonsiliasi", "tahapan")


@pytest.fixture(autouse=True)
def city(second_city: Path) -> Iterator[None]:
    """The second city: as a simulated one it has something for each kind of picture."""
    with use(second_city):
        yield


@pytest.mark.parametrize("page", few_of(PAGES, 3))
def test_plotly_takes_each_picture_and_would_send_the_same(page: str) -> None:
    app = seen(page, Role.SEKDA, "", **VIEW)
    assert not app.exception
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert specs
    for spec in specs:
        assert json.loads(go.Figure(spec).to_json()) == spec
