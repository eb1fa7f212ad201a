"""The upload on the page Data: drop a file, preview its effect, publish or discard it."""

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from metrics.selection import Selection
from submissions import inbox, uploads
from submissions.uploads import NearName, Preview, Upload
from text.escaping import escape_all
from text.indonesian import number
from web.sections import downloads
from web.server import messages
from web.upload import changes, outcome, session, sheets, withdrawal, words
from web.upload.outcome import Remarks

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

LEAVE = "biarkan ditolak"
SUPPLIED = "Berkas kantor apa adanya: kop surat, beberapa lembar, dan baris jumlah tidak mengganggu."
OWN_ALONE = " Unggahan OPD hanya boleh berisi data unit itu sendiri."
NEW = "– tidak menggantikan berkas lain –"
REMARKS = Remarks(
    "Unggahan Anda tetap di halaman ini, tidak perlu diunggah ulang: tekan Terbitkan lagi sebentar lagi.",
    "Tidak terbit. Data sebelumnya tetap berlaku, dan berkas ini tidak disimpan di server.",
)


def tab_names(view: Selection) -> list[str]:
    """Return the name of the upload's tab for those who may preview; else no name."""
    return ["Unggah berkas"] if uploads.may_preview(view.viewer) else []


def show(view: Selection) -> None:
    """Draw the upload for those who may preview; nothing for others."""
    if not uploads.may_preview(view.viewer):
        return
    text, kind = session.take_message()
    if text:
        {"success": st.success, "warning": st.warning, "error": st.error}[kind](escape_all(text))
    dropped = st.file_uploader(
        "Unggah berkas XLSX, XLS, XLSB, ODS, CSV, atau Parquet. "
        "Belum ada yang terbit sebelum tombol Terbitkan ditekan.",
        key=f"upload-file-{session.upload_number()}",
        max_upload_size=uploads.megabytes(view.viewer),
    )
    if reason := uploads.refusal_reason(view.viewer):
        st.caption(escape_all(reason))
    if dropped is None:
        limit = f" Paling besar {uploads.megabytes(view.viewer)} MB."
        st.caption(SUPPLIED + limit + (OWN_ALONE if view.viewer.unit_id else ""))
        withdrawal.show(view)
        return
    try:
        _review(view, dropped)
    except (uploads.Unreadable, uploads.Refused) as error:
        st.error(escape_all(str(error)), icon=":material/block:")
        _show_buttons(view, dropped, None, None)


def _review(view: Selection, dropped: "UploadedFile") -> None:
    bare = Upload(dropped.name, dropped.getvalue())
    content = hashlib.sha256(bare.data).hexdigest()
    st.subheader("Dikenali sebagai", anchor=False)
    chosen = sheets.show_choices(view, content, bare)
    upload = Upload(bare.name, bare.data, chosen, session.accepted_names())
    if not words.is_readable(sheets.inspect(view, content, Upload(bare.name, bare.data, chosen))):
        st.info("Tunjukkan dulu jenis isi dan kolom wajibnya; sesudah itu pratinjau dibuat.", icon=":material/help:")
        _show_buttons(view, dropped, None, None)
        return
    replaced, why = _replaced_file(view)
    upload = replace(upload, replaces=replaced)
    shown = _preview(view, content, upload)
    st.subheader("Yang akan dimuat", anchor=False)
    if shown.problem:
        st.error(escape_all(words.refusal_text(shown, dropped.name)), icon=":material/block:")
    _show_rows(view, shown, dropped.name)
    _show_names(shown.near)
    if not shown.problem:
        changes.show(shown, warns=True) if upload.replaces else changes.show_figures(shown)
    _show_buttons(view, dropped, replace(upload, why=why), shown)


def _preview(view: Selection, content: str, upload: Upload) -> Preview:
    """Return the preview, with a progress bar while it is made."""

    key = session.cache_key("preview", content, upload, view.dataset, view.build.name, view.viewer)
    with changes.progress() as step:
        return session.remember(key, lambda: uploads.preview(view.viewer, view.dataset, upload, step))


