"""Folders that the processes of a run make once and share, such as a build that several tests read or begin with."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.measured import unmeasured

_root: list[Path] = []
_measured_by: list[Any] = []


def use(root: Path, coverage: Any = None) -> None:
    """Say where the folders of this run lie, the same for all its processes, and which plugin measures coverage."""
    _root[:] = [root]
    _measured_by[:] = [coverage] if coverage else []


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of that name, made by the first process that asks while the others wait."""
    place = _root[0] / name
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            fresh = place.with_suffix(".unfinished")
            fresh.mkdir()
            # Of what is shared no coverage is measured: its code has tests of its own.
            with unmeasured(_measured_by[0] if _measured_by else None):
                make(fresh)
            fresh.rename(place)
    return place


def copy_of(name: str, make: Callable[[Path], object], to: Path) -> Path:
    """Copy the folder of that name, with the times of its files, for a test that changes it."""
    return shutil.copytree(made_once(name, make), to, dirs_exist_ok=True)
