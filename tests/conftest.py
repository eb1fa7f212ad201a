"""What the files of tests share in a run: simulated data that several read and none changes."""

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.simulate import simulate
from settings import read_settings
from storage.builds import Build, folder
from tests.support import shared
from tests.support.measured import MeasuredTests
from tests.support.second_city import make_city
from tests.support.shared import made_once


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Measure coverage where it can grow."""
    if measures := config.pluginmanager.getplugin("_cov"):
        config.pluginmanager.register(MeasuredTests(measures))


def pytest_collection_finish() -> None:
    """Let the collection of garbage pass by all that is loaded by now: it stays to the end of the run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _shared_folders(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> None:
    """Tell where the processes of this run share folders."""
    own = tmp_path_factory.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    shared.use(root, pytestconfig.pluginmanager.getplugin("_cov"))


@pytest.fixture(scope="session", autouse=True)
def _quick_visits() -> Iterator[None]:
    """Spare each visit what only the first one needs; tests that visit no page do not load Streamlit for it."""
    with pytest.MonkeyPatch.context() as patch:
        if "streamlit.testing.v1" in sys.modules:
            from tests.support.quick_visits import make_visits_quick

            make_visits_quick(patch)
        yield


@pytest.fixture(scope="session")
def simulated_files() -> Path:
    """The office files of the simulated city in full."""
    return made_once("city_files", simulate)


@pytest.fixture(scope="session")
def simulated_city(simulated_files: Path) -> Build:
    """The simulated city in full, through the real loaders."""
    return _built(made_once("city", lambda place: _build(simulated_files, place)))


@pytest.fixture(scope="session")
def town_files() -> Path:
    """The office files of a simulated town of 1,500 people a cycle."""
    return made_once("town_files", lambda place: simulate(place, asn=1500))


@pytest.fixture(scope="session")
def simulated_town(town_files: Path) -> Build:
    """The simulated town, through the real loaders."""
    return _built(made_once("town", lambda place: _build(town_files, place)))


@pytest.fixture(scope="session")
def second_city() -> Path:
    """The folder of an invented second city: its reference, office files and warehouse."""
    return made_once("second_city", make_city)


def _build(files: Path, place: Path) -> None:
    build("simulasi", inbox=files, manifest=None, settings=replace(read_settings(), warehouse=place / "warehouse"))


def _built(place: Path) -> Build:
    (path,) = folder("simulasi", replace(read_settings(), warehouse=place / "warehouse")).glob("*.duckdb")
    return Build("simulasi", path.stem, path)
