"""Cache of fetched sources beside the builds: the last good data of each, and its present failure.

A source's new data replaces the old only once a build that contains it has been published. Until then, and where it
is refused, the build is made with the last good data of that source.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from loaders.contract.errors import Unreadable
from loaders.faults import Fault, SourceFailed
from loaders.sources.manifest import Source, digest
from storage import durable_files, source_status
from storage.errors import Refused
from text.indonesian import WIB, day

FOLDER = "fetched"


@dataclass(frozen=True)
class Delivery:
    """Data as fetched: its file, when it was last confirmed, rows loaded of it (-1: not counted)."""

    file: str
    sha256: str
    input: str
    place: str
    confirmed_at: str
    etag: str = ""
    last_modified: str = ""
    rows: int = -1


@dataclass(frozen=True)
class FetchFailure:
    """What is wrong with a source: in short for everybody, in detail for those who run Netra, and since when.

    `mark` is that of the build which its new data would have made, so that the same is not judged again.
    """

    fault: str
    detail: str
    since: str
    mark: str = ""


@dataclass
class CachedSource:
    """One source: its last good data, new data still to be validated, and its failure."""

    source: Source
    good: Delivery | None = None
    fresh: Delivery | None = None
    trouble: FetchFailure | None = None

    @property
    def used(self) -> Delivery | None:
        """The data that goes into the build."""
        return self.fresh or self.good


@dataclass
class SourceCache:
    """The fetched sources of a dataset, by name, and the folder that their data lies in."""

    folder: Path
    kept: dict[str, CachedSource] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        """Where the data lies."""
        return self.folder / FOLDER

    def sources(self, found: Iterable[Source]) -> list[Source]:
        """Return the sources with the files to read; those that need no fetching stay as they are."""
        return [self._with_file(source) if source.name in self.kept else source for source in found]

    def _with_file(self, source: Source) -> Source:
        kept = self.kept[source.name]
        if kept.used is None:
            raise Refused(f"Sumber {source.name}: belum pernah diambil.", source.name)
        return replace(source, files=((source.name, self.place / kept.used.file),), held=_held(kept))

    def fail(self, name: str, fault: Fault, detail: str, mark: str = "") -> None:
        """Note what is wrong with a source; the day on which it began stays while it lasts."""
        kept = self.kept[name]
        since = kept.trouble.since if kept.trouble else _now()
        kept.fresh, kept.trouble = None, FetchFailure(fault, detail, since, mark)

    def hold(self, error: Unreadable | Refused, mark: str) -> bool:
        """Put the last good data in place of new data that was refused; false where there is none or none is new."""
        kept = self.kept.get(error.source)
        if kept is None or kept.fresh is None:
            return False
        has_good = kept.good is not None
        self.fail(error.source, Fault.CONTENT, str(error), mark)
        return has_good

    def hold_known(self, mark: str) -> bool:
        """Put the last good data in place of new data that an earlier run refused in exactly this build."""
        for name, kept in self.kept.items():
            trouble = kept.trouble
            if kept.fresh and kept.good and trouble and trouble.mark == mark:
                self.fail(name, Fault.CONTENT, trouble.detail, mark)
                return True
        return False

    def check_rows(self, loaded: Mapping[str, int]) -> None:
        """Refuse new data without a single row where there were rows before: a fault is more likely."""
        for name, kept in self.kept.items():
            if kept.fresh:
                rows = loaded.get(name, 0)
                if rows == 0 and kept.good and kept.good.rows:
                    raise Refused(f"{name}: tidak berisi satu baris pun, padahal sebelumnya berisi.", name)
                kept.fresh = replace(kept.fresh, rows=rows)

    def accept(self) -> None:
        """Make the new data the last good data."""
        for kept in self.kept.values():
            if kept.fresh:
                kept.good, kept.fresh, kept.trouble = kept.fresh, None, None

    def warnings(self) -> list[str]:
        """Return one sentence for each source whose earlier data is used, for those who run the loader."""
        return [
            f"{name}: {kept.trouble.fault} ({kept.trouble.detail}). Dipakai data per {_day(kept.good.confirmed_at)}."
            for name, kept in self.kept.items()
            if kept.trouble and kept.good
        ]

    def save(self) -> None:
        """Save the state of each source, then delete data that no source uses."""
        stored = {
            name: {"good": kept.good and asdict(kept.good), "trouble": kept.trouble and asdict(kept.trouble)}
            for name, kept in self.kept.items()
        }
        durable_files.replace(self.folder / source_status.FETCHED, json.dumps(stored, ensure_ascii=False, indent=1))
        used = {kept.good.file for kept in self.kept.values() if kept.good}
        for path in self.place.glob("*"):
            if path.name not in used:
                path.unlink()


def open_cache(found: Iterable[Source], folder: Path) -> SourceCache:
    """Read how the fetched sources stood after the last run; damaged data counts as none."""
    path = folder / source_status.FETCHED
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    fetched = SourceCache(folder)
    for source in found:
        if source.remote:
            own = stored.get(source.name, {})
            trouble = FetchFailure(**own["trouble"]) if own.get("trouble") else None
            fetched.kept[source.name] = CachedSource(
                source, _intact(own.get("good"), source, fetched.place), None, trouble
            )
    return fetched


def _intact(stored: dict[str, Any] | None, source: Source, place: Path) -> Delivery | None:
    if not stored or not source.input or stored["input"] != source.input.kind:
        return None
    path = place / stored["file"]
    known = {one.name for one in fields(Delivery)}
    delivery = Delivery(**{name: value for name, value in stored.items() if name in known})
    return delivery if path.is_file() and digest(path) == stored["sha256"] else None


def file_name(source: Source, content: str, suffix: str) -> str:
    """Return a file name by source and content, so that new data never overwrites the old."""
    letters = "".join(c for c in source.name.lower() if c.isascii() and c.isalnum())[:40]
    return f"{letters}-{sha256(source.name.encode()).hexdigest()[:8]}-{content[:16]}{suffix}"


def place_mark(source: Source) -> str:
    """Return a hash of the address or query of a source; another one invalidates what was confirmed before."""
    return sha256(repr(source.remote).encode()).hexdigest()


def failed(kept: CachedSource, error: SourceFailed) -> str:
    """Return the sentence for a source that gave nothing and has no earlier data."""
    return f"Sumber {kept.source.name}: {error.fault} ({error.detail}), dan belum ada data sebelumnya."


def _held(kept: CachedSource) -> str:
    if kept.trouble is None or kept.good is None or kept.fresh:
        return ""
    return f"{kept.trouble.fault}; dipakai data per {_day(kept.good.confirmed_at)}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _day(moment: str) -> str:
    return day(datetime.fromisoformat(moment).astimezone(WIB).date())
