"""Preview of a build after a change of the inbox: the build is made in a folder of its own that is thrown away.

No lock is needed, since nothing that others read is touched; no reader finds it, since no pointer names it.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from loaders.build import assembly, package
from loaders.build.inbox_change import InboxChange
from loaders.build.origin import LastInbox
from loaders.build.workspace import open_workspace
from loaders.contract.errors import Unreadable
from loaders.sources.manifest import Source, digest
from loaders.staging.claims import unused_columns
from loaders.staging.sheet import Progress
from loaders.templates.reject_files import RejectedSheet, sheets_on
from loaders.validation import ownership, unknown_units
from loaders.validation.reject_limits import told
from loaders.validation.unknown_units import NearName
from loaders.validation.workspace import SheetLoad, Workspace
from settings import Settings
from storage import durable_files
from storage.errors import Refused
from text.indonesian import WIB

__all__ = ["WIB", "CountedFigure", "RejectedRow", "TrialBuild", "make_preview", "sweep"]
ROOM = ".pratinjau"
LOCK = "LOCK"
FIRST_REJECTS = 200
MOST_TAKEN_ALONG = 5_000
"""Rejected rows that a preview keeps with their cells; where there are more, one cause stands behind most."""
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class RejectedRow:
    """Row that would not be loaded, with its line as in Excel."""

    sheet: str
    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class CountedFigure:
    """Counts of what would become of the rows of one sheet; `unused` columns, `printed` totals that differ.

    `remarks` are what the sheet gives cause to look at.
    """

    sheet: str
    kind: str
    read: int
    loaded: int
    rejected: int
    repeated: int
    skipped: tuple[tuple[str, int], ...]
    unused: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrialBuild(Generic[Answer]):
    """What a build after the change would be: `problem` says why it would be refused, and then `answer` is None.

    `basis` stands for all that it was made with; a build from another basis would be another one.
    """

    basis: str
    problem: str
    sheets: tuple[CountedFigure, ...] = ()
    rejects: tuple[RejectedRow, ...] = ()
    near: tuple[NearName, ...] = ()
    rejected_sheets: tuple[RejectedSheet, ...] = ()
    foreign: tuple[str, ...] = ()
    outside: int = 0
    answer: Answer | None = None


def make_preview(
    dataset: str,
    places: LastInbox,
    change: InboxChange,
    *,
    unit_id: str | None,
    settings: Settings,
    ask: Callable[[Path], Answer],
    step: Callable[[str, float], None] = lambda *_: None,
) -> TrialBuild[Answer]:
    """Make the build and query it; `unit_id` is the only unit the rows may be of, `step` gets the progress."""
    with _room(settings.warehouse / ROOM) as room:
        present = assembly.current_inputs(dataset, places.inbox, places.manifest, settings)
        basis = assembly.input_fingerprint(present, dataset, settings)
        try:
            inputs, own = change.apply(present, dataset, places.inbox, room / "berkas")
            names = {source.name for source in own}
            _refuse_twice(own, [source for source in inputs.found if source.name not in names])
            made = _made(dataset, inputs, names, room, unit_id, settings, ask, step)
            return replace(made, basis=basis)
        except (Unreadable, Refused) as error:
            return TrialBuild(basis, str(error))


def _made(
    dataset: str,
    inputs: assembly.BuildInputs,
    own: set[str],
    room: Path,
    unit_id: str | None,
    settings: Settings,
    ask: Callable[[Path], Answer],
    step: Callable[[str, float], None],
) -> TrialBuild[Answer]:
    path = room / "pratinjau.duckdb"
    workspace = open_workspace(path, inputs.reference, settings)
    try:
        problem = _validate(workspace, inputs, step)
        loads = [
            load
            for load in workspace.loads
            if load.source.name in own and not load.sheet.file.endswith(package.ALIASES)
        ]
        near = unknown_units.near_names(workspace, loads)
        sheets = tuple(sheets_on(workspace, loads, MOST_TAKEN_ALONG))
        found = TrialBuild[Answer]("", problem, _counts(loads), _rejects(workspace, loads), near, sheets)
        if problem:
            return found
        step("menyusun angka", 0.9)
        assembly.finish(workspace, settings, name="pratinjau", dataset=dataset, fingerprint="", now=datetime.now(UTC))
        others = ownership.rows_of_others(workspace, loads, unit_id) if unit_id else ()
        outside = ownership.outside_list(workspace, loads)
    finally:
        workspace.connection.close()
    return replace(found, foreign=others, outside=outside, answer=ask(path))


def _validate(workspace: Workspace, inputs: assembly.BuildInputs, step: Callable[[str, float], None]) -> str:
    """Validate all files; return why the build would be refused, or an empty text."""
    files = sum(len(source.files) for source in inputs.found)

    def bar(label: str, _: int) -> Progress:
        rows = 0

        def moved(more: int) -> None:
            nonlocal rows
            rows += more
            step(f"{label}: {rows} baris", 0.8 * workspace.taken / files)

        step(label, 0.8 * workspace.taken / files)
        return moved

    try:
        assembly.validate(workspace, inputs.found, bar)
    except Refused as error:
        return str(error)
    return ""


def _refuse_twice(own: Sequence[Source], present: Sequence[Source]) -> None:
    """Refuse a file whose bytes already lie in the inbox."""
    known = {digest(path): label for source in present for label, path in source.files}
    for source in own:
        for label, path in source.files:
            if (there := known.get(digest(path))) and not label.endswith(package.ALIASES):
                raise Refused(f"Berkas yang persis sama sudah dimuat: {there}. Tidak perlu diunggah lagi.")


def _counts(loads: list[SheetLoad]) -> tuple[CountedFigure, ...]:
    return tuple(
        CountedFigure(
            load.sheet.name,
            load.kind,
            load.read,
            load.loaded,
            load.rejected,
            load.repeated,
            tuple(sorted(load.skipped.items())),
            tuple(unused_columns(load.sheet)),
            tuple(told(load, total) for total in (*load.printed, *load.mentioned)),
            load.sheet.remarks,
        )
        for load in loads
    )


def _rejects(workspace: Workspace, loads: list[SheetLoad]) -> tuple[RejectedRow, ...]:
    rows = workspace.connection.execute(
        """SELECT sheet, line, column_name, value, reason, remedy FROM rejects
        WHERE list_contains($own, load_id) ORDER BY load_id, line LIMIT $most""",
        {"own": [load.load_id for load in loads], "most": FIRST_REJECTS},
    ).fetchall()
    return tuple(RejectedRow(*row) for row in rows)


@contextmanager
def _room(rooms: Path) -> Iterator[Path]:
    """Open a folder that is removed at the end; remove those of killed previews first, whose lock nobody holds."""
    rooms.mkdir(parents=True, exist_ok=True)
    sweep(rooms)
    place = Path(tempfile.mkdtemp(dir=rooms))
    try:
        with durable_files.exclusive_lock(place / LOCK, wait=True):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep(rooms: Path) -> None:
    """Remove the folders of previews that were killed."""
    for place in rooms.glob("*/"):
        with durable_files.exclusive_lock(place / LOCK, wait=False) as is_left_behind:
            if is_left_behind:
                shutil.rmtree(place, ignore_errors=True)
