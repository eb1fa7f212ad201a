"""The log of who did what: log-ins, views of personal data, downloads, packs, uploads, withdrawn files, builds, pins.

Append-only.

One file a month (`akses-2026-11.jsonl`), one JSON line an event, one write to the end of the file, forced to the disk:
several processes may write at once, and a crash loses at most the line it interrupts. A line says who looked, never
at whom.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from access.roles import Permission, Viewer, is_allowed
from settings import Settings, read_settings
from storage import durable_files

if TYPE_CHECKING:
    import pandas as pd


class Event(StrEnum):
    """What is logged."""

    LOG_IN = "log_in"
    LOG_OUT = "log_out"
    EXPIRED = "expired"
    REFUSED = "refused"
    VIEW = "view"
    DOWNLOAD = "download"
    PACK = "pack"
    UPLOAD = "upload"
    PUBLISH = "publish"
    DISCARD = "discard"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    RESTORE = "restore"
    BUILD = "build"
    PIN = "pin"
    UNPIN = "unpin"


@dataclass(frozen=True)
class AuditEntry:
    """One line: when (UTC), what happened, who (subject, role), to what, of which data."""

    at: str
    event: str
    who: str = ""
    """Empty for a visitor who has not logged in."""
    role: str = ""
    what: str = ""
    dataset: str = ""
    build: str = ""
    unit_id: str = ""
    name: str = ""
    """How the person logging in is called, on the lines of log-ins only, so that a subject can be read."""
    is_trial: bool = False


def record(
    event: Event,
    viewer: Viewer,
    what: str = "",
    *,
    dataset: str = "",
    build: str = "",
    unit_id: str | None = None,
    name: str = "",
    settings: Settings | None = None,
) -> None:
    """Write one line and return when it is on the disk. `what` names a page, metric, file, or register number.

    An OSError is for the caller to let pass: what cannot be logged must not be shown.
    """
    if re.search(r"\d{8}", what) or len(what) > 200:
        raise ValueError("log: `what` menyebut halaman, metrik atau nomor register, bukan orang")
    entry = AuditEntry(
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        event=event.value,
        who=viewer.who,
        role=viewer.role.value,
        what=what,
        dataset=dataset,
        build=build,
        unit_id=unit_id or viewer.unit_id or "",
        name=name[:100],
        is_trial=viewer.is_trial,
    )
    said = {key: value for key, value in asdict(entry).items() if value}
    chosen = settings or read_settings()
    _append(chosen, entry.at[:7], json.dumps(said, ensure_ascii=False))


def record_view(
    viewer: Viewer, what: str, *, dataset: str, build: str, unit_id: str | None = None, settings: Settings | None = None
) -> None:
    """Log a view of personal data, once an hour for the same viewer and view: a page runs again at every click."""
    hour = f"{datetime.now(UTC):%Y-%m-%dT%H}"
    _saw(viewer, what, dataset, build, unit_id, hour, settings or read_settings())


@lru_cache(maxsize=4096)
def _saw(
    viewer: Viewer,
    what: str,
    dataset: str,
    build: str,
    unit_id: str | None,
    hour: str,  # noqa: ARG001  part of what makes a view the same
    settings: Settings,
) -> None:
    record(Event.VIEW, viewer, what, dataset=dataset, build=build, unit_id=unit_id, settings=settings)


def entries(viewer: Viewer, *, limit: int = 1000, settings: Settings | None = None) -> "pd.DataFrame":
    """Return the log, newest first, `at` as UTC times, for those who may read it; others get none.

    Who only tries the role sees what others did while trying, which is nobody's name.
    """
    import pandas as pd  # here, so that the loaders, who only write, do not wait for it

    found: list[AuditEntry] = []
    if is_allowed(viewer, Permission.LOG):
        for entry in _newest_first(settings or read_settings()):
            if entry.is_trial or not viewer.is_trial:
                found.append(entry)
            if len(found) == limit:
                break
    rows = pd.DataFrame([asdict(entry) for entry in found], columns=list(AuditEntry.__dataclass_fields__))
    return rows.assign(at=pd.to_datetime(rows["at"], utc=True, format="ISO8601", errors="coerce"))


def prune(settings: Settings, now: datetime) -> list[str]:
    """Delete the files of months past retention; returns their names."""
    oldest = now.year * 12 + now.month - 1 - settings.log_months
    gone = [path for path in _files(settings) if _month(path) < oldest]
    for path in gone:
        path.unlink(missing_ok=True)  # another process may be pruning too
    return [path.name for path in gone]


def _append(settings: Settings, month: str, line: str) -> None:
    if durable_files.append(settings.log_folder / f"akses-{month}.jsonl", line):
        prune(settings, datetime.now(UTC))


def _newest_first(settings: Settings) -> Iterator[AuditEntry]:
    for path in sorted(_files(settings), reverse=True):
        for line in reversed(path.read_bytes().split(b"\n")):
            if entry := _read(line):
                yield entry


def _read(line: bytes) -> AuditEntry | None:
    """Parse a line as an entry; None for one that a crash cut short."""
    try:
        said = json.loads(line)
        return AuditEntry(**{key: value for key, value in said.items() if key in AuditEntry.__dataclass_fields__})
    except (ValueError, TypeError, AttributeError):
        return None


def _files(settings: Settings) -> list[Path]:
    return [path for path in settings.log_folder.glob("akses-*.jsonl") if re.fullmatch(r"akses-\d{4}-\d\d", path.stem)]


def _month(path: Path) -> int:
    year, month = path.stem.removeprefix("akses-").split("-")
    return int(year) * 12 + int(month) - 1
