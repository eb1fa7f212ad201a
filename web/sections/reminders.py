"""What the screen says of the alerts: how often a unit was reminded, and for the pengelola who was told what."""

from datetime import date

import pandas as pd

from metrics.selection import Selection
from storage import reminder_log
from text.indonesian import day, join_words, number
from text.tables import to_dicts
from web.panels import text
from web.sections import audit_log

COLUMNS = {
    "at": "Waktu (WIB)",
    "kind": "Peristiwa",
    "recipient": "Penerima",
    "address": "Alamat",
    "title": "Aturan",
    "text": "Isi",
}
NEVER = "belum pernah"


def tell(units: pd.DataFrame, view: Selection) -> pd.DataFrame:
    """Say which of these units were reminded, and give them back with how often beside each; for those who may know."""
    found = reminder_log.of_units(view.viewer, view.dataset, view.cycle, view.as_of)
    if not found:
        return units
    told = units.assign(reminded=[_often(found, str(unit_id)) for unit_id in units["unit_id"]])
    if said := sentence(told):
        text.note(said)
    return told


def sentence(units: pd.DataFrame) -> str:
    """Of one unit how often and when last, of several which; those reminded most often first."""
    told = [row for row in to_dicts(units) if row["reminded"] != NEVER]
    if len(units) == 1:
        return "".join(f"{row['unit']} diingatkan {row['reminded']}." for row in told)
    told.sort(key=lambda row: (-int(row["reminded"].split(" ")[0]), row["short_name"]))
    names = [f"{row['short_name']} ({row['reminded']})" for row in told]
    return f"Diingatkan karena lajunya tertinggal: {join_words(names, 4)}." if names else ""


def _often(found: dict[str, tuple[int, date]], unit_id: str) -> str:
    if unit_id not in found:
        return NEVER
    times, last = found[unit_id]
    return f"{number(times)} kali, {'pada' if times == 1 else 'terakhir'} {day(last)}"


def logs(view: Selection) -> None:
    """The last alerts and the log of access, each for those who may read it."""
    told = reminder_log.latest(view.viewer, view.dataset)
    if len(told):
        text.log("Peringatan terakhir", readable(told))
    audit_log.log_section(view.viewer)


def readable(told: pd.DataFrame) -> pd.DataFrame:
    """The lines in the words of the screen."""
    at = told["at"].dt.tz_convert("Asia/Jakarta").dt.strftime("%d-%m-%Y %H.%M")
    return told.assign(at=at)[list(COLUMNS)].rename(columns=COLUMNS)
