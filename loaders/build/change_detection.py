"""What a watch looks at: one hash over all that a build may depend on, without reading any of it."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loaders.build.assembly import code_files
from loaders.contract.errors import Unreadable
from loaders.sources.manifest import manifest_sources
from settings import Settings
from storage.errors import Refused

CHECK_EVERY_MINUTES = 60
"""How often a place without files of its own (an address, a database) is asked, unless its entry says otherwise."""


@dataclass(frozen=True)
class WatchedPlaces:
    """What is looked at, for which dataset."""

    dataset: str
    inbox: Path
    manifest: Path | None
    settings: Settings

    def note(self, ending: str) -> Path:
        """Where the watch keeps its memory and its lock: beside the logs, which no loader sweeps."""
        return self.settings.log_folder / f"pengawas-{self.dataset}.{ending}"


def fingerprint_of_places(watched: WatchedPlaces, now: datetime) -> str:
    """One hash over all that a build may depend on: a changed one means that something may be new."""
    parts = [*_stamps(watched.inbox, "*"), *(stamp for path in code_files() for stamp in _stamp(path))]
    for folder in (watched.settings.reference, watched.settings.documented):
        parts += _stamps(folder, "*.csv")
    if watched.manifest is not None:
        parts += [*_declared(watched.manifest), *(f"{name} {turn}" for name, turn in turns(watched.manifest, now))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _stamps(folder: Path, pattern: str) -> Iterator[str]:
    """Name, size and time of each file below a folder that is not hidden."""
    for path in sorted(folder.rglob(pattern)) if folder.is_dir() else ():
        if not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
            yield from _stamp(path)


def _stamp(path: Path) -> Iterator[str]:
    try:
        state = path.stat()
    except OSError:  # gone between two looks, or a link to nowhere: the next look sees another picture
        yield f"{path} ?"
    else:
        if path.is_file():
            yield f"{path} {state.st_size} {state.st_mtime_ns}"


def _declared(manifest: Path) -> Iterator[str]:
    """The manifest and the files it names; where it is wrong, what is wrong: the build will say so once."""
    yield from _stamp(manifest)
    try:
        for source in manifest_sources(manifest):
            for _, path in source.files:
                yield from _stamp(path)
    except (Refused, Unreadable, OSError) as error:
        yield str(error)


def turns(manifest: Path, now: datetime) -> Iterator[tuple[str, int]]:
    """For each place that must be asked (no files of its own): in which turn of its schedule a time lies."""
    try:
        entries = tomllib.loads(manifest.read_text(encoding="utf-8")).get("source", [])
    except (OSError, tomllib.TOMLDecodeError):
        return
    for entry in entries:
        if isinstance(entry, dict) and "path" not in entry:
            minutes = entry.get("check_every_minutes", CHECK_EVERY_MINUTES)
            whole = minutes if isinstance(minutes, int) and minutes > 0 else CHECK_EVERY_MINUTES
            yield str(entry.get("name", "")), int(now.timestamp() // (60 * whole))
