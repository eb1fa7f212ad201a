"""Every page in a second, invented city: it speaks of that city alone, and is not empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from access.roles import Role
from tests.support.open_page import open_page, text
from tests.support.second_city import VIEW, foreign_words, use
from tests.support.seen import seen
from web.navigation import PAGES

SEEN = [
    (page.name, role)
    for page in PAGES
    for role in (Role.SEKDA, Role.PUBLIK)
    if role is Role.SEKDA or page.has_public_form
]
"""Each page as the Sekda sees it, and the forms that the public has of its own."""
WITHOUT_FIGURES = {"bahan_rapat", "panduan"}


@pytest.fixture(autouse=True)
def city(second_city: Path) -> Iterator[None]:
    with use(second_city):
        yield


@pytest.mark.parametrize(("name", "role"), SEEN)
def test_a_page_of_another_city_speaks_of_it_alone_and_is_filled(name: str, role: Role) -> None:
    app = seen(name, role, "", **VIEW)
    assert not app.exception
    said = text(app)
    assert foreign_words(said) == []
    assert "Disediakan oleh" not in said
    assert name in WITHOUT_FIGURES or app.get("plotly_chart") or app.dataframe or app.table


def test_the_names_of_the_city_stand_where_they_belong() -> None:
    public = text(seen("ringkasan", Role.PUBLIK, "", **VIEW))
    assert "Sejauh mana ASN Kota Tirtaraya menandatangani pakta integritas netralitas?" in public
    cases = text(seen("penanganan", Role.SEKDA, "", **VIEW))
    assert "Perkara ASN Pemkot Tirtaraya yang masih berjalan" in cases
    assert "DPA" in cases
    choices = [str(option) for box in seen("ringkasan", Role.SEKDA, "", **VIEW).selectbox for option in box.options]
    assert {"Wali Kota", "Pengelola (BKPP)", "Wilayah Kecamatan Bakung", "Pemilu 2022"} <= set(choices)


def test_before_the_first_build_the_reference_names_who_supplies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    said = text(open_page())
    assert "Disediakan oleh: pengelola dasbor (BKPP)." in said.replace("\\", "")
    assert foreign_words(said) == []
