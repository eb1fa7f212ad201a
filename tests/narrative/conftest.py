"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest

from tests.support.asked_once import asked_once


@pytest.fixture(autouse=True)
def _asked_once() -> Iterator[None]:
    """Ask each build each question once: what is tested here is what is said of the answers."""
    with asked_once():
        yield
