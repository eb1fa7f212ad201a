"""Download buttons for an office: templates and its rejected rows."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from metrics.selection import Selection
from submissions import downloads
from submissions.uploads import Preview
from text.escaping import escape_all, unguard_text
from web.panels.template_button import XLSX, template

MIMES = {downloads.RejectFormat.XLSX: XLSX, downloads.RejectFormat.CSV: "text/csv"}
ALL = "Semua berkas (satu XLSX)"
CORRECTED = """
Unduh baris yang ditolak dalam bentuk berkas aslinya, dengan alasan di sebelah kanan. Betulkan sel yang berwarna, lalu
serahkan berkas itu apa adanya: ia dikenali, dan baris yang sudah betul masuk tanpa terhitung dua kali.
"""
UNPUBLISHED = "Betulkan sel yang berwarna, lalu unggah berkas itu. Baris lainnya tetap dapat diterbitkan dari sini."


def templates(names: Mapping[str, str]) -> None:
    """Draw a button for the template of each input."""
    st.markdown("**Templat isian** (XLSX, dengan daftar pilihan, contoh, dan penjelasan):")
    with st.container(horizontal=True, gap="small", key="templates"):
        for kind, name in names.items():
            template(kind, f"Templat {name}", "-data")


def rejects(view: Selection) -> None:
    """Draw the choice of a file and buttons for its rejected rows; nothing where this viewer has none."""
    waiting = downloads.files(view.viewer, view.build)
    if not waiting:
        return
    with st.container(border=True, key="rejects-handout"):
        st.markdown(f"**{escape_all('Betulkan dan serahkan kembali')}**\n\n{CORRECTED}")
        rows = dict(waiting)
        options = [None, *rows] if len(rows) > 1 else list(rows)
        file = st.selectbox("Berkas", options, format_func=lambda name: _label(name, rows), filter_mode="contains")
        with st.container(horizontal=True, gap="small"):
            for form in downloads.forms(file):
                st.download_button(
                    f"Unduh baris yang ditolak ({form.upper()})",
                    partial(downloads.rejects, view.viewer, view.build, file, form),
                    file_name=downloads.file_name(view.build, file, form),
                    mime=MIMES[form],
                    key=f"rejects-{form}",
                    on_click="ignore",
                    icon=":material/download:",
                )


def rejects_of_preview(view: Selection, shown: Preview, name: str) -> None:
    """Draw buttons for the rejected rows of a file that is not published yet; where there are too many, say so."""
    forms = downloads.forms_of_preview(shown, name)
    if not forms:
        st.caption("Terlalu banyak baris ditolak untuk dibetulkan satu per satu: biasanya satu kolom salah dibaca.")
        return
    with st.container(horizontal=True, gap="small", key="preview-rejects"):
        for form in forms:
            st.download_button(
                f"Unduh baris yang akan ditolak ({form.upper()})",
                partial(downloads.rejects_of_preview, view.viewer, view.dataset, shown, name, form),
                file_name=downloads.name_of_preview(view.dataset, name, form),
                mime=MIMES[form],
                key=f"preview-rejects-{form}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(UNPUBLISHED)


def _label(file: str | None, rows: Mapping[str, int]) -> str:
    return f"{unguard_text(file)}: {rows[file]} baris" if file else f"{ALL}: {sum(rows.values())} baris"
