"""Folders that the processes of a run make once and share, such as a build that several tests read or begin with."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

_root: list[Path] = []


def use(root: Path) -> None:
    """Say where the folders of this run lie; the same for all its processes."""
    _root[:] = [root]


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of that name, made by the first process that asks while the others wait."""
    place = _root[0] / name
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            fresh = place.with_suffix(".unfinished")
            fresh.mkdir()
            make(fresh)
            fresh.rename(place)
    return place


def copy_of(name: str, make: Callable[[Path], object], to: Path) -> Path:
    """Copy the folder of that name, with the times of its files, for a test that changes it."""
    return shutil.copytree(made_once(name, make), to, dirs_exist_ok=True)
