"""The door for taking a file of the inbox out of use, and for using it again: look, preview, publish.

Rights are asked here, whatever the screen has drawn: an office withdraws and restores what it handed in itself.
"""

from dataclasses import dataclass

from access.roles import Viewer
from loaders.build.build import Submission, build
from loaders.build.inbox_change import InboxChange
from settings import Settings, read_settings
from storage import audit_log
from storage.audit_log import Event
from storage.errors import Refused
from submissions import inbox, uploads
from submissions.inbox import DeliveredFile
from submissions.uploads import Preview, Step

PREVIEWED = "pratinjau penarikan berkas"


@dataclass(frozen=True)
class Request:
    """A file by its path in the inbox, whether it is to be used again, and then which file makes room for it."""

    path: str
    is_restore: bool = False
    makes_room: str = ""


def preview(
    viewer: Viewer, dataset: str, request: Request, step: Step = lambda *_: None, settings: Settings | None = None
) -> Preview:
    """Preview what publishing would do, by a build that is thrown away; raises Refused for who may not."""
    chosen = settings or read_settings()
    _find(viewer, dataset, request, chosen)
    audit_log.record(Event.VIEW, viewer, PREVIEWED, dataset=dataset, settings=chosen)
    change = _change(request)
    return uploads.try_out(viewer, dataset, inbox.place_of(dataset, chosen), change, step, chosen)


def publish(
    viewer: Viewer, dataset: str, request: Request, why: str, shown: Preview, settings: Settings | None = None
) -> str:
    """Publish what was previewed and nothing else; returns the build's name.

    Raises StalePreview where the data has changed since the preview, Busy while another loads, Refused for who may not.
    """
    chosen = settings or read_settings()
    if reason := uploads.refusal_reason(viewer) or shown.problem:
        raise Refused(reason)
    said = inbox.in_log(_find(viewer, dataset, request, chosen), why)
    event = Event.RESTORE if request.is_restore else Event.WITHDRAW
    change, goes = _change(request), request.makes_room if request.is_restore else request.path
    note = inbox.note_for(viewer, dataset, goes, why, chosen) if goes else None

    def log() -> None:
        audit_log.record(event, viewer, said, dataset=dataset, settings=chosen)

    handed = Submission(
        InboxChange(None, change.withdrawn, note, change.restored), shown.basis, uploads.called(viewer), log
    )
    place = inbox.place_of(dataset, chosen)
    outcome = build(dataset, inbox=place.inbox, manifest=place.manifest, settings=chosen, submission=handed)
    what = "pengembalian berkas" if request.is_restore else "penarikan berkas"
    audit_log.record(Event.PUBLISH, viewer, what, dataset=dataset, build=outcome.name, settings=chosen)
    return outcome.name


def _change(request: Request) -> InboxChange:
    if request.is_restore:
        return InboxChange(withdrawn=request.makes_room, restored=request.path)
    return InboxChange(withdrawn=request.path)


def _find(viewer: Viewer, dataset: str, request: Request, settings: Settings) -> DeliveredFile:
    """Return the file of a request; raises Refused where it, or the one that makes room, is not this viewer's."""
    if not uploads.may_preview(viewer):
        raise Refused(uploads.refusal_reason(viewer))
    if not request.is_restore:
        return inbox.find_used(viewer, dataset, request.path, settings)
    if request.makes_room:
        inbox.find_used(viewer, dataset, request.makes_room, settings)
    return inbox.find_withdrawn(viewer, dataset, request.path, settings).file
