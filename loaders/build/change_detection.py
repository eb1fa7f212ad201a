"""Detection of changes: one hash over everything a build may depend on, without reading it."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loaders.build.assembly import code_files
from loaders.contract.errors import Unreadable
from loaders.sources.manifest import manifest_sources
from settings import REFERENCE, Settings
from storage.errors import Refused

CHECK_EVERY_MINUTES = 60
"""How often a place without files of its own (an address, a database) is asked, unless its entry says otherwise."""


@dataclass(frozen=True)
class WatchedPlaces:
    """Places that a watch looks at, and the dataset they are for."""

    dataset: str
    inbox: Path
    manifest: Path | None
    settings: Settings

    def note(self, ending: str) -> Path:
        """Return the path of the memory or the lock of a watch: beside the logs, which no loader sweeps."""
        return self.settings.log_folder / f"pengawas-{self.dataset}.{ending}"


def fingerprint_of_places(watched: WatchedPlaces, now: datetime) -> str:
    """Return one hash over all that a build may depend on; another hash means that something may be new."""
    parts = [*_stamps(watched.inbox, "*"), *(stamp for path in code_files() for stamp in _stamp(path))]
    for folder in (watched.settings.reference, REFERENCE, watched.settings.documented):
        parts += _stamps(folder, "*.csv")
    if watched.manifest is not None:
        parts += [*_declared(watched.manifest), *(f"{name} {turn}" for name, turn in turns(watched.manifest, now))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _stamps(folder: Path, pattern: str) -> Iterator[str]:
    """Yield name, size and time of each file below a folder that is not hidden."""
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
    """Yield the state of the manifest and of the files it names, or its error, which the build will report."""
    yield from _stamp(manifest)
    try:
        for source in manifest_sources(manifest):
            for _, path in source.files:
                yield from _stamp(path)
    except (Refused, Unreadable, OSError) as error:
        yield str(error)


def turns(manifest: Path, now: datetime) -> Iterator[tuple[str, int]]:
    """Yield for each address or query the number of its turn, which changes when it is due to be asked again."""
    try:
        entries = tomllib.loads(manifest.read_text(encoding="utf-8")).get("source", [])
    except (OSError, tomllib.TOMLDecodeError):
        return
    for entry in entries:
        if isinstance(entry, dict) and "path" not in entry:
            minutes = entry.get("check_every_minutes", CHECK_EVERY_MINUTES)
            interval = minutes if isinstance(minutes, int) and minutes > 0 else CHECK_EVERY_MINUTES
            yield str(entry.get("name", "")), int(now.timestamp() // (60 * interval))
