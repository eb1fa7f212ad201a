"""One server, without log-in, for all tests that ask it over the line: none changes what another is answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import serving
from tests.support.visitor import two_datasets


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Official and simulated data of sixteen people and a case."""
    return two_datasets(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def address(warehouse: Path) -> Iterator[str]:
    """The server's address: official data for the public, simulated data for whoever tries a role."""
    with serving(warehouse) as address:
        yield address
