"""The forms a pack is written in: what each is called and who writes it. Page, commands and tests walk the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reports.document import Pack, PackFormat
from reports.packs import PackKind
from reports.writers import message, pdf, pptx, xlsx
from storage import audit_log
from storage.audit_log import Event

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Writer:
    """One form: its name on the screen, its MIME type, and the function that makes the file."""

    form: PackFormat
    name: str
    mime: str
    write: Callable[[Pack], bytes]


WRITERS = (
    Writer(PackFormat.PPTX, "Paparan (PPTX)", f"{_OFFICE}.presentationml.presentation", pptx.write),
    Writer(PackFormat.XLSX, "Lembar kerja (XLSX)", f"{_OFFICE}.spreadsheetml.sheet", xlsx.write),
    Writer(PackFormat.PDF, "Cetakan A4 (PDF)", "application/pdf", pdf.write),
    Writer(PackFormat.TEXT, "Pesan (TXT)", "text/plain; charset=utf-8", message.write),
)


def writers(kind: PackKind) -> tuple[Writer, ...]:
    """Return the writers of a pack: its own formats, and the message that every pack has."""
    return tuple(writer for writer in WRITERS if writer.form in (*kind.forms, PackFormat.TEXT))


def name(pack: Pack, form: PackFormat) -> str:
    """Name the file, such as netra-wali-kota-2024-20240826-kota-SIMULASI.pdf."""
    return f"{pack.file_name}.{form.value}"


def hand_out(pack: Pack, writer: Writer, made_at: datetime) -> bytes:
    """Write the file of a pack, stamped with its time, once the log holds who took what of which view."""
    view = pack.view
    said = f"{pack.name} {writer.form.value}, siklus {view.cycle}, posisi {view.as_of}, lingkup {view.scope.scope_id}"
    audit_log.record(Event.PACK, view.viewer, said, dataset=view.dataset, build=view.build.name, unit_id=view.unit_id)
    return writer.write(pack.made_at(made_at))
