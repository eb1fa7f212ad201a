"""Two builds of one city, for the tests of snapshots and of the section on builds."""

import shutil
from pathlib import Path

import pytest

from tests.support.builds import make_build, nip
from tests.support.snapshots import MEETING, NEW, OLD, ROSTER


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One of four had signed when they met; since then two more, one of them before the meeting."""
    first = [(2024, nip(1), "2024-08-26", "ya")]
    later = [*first, (2024, nip(2), "2024-08-26", "ya"), (2024, nip(3), "2024-09-20", "ya")]
    places = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    old, new = (
        make_build(place, roster=ROSTER, signing=rows) for place, rows in zip(places, (first, later), strict=True)
    )
    return old.path, new.path


@pytest.fixture
def folder(files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse with both builds; the older one bears the name of the meeting."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    place = tmp_path / "simulasi"
    place.mkdir()
    for name, path in zip((OLD, NEW), files, strict=True):
        shutil.copy(path, place / f"{name}.duckdb")
    (place / "CURRENT").write_text(NEW)
    (place / "PINS").write_text(f"{OLD} {MEETING}\n")
    return place
