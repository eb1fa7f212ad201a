"""Taking a file out of use on the page Data, and using it again: choose, see what changes, say why, publish."""

import streamlit as st

from metrics.disclosure import authorized
from metrics.selection import Selection
from submissions import inbox, uploads, withdrawals
from submissions.inbox import LONGEST_REASON, DeliveredFile, InboxFiles, WithdrawnFile
from submissions.uploads import Preview
from submissions.withdrawals import Request
from text.escaping import escape_all
from text.indonesian import join_words, number
from web.panels import query
from web.upload import changes, outcome, session, words
from web.upload.outcome import Remarks

REMARKS = Remarks("Tekan lagi sebentar lagi.", "Tidak terbit. Data sebelumnya tetap berlaku.")
ABOUT = (
    "Berkas yang ditarik tidak dihitung lagi, tetapi tidak dihapus dan dapat dikembalikan. Untuk menggantinya, unggah "
    "berkas baru di atas, lalu pilih berkas yang digantikan."
)
ONLY = "Ini satu-satunya berkas kantor yang dipakai. Sesudah ditarik, tidak ada lagi data kantor yang dihitung."
WHY_EXAMPLE, BACK_EXAMPLE = "mis. daftar tahun lalu, terkirim keliru", "mis. ternyata berkas ini yang benar"


def show(view: Selection) -> None:
    """Draw what may be withdrawn and restored, for those who may hand in files."""
    st.subheader("Tarik atau kembalikan berkas", anchor=False)
    try:
        found = inbox.files(view.viewer, view.dataset)
    except (uploads.Refused, uploads.Unreadable) as error:
        st.caption(escape_all(str(error)))
        return
    st.caption(ABOUT)
    _show_choice(view, found)
    if found.elsewhere:
        names = join_words(list(found.elsewhere), 4)
        st.caption(escape_all(f"Tidak ditarik di sini: {names}. Diambil dari sumbernya, diatur dalam sources.toml."))
    for file in found.withdrawn:
        with st.container(border=True, key=f"withdrawn-{file.file.path}"):
            _show_withdrawn(view, file)
    if found.forgotten:
        st.caption(
            f"{number(found.forgotten)} berkas ditarik lainnya tidak dipakai lagi oleh muatan mana pun yang disimpan; "
            "pengelola server boleh menghapusnya dari kotak masuk."
        )


def labels(view: Selection, files: tuple[DeliveredFile, ...]) -> dict[str, str]:
    """Name files for a select box by their path: name, content, when handed in and by which office."""
    offices = {str(row["unit_id"]): str(row["short_name"]) for row in _rows(view, "units")}
    contents: dict[str, list[str]] = {}
    for row in _rows(view, "loads"):
        if row["kind_name"]:
            contents.setdefault(str(row["file"]), []).append(str(row["kind_name"]))
    return {one.path: words.file_label(one, contents.get(one.path, []), offices) for one in files}


def _rows(view: Selection, metric: str) -> list[dict[str, object]]:
    if not authorized.may_see(view.viewer, metric):
        return []
    return words.as_read(query.query(view.viewer, metric, view.newest or view.build))


def _show_choice(view: Selection, found: InboxFiles) -> None:
    if not found.used:
        st.caption("Belum ada berkas yang dapat Anda tarik.")
        return
    names = labels(view, found.used)
    path = st.selectbox(
        "Berkas yang ditarik",
        list(names),
        None,
        names.__getitem__,
        key=f"withdraw-file-{session.upload_number()}",
        placeholder="Pilih berkas",
        filter_mode="contains",
    )
    if path and len(names) == 1 and not (found.elsewhere or view.viewer.unit_id):
        st.warning(ONLY, icon=":material/warning:")
    if path:
        _review(view, Request(path), "Tarik dan terbitkan", f"“{names[path].partition(' · ')[0]}” ditarik.")


def _show_withdrawn(view: Selection, file: WithdrawnFile) -> None:
    text, button = st.columns([4, 1], vertical_alignment="center")
    with text:
        st.markdown(f"**{escape_all(file.file.name)}**  \n{escape_all(words.withdrawn(file))}")
    is_open = session.restoring() == file.file.path
    with button:
        name = "Batal" if is_open else "Kembalikan"
        if st.button(name, key=f"restore-{file.file.path}", icon=None if is_open else ":material/undo:"):
            session.keep_restoring("" if is_open else file.file.path)
            st.rerun()
    if is_open:
        makes_room = ""
        if file.successor and st.checkbox(
            escape_all(f"Sekaligus tarik penggantinya, {file.successor.name}"), value=True, key="restore-successor"
        ):
            makes_room = file.successor.path
        request = Request(file.file.path, is_restore=True, makes_room=makes_room)
        _review(view, request, "Kembalikan dan terbitkan", f"“{file.file.name}” dipakai lagi.")


def _review(view: Selection, request: Request, label: str, done: str) -> None:
    try:
        shown = _preview(view, request)
    except (uploads.Refused, uploads.Unreadable) as error:
        st.error(escape_all(str(error)), icon=":material/block:")
        return
    if shown.problem:
        st.error(escape_all(words.not_possible(shown, is_restore=request.is_restore)), icon=":material/block:")
        return
    changes.show(shown, warns=not request.is_restore or bool(request.makes_room))
    if uploads.refusal_reason(view.viewer):
        return
    with st.form(f"withdraw-{request.path}", border=False):
        example = BACK_EXAMPLE if request.is_restore else WHY_EXAMPLE
        why = st.text_input("Alasan", max_chars=LONGEST_REASON, placeholder=example, key=f"why-{request.path}")
        if st.form_submit_button(label, type="primary", icon=":material/publish:"):
            _publish(view, request, why, shown, done)


def _preview(view: Selection, request: Request) -> Preview:
    key = ("withdrawal", request, view.dataset, view.build.name, view.viewer)
    with changes.progress() as step:
        return session.remember(key, lambda: withdrawals.preview(view.viewer, view.dataset, request, step))


def _publish(view: Selection, request: Request, why: str, shown: Preview, done: str) -> None:
    name = outcome.publish(lambda: withdrawals.publish(view.viewer, view.dataset, request, why, shown), REMARKS)
    if name:
        session.start_over()
        session.leave_message(f"{done} Terbit sebagai muatan {name}.", "success")
    st.rerun()
