"""Fixtures that the tests of this folder share."""

from pathlib import Path

import pytest

from loaders.simulate import simulate
from loaders.simulate.office import City, imagine_city
from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.shared import made_once


@pytest.fixture(scope="session")
def city() -> City:
    return imagine_city(9000, 2024)


@pytest.fixture(scope="session")
def small_city() -> City:
    return imagine_city(300, 2024)


@pytest.fixture(scope="session")
def small_files() -> Path:
    """The office files of `small_city`."""
    return made_once("small_files", lambda place: simulate(place, asn=300, seed=2024))


@pytest.fixture(scope="session")
def reference() -> SimulatedReference:
    return SimulatedReference(read_settings().reference)
