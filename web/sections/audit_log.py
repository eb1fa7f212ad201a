"""The audit log on the page Data."""

import pandas as pd
import streamlit as st

from access.roles import Permission, Viewer, is_allowed
from metrics.catalogue import METRICS
from metrics.changes.records import COMPARISONS
from storage import audit_log, city
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
    Event.PUBLISH: "menerbitkan data",
    Event.DISCARD: "membuang unggahan",
    Event.WITHDRAW: "menarik berkas",
    Event.REPLACE: "mengganti berkas",
    Event.RESTORE: "mengembalikan berkas",
    Event.BUILD: "memuat data",
    Event.PIN: "menyematkan build",
    Event.UNPIN: "melepas sematan",
}

NOT_METRICS = {
    "rejected_rows": "Baris yang ditolak, dengan isinya",
    "rejected_rows_preview": "Baris yang ditolak dalam pratinjau, dengan isinya",
}
TITLES = {metric.name: metric.title for metric in (*METRICS, *COMPARISONS)} | NOT_METRICS


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """Return the entries with Indonesian headings; a subject is shown by the name of its last log-in."""
    named = found[found["name"] != ""].drop_duplicates("who").set_index("who")["name"]
    return pd.DataFrame(
        {
            "Waktu (WIB)": found["at"].dt.tz_convert("Asia/Jakarta").dt.strftime("%d-%m-%Y %H.%M.%S"),
            "Peristiwa": found["event"].map(EVENT_NAMES).fillna(found["event"]),
            "Siapa": found["who"].map(lambda who: named.get(who, who)),
            "Peran": found["role"].map(city.role_names()).fillna(found["role"]),
            "Apa": found["what"].map(lambda what: TITLES.get(what, what)),
            "Unit": found["unit_id"],
            "Data": found["dataset"],
            "Muatan": found["build"],
            "Subjek": found["who"],
        }
    )


def show(viewer: Viewer) -> None:
    """Draw the log for those who may read it; nothing for others."""
    if not is_allowed(viewer, Permission.LOG):
        return
    st.subheader("Catatan akses", anchor=False)
    if viewer.is_trial:
        st.caption("Percobaan: yang tampil hanya catatan para pencoba. Catatan sungguhan hanya dibaca pengelola.")
    found = audit_log.entries(viewer)
    if found.empty:
        st.caption("Belum ada catatan.")
        return
    wide = {"Apa": st.column_config.TextColumn(width="large")}
    st.dataframe(
        readable(found), hide_index=True, column_config=wide, alt=f"Catatan akses, {len(found)} baris, terbaru di atas."
    )
