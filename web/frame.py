"""The frame of every page: header, controls, menu. `enter` opens a page and returns what the viewer selected.

The address is the state: controls write it, every run reads it, and it always holds all four values, so that a copied
link opens the same view for someone else on another day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from access.roles import PUBLIC, Viewer
from metrics import options
from metrics.disclosure import authorized
from metrics.selection import LONGEST_WISH, Options, Selection, choose, notable_days, opening
from settings import DATASETS, ROOT
from storage import builds
from storage.builds import Build
from text.escaping import unguard_text
from text.indonesian import day
from text.tables import to_date, to_dicts
from web import account, header, navigation, snapshots
from web.navigation import Page
from web.panels import query
from web.presentation import screen, stage

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

PARAMS = ("dataset", "siklus", "posisi", "lingkup", "keadaan")
MAX_COMPLETED = 50
"""Addresses that a session remembers to have completed: as many as a browser keeps in a tab's history."""
DATASET_NAMES = {"resmi": "Data resmi", "simulasi": "Simulasi (latihan)"}


class NothingLoaded(Exception):
    """No dataset has a build yet: the router shows how to load one instead of the page."""


def enter(file: str) -> Selection:
    """Open the page of a file: its header, the controls, the data health line. Returns what the viewer chose.

    Title and question are those of the page's record. Raises NothingLoaded before the first build.
    """
    page = navigation.page_of(file)
    for sheet in ("netra.css", "print.css"):
        st.html(ROOT / ".streamlit" / sheet)
    current, requested = _current_builds(), _requested()
    newest = _requested_build(current, requested)
    if newest is None:
        raise NothingLoaded
    viewer = account.viewer(newest.dataset)
    build, refused = snapshots.find(requested.get("keadaan"), newest, viewer)
    choices = options.available(query.query, build, requested, viewer, newest)
    view, notes = choose(requested, choices)
    view = replace(view, viewer=viewer, newest=newest)
    page = replace(page, question=view.names.fill(page.question))
    _remember(view)
    if slides := stage.current():
        slides.view, slides.heading = view, page.question
        return view
    _controls(view, choices, tuple(current))
    header.show(view, page, [*_dataset_note(requested, current, build), *refused, *notes])
    return view


def viewer() -> Viewer:
    """Return the viewer of the requested dataset; the public before the first build."""
    build = _requested_build(_current_builds(), _requested())
    return account.viewer(build.dataset) if build else PUBLIC


def asks_for_snapshot() -> bool:
    """Whether the address asks for an older build than the newest."""
    return _requested().get("keadaan", snapshots.NEWEST) != snapshots.NEWEST


def _current_builds() -> dict[str, Build]:
    """Return the newest build of each dataset that has one."""
    return {name: build for name in DATASETS if (build := builds.current(name))}


def _requested_build(current: dict[str, Build], requested: dict[str, str]) -> Build | None:
    """Return the build of the requested dataset, else of the one to open with; None before the first build."""
    return current.get(requested.get("dataset", "")) or opening(current, authorized.has_people)


def _requested() -> dict[str, str]:
    """Read the address; on coming from another page with a bare address, what was selected there."""
    address = {name: st.query_params[name][:LONGEST_WISH] for name in PARAMS if name in st.query_params}
    return address or dict(st.session_state.get("chosen", {}))


def _remember(view: Selection) -> None:
    """Write the whole view into the address; once per address, or the browser's back button would never get past it."""
    st.session_state["chosen"] = view.params()
    address, completed = st.query_params.to_dict(), st.session_state.setdefault("completed", [])
    if not view.params().items() <= address.items() and address not in completed:
        completed.append(address)
        del completed[:-MAX_COMPLETED]
        st.query_params.update(view.params())


def show_menu(place: "DeltaGenerator | None", pages: Sequence[st.Page], opened: st.Page, page: Page) -> None:
    """Draw the list of pages, each link with the whole view, and the links into presentation mode."""
    if place is None:
        return
    chosen = st.session_state.get("chosen")
    with place:
        for each in pages:
            st.page_link(each, query_params=chosen)
        screen.show_links(opened, page, chosen or {})


def _controls(view: Selection, choices: Options, datasets: tuple[str, ...]) -> None:
    with st.sidebar:
        _select_box("dataset", "Data", list(datasets), view.dataset, DATASET_NAMES)
        cycles = {str(row.cycle): row.name for row in reversed(choices.cycles)}
        _select_box("siklus", "Siklus", list(cycles), str(view.cycle), cycles)
        days = {on.isoformat(): label for on, label in _day_options(view, choices).items()}
        _select_box("posisi", "Posisi per tanggal", list(days), view.as_of.isoformat(), days)
        if choices.days is None:
            st.text_input(
                "Tanggal lain", key="hari_lain", placeholder="mis. 5 September 2024", on_change=_write_typed_day
            )
        if view.newest and (known := snapshots.options(view.newest, view.viewer)):
            shown = view.build.name if view.is_older else snapshots.NEWEST
            _select_box("keadaan", "Keadaan data", list(known), shown, known)
        scopes = {scope.scope_id: scope.name for scope in choices.scopes}
        _select_box("lingkup", "Lingkup", list(scopes), view.scope.scope_id, scopes)
        account.show_controls(view.viewer, view.dataset)


def _select_box(param: str, label: str, options: list[str], value: str, names: dict[str, str]) -> None:
    key = f"pilih_{param}"
    st.session_state[key] = value
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda value: unguard_text(names[value]),
        on_change=partial(_write_choice, param, key),
        filter_mode="contains",
    )


def _write_choice(param: str, key: str) -> None:
    """Write a choice into the address; another cycle opens on its own last day, another dataset with its defaults."""
    # What a page adds (a case) is kept when the day changes; another cycle or place has other cases.
    own = st.query_params.to_dict() if param in ("posisi", "keadaan") else {}
    kept = own | st.session_state.get("chosen", {}) | {param: st.session_state[key]}
    dropped = {"siklus": ("posisi",), "dataset": ("siklus", "posisi", "lingkup", "keadaan")}.get(param, ())
    st.query_params.from_dict({name: value for name, value in kept.items() if name not in dropped})


def _write_typed_day() -> None:
    """Write the day that was typed into the address and empty the box."""
    if st.session_state["hari_lain"].strip():
        kept = st.query_params.to_dict() | st.session_state.get("chosen", {})
        st.query_params.from_dict(kept | {"posisi": st.session_state["hari_lain"]})
        st.session_state["hari_lain"] = ""


def _day_options(view: Selection, choices: Options) -> dict[date, str]:
    """Return the days to choose from with their labels; the selected day is always among them."""
    if choices.days is not None:
        return {on: day(on) for on in reversed(choices.days)}
    stages = query.query(view.viewer, "stages", view.build, cycle=view.cycle)
    events = query.query(view.viewer, "events", view.build, cycle=view.cycle)
    marks = {to_date(row["event_on"]): row["kind_name"].lower() for row in to_dicts(events)}
    marks |= {to_date(row["starts_on"]): f"{row['name'].lower()} mulai" for row in to_dicts(stages)}
    days = notable_days(view.chosen, marks, choices.position_on)
    return days if view.as_of in days else {view.as_of: day(view.as_of)} | days


def _dataset_note(requested: dict[str, str], current: dict[str, Build], build: Build) -> list[str]:
    requested_name = requested.get("dataset")
    if requested_name is None or requested_name in current:
        return []
    return [f"Data “{requested_name}” belum ada; yang tampil {DATASET_NAMES[build.dataset].lower()}."]
