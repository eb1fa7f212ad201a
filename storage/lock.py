"""The one writer of a folder of builds."""

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
    path = folder / "LOCK"
    with durable_files.exclusive_lock(path, wait=False, by=by) as is_held:
        if not is_held:
            holder = path.read_text(encoding="utf-8") or COMMAND_LINE
            raise Busy(f"Pemuatan lain sedang berjalan oleh {holder}; tunggu sampai selesai lalu ulangi.")
        sweep(folder)
        yield


def sweep(folder: Path) -> None:
    """Remove what a killed run left behind."""
    for path in folder.glob(f"*{durable_files.UNFINISHED}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
