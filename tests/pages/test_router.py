"""The router: which pages the menu lists for whom, and that presentation mode has no menu."""

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from tests.support.seen import seen
from web.navigation import PAGES


def menu(app: AppTest) -> list[str]:
    """The labels of the links at the side."""
    links = [element.proto.label for element in app.sidebar.get("page_link")]
    return [label for label in links if not label.startswith("Paparan")]


@pytest.mark.usefixtures("small")
def test_the_menu_lists_every_page_that_is_open_to_the_role() -> None:
    titles = [page.title for page in PAGES]
    app = seen("tahapan", Role.SEKDA)
    assert menu(app) == titles
    slides = [element.proto.label for element in app.sidebar.get("page_link")][len(titles) :]
    assert slides == ["Paparan"]
    public = seen("tahapan", Role.PUBLIK)
    assert menu(public) == [title for title in titles if title != "Rekonsiliasi Bawaslu"]


@pytest.mark.usefixtures("small")
def test_a_presented_page_has_no_menu_and_one_that_is_not_keeps_it() -> None:
    assert menu(seen("tahapan", Role.SEKDA, paparan="1")) == []
    assert len(menu(seen("panduan", Role.SEKDA, paparan="1"))) == len(PAGES)
