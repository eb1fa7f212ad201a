"""The door to pins for the screen and the command line: a build that bears a name is never deleted.

The file's form is read in `pinned.py`. Written here, whole and in one step, under the lock of the loaders.
"""

import re

import audit
import durable
import pinned
import warehouse
from audit import Event
from loaders.errors import Refused as Refused  # for the screen, which does not know the loaders
from loaders.publish import one_writer
from rights import Right, Viewer, may
from settings import Settings, read_settings

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
    if not may(viewer, Right.PINS):
        raise Refused(NOT_YOURS)
    folder = warehouse.folder(dataset, settings)
    if not folder.is_dir():
        raise Refused(f"Belum ada build {dataset}.")
    with one_writer(folder):
        found = pinned.read(folder)
        if name is not None and not (folder / f"{build}.duckdb").exists():
            raise Refused(f"Build {build} tidak ada atau sudah dihapus.")
        if name is None and build not in found:
            raise Refused(f"Build {build} tidak disematkan.")
        said = found.pop(build, "") if name is None else name
        # Logged first: what cannot be logged is not done.
        event = Event.UNPIN if name is None else Event.PIN
        audit.record(event, viewer, said, dataset=dataset, build=build, settings=settings)
        kept = found if name is None else found | {build: name}
        lines = "".join(f"{key} {kept[key]}\n" for key in sorted(kept))
        durable.replace(folder / pinned.PINS, lines)
