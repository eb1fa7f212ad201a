"""Pages that several tests look at: each is visited once in a process, and whoever looks changes nothing of it."""

from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

from access.roles import Role
from settings import read_settings
from tests.support.open_page import open_page


def seen(name: str = "ringkasan", role: Role | None = None, unit: str = "", /, **address: str) -> AppTest:
    """Return the visit of a page in the warehouse that is shown; a test that goes on from there opens its own."""
    return _visit(read_settings().warehouse, name, role, unit, tuple(sorted(address.items())))


@cache
def _visit(_: Path, name: str, role: Role | None, unit: str, address: tuple[tuple[str, str], ...]) -> AppTest:
    return open_page(name, role, unit, **dict(address))
