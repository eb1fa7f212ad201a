"""The top of every page: title, question, freshness of the data, and warnings."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from access.roles import Grant, Permission, grant_of
from metrics.selection import Selection
from narrative import freshness
from narrative.exhibits import SIMULATED
from storage import builds, city, source_status
from text.escaping import escape_all
from web import navigation, snapshots
from web.navigation import Page
from web.panels import query, text

PRINT_DARK = '@media print { .plot-container, [data-testid="stMetricChart"] { filter: invert(1) hue-rotate(180deg) } }'
"""Turns a chart drawn for a dark screen into one for white paper."""


def show(view: Selection, page: Page, notes: list[str]) -> None:
    """Draw the top of a page; `notes` say which values of the address could not be used."""
    if view.is_older:
        _snapshot_banner(view)
    # An older build shows what was late then; what failed since does not concern it.
    statuses = {} if view.is_older else source_status.status_of_sources(view.dataset)
    sources = freshness.now(query.query(view.viewer, "sources", view.build), statuses)
    with st.container(key="head", gap=None):
        st.title(page.title, anchor=False)
        st.markdown(page.question)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="health"):
        if view.is_simulated:
            st.html('<style>[data-testid="stHeader"]::after{content:"SIMULASI"}</style>')
            st.markdown(":orange-badge[SIMULASI: angka buatan untuk latihan]", width="content")
        st.caption(escape_all(freshness.line(view.position, view.build, sources)), width="content")
        st.page_link(navigation.find("data").file_for(view.viewer), label="Lihat data", query_params=view.params())
    _print_margin(view)
    if notes:
        st.info("  \n".join(escape_all(note) for note in notes), icon=":material/info:")
    # The message of a refused load names files and counts: only for those who may see rejects.
    attempt = None if view.is_older else builds.last_attempt(view.dataset)
    sees_details = grant_of(view.viewer, Permission.REJECTS) is not Grant.NO
    if attempt and not sees_details:
        attempt = replace(attempt, message="")
    at = view.build.loaded_at if view.is_older else datetime.now(UTC)
    stale = freshness.held_sources(sources, statuses, at, in_detail=sees_details)
    for warning in filter(None, [*freshness.warnings(view.build, attempt, sources, at), stale]):
        st.warning(escape_all(warning), icon=":material/warning:")


def _print_margin(view: Selection) -> None:
    """Write for print what the controls and the address say on a screen."""
    dataset = f"{SIMULATED}: angka buatan untuk latihan" if view.is_simulated else "Data resmi"
    parts = [dataset, f"Siklus {view.cycle}", f"Posisi data per {view.position}", f"Lingkup: {view.scope.name}"]
    mark = f"{SIMULATED} · " if view.is_simulated else ""
    # Names of units come from data and could break the style sheet: the margin holds only our own words.
    top = f'content: "{mark}Netra · posisi {view.position}"; font: 9pt sans-serif; color: #444'
    st.html(f"<style>@page {{ @top-left {{ {top} }} }} {PRINT_DARK if st.context.theme.type == 'dark' else ''}</style>")
    with st.container(key="on-paper"):
        st.markdown(escape_all(" · ".join(parts)))


def _snapshot_banner(view: Selection) -> None:
    """Warn first on every page that this is an older build, with a button back to the newest."""
    warning, back = st.columns((4, 1), vertical_alignment="center", gap="small")
    warning.warning(escape_all(snapshots.banner(view.build)), icon=":material/history:")
    back.button("Ke data terkini", key="to_newest", on_click=_to_newest, icon=":material/update:", width="stretch")


def show_unreadable_snapshot() -> None:
    """Say that an older build cannot answer the rest of the page, and offer the newest."""
    st.info(
        "Selanjutnya tidak dapat ditampilkan: keadaan data ini dimuat oleh pemuat yang lebih lama. Apa yang berubah "
        "sejak itu ada di halaman Data, bagian Muatan dan perubahan, dengan data terkini.",
        icon=":material/info:",
    )
    st.button("Lihat data terkini", key="from_other_loader", on_click=_to_newest, icon=":material/update:")


def _to_newest() -> None:
    st.query_params["keadaan"] = snapshots.NEWEST


def show_no_data(title: str) -> None:
    """Show which command loads the first build."""
    st.title(title, anchor=False)
    text.empty(
        "Belum ada data yang dimuat",
        supplier=f"pengelola dasbor ({city.names().personnel})",
        how="Untuk mencoba dengan data latihan, jalankan `make run`: data simulasi dibuat dan dimuat lebih dulu.  \n"
        "Untuk data resmi, taruh berkas di `data/inbox/` lalu jalankan `python -m loaders build --dataset resmi`.",
        kind="roster",
    )
