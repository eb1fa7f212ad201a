"""The door between the screen and the loaders for what is uploaded: look, preview, publish. Nothing else is published.

Rights are asked here, whatever the screen has drawn: who may hand in what, and what of a preview is told to whom.
"""

import csv
import io
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from access.roles import Grant, Permission, Viewer, grant_of, grant_of_role
from loaders.build import preview as trial
from loaders.build.assembly import reference_of
from loaders.build.build import Submission, build
from loaders.build.inbox_change import InboxChange
from loaders.build.origin import LastInbox
from loaders.build.package import FOLDER, StalePreview, UploadPackage
from loaders.build.preview import CountedFigure, RejectedRow
from loaders.contract.choices import LEFT_OUT, NOTHING_SAID, Choice, Choices
from loaders.contract.errors import Unreadable
from loaders.contract.inputs import INPUTS, CellKind, find
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.staging.inspect import Inspection, Title, inspect_file
from loaders.templates.reject_files import RejectedSheet
from loaders.validation.unknown_units import NearName
from metrics.disclosure import authorized
from settings import Settings, read_settings
from storage import audit_log, builds, city
from storage.audit_log import Event
from storage.builds import Build
from storage.errors import Busy, Refused
from submissions import impact, inbox
from submissions.impact import FigureChange, RowsChange
from text.indonesian import timestamp
from text.tables import to_dicts

__all__ = [
    "FOLDER",
    "LEFT_OUT",
    "NOTHING_SAID",
    "Busy",
    "Choice",
    "Choices",
    "CountedFigure",
    "FigureChange",
    "Inspection",
    "NearName",
    "Refused",
    "RejectedRow",
    "RowsChange",
    "StalePreview",
    "Title",
    "Unreadable",
]
Step = Callable[[str, float], None]
MEGABYTES, TRIAL_MEGABYTES = 50, 5
KINDS: Mapping[str, str] = {input_.kind: input_.title for input_ in INPUTS}
NOT_ON_TRIAL = (
    "Peran ini sedang dicoba: yang terbit akan menjadi data semua orang, jadi hanya yang masuk dapat menerbitkan."
)
NOT_YOURS = "Berkas ini tidak hanya berisi data unit Anda; hapus baris yang bukan milik unit Anda, lalu unggah lagi."
ONLY_FOR = {
    Permission.UPLOAD: "Unggahan hanya untuk pengelola dan OPD.",
    Permission.DECIDE: "Keputusan rapat hanya dicatat oleh Sekda dan pengelola.",
}
"""Who may hand in what needs this permission."""
_turn = threading.BoundedSemaphore(1)
"""One preview at a time: each is a build, and takes the memory of one."""


@dataclass(frozen=True)
class Upload:
    """A file as it came, what was chosen for it, unknown names (text, cycle) with their unit; `kind`: that alone.

    `replaces` is the path of a file in the inbox that goes out of use for this one, and `why`.
    """

    name: str
    data: bytes = field(repr=False)
    choices: Choices = NOTHING_SAID
    names: tuple[tuple[str, int, str], ...] = ()
    kind: str = ""
    replaces: str = ""
    why: str = ""


@dataclass(frozen=True)
class Preview:
    """What publishing would do. `problem` says why it would be refused; `basis` is what it was made with.

    `rows` are the loaded rows of each input now and then; `rejected` the rejected rows with their cells.
    """

    basis: str
    problem: str
    sheets: tuple[CountedFigure, ...] = ()
    rejects: tuple[RejectedRow, ...] = ()
    near: tuple[NearName, ...] = ()
    outside: int = 0
    changes: tuple[FigureChange, ...] = ()
    rows: tuple[RowsChange, ...] = ()
    rejected: tuple[RejectedSheet, ...] = field(default=(), repr=False)


def may_preview(viewer: Viewer, kind: str = "") -> bool:
    """Whether a viewer is offered to hand in files, or one input, and the preview, publishing aside."""
    return grant_of_role(viewer, _needed(kind)) is not Grant.NO