def _replaced_file(view: Selection) -> tuple[str, str]:
    """Draw the choice of a file that goes out of use for this one; returns its path and why, empty for none."""
    names = {"": NEW} | withdrawal.labels(view, inbox.files(view.viewer, view.dataset).used)
    if len(names) == 1:
        return "", ""
    with st.grid(2, min_column_width=260, gap="small"):
        path = st.selectbox(
            "Menggantikan berkas",
            list(names),
            format_func=names.__getitem__,
            key=f"upload-replaces-{session.upload_number()}",
            filter_mode="contains",
        )
        if not path:
            return "", ""
        why = st.text_input(
            "Alasan diganti",
            max_chars=inbox.LONGEST_REASON,
            placeholder=withdrawal.WHY_EXAMPLE,
            key=f"upload-why-{session.upload_number()}",
        )
    return path, why


def _show_rows(view: Selection, shown: Preview, name: str) -> None:
    if not shown.sheets:
        return
    st.markdown("\n".join(f"- {line}" for line in words.counts(shown)))
    if shown.rejects:
        st.caption(words.rejects_title(shown))
        st.table(words.rejects(shown).map(escape_all), border="horizontal", hide_index=True)
        downloads.rejects_of_preview(view, shown, name)


def _show_names(near: tuple[NearName, ...]) -> None:
    accepted = session.accepted_names()
    if not near and not accepted:
        return
    st.subheader("Nama unit yang tidak dikenal", anchor=False)
    st.markdown("\n".join(f"- {escape_all(text)} → {escape_all(unit)}" for text, _, unit in accepted))
    with st.form(f"upload-names-{len(accepted)}", border=False):
        picked = [_name_box(name, at) for at, name in enumerate(near[: words.MAX_LISTED])]
        st.caption("Nama yang diterima menjadi berkas kecil (nama lain unit kerja) dan berlaku untuk semua berkas.")
        if near and st.form_submit_button("Pakai nama ini", icon=":material/check:", key="upload-accept"):
            session.keep_names((*accepted, *(one for one in picked if one)))
            st.rerun()
        if accepted and st.form_submit_button("Batalkan nama", icon=":material/undo:", key="upload-names-undo"):
            session.keep_names(())
            st.rerun()


def _name_box(name: NearName, at: int) -> tuple[str, int, str] | None:
    """Draw a box for one unknown name, nearest units first; returns what a person chose."""
    options = [LEAVE, *dict.fromkeys(unit for _, unit in name.choices)]
    near = " atau ".join(unit for _, unit in name.suggestions)
    hint = f"; mungkin {near}" if near else ""
    label = escape_all(f"{name.text} (siklus {name.cycle}, {number(name.rows)} baris{hint})")
    unit = st.selectbox(label, options, key=f"upload-name-{at}-{name.text}", filter_mode="contains")
    return None if unit == LEAVE else (name.text, name.cycle, unit)


def _show_buttons(view: Selection, dropped: "UploadedFile", upload: Upload | None, shown: Preview | None) -> None:
    with st.container(horizontal=True, gap="small", key="upload-buttons"):
        is_ready = upload and shown and not shown.problem and not uploads.refusal_reason(view.viewer)
        if is_ready and st.button("Terbitkan", type="primary", icon=":material/publish:", key="upload-publish"):
            assert upload is not None and shown is not None
            _publish(view, dropped, upload, shown)
        if st.button("Buang", icon=":material/delete:", key="upload-discard"):
            uploads.discard(view.viewer, view.dataset)
            _finish(dropped, "Unggahan dibuang: tidak ada yang terbit dan tidak ada yang disimpan.")


def _publish(view: Selection, dropped: "UploadedFile", upload: Upload, shown: Preview) -> None:
    name = outcome.publish(lambda: uploads.publish(view.viewer, view.dataset, upload, shown), REMARKS)
    if name:
        _finish(dropped, f"Terbit sebagai muatan {name}.")
    st.rerun()


def _finish(dropped: "UploadedFile", message: str) -> None:
    """Discard the file here and in the server's memory, and start over."""
    if ctx := get_script_run_ctx():
        messages.discard_upload(f"{ctx.session_id}/{dropped.file_id}")
    session.start_over()
    session.leave_message(message, "success")
    st.rerun()
