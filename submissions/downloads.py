"""The door to what an office takes from here in order to bring data: templates, and its rejected rows to correct."""

from collections.abc import Iterator
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
from settings import read_settings
from storage import audit_log
from storage.audit_log import Event
from storage.builds import Build

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
    mark = SIMULATED if build.dataset == "simulasi" else ""
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
