"""Small warehouses for the tests of the pages: one for all files of tests, which read it and change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import small_city
from tests.support.asked_once import asked_once
from tests.support.built_once import warehouse_once
from tests.support.few_cases import FILES


@pytest.fixture(autouse=True)
def _asked_once() -> Iterator[None]:
    """Ask each build each question once: what is tested here is what the pages make of the answers."""
    with asked_once():
        yield


@pytest.fixture(scope="session")
def city() -> Path:
    """A simulated warehouse with a few cases: nothing but what FILES says."""
    return warehouse_once("simulasi", FILES)


@pytest.fixture(scope="session")
def documented() -> Path:
    """The official warehouse before any office delivered: the documented facts alone."""
    return warehouse_once("resmi", {})


@pytest.fixture
def filled(city: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(city))
    yield


@pytest.fixture
def facts_only(documented: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(documented))
    yield


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the small city (see tests/support/small_city.py)."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(small_city.built().path.parents[1]))
