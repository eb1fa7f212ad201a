"""The page Panduan: five steps for the viewer's role, each with a picture."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, open_page


@pytest.mark.usefixtures("small")
def test_five_steps_each_with_a_picture() -> None:
    app = open_page("panduan", Role.SEKDA)
    assert not app.exception
    assert [heading.split(".")[0] for heading in headings(app)] == ["1", "2", "3", "4", "5"]
    assert len(app.get("imgs")) == 5
    assert app.selectbox(key="pilih_untuk_sekda").value == "sekda"
