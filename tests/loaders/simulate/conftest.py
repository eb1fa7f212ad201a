"""Fixtures that the tests of this folder share."""

from pathlib import Path

import pytest

from loaders.simulate import simulate
from loaders.simulate.office import City, imagine_city
from loaders.simulate.reference import SimulatedReference
from settings import read_settings


@pytest.fixture(scope="session")
def city() -> City:
    return imagine_city(9000, 2024)


@pytest.fixture(scope="session")
def folder(simulated_files: Path) -> Path:
    return simulated_files


@pytest.fixture(scope="session")
def small_city() -> City:
    return imagine_city(300, 2024)


@pytest.fixture(scope="session")
def town_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("town")
    simulate(out, asn=300, seed=2024)
    return out


@pytest.fixture(scope="session")
def reference() -> SimulatedReference:
    return SimulatedReference(read_settings().reference)
