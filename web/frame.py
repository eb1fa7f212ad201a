"""What every page hangs in: header, controls, data health. `enter` opens a page and returns what the viewer chose.

The address is the state. Controls write it, every run reads it, and all four values always stand in it, so that a
copied link opens the same view for someone else on another day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from access.roles import PUBLIC, Viewer
from metrics import options as offers
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
NAMES = {"resmi": "Data resmi", "simulasi": "Simulasi (latihan)"}


class NothingLoaded(Exception):
    """There is no build at all: the router shows `nothing` instead of the page."""


def enter(file: str) -> Selection:
    """Open the page of a file: its header, the controls, the data health line. Returns what the viewer chose.

    Title and question are those of the page's record. Raises NothingLoaded before the first build.
    """
    page = navigation.page_of(file)
    for sheet in ("netra.css", "print.css"):
        st.html(ROOT / ".streamlit" / sheet)
    found, wishes = _found(), _wishes()
    newest = _build(found, wishes)
    if newest is None:
        raise NothingLoaded
    viewer = account.viewer(newest.dataset)
    build, missed = snapshots.choose(wishes.get("keadaan"), newest, viewer)
    offer = offers.available(query.query, build, wishes, viewer)
    view, notes = choose(wishes, offer)
    view = replace(view, viewer=viewer, newest=newest)
    _remember(view)
    if played := stage.current():
        played.view, played.heading = view, page.question
        return view
    _controls(view, offer, tuple(found))
    header.show(view, page, [*_dataset_note(wishes, found, build), *missed, *notes])
    return view


def viewer() -> Viewer:
    """Who looks at the dataset that the address asks for; the public before the first build."""
    build = _build(_found(), _wishes())
    return account.viewer(build.dataset) if build else PUBLIC


def wants_older() -> bool:
    """Whether the address asks for an older state than the newest."""
    return _wishes().get("keadaan", snapshots.NEWEST) != snapshots.NEWEST


def _found() -> dict[str, Build]:
    return {name: build for name in DATASETS if (build := builds.current(name))}


def _build(found: dict[str, Build], wishes: dict[str, str]) -> Build | None:
    return found.get(wishes.get("dataset", "")) or opening(found, authorized.has_people)


def _wishes() -> dict[str, str]:
    """The address; on coming from another page, whose address is bare, what was chosen there."""
    said = {name: st.query_params[name][:LONGEST_WISH] for name in PARAMS if name in st.query_params}
    return said or dict(st.session_state.get("chosen", {}))


def _remember(view: Selection) -> None:
    """Write the whole view into the address; once per address, or the browser's back button would never get past it."""
    st.session_state["chosen"] = view.params()
    address, completed = st.query_params.to_dict(), st.session_state.setdefault("completed", [])
    if not view.params().items() <= address.items() and address not in completed:
        completed.append(address)
        del completed[:-MAX_COMPLETED]
        st.query_params.update(view.params())


def menu(place: "DeltaGenerator | None", pages: Sequence[st.Page], opened: st.Page, page: Page) -> None:
    """The list of pages, each link with the whole view, so that it can be opened beside or copied; and the way in."""
    if place is None:
        return
    chosen = st.session_state.get("chosen")
    with place:
        for each in pages:
            st.page_link(each, query_params=chosen)
        screen.links(opened, page, chosen or {})


def _controls(view: Selection, offer: Options, datasets: tuple[str, ...]) -> None:
    with st.sidebar:
        _select("dataset", "Data", list(datasets), view.dataset, NAMES)
        cycles = {str(row.cycle): row.name for row in reversed(offer.cycles)}
        _select("siklus", "Siklus", list(cycles), str(view.cycle), cycles)
        days = {on.isoformat(): label for on, label in _days(view, offer).items()}
        _select("posisi", "Posisi per tanggal", list(days), view.as_of.isoformat(), days)
        if offer.days is None:
            st.text_input("Tanggal lain", key="hari_lain", placeholder="mis. 5 September 2024", on_change=_typed_day)
        if view.newest and (known := snapshots.offered(view.newest, view.viewer)):
            shown = view.build.name if view.is_older else snapshots.NEWEST
            _select("keadaan", "Keadaan data", list(known), shown, known)
        scopes = {scope.scope_id: scope.name for scope in offer.scopes}
        _select("lingkup", "Lingkup", list(scopes), view.scope.scope_id, scopes)
        account.control(view.viewer, view.dataset)


def _select(param: str, label: str, options: list[str], value: str, names: dict[str, str]) -> None:
    key = f"pilih_{param}"
    st.session_state[key] = value
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda value: unguard_text(names[value]),
        on_change=partial(_chosen, param, key),
        filter_mode="contains",
    )


def _chosen(param: str, key: str) -> None:
    """Write a choice into the address; another cycle is looked at on its own last day, another dataset afresh."""
    # What a page adds (a case) outlives a change of the day; other cycles and places have others.
    own = st.query_params.to_dict() if param in ("posisi", "keadaan") else {}
    kept = own | st.session_state.get("chosen", {}) | {param: st.session_state[key]}
    dropped = {"siklus": ("posisi",), "dataset": ("siklus", "posisi", "lingkup", "keadaan")}.get(param, ())
    st.query_params.from_dict({name: value for name, value in kept.items() if name not in dropped})


def _typed_day() -> None:
    if st.session_state["hari_lain"].strip():
        kept = st.query_params.to_dict() | st.session_state.get("chosen", {})
        st.query_params.from_dict(kept | {"posisi": st.session_state["hari_lain"]})
        st.session_state["hari_lain"] = ""


def _days(view: Selection, offer: Options) -> dict[date, str]:
    if offer.days is not None:
        return {on: day(on) for on in reversed(offer.days)}
    stages = query.query("stages", view.build, cycle=view.cycle)
    events = query.query("events", view.build, cycle=view.cycle)
    marks = {to_date(row["event_on"]): row["kind_name"].lower() for row in to_dicts(events)}
    marks |= {to_date(row["starts_on"]): f"{row['name'].lower()} mulai" for row in to_dicts(stages)}
    days = notable_days(view.chosen, marks, offer.position_on)
    return days if view.as_of in days else {view.as_of: day(view.as_of)} | days


def _dataset_note(wishes: dict[str, str], found: dict[str, Build], build: Build) -> list[str]:
    wish = wishes.get("dataset")
    if wish is None or wish in found:
        return []
    return [f"Data “{wish}” belum ada; yang tampil {NAMES[build.dataset].lower()}."]