def refusal_reason(viewer: Viewer, kind: str = "") -> str:
    """Why this viewer may not publish, in one sentence; empty for those who may."""
    needed = _needed(kind)
    if grant_of(viewer, needed) is not Grant.NO:
        return ""
    return NOT_ON_TRIAL if may_preview(viewer, kind) else ONLY_FOR[needed]


def _needed(kind: str) -> Permission:
    """Return the permission needed to hand in one input, or any file."""
    return find(kind).needs if kind else Permission.UPLOAD


def megabytes(viewer: Viewer) -> int:
    """Return the size limit of an upload in MB; whoever merely tries a role gets less of the machine."""
    return TRIAL_MEGABYTES if viewer.is_trial else MEGABYTES


def columns(kind: str) -> dict[str, str]:
    """Return the columns of an input and what they mean, the required ones marked."""
    return {c.name: f"{c.name}{' (wajib)' if c.required else ''}" for c in find(kind).columns}


def single_values(kind: str, column: str, dataset: str, viewer: Viewer) -> tuple[str, ...]:
    """List the values that may hold for all rows of a sheet: a cycle, or a unit."""
    found, build = find(kind).column(column), builds.current(dataset)
    if build is None or found.kind not in (CellKind.CYCLE, CellKind.UNIT):
        return ()
    if found.kind is CellKind.CYCLE:
        return tuple(str(row["cycle"]) for row in to_dicts(authorized.query(viewer, "cycles", build)))
    rows = to_dicts(authorized.query(viewer, "units", build))
    own = [row for row in rows if viewer.unit_id in (None, row["unit_id"], row["current_unit_id"])]
    return tuple(sorted({str(row["unit"]) for row in own}))


def look_at(viewer: Viewer, dataset: str, upload: Upload, settings: Settings | None = None) -> tuple[Inspection, ...]:
    """Inspect the sheets of an upload as they would be read; raises Unreadable or Refused with what to do."""
    chosen = settings or read_settings()
    place = _place(viewer, dataset, upload, chosen)
    finder = UnitMatcher(ReferenceTables.read(reference_of(dataset, place.inbox, chosen)))
    with tempfile.TemporaryDirectory() as apart:
        (source,) = UploadPackage(upload.name, upload.data, upload.choices).lay(Path(apart), datetime.now(UTC))
        ((_, path),) = source.files
        return inspect_file(path, upload.name, upload.choices, finder.knows, chosen)


def preview(
    viewer: Viewer, dataset: str, upload: Upload, step: Step = lambda *_: None, settings: Settings | None = None
) -> Preview:
    """Preview what publishing would do, by a build that is thrown away; raises Refused for who may not preview."""
    chosen = settings or read_settings()
    place = _place(viewer, dataset, upload, chosen)
    audit_log.record(Event.UPLOAD, viewer, "pratinjau", dataset=dataset, settings=chosen)
    if upload.replaces:
        inbox.find_used(viewer, dataset, upload.replaces, chosen)
    shown = try_out(viewer, dataset, place, InboxChange(_parcel(viewer, upload), upload.replaces), step, chosen)
    if upload.kind and any(sheet.kind != upload.kind for sheet in shown.sheets):
        return replace(shown, problem=f"Berkas ini bukan {KINDS[upload.kind].lower()}.", changes=(), rows=())
    return shown


