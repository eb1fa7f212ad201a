"""What the files of tests share in a run: simulated data that several read and none changes, and their order."""

import fcntl
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.simulate import simulate
from settings import read_settings
from storage.builds import Build, folder
from tests.support.second_city import make_city

LONGEST = (
    "test_browser",
    "test_intake",
    "test_privacy",
    "test_publishing",
    "test_roles_on_pages",
    "test_log_in",
    "test_metrics_town",
    "test_metrics_laws",
    "test_templates",
    "test_loaders_law",
    "test_alerts",
    "test_forged",
    "test_fetch_web",
    "test_words_from_data",
    "test_clocks",
    "test_upload_browser",
)
"""First to last; with `--dist loadfile --no-loadscope-reorder` no process is left alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))


@pytest.fixture(scope="session")
def simulated_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office files of the simulated city in full."""
    return _once(tmp_path_factory, "city_files", lambda place: simulate(place))


@pytest.fixture(scope="session")
def simulated_city(tmp_path_factory: pytest.TempPathFactory, simulated_files: Path) -> Build:
    """The simulated city in full, through the real loaders."""
    return _built(_once(tmp_path_factory, "city", lambda place: _build(simulated_files, place)))


@pytest.fixture(scope="session")
def simulated_town(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A simulated town of 1,500 people a cycle, through the real loaders."""

    def make(place: Path) -> None:
        simulate(place / "files", asn=1500)
        _build(place / "files", place)

    return _built(_once(tmp_path_factory, "town", make))


@pytest.fixture(scope="session")
def second_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an invented second city: its reference, office files and warehouse."""
    return _once(tmp_path_factory, "second_city", make_city)


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the processes of a run share, made by the first that asks while the others wait."""
    own = factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            fresh = factory.mktemp(name)
            make(fresh)
            fresh.rename(place)
    return place


def _build(files: Path, place: Path) -> None:
    build("simulasi", inbox=files, manifest=None, settings=replace(read_settings(), warehouse=place / "warehouse"))


def _built(place: Path) -> Build:
    (path,) = folder("simulasi", replace(read_settings(), warehouse=place / "warehouse")).glob("*.duckdb")
    return Build("simulasi", path.stem, path)
