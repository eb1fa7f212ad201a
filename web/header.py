"""The top of every page: title, question, how fresh the data is, and what a reader must know before trusting it."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from access.roles import Grant, Permission, grant_of
from metrics.selection import Selection
from narrative import freshness
from narrative.exhibits import SIMULATED
from storage import builds, source_status
from text.escaping import escape_all
from web import navigation, snapshots
from web.navigation import Page
from web.panels import query, text

DARK = '@media print { .plot-container, [data-testid="stMetricChart"] { filter: invert(1) hue-rotate(180deg) } }'
"""A picture drawn for a dark screen, on white paper."""


def show(view: Selection, page: Page, notes: list[str]) -> None:
    """Draw the top of a page; `notes` say which values of the address could not be used."""
    if view.is_older:
        _older(view)
    # Of an older state what was late then is told; what failed since is none of its troubles.
    fetches = {} if view.is_older else source_status.status_of_sources(view.dataset)
    sources = freshness.now(query.query("sources", view.build), fetches)
    with st.container(key="head", gap=None):
        st.title(page.title, anchor=False)
        st.markdown(page.question)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="health"):
        if view.is_simulated:
            st.html('<style>[data-testid="stHeader"]::after{content:"SIMULASI"}</style>')
            st.markdown(":orange-badge[SIMULASI: angka buatan untuk latihan]", width="content")
        st.caption(escape_all(freshness.line(view.position, view.build, sources)), width="content")
        st.page_link(navigation.find("data").file_for(view.viewer), label="Lihat data", query_params=view.params())
    _on_paper(view)
    if notes:
        st.info("  \n".join(escape_all(note) for note in notes), icon=":material/info:")
    # What a refused load says names files and counts of theirs: for those who may see rejects.
    attempt = None if view.is_older else builds.last_attempt(view.dataset)
    is_told = grant_of(view.viewer, Permission.REJECTS) is not Grant.NO
    if attempt and not is_told:
        attempt = replace(attempt, message="")
    at = view.build.loaded_at if view.is_older else datetime.now(UTC)
    held = freshness.held_sources(sources, fetches, at, in_detail=is_told)
    for warning in filter(None, [*freshness.warnings(view.build, attempt, sources, at), held]):
        st.warning(escape_all(warning), icon=":material/warning:")


def _on_paper(view: Selection) -> None:
    """What the controls and the address say on a screen; a printed page has neither."""
    dataset = f"{SIMULATED}: angka buatan untuk latihan" if view.is_simulated else "Data resmi"
    said = [dataset, f"Siklus {view.cycle}", f"Posisi data per {view.position}", f"Lingkup: {view.scope.name}"]
    mark = f"{SIMULATED} · " if view.is_simulated else ""
    # Names of units come from data: on the sheet's margin stands only what is ours.
    top = f'content: "{mark}Netra · posisi {view.position}"; font: 9pt sans-serif; color: #444'
    st.html(f"<style>@page {{ @top-left {{ {top} }} }} {DARK if st.context.theme.type == 'dark' else ''}</style>")
    with st.container(key="on-paper"):
        st.markdown(escape_all(" · ".join(said)))


def _older(view: Selection) -> None:
    """That this is not what is known today, on every page and first, with the way back."""
    said, back = st.columns((4, 1), vertical_alignment="center", gap="small")
    said.warning(escape_all(snapshots.remark(view.build)), icon=":material/history:")
    back.button("Ke data terkini", key="to_newest", on_click=_to_newest, icon=":material/update:", width="stretch")


def other_loader() -> None:
    """What stands in place of what an older build cannot answer."""
    st.info(
        "Selanjutnya tidak dapat ditampilkan: keadaan data ini dimuat oleh pemuat yang lebih lama. Apa yang berubah "
        "sejak itu ada di halaman Data, bagian Muatan dan perubahan, dengan data terkini.",
        icon=":material/info:",
    )
    st.button("Lihat data terkini", key="from_other_loader", on_click=_to_newest, icon=":material/update:")


def _to_newest() -> None:
    st.query_params["keadaan"] = snapshots.NEWEST


def nothing(title: str) -> None:
    """What every page shows before the first build: which command to run."""
    st.title(title, anchor=False)
    text.empty(
        "Belum ada data yang dimuat",
        supplier="pengelola dasbor (BKPSDM)",
        how="Untuk mencoba dengan data latihan, jalankan `make run`: data simulasi dibuat dan dimuat lebih dulu.  \n"
        "Untuk data resmi, taruh berkas di `data/inbox/` lalu jalankan `python -m loaders build --dataset resmi`.",
        kind="roster",
    )
