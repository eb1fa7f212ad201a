"""The guides of the page Panduan: one for the viewer's role first."""

import pytest

from access.roles import Role, Viewer
from narrative.guides import GUIDES
from storage.builds import Build
from tests.support.sections import draw, view_of
from web.sections import guides


@pytest.mark.parametrize(("role", "like"), [(Role.SEKDA, Role.SEKDA), (Role.OPD, Role.PENGELOLA)])
def test_the_guide_of_the_viewers_role_comes_first(city: Build, role: Role, like: Role) -> None:
    app = draw(guides.choose, view_of(city, Viewer(role, "DINKES" if role is Role.OPD else None)))
    first = next(guide for guide in GUIDES if guide.role is like)
    assert app.selectbox[0].value == first.name
