"""Small warehouses for the tests of the pages: made once per file of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import small_city
from tests.support.builds import make_warehouse
from tests.support.few_cases import FILES


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated warehouse with a few cases: nothing but what FILES says."""
    return make_warehouse(tmp_path_factory.mktemp("city"), "simulasi", FILES)


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The official warehouse before any office delivered: the documented facts alone."""
    return make_warehouse(tmp_path_factory.mktemp("documented"), "resmi", {})


@pytest.fixture
def filled(city: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(city))
    yield


@pytest.fixture
def facts_only(documented: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(documented))
    yield


@pytest.fixture(scope="module")
def small_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the small city (see tests/support/small_city.py)."""
    return small_city.make(tmp_path_factory.mktemp("small"))


@pytest.fixture
def small(small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the small city."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(small_warehouse))
