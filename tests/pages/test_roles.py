"""Every page for every role, on a simulated town: each stands, and none shows what its role may not see."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role, Viewer
from storage.builds import Build
from tests.support.open_page import open_page
from web.navigation import PAGES, find

UNIT = "DINKES"
NAME = "Pegawai 0"
NAMED = {Role.SEKDA, Role.PENGELOLA, Role.OPD}


@pytest.fixture(scope="module", autouse=True)
def town(simulated_town: Build) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_WAREHOUSE", str(simulated_town.path.parent.parent))
        yield


def visit(role: Role, name: str, **address: str) -> AppTest:
    """A page as a role sees it, by way of the switch of the simulated data."""
    return open_page(name, role, UNIT, siklus="2024", **address)


def shown(app: AppTest) -> str:
    """All that was sent to the browser."""
    return "".join(str(part.proto) for part in app.main) + "".join(frame.value.to_csv() for frame in app.dataframe)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
@pytest.mark.parametrize("role", Role)
def test_a_page_stands_for_every_role(role: Role, name: str) -> None:
    app = visit(role, name)
    assert not app.exception
    assert app.title[0].value
    # Names come on request alone, and then only where the role has the right to them.
    assert NAME not in shown(app)
    closed = not find(name).is_open_to(Viewer(role, UNIT if role is Role.OPD else None))
    assert closed == (name == "rekonsiliasi" and role in (Role.PUBLIK, Role.OPD))


@pytest.mark.parametrize("role", Role)
def test_names_of_who_has_not_signed_come_on_request_to_those_with_the_right(role: Role) -> None:
    app = visit(role, "kepatuhan_opd", posisi="2024-08-26")
    wishes = [toggle for toggle in app.toggle if toggle.key == "people"]
    assert bool(wishes) == (role in NAMED)
    if wishes:
        wishes[0].set_value(True).run()
        assert not app.exception
        assert NAME in shown(app)
