"""Metrics as a page reads them: once per build, question and rights."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access.roles import PERSONAL, PUBLIC, Role, Viewer
from metrics import catalogue
from metrics.changes import Changes
from metrics.disclosure import authorized
from metrics.selection import LONGEST_WISH, Selection
from narrative.briefing import situation
from settings import read_settings
from storage import audit_log
from storage.builds import Build
from text.escaping import escape_all, guard_frame, unguard_frame, unguard_text
from web.presentation import stage


def read(name: str, view: Selection, *, all_cycles: bool = False, whole_city: bool = False) -> pd.DataFrame:
    """A metric's rows for the view: its build, cycle, day and scope."""
    return query(
        name,
        view.build,
        view.viewer,
        cycle=None if all_cycles else view.cycle,
        as_of=view.as_of,
        unit_id=None if whole_city else view.unit_id,
        kecamatan_id=None if whole_city else view.kecamatan_id,
    )


def query(
    name: str,
    build: Build,
    viewer: Viewer = PUBLIC,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
) -> pd.DataFrame:
    """A metric's rows as a viewer may have them, read once per build, question and rights; raises AccessDenied.

    Words in them bear no marks (see verbatim.py). What tells of single persons is in the log before it is handed out.
    """
    # By name: Streamlit would look up the name of each argument given by its place, at half the price of an answer.
    found = _ask(
        path=str(build.path),
        role=viewer.role,
        own_unit=viewer.unit_id,
        name=name,
        cycle=cycle,
        as_of=as_of,
        unit_id=unit_id,
        kecamatan_id=kecamatan_id,
        _build=build,
    )
    if catalogue.find(name).right in PERSONAL:
        audit_log.record_view(viewer, name, dataset=build.dataset, build=build.name, unit_id=unit_id)
    return found


def query_for_file(viewer: Viewer, name: str, build: Build, **scope: Any) -> pd.DataFrame:
    """The same answer for a file, in which nothing is a mark: its words as they were delivered."""
    return unguard_frame(query(name, build, viewer, **scope))


@st.cache_data(max_entries=512, show_spinner=False)
def _ask(
    path: str,  # noqa: ARG001  the build's name is part of the cache key
    name: str,
    cycle: int | None,
    as_of: date | None,
    unit_id: str | None,
    kecamatan_id: str | None,
    role: Role,
    own_unit: str | None,
    _build: Build,
) -> pd.DataFrame:
    viewer = Viewer(role, own_unit)
    rows = authorized.query(viewer, name, _build, cycle=cycle, as_of=as_of, unit_id=unit_id, kecamatan_id=kecamatan_id)
    return guard_frame(rows)


def compare_builds(view: Selection, before: Build, after: Build) -> Changes:
    """Two builds compared up to the day of the view, once per pair, day and rights; raises AccessDenied."""
    return _changes(
        paths=(str(before.path), str(after.path)),
        role=view.viewer.role,
        own_unit=view.viewer.unit_id,
        as_of=view.as_of,
        _before=before,
        _after=after,
    )


@st.cache_data(max_entries=16, show_spinner="Membandingkan dua muatan ...")
def _changes(
    paths: tuple[str, str],  # noqa: ARG001  the names of the builds are part of the cache key
    role: Role,
    own_unit: str | None,
    as_of: date,
    _before: Build,
    _after: Build,
) -> Changes:
    found = authorized.compare_builds(Viewer(role, own_unit), _before, _after, as_of)
    frames: dict[str, Any] = {
        name: guard_frame(rows) for name, rows in vars(found).items() if isinstance(rows, pd.DataFrame)
    }
    return replace(found, **frames)


def may_read(name: str, view: Selection) -> bool:
    """Whether this viewer is given anything of a metric."""
    return authorized.may_see(view.viewer, name)


def suppression_threshold() -> int:
    """Counts under this are not shown to the public."""
    return read_settings().threshold


def choice(param: str, label: str, names: dict[str, str]) -> str:
    """One more choice, of a page alone, in the address like the others: what that asks for, else the first."""
    wish, options = st.query_params.get(param), {unguard_text(value): value for value in names}
    value = wish if wish in options else next(iter(options))
    if wish not in (None, value):
        missed = f"{label} “{wish[:LONGEST_WISH]}” tidak ada pada tampilan ini; yang tampil {value}."
        st.info(escape_all(missed), icon=":material/info:")
    if stage.current():
        return options[value]
    # A key of its own per value: the address alone decides what stands in the box, also after the back button.
    at, key = list(options).index(value), f"pilih_{param}_{value}"
    said = {value: unguard_text(names[own]) for value, own in options.items()}
    picked = st.selectbox(label, list(options), at, key=key, format_func=said.__getitem__, filter_mode="contains")
    if picked is not None and picked != value:
        st.query_params[param] = picked
        st.rerun()
    return options[value]


def earlier(view: Selection) -> date:
    """The earlier day that the reader compares the view with: `sejak` in the address, else a week before."""
    days = situation.earlier_days(view, read("events", view))
    return date.fromisoformat(
        choice("sejak", "Dibandingkan dengan", {on.isoformat(): said for on, said in days.items()})
    )
