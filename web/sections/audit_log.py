"""The log in the words of the screen."""

import pandas as pd

from access.roles import ROLE_NAMES
from metrics import COMPARISONS, METRICS
from storage.audit_log import Event

EVENT_NAMES = {
    Event.LOG_IN: "masuk",
    Event.LOG_OUT: "keluar",
    Event.EXPIRED: "masa masuk berakhir",
    Event.REFUSED: "tanpa peran",
    Event.VIEW: "melihat",
    Event.DOWNLOAD: "mengunduh",
    Event.PACK: "membuat bahan rapat",
    Event.UPLOAD: "mengunggah",
    Event.PUBLISH: "menerbitkan unggahan",
    Event.DISCARD: "membuang unggahan",
    Event.BUILD: "memuat data",
    Event.PIN: "menyematkan build",
    Event.UNPIN: "melepas sematan",
}

NOT_METRICS = {"rejected_rows": "Baris yang ditolak, dengan isinya"}
TITLES = {metric.name: metric.title for metric in (*METRICS, *COMPARISONS)} | NOT_METRICS


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """Entries in the words of the screen; a subject bears the name that its last log-in gave."""
    named = found[found["name"] != ""].drop_duplicates("who").set_index("who")["name"]
    return pd.DataFrame(
        {
            "Waktu (WIB)": found["at"].dt.tz_convert("Asia/Jakarta").dt.strftime("%d-%m-%Y %H.%M.%S"),
            "Peristiwa": found["event"].map(EVENT_NAMES).fillna(found["event"]),
            "Siapa": found["who"].map(lambda who: named.get(who, who)),
            "Peran": found["role"].map(ROLE_NAMES).fillna(found["role"]),
            "Apa": found["what"].map(lambda what: TITLES.get(what, what)),
            "Data": found["dataset"],
            "Build": found["build"],
            "Unit": found["unit_id"],
            "Subjek": found["who"],
        }
    )
