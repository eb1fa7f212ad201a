"""Files that survive a power cut: what a process has put down here is on the disk, whole, when the call returns."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
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


def append(path: Path, line: str) -> bool:
    """Add a line to a file with one write, on the disk when this returns; whether the file is new. Raises OSError.

    Several processes may add at once. The newline before it parts the line from what a crash may have left unfinished.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    text = f"\n{line}\n".encode()
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.write(handle, text) != len(text):
            raise OSError(f"log {path.name}: baris tidak tertulis utuh; disk penuh?")
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync(path.parent)
    return is_new


@contextmanager
def exclusive_lock(path: Path, *, wait: bool, by: str = "") -> Iterator[bool]:
    """Hold a lock that a killed holder lets go; False where another process has it and waiting is not wanted.

    `by` stands in the file for as long as the lock is held, so that others can say who holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            lock.truncate(0)
            lock.write(by)
            lock.flush()
            yield True
