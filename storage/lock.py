"""The one writer of a folder of builds."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import durable_files
from storage.errors import Busy

COMMAND_LINE = "baris perintah"


@contextmanager
def one_writer(folder: Path, by: str = COMMAND_LINE) -> Iterator[None]:
    """Hold the warehouse folder for writing; raises Busy, with who does, while another loader does.

    A killed holder lets go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "LOCK").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read() or COMMAND_LINE
            raise Busy(f"Pemuatan lain sedang berjalan oleh {holder}; tunggu sampai selesai lalu ulangi.") from error
        lock.truncate(0)
        lock.write(by)
        lock.flush()
        sweep(folder)
        yield


def sweep(folder: Path) -> None:
    """Remove what a killed run left behind."""
    for path in folder.glob(f"*{durable_files.UNFINISHED}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
