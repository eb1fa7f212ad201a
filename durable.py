"""Files that survive a power cut: what a process has put down here is on the disk, whole, when the call returns."""

import os
from pathlib import Path

UNFINISHED = ".unfinished"
"""In the name of a file that a killed process left behind, and that counts for nothing."""


def replace(path: Path, text: str) -> None:
    """Give a file new content in one step: a reader finds the old text or the new one. For one writer at a time."""
    fresh = path.with_name(path.name + UNFINISHED)
    fresh.write_text(text, encoding="utf-8")
    sync(fresh)
    fresh.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Force a file to the disk, or a folder: the names in it, without which new files could not be found."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
