"""Two builds of one city, for the tests of snapshots and of the section on builds."""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.support.asked_once import asked_once
from tests.support.builds import nip
from tests.support.built_once import built_once
from tests.support.shared import made_once
from tests.support.snapshots import MEETING, NEW, OLD, ROSTER


@pytest.fixture(autouse=True)
def _asked_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ask each build each question once: what is tested here is what the screen makes of the answers.

    A server answers several at once and asks as it always does.
    """
    with nullcontext() if request.path.parent.name == "server" else asked_once():
        yield


@pytest.fixture(scope="session")
def files() -> tuple[Path, Path]:
    """One of four had signed when they met; since then two more, one of them before the meeting."""
    first = [(2024, nip(1), "2024-08-26", "ya")]
    later = [*first, (2024, nip(2), "2024-08-26", "ya"), (2024, nip(3), "2024-09-20", "ya")]
    old, new = (built_once(roster=ROSTER, signing=rows) for rows in (first, later))
    return old.path, new.path


@pytest.fixture
def folder(files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse with both builds, for a test that changes it; the older one bears the name of the meeting."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    return _shelve(files, tmp_path)


@pytest.fixture
def shelf(files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same warehouse for all tests that change nothing of it, each with a log of its own."""
    place = made_once("two_states", lambda fresh: _shelve(files, fresh))
    monkeypatch.setenv("NETRA_WAREHOUSE", str(place))
    monkeypatch.setenv("NETRA_LOG", str(tmp_path / "log"))
    return place / "simulasi"


def _shelve(files: tuple[Path, Path], warehouse: Path) -> Path:
    place = warehouse / "simulasi"
    place.mkdir()
    for name, path in zip((OLD, NEW), files, strict=True):
        shutil.copy2(path, place / f"{name}.duckdb")
    (place / "CURRENT").write_text(NEW)
    (place / "PINS").write_text(f"{OLD} {MEETING}\n")
    return place
