"""The door to what an office takes from here in order to bring data: templates, and its rejected rows to correct.

Rejected rows are those of a build, or those of a file that is only previewed: its owner alone has the preview.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from itertools import groupby
from pathlib import PurePath
from typing import Any

from access.roles import Viewer
from loaders.templates.reject_files import RejectedRow, RejectedSheet, write_csv, write_xlsx
from loaders.templates.template import write_template
from metrics.disclosure import authorized
from narrative.exhibits import SIMULATED
from settings import Settings, read_settings
from storage import audit_log
from storage.audit_log import Event
from storage.builds import Build
from storage.errors import Refused
from submissions import uploads
from submissions.uploads import Preview

CSV_SUFFIXES = (".csv", ".tsv", ".txt")


class RejectFormat(StrEnum):
    """What a file of rejects may be."""

    XLSX = "xlsx"
    CSV = "csv"


def template(kind: str) -> bytes:
    """Make the template of an input. It holds no data, so it is for everybody and not logged."""
    out = BytesIO()
    write_template(kind, out, read_settings().reference)
    return out.getvalue()


def files(viewer: Viewer, build: Build) -> list[tuple[str, int]]:
    """List the files whose rejected rows this viewer may download, with how many rows wait to be corrected."""
    return authorized.rejected_files(viewer, build)


def forms(file: str | None) -> tuple[RejectFormat, ...]:
    """XLSX for all, since Excel spoils a NIP in a CSV that it opens; a CSV comes as CSV too."""
    return (
        (RejectFormat.XLSX, RejectFormat.CSV)
        if file and PurePath(file).suffix.lower() in CSV_SUFFIXES
        else (RejectFormat.XLSX,)
    )


def file_name(build: Build, file: str | None, form: RejectFormat) -> str:
    """Name a file of rejects by its build, so that a later one in the same folder replaces no earlier one."""
    said = PurePath(file).stem if file else "semua berkas"
    mark = f"-{SIMULATED}" if build.dataset == "simulasi" else ""
    return f"ditolak-{said}-{build.loaded_at:%Y%m%d-%H%M%S}{mark}.{form}"


def rejects(viewer: Viewer, build: Build, file: str | None, form: RejectFormat) -> bytes:
    """Write the rejected rows of one file, or of all, in the shape of the original; logged before it is handed out.

    Raises AccessDenied for who may not have them.
    """
    sheets = list(_sheets(authorized.rejected_rows(viewer, build, file)))
    audit_log.record(Event.DOWNLOAD, viewer, "rejected_rows", dataset=build.dataset, build=build.name)
    return _written(sheets, form, SIMULATED if build.dataset == "simulasi" else "")


def forms_of_preview(shown: Preview, name: str) -> tuple[RejectFormat, ...]:
    """Return what the rejected rows of a previewed file may be; nothing where there are none, or too many."""
    if not shown.rejected:
        return ()
    return forms(name) if len(shown.rejected) == 1 else (RejectFormat.XLSX,)


def name_of_preview(dataset: str, name: str, form: RejectFormat) -> str:
    """Name a file of rejected rows of a preview, which is of no build yet."""
    mark = f"-{SIMULATED}" if dataset == "simulasi" else ""
    return f"ditolak-{PurePath(name).stem}-pratinjau{mark}.{form}"


def rejects_of_preview(
    viewer: Viewer, dataset: str, shown: Preview, name: str, form: RejectFormat, settings: Settings | None = None
) -> bytes:
    """Write the rejected rows of a previewed file in its shape, under the name it came with; logged before.

    Raises Refused for who may not hand in files.
    """
    if not uploads.may_preview(viewer):
        raise Refused(uploads.refusal_reason(viewer))
    sheets = [replace(sheet, file=name) for sheet in shown.rejected]
    audit_log.record(Event.DOWNLOAD, viewer, "rejected_rows_preview", dataset=dataset, settings=settings)
    return _written(sheets, form, SIMULATED if dataset == "simulasi" else "")


def _written(sheets: list[RejectedSheet], form: RejectFormat, mark: str) -> bytes:
    if form is RejectFormat.CSV:
        return write_csv(sheets[0], mark)
    out = BytesIO()
    write_xlsx(sheets, out, mark)
    return out.getvalue()


def _sheets(rows: list[tuple[Any, ...]]) -> Iterator[RejectedSheet]:
    for _, group in groupby(rows, key=lambda row: row[0]):
        own = list(group)
        file, sheet, kind, sha256, titles, positions, constants = own[0][1:8]
        found = [RejectedRow(*row[8:]) for row in own]
        yield RejectedSheet(file, sheet, kind, sha256, titles, positions, constants, found)
