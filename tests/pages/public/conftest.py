"""Visits of the public to the small city: one run for each page."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from tests.support.seen import seen

Visit = Callable[[str], AppTest]


@pytest.fixture
def visit(small: None) -> Visit:  # noqa: ARG001  what is visited
    """Open a page of the small city as the public does."""

    def visit_page(name: str) -> AppTest:
        app = seen(name, Role.PUBLIK, siklus="2024")
        assert not app.exception
        return app

    return visit_page
