"""Alerts on the screen: how often a unit was reminded, and for the pengelola the last alerts sent."""

from collections.abc import Mapping
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


def add_counts(units: pd.DataFrame, view: Selection) -> pd.DataFrame:
    """Say which units were reminded and return them with how often in a column `reminded`, for those who may know."""
    found = reminder_log.of_units(view.viewer, view.dataset, view.cycle, view.as_of)
    if not found:
        return units
    if summary := sentence(units, found):
        text.note(summary)
    return units.assign(reminded=[how_often(found.get(str(unit_id))) for unit_id in units["unit_id"]])


def sentence(units: pd.DataFrame, reminded: Mapping[str, tuple[int, date]]) -> str:
    """Say of one unit how often it was reminded and when last, of several which, most often first; else nothing.

    `reminded` holds by unit_id the number of reminders and the day of the last.
    """
    rows = [(row, reminded[row["unit_id"]]) for row in to_dicts(units) if row["unit_id"] in reminded]
    if len(units) == 1:
        return "".join(f"{row['unit']} diingatkan {how_often(own)}." for row, own in rows)
    rows.sort(key=lambda pair: (-pair[1][0], pair[0]["short_name"]))
    names = [f"{row['short_name']} ({how_often(own)})" for row, own in rows]
    return f"Diingatkan karena lajunya tertinggal: {join_words(names, 4)}." if names else ""


def how_often(reminded: tuple[int, date] | None) -> str:
    """Write the number of reminders and the day of the last as a reader reads it."""
    if reminded is None:
        return NEVER
    times, last = reminded
    return f"{number(times)} kali, {'pada' if times == 1 else 'terakhir'} {day(last)}"


def show_logs(view: Selection) -> None:
    """Draw the last alerts and the audit log, each for those who may read it."""
    entries = reminder_log.latest(view.viewer, view.dataset)
    if len(entries):
        text.log("Peringatan terakhir", readable(entries))
    audit_log.show(view.viewer)


def readable(entries: pd.DataFrame) -> pd.DataFrame:
    """Return the entries with Indonesian headings and local time."""
    at = entries["at"].dt.tz_convert("Asia/Jakarta").dt.strftime("%d-%m-%Y %H.%M")
    return entries.assign(at=at)[list(COLUMNS)].rename(columns=COLUMNS)
