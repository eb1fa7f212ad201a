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
UNIT_FOLDER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")


class StalePreview(Refused):
    """What lies in the inbox, or what is published, is no longer what the preview was made with."""


@dataclass(frozen=True)
class UploadPackage:
    """One upload; `aliases` is the text of a file of the input unit_alias, or empty, `unit_id` the office it is of.

    What an office hands in lies in a folder of its own, which says later whose it is.
    """

    name: str
    data: bytes = field(repr=False)
    choices: Choices = NOTHING_SAID
    aliases: str = ""
    unit_id: str = ""

    def lay(self, root: Path, at: datetime) -> list[Source]:
        """Write the files into a folder under the names they will have in the inbox; return them as sources."""
        path = root / folder_of(self.unit_id) / f"{at:%Y%m%dT%H%M%S%fZ}-{clean(self.name)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        if self.choices.sheets:
            beside(path).write_text(self.choices.text(), encoding="utf-8")
        if self.aliases:
            path.with_name(f"{path.stem}-{ALIASES}").write_text(self.aliases, encoding="utf-8")
        return manifest.inbox_sources(root)


def folder_of(unit_id: str) -> Path:
    """Return the folder of what an office hands in, or of what others do; for an id that is no name of a folder too."""
    return Path(FOLDER, unit_id) if UNIT_FOLDER.fullmatch(unit_id) else Path(FOLDER)


def unit_of(label: str) -> str:
    """Return the office that handed in a file of the inbox through the screen; empty for all others."""
    folder = Path(label).parent.parts
    return folder[1] if len(folder) == 2 and folder[0] == FOLDER else ""


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


def laid(root: Path) -> list[Path]:
    """List the written files below a folder, what belongs to the upload before the upload itself."""
    found = [path for path in (root / FOLDER).rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: (path.suffix != ".json", not path.name.endswith(ALIASES)))


def move(root: Path, inbox: Path) -> None:
    """Move the written files into the inbox, the upload itself last; raises Refused where a name is taken."""
    targets = {path: inbox / path.relative_to(root) for path in laid(root)}
    if taken := [path.name for path, target in targets.items() if target.exists()]:
        raise Refused(f"Nama {taken[0]} sudah dipakai di kotak masuk; ulangi sebentar lagi.")
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        durable_files.sync(path)
        path.rename(target)
        durable_files.sync(target.parent)


def sweep(inbox: Path) -> None:
    """Remove what a killed upload left; only the holder of the dataset's lock may call this."""
    for path in inbox.glob(".baru-*"):
        shutil.rmtree(path, ignore_errors=True)
