"""Pinned builds: a build that bears a name is never deleted.

The names stand in the file PINS beside the builds, which is replaced in one step under the lock of the loaders.
"""

import re
from pathlib import Path

from access.roles import Permission, Viewer, is_allowed
from settings import Settings, read_settings
from storage import audit_log, builds, durable_files
from storage.audit_log import Event
from storage.errors import Refused  # for the screen, which does not know the loaders
from storage.lock import one_writer

PINS = "PINS"
LONGEST = 80
NOT_YOURS = "Hanya pengelola yang menyematkan build; peran yang dicoba tidak mengubah apa pun."


def pin(viewer: Viewer, dataset: str, build: str, name: str, settings: Settings | None = None) -> None:
    """Keep a build for good under a name, or give it another; raises Refused with what to do."""
    said = " ".join(name.split())
    if not said or len(said) > LONGEST or re.search(r"\d{8}", said):
        raise Refused(f"Beri nama 1 sampai {LONGEST} huruf, misalnya: Rapat monev 26 Agustus 2024; tanpa deret angka.")
    _change(viewer, dataset, build, said, settings or read_settings())


def unpin(viewer: Viewer, dataset: str, build: str, settings: Settings | None = None) -> None:
    """Let a build go with the others of its age; raises Refused where it was not pinned."""
    _change(viewer, dataset, build, None, settings or read_settings())


def _change(viewer: Viewer, dataset: str, build: str, name: str | None, settings: Settings) -> None:
    if not is_allowed(viewer, Permission.PINS):
        raise Refused(NOT_YOURS)
    folder = builds.folder(dataset, settings)
    if not folder.is_dir():
        raise Refused(f"Belum ada build {dataset}.")
    with one_writer(folder):
        found = read_pins(folder)
        if name is not None and not (folder / f"{build}.duckdb").exists():
            raise Refused(f"Build {build} tidak ada atau sudah dihapus.")
        if name is None and build not in found:
            raise Refused(f"Build {build} tidak disematkan.")
        said = found.pop(build, "") if name is None else name
        # Logged first: what cannot be logged is not done.
        event = Event.UNPIN if name is None else Event.PIN
        audit_log.record(event, viewer, said, dataset=dataset, build=build, settings=settings)
        kept = found if name is None else found | {build: name}
        lines = "".join(f"{key} {kept[key]}\n" for key in sorted(kept))
        durable_files.replace(folder / PINS, lines)


def pins_of(dataset: str, settings: Settings | None = None) -> dict[str, str]:
    """Return the builds that are never deleted, oldest first, each with the name it was given, which may be empty."""
    return read_pins(builds.folder(dataset, settings))


def read_pins(place: Path) -> dict[str, str]:
    """Read the file PINS of a folder of builds: a line per pin, the build's name, a space, the name it was given.

    Before pins had names several could stand in one line; a pin of that form is none to lose.
    """
    path, found = place / PINS, dict[str, str]()
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        first, *rest = line.split() or [""]
        are_builds = all(re.fullmatch(r"\d{8}T\d+Z-\S+", word) for word in rest)
        found |= dict.fromkeys((first, *rest), "") if are_builds else {first: " ".join(rest)}
    return {name: found[name] for name in sorted(found) if name}