def try_out(
    viewer: Viewer, dataset: str, place: LastInbox, change: InboxChange, step: Step, settings: Settings
) -> Preview:
    """Preview a change of the inbox by a build that is thrown away, one at a time; the rights were asked before."""
    step("menunggu giliran", 0.0)
    with _turn:
        found = trial.make_preview(
            dataset,
            place,
            change,
            unit_id=viewer.unit_id,
            settings=settings,
            ask=lambda path: impact.account(Build(dataset, "pratinjau", path, is_passing=True), viewer),
            step=step,
        )
    problem = found.problem or " ".join([NOT_YOURS, *found.foreign] if found.foreign else [])
    # An office's name for a unit changes how everybody's files are read: not for one office to say.
    near = () if viewer.unit_id else found.near
    changed = None if problem else impact.since(builds.current(dataset, settings), viewer, found.answer)
    shown = Preview(
        found.basis, problem, found.sheets, found.rejects, near, found.outside, rejected=found.rejected_sheets
    )
    return replace(shown, changes=changed.figures, rows=changed.rows) if changed else shown


def publish(viewer: Viewer, dataset: str, upload: Upload, shown: Preview, settings: Settings | None = None) -> str:
    """Publish what was previewed and nothing else; returns the build's name.

    Raises StalePreview where the data has changed since the preview, Busy while another loads, Refused for who may not.
    """
    chosen = settings or read_settings()
    if reason := refusal_reason(viewer, upload.kind) or shown.problem:
        raise Refused(reason)
    place, change = _place(viewer, dataset, upload, chosen), InboxChange(_parcel(viewer, upload))
    handed = Submission(change, shown.basis, called(viewer))
    if upload.replaces:
        handed = _replacing(viewer, dataset, upload, handed, chosen)
    kinds = ", ".join(sorted({sheet.kind for sheet in shown.sheets if sheet.kind}))
    outcome = build(dataset, inbox=place.inbox, manifest=place.manifest, settings=chosen, submission=handed)
    audit_log.record(Event.PUBLISH, viewer, kinds, dataset=dataset, build=outcome.name, settings=chosen)
    return outcome.name


def _replacing(viewer: Viewer, dataset: str, upload: Upload, handed: Submission, settings: Settings) -> Submission:
    """Add to a submission that it takes an earlier file out of use; raises Refused."""
    said = inbox.in_log(inbox.find_used(viewer, dataset, upload.replaces, settings), upload.why)
    note = inbox.note_for(viewer, dataset, upload.replaces, upload.why, settings)

    def log() -> None:
        audit_log.record(Event.REPLACE, viewer, said, dataset=dataset, settings=settings)

    return replace(handed, change=replace(handed.change, withdrawn=upload.replaces, note=note), log=log)


def discard(viewer: Viewer, dataset: str, settings: Settings | None = None) -> None:
    """Note that somebody threw an upload away; nothing of it was ever kept here."""
    audit_log.record(Event.DISCARD, viewer, "unggahan", dataset=dataset, settings=settings or read_settings())


def _place(viewer: Viewer, dataset: str, upload: Upload, settings: Settings) -> LastInbox:
    """Where the upload would lie; raises Refused for who may not hand it in."""
    if not may_preview(viewer, upload.kind):
        raise Refused(refusal_reason(viewer, upload.kind))
    if len(upload.data) > megabytes(viewer) << 20:
        raise Refused(f"{upload.name} lebih besar dari {megabytes(viewer)} MB. Bagi menjadi beberapa berkas.")
    return inbox.place_of(dataset, settings)


def _parcel(viewer: Viewer, upload: Upload) -> UploadPackage:
    bare = UploadPackage(upload.name, upload.data, upload.choices, unit_id=viewer.unit_id or "")
    names = () if viewer.unit_id else upload.names
    if not names:
        return bare
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(column.name for column in find("unit_alias").columns)
    today = datetime.now(trial.WIB).date().isoformat()
    rows.writerows((written, cycle, unit, today, city.role_names()[viewer.role]) for written, cycle, unit in names)
    return replace(bare, aliases=text.getvalue())


def called(viewer: Viewer) -> str:
    """Who holds the lock, for others: a role or an office, never a person."""
    unit = f" {viewer.unit_id}" if viewer.unit_id else ""
    return f"{city.role_names()[viewer.role]}{unit} sejak {timestamp(datetime.now(UTC))}"
