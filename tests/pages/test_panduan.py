"""The page Panduan: a guide for each role, with its pictures."""

import pytest

from access.roles import Role
from tests.support.open_page import open_page, text


@pytest.mark.usefixtures("filled")
def test_the_guide_of_the_role_opens_with_its_steps_and_pictures() -> None:
    app = open_page("panduan", Role.SEKDA)
    assert not app.exception
    assert len(app.get("image")) >= 3
    assert len(app.selectbox) >= 1 and "Sekda" in text(app)
