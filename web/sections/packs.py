"""The meeting packs on Bahan rapat: choice, files, message and preview."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from access.roles import Permission, is_allowed
from metrics.selection import Selection
from reports import forms, packs
from reports.document import Pack, PackFormat, Section
from reports.packs import PackKind
from reports.writers import message, pdf
from reports.writers.formatting import bare, subtitle
from settings import read_settings
from text.escaping import escape_all
from web.panels import query
from web.server import messages

ICONS = {
    PackFormat.PPTX: ":material/co_present:",
    PackFormat.XLSX: ":material/table:",
    PackFormat.PDF: ":material/picture_as_pdf:",
    PackFormat.TEXT: ":material/chat:",
}
CONTENT_NOTE = "Isi menurut tampilan dan hak Anda saat ini. Berkas dibuat saat tombol ditekan; pembuatannya dicatat."


def choose(view: Selection) -> tuple[PackKind, date | None]:
    """Return the chosen pack (`bahan` in the address) and the earlier day to compare with (`sejak`)."""
    offered = {kind.name: kind for kind in packs.offered(view.viewer)}
    with st.grid(2, min_column_width=260, gap="small"):
        titles = {name: view.names.fill(one.title) for name, one in offered.items()}
        kind = offered[query.choice("bahan", "Untuk rapat", titles)]
        # The public sees published days only and compares none.
        return kind, query.earlier_day(view) if is_allowed(view.viewer, Permission.EXACT_AGGREGATES) else None


def compose(kind: PackKind, view: Selection, since: date | None) -> Pack:
    """Compose the pack from the same rows as the pages; views of personal data in it are logged."""
    with st.spinner("Menyusun isi bahan ..."):
        return packs.make(kind, view, _address(), datetime.now(UTC), since, query.query_for_file)


def _address() -> str:
    """Return the dashboard's address as configured, else as the reader's browser knows it."""
    base = st.get_option("server.baseUrlPath").strip("/")
    known = (
        messages.client_address(st.context.headers.get("Origin")) or f"http://localhost:{st.get_option('server.port')}"
    )
    return read_settings().address or f"{known}/{base}".rstrip("/")


def show_downloads(pack: Pack, kind: PackKind) -> None:
    """Draw a button for each format; the file is made at the click."""
    st.subheader(escape_all(pack.title), anchor=False)
    st.caption(escape_all(f"{subtitle(pack)}. {CONTENT_NOTE}"))
    with st.container(horizontal=True, gap="small", key="pack-files"):
        for writer in forms.writers(kind):
            st.download_button(
                writer.name,
                partial(_write_file, pack, writer),
                file_name=forms.name(pack, writer.form),
                mime=writer.mime,
                key=f"pack-{writer.form}",
                on_click="ignore",
                icon=ICONS[writer.form],
            )


def _write_file(pack: Pack, writer: forms.Writer) -> bytes:
    return forms.hand_out(pack, writer, datetime.now(UTC))


def show_message(pack: Pack) -> None:
    """Draw the message for WhatsApp with a button that copies it."""
    st.subheader("Pesan WhatsApp", anchor=False)
    with st.container(key="pack-message"):
        st.code(message.text(pack), language=None, wrap_lines=True)


def show_preview(pack: Pack) -> None:
    """Draw the printed pages one below the other, and their content as text."""
    st.subheader("Pratinjau cetakan A4", anchor=False)
    with st.spinner("Menyusun pratinjau ..."):
        pages = pdf.pictures(pack)
    with st.container(height=760, key="pack-pages"):
        alts = [f"Halaman {at} dari {len(pages)}, {pack.title}" for at, _ in enumerate(pages, start=1)]
        st.image(list(pages), width="stretch", alt=[f"{alt}; isinya ada sebagai teks di bawah." for alt in alts])
    with st.expander("Isi bahan sebagai teks"):
        _show_text(pack.sections)


def _show_text(sections: Sequence[Section]) -> None:
    for section in sections:
        st.markdown(f"**{escape_all(section.title)}**")
        alts = [f"Gambar: {chart.alt}" for chart in section.charts]
        counts = [f"Tabel: {table.title} ({len(table.rows)} baris)" for table in section.tables]
        lines = [*map(bare, section.sentences), *alts, *counts, *([section.note] if section.note else [])]
        st.markdown("\n".join(f"- {escape_all(line)}" for line in lines))
