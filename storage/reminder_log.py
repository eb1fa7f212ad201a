"""The log of the alerts: who was told what and when, and whether it arrived. Append-only, beside the log of access.

The alerts write it and decide by it what is still to be sent; the screen reads of it what a viewer may know.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from access.roles import Grant, Permission, Viewer, grant_of, is_allowed
from settings import Settings, read_settings
from storage import durable_files

if TYPE_CHECKING:
    import pandas as pd

CLOSED = ("selesai", "ditutup")
"""Kinds after which a matter is new again."""
PACE = "pace_behind"
"""The rule that reminds a unit of its signings."""


class ReminderKind(StrEnum):
    """What a message said of its subject; a failed one said nothing."""

    ALERT = "baru"
    REPEAT = "diingatkan lagi"
    RECOVERY = "selesai"
    LAPSED = "ditutup"
    """No longer reminded of, although it was not done: the due day has passed."""
    FAILED = "tidak terkirim"


@dataclass(frozen=True)
class ReminderEntry:
    """One line: on which day (the alerts' own, and `at` by the clock) who was told what of which subject.

    `to_unit` marks a message to the unit's own contact. `text` of a failed line is why it did not arrive.
    """

    at: str
    on: str
    kind: str
    recipient: str
    address: str
    rule: str = ""
    title: str = ""
    subject: str = ""
    text: str = ""
    unit_id: str = ""
    cycle: int | None = None
    to_unit: bool = False
    message_id: str = ""


def path(dataset: str, settings: Settings) -> Path:
    """Return the path of a dataset's log of alerts."""
    return settings.log_folder / f"peringatan-{dataset}.jsonl"


def append(line: ReminderEntry, dataset: str, settings: Settings) -> None:
    """Write one line and return when it is on the disk; raises OSError."""
    said = {key: value for key, value in asdict(line).items() if value}
    durable_files.append(path(dataset, settings), json.dumps(said, ensure_ascii=False))


def entries(dataset: str, settings: Settings, until: date | None = None) -> list[ReminderEntry]:
    """Every line, oldest first, of the days up to one."""
    file = path(dataset, settings)
    lines = file.read_bytes().split(b"\n") if file.exists() else []
    found = [line for text in lines if (line := _read(text))]
    return [line for line in found if until is None or line.on <= until.isoformat()]


def _read(text: bytes) -> ReminderEntry | None:
    """Parse a line as an entry; None for one that a crash cut short."""
    try:
        said = json.loads(text)
        return ReminderEntry(**{key: value for key, value in said.items() if key in ReminderEntry.__dataclass_fields__})
    except (ValueError, TypeError, AttributeError):
        return None


def of_units(
    viewer: Viewer, dataset: str, cycle: int, as_of: date, settings: Settings | None = None
) -> dict[str, tuple[int, date]]:
    """By unit how often its own contact was reminded of its signings up to a day, and when last; for those who may.

    Several addresses of a unit on one day are one reminder. An OPD reads its own.
    """
    far, days = grant_of(viewer, Permission.REMINDERS), dict[str, set[str]]()
    for line in entries(dataset, settings or read_settings(), as_of) if far is not Grant.NO else ():
        is_reminder = line.kind in (ReminderKind.ALERT, ReminderKind.REPEAT) and line.rule == PACE and line.to_unit
        if is_reminder and line.cycle == cycle and is_allowed(viewer, Permission.REMINDERS, line.unit_id):
            days.setdefault(line.unit_id, set()).add(line.on)
    return {unit_id: (len(own), date.fromisoformat(max(own))) for unit_id, own in days.items()}


def latest(viewer: Viewer, dataset: str, *, limit: int = 50, settings: Settings | None = None) -> "pd.DataFrame":
    """Return the newest entries first, with their addresses, for those who may read the log; others get none."""
    import pandas as pd  # here, so that who only writes does not wait for it

    lines = entries(dataset, settings or read_settings())[::-1][:limit] if is_allowed(viewer, Permission.LOG) else []
    if viewer.is_trial:  # whoever tries the role is nobody: addresses are of real people
        lines = [replace(line, address="") for line in lines]
    rows = pd.DataFrame([asdict(line) for line in lines], columns=list(ReminderEntry.__dataclass_fields__))
    return rows.assign(at=pd.to_datetime(rows["at"], utc=True, format="ISO8601", errors="coerce"))
