"""Pages for every role, in the second, invented city: each stands, and none shows what its role may not see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role, Viewer
from tests.support.drawn import code_names, words
from tests.support.open_page import open_page
from tests.support.second_city import VIEW, use
from tests.support.seen import seen
from web.navigation import PAGES, find

UNIT = "DINKES"
NAME = "Pegawai 0"
NAMED = {Role.SEKDA, Role.PENGELOLA, Role.OPD}
DIFFER = ("kepatuhan_opd", "data")
"""The pages that differ among those who see exact numbers; the others are for all of them as for the Sekda."""
VISITS = [
    (role, page.name)
    for role in Role
    for page in PAGES
    if role in (Role.PUBLIK, Role.OPD, Role.SEKDA) or page.name in DIFFER
]


OWN_WORDS = [(role, name) for role in Role for name in ("ringkasan", "bahan_rapat")]
"""The pages whose sentences and packs are another for each role."""


@pytest.fixture(autouse=True)
def city(second_city: Path) -> Iterator[None]:
    with use(second_city):
        yield


def visit(role: Role, name: str) -> AppTest:
    """A page as a role sees it, by way of the switch of the simulated data."""
    return seen(name, role, UNIT if role is Role.OPD else "", **VIEW)


def shown(app: AppTest) -> str:
    """All that was sent to the browser."""
    return "".join(str(part.proto) for part in app.main) + "".join(frame.value.to_csv() for frame in app.dataframe)


@pytest.mark.parametrize(("role", "name"), VISITS)
def test_a_page_stands_for_every_role(role: Role, name: str) -> None:
    app = visit(role, name)
    assert not app.exception
    assert app.title[0].value
    # Names come on request alone, and then only where the role has the right to them.
    assert NAME not in shown(app)


@pytest.mark.parametrize(("role", "name"), dict.fromkeys((*VISITS, *OWN_WORDS)))
def test_no_name_of_the_code_stands_on_a_page(role: Role, name: str) -> None:
    texts = words(visit(role, name))
    assert len(texts) > 20
    assert code_names(texts) == set()


def test_what_is_searched_is_all_that_is_drawn() -> None:
    texts = words(visit(Role.SEKDA, "ringkasan"))
    # A label of a tile, a heading of a table, a button, a popover, a choice of the side bar, a tick of a picture.
    for told in ("OPD selesai", "Perkiraan selesai", "Unduh CSV", "Dari mana angka ini?", "Seluruh kota", "hari batas"):
        assert told in texts


@pytest.mark.parametrize("role", Role)
def test_the_register_of_bawaslu_alone_is_closed_to_the_public_and_the_opd(role: Role) -> None:
    viewer = Viewer(role, UNIT if role is Role.OPD else None)
    closed = [page.name for page in PAGES if not find(page.name).is_open_to(viewer)]
    assert closed == (["rekonsiliasi"] if role in (Role.PUBLIK, Role.OPD) else [])


@pytest.mark.parametrize("role", Role)
def test_names_of_who_has_not_signed_come_on_request_to_those_with_the_right(role: Role) -> None:
    wishes = [toggle for toggle in visit(role, "kepatuhan_opd").toggle if toggle.key == "people"]
    assert bool(wishes) == (role in NAMED)
    if wishes:
        app = open_page("kepatuhan_opd", role, UNIT if role is Role.OPD else "", **VIEW)
        app.toggle(key="people").set_value(True).run()
        assert not app.exception
        assert NAME in shown(app)
