"""Recording what a meeting decided: one row as a file of its own, previewed and published through the intake."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from access.roles import Viewer
from settings import Settings
from storage import city
from submissions import uploads
from submissions.uploads import Refused, Upload
from text.indonesian import parse_day

KIND, FILE = "decision", "keputusan-rapat.csv"
LONGEST = 300
SAME = "Keputusan yang sama sudah tercatat pada rapat itu; tidak ada yang ditambahkan."


@dataclass(frozen=True)
class MeetingDecision:
    """What is decided, or taken back: then all but the day and the note is written as it was decided."""

    held_on: date
    cycle: int
    text: str
    unit: str
    due_on: date
    measure: str
    is_withdrawal: bool = False
    note: str = ""


def may_decide(viewer: Viewer) -> bool:
    """Whether a viewer is offered the form, recording aside."""
    return uploads.may_preview(viewer, KIND)


def refusal_reason(viewer: Viewer) -> str:
    """Why this viewer may record nothing; empty for those who may."""
    return uploads.refusal_reason(viewer, KIND)


def day_said(what: str, text: str) -> date:
    """Parse the day that somebody wrote; raises Refused with what to write."""
    found = parse_day(text)
    if found is None:
        raise Refused(f"{what} “{text[:40]}” tidak terbaca; tulis misalnya 5 September 2024.")
    return found


def record(viewer: Viewer, dataset: str, decision: MeetingDecision, settings: Settings | None = None) -> str:
    """Publish the decision and return the build's name; what would be rejected is refused with its reason.

    Raises Refused, Unreadable, Busy while another loads, StalePreview where others published meanwhile.
    """
    if not 0 < len(decision.text.strip()) <= LONGEST:
        raise Refused(f"Tulis keputusannya, paling panjang {LONGEST} huruf.")
    upload = Upload(FILE, _row(viewer, decision).encode(), kind=KIND)
    shown = uploads.preview(viewer, dataset, upload, settings=settings)
    for reject in shown.rejects:
        raise Refused(f"Kolom {reject.column}: {reject.reason}. {reject.remedy[:1].upper()}{reject.remedy[1:]}.")
    if not shown.problem and sum(sheet.loaded for sheet in shown.sheets) != 1:
        raise Refused(SAME)
    return uploads.publish(viewer, dataset, upload, shown, settings)


def _row(viewer: Viewer, decision: MeetingDecision) -> str:
    said = {
        "tanggal": decision.held_on.isoformat(),
        "siklus": decision.cycle,
        "keputusan": decision.text,
        "unit_kerja": decision.unit,
        "tenggat": decision.due_on.isoformat(),
        "ukuran": decision.measure,
        "dicabut": "ya" if decision.is_withdrawal else "tidak",
        "oleh": city.role_names()[viewer.role],
        "keterangan": decision.note,
    }
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerows([said, [" ".join(str(cell).split()) for cell in said.values()]])
    return text.getvalue()
