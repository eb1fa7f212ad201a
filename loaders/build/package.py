"""An upload from the screen: a file, the choices for it, and names of units that were accepted with it.

It lies apart until its build is verified, then moves into the inbox: a upload that is refused was never there.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from loaders.contract.choices import NOTHING_SAID, Choices, beside
from loaders.contract.errors import Unreadable
from loaders.sources import manifest
from loaders.sources.manifest import REFUSED_SUFFIXES, SUFFIXES, Source
from storage import durable_files
from storage.errors import Refused

FOLDER = "unggahan"
ALIASES = "nama-unit.csv"
LONGEST_NAME = 60


class StalePreview(Refused):
    """What lies in the inbox, or what is published, is no longer what the preview was made with."""


@dataclass(frozen=True)
class UploadPackage:
    """One upload; `aliases` is the text of a file of the input unit_alias, or empty."""

    name: str
    data: bytes = field(repr=False)
    choices: Choices = NOTHING_SAID
    aliases: str = ""

    def lay(self, root: Path, at: datetime) -> list[Source]:
        """Write the files into a folder under the names they will have in the inbox; return them as sources."""
        path = root / FOLDER / f"{at:%Y%m%dT%H%M%S%fZ}-{clean(self.name)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        if self.choices.sheets:
            beside(path).write_text(self.choices.text(), encoding="utf-8")
        if self.aliases:
            path.with_name(f"{path.stem}-{ALIASES}").write_text(self.aliases, encoding="utf-8")
        return manifest.inbox_sources(root)


def clean(name: str) -> str:
    """Make a file name safe everywhere; raises Unreadable for a kind of file that is never read."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES | {*REFUSED_SUFFIXES}:
        raise Unreadable(name, f"berkas {suffix or 'tanpa jenis'} tidak dapat dibaca", "simpan sebagai XLSX atau CSV")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", Path(name).stem).strip("-")[:LONGEST_NAME]
    return f"{stem or 'berkas'}{suffix}"


@contextmanager
def set_aside(inbox: Path) -> Iterator[Path]:
    """Open a folder beside the deliveries that no build looks into; it is removed at the end."""
    inbox.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".baru-", dir=inbox) as place:
        yield Path(place)


def move(root: Path, inbox: Path) -> None:
    """Move the written files into the inbox, choices before their file; raises Refused where a name is taken."""
    folder = inbox / FOLDER
    folder.mkdir(exist_ok=True)
    laid = sorted((root / FOLDER).iterdir(), key=lambda path: (path.suffix != ".json", path.name))
    if taken := [path.name for path in laid if (folder / path.name).exists()]:
        raise Refused(f"Nama {taken[0]} sudah dipakai di kotak masuk; ulangi sebentar lagi.")
    for path in laid:
        durable_files.sync(path)
        path.rename(folder / path.name)
    durable_files.sync(folder)


def sweep(inbox: Path) -> None:
    """Remove what a killed upload left; only the holder of the dataset's lock may call this."""
    for path in inbox.glob(".baru-*"):
        shutil.rmtree(path, ignore_errors=True)
