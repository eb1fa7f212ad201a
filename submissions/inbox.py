"""The files of an inbox as the screen knows them: which are in use, which were withdrawn, whose they are, and why."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from access.roles import Grant, Permission, Role, Viewer, grant_of_role
from loaders.build import origin
from loaders.build.inbox_change import GONE
from loaders.build.inbox_change import LAST as ONLY_FILE
from loaders.build.origin import LastInbox
from loaders.build.package import unit_of
from loaders.sources import withdrawals
from loaders.sources.manifest import Source, digest, manifest_sources
from loaders.sources.withdrawals import Withdrawal
from settings import DATASETS, Settings, read_settings
from storage import builds, city
from storage.errors import Refused

__all__ = ["ONLY_FILE"]
LONGEST_REASON = 100
UPLOADED = re.compile(r"(\d{8}T\d{12}Z)-(.+)")
"""The name of an uploaded file in the inbox: when it was handed in, and what it is called."""


@dataclass(frozen=True)
class DeliveredFile:
    """One file: its path in the inbox, its name, when it was handed in (UTC), and the office that uploaded it."""

    path: str
    name: str
    at: datetime
    unit_id: str


@dataclass(frozen=True)
class WithdrawnFile:
    """A file out of use: when (UTC) and by which role or office it was withdrawn, why, and for which file in use."""

    file: DeliveredFile
    at: datetime
    by: str
    why: str
    successor: DeliveredFile | None


@dataclass(frozen=True)
class InboxFiles:
    """What a viewer may withdraw and restore; `elsewhere` are sources that are no files of the inbox.

    `forgotten` counts withdrawn files that no kept build was made with any more.
    """

    used: tuple[DeliveredFile, ...] = ()
    withdrawn: tuple[WithdrawnFile, ...] = ()
    elsewhere: tuple[str, ...] = ()
    forgotten: int = 0


def files(viewer: Viewer, dataset: str, settings: Settings | None = None) -> InboxFiles:
    """List the files of an inbox for those who may withdraw them: an office gets what it handed in itself.

    Raises Refused where there is no inbox yet, Unreadable where it cannot be read.
    """
    chosen = settings or read_settings()
    far = grant_of_role(viewer, Permission.UPLOAD)
    if far is Grant.NO:
        return InboxFiles()
    place = place_of(dataset, chosen)
    used = [_delivered(source) for source in withdrawals.sources_in_use(place.inbox)]
    out = [
        (source, note)
        for source, note in withdrawals.withdrawn_sources(place.inbox)
        if _is_theirs(viewer, source.name) and viewer.unit_id in (None, note.unit_id)
    ]
    known = [pair for pair in out if (builds.folder(dataset, chosen) / f"{pair[1].build}.duckdb").exists()]
    in_use = {one.path: one for one in used}
    return InboxFiles(
        tuple(sorted((one for one in used if _is_theirs(viewer, one.path)), key=lambda one: one.at, reverse=True)),
        tuple(_withdrawn(source, note, in_use.get(note.for_file)) for source, note in known),
        () if viewer.unit_id else _elsewhere(place),
        len(out) - len(known),
    )


def place_of(dataset: str, settings: Settings) -> LastInbox:
    """Where the files of a dataset lie; raises Refused where that is not known, or where two datasets share it."""
    found = {name: origin.last_inbox(builds.folder(name, settings)) for name in DATASETS}
    place = found[dataset]
    if place is None:
        raise Refused("Belum diketahui dari mana data ini dimuat. Jalankan sekali: python -m loaders build")
    if any(other and other.inbox == place.inbox for name, other in found.items() if name != dataset):
        raise Refused("Kotak masuk data resmi dan simulasi sama; pengelola server harus memisahkannya dulu.")
    return place


def find_used(viewer: Viewer, dataset: str, path: str, settings: Settings) -> DeliveredFile:
    """Return a file in use that this viewer may withdraw; raises Refused."""
    found = next((one for one in files(viewer, dataset, settings).used if one.path == path), None)
    if found is None:
        raise Refused(GONE)
    return found


def find_withdrawn(viewer: Viewer, dataset: str, path: str, settings: Settings) -> WithdrawnFile:
    """Return a withdrawn file that this viewer may restore; raises Refused."""
    found = next((one for one in files(viewer, dataset, settings).withdrawn if one.file.path == path), None)
    if found is None:
        raise Refused(GONE)
    return found


def note_for(viewer: Viewer, dataset: str, path: str, why: str, settings: Settings) -> Withdrawal:
    """Make the note that withdraws the file as it is now; raises Refused for a reason that says nothing or too much."""
    last = builds.current(dataset, settings)
    return Withdrawal(
        digest(place_of(dataset, settings).inbox / path),
        datetime.now(UTC).replace(microsecond=0),
        viewer.role.value,
        viewer.unit_id or "",
        reason(why),
        last.name if last else "",
    )


def reason(why: str) -> str:
    """Return a reason on one line; raises Refused where there is none, or a number that may be a person's."""
    said = " ".join(why.split())
    if not said:
        raise Refused("Tulis alasannya, dengan singkat.")
    if len(said) > LONGEST_REASON or re.search(r"\d{8}", said):
        raise Refused(f"Tulis alasan paling panjang {LONGEST_REASON} huruf, tanpa NIP atau deret angka yang panjang.")
    return said


def in_log(file: DeliveredFile, why: str) -> str:
    """Write which file and why for the log, which takes no row of digits that may be a person's number."""
    name = re.sub(r"\d{8,}", lambda run: _day(run[0]) if len(run[0]) == 8 else "…", file.name)[:50]
    handed = "" if file.path == file.name else f" ({file.at:%Y-%m-%d %H.%M.%S} UTC)"
    return f"{name}{handed}: {reason(why)}"


def _day(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _is_theirs(viewer: Viewer, path: str) -> bool:
    return viewer.unit_id is None or unit_of(path) == viewer.unit_id


def _delivered(source: Source) -> DeliveredFile:
    path = source.files[0][1]
    uploaded = UPLOADED.fullmatch(path.name)
    if uploaded:
        at = datetime.strptime(uploaded[1], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
        return DeliveredFile(source.name, uploaded[2], at, unit_of(source.name))
    return DeliveredFile(source.name, source.name, datetime.fromtimestamp(path.stat().st_mtime, UTC), "")


def _withdrawn(source: Source, note: Withdrawal, successor: DeliveredFile | None) -> WithdrawnFile:
    role = city.role_names()[Role(note.role)] if note.role in set(Role) else note.role
    by = f"OPD {note.unit_id}" if note.unit_id else role
    return WithdrawnFile(_delivered(source), note.at, by, note.why, successor)


def _elsewhere(place: LastInbox) -> tuple[str, ...]:
    """Name the sources of the manifest, which are withdrawn where they come from."""
    return tuple(source.name for source in manifest_sources(place.manifest)) if place.manifest else ()
