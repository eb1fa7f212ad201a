"""Files of the inbox that are out of use: each lies where it was, with a note `<name>.ditarik.json` beside it.

The note holds for the very bytes that were withdrawn: another file under the same name is a new delivery. One file of
its own, put there or taken away in one step, is all that decides, so every command reads the same files as the screen.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from loaders.contract.errors import Unreadable
from loaders.sources.manifest import Source, digest, inbox_sources
from storage import durable_files

SUFFIX = ".ditarik.json"


@dataclass(frozen=True)
class Withdrawal:
    """What the note says: of which bytes, when (UTC), by which role (an OPD: its unit), why, and for which new file.

    `build` was the current one then: as long as it is kept, the screen offers the file to be used again.
    One that waits holds as soon as the file named in `for_file` is in use: so two steps become one.
    """

    sha256: str
    at: datetime
    role: str
    unit_id: str
    why: str
    build: str = ""
    for_file: str = ""
    is_waiting: bool = False

    def text(self) -> str:
        """Return the text of the note."""
        said = {
            "sha256": self.sha256,
            "pada": self.at.isoformat(),
            "peran": self.role,
            "unit": self.unit_id,
            "alasan": self.why,
            "muatan": self.build,
            "untuk": self.for_file,
            "menunggu": self.is_waiting,
        }
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def beside(path: Path) -> Path:
    """Return the path of the note for a file."""
    return path.with_name(path.name + SUFFIX)


def sources_in_use(inbox: Path) -> list[Source]:
    """List the files of an inbox that a build reads."""
    return inbox_sources(inbox, leave_out=lambda path: is_note(path) or in_force(path, inbox) is not None)


def withdrawn_sources(inbox: Path) -> list[tuple[Source, Withdrawal]]:
    """List the files of an inbox that are out of use, the last withdrawn first."""
    found = inbox_sources(inbox, leave_out=lambda path: is_note(path) or in_force(path, inbox) is None)
    pairs = [(source, in_force(source.files[0][1], inbox)) for source in found]
    known = [(source, withdrawal) for source, withdrawal in pairs if withdrawal]
    return sorted(known, key=lambda pair: (pair[1].at, pair[0].name), reverse=True)


def is_note(path: Path) -> bool:
    """Tell whether a file is a note and no delivery, be its file still there or not."""
    return path.name.endswith(SUFFIX)


def in_force(path: Path, inbox: Path) -> Withdrawal | None:
    """Return the note that keeps a file out of use, or None; raises Unreadable for a damaged note."""
    note = beside(path)
    if not note.is_file():
        return None
    found = _read(note, note.relative_to(inbox).as_posix())
    if found.sha256 != digest(path) or (found.is_waiting and not _is_there(inbox, found.for_file)):
        return None
    return found


def settle(inbox: Path) -> None:
    """End the waiting that a killed process left: a note that holds stays for good, another is taken away.

    Only the holder of the dataset's lock may call this.
    """
    for note in _notes(inbox):
        found = _read(note, note.relative_to(inbox).as_posix())
        if found.is_waiting and _is_there(inbox, found.for_file):
            put(note, replace(found, is_waiting=False))
        elif found.is_waiting:
            take_away(note)


def put(note: Path, withdrawal: Withdrawal) -> None:
    """Put a note in its place in one step."""
    fresh = note.with_name(f".{note.name}")  # hidden: what a killed process leaves is no delivery
    fresh.write_text(withdrawal.text(), encoding="utf-8")
    durable_files.sync(fresh)
    fresh.replace(note)
    durable_files.sync(note.parent)


def take_away(note: Path) -> None:
    """Take a note away: its file is in use again."""
    note.unlink()
    durable_files.sync(note.parent)


def _notes(inbox: Path) -> Iterator[Path]:
    yield from sorted(path for path in inbox.rglob(f"*{SUFFIX}") if not path.is_symlink() and path.is_file())


def _is_there(inbox: Path, label: str) -> bool:
    path = inbox / label
    return path.is_file() and not beside(path).exists()


def _read(note: Path, label: str) -> Withdrawal:
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(said["pada"])
        names = ("peran", "unit", "alasan", "muatan", "untuk")
        role, unit_id, why, build, for_file = (str(said.get(name, "")) for name in names)
        return Withdrawal(str(said["sha256"]), at, role, unit_id, why, build, for_file, bool(said.get("menunggu")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "hapus catatan itu agar berkasnya dipakai lagi, atau tarik berkasnya sekali lagi"
        raise Unreadable(label, f"catatan penarikan tidak terbaca ({error})", remedy) from error
