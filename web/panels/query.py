"""Metrics as pages read them: cached once per build, query and permissions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access.roles import PERSONAL, Role, Viewer
from metrics import catalogue, opening
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
    """Return a metric's rows for the build, cycle, day and scope of the view."""
    return authorized.query_view(query, name, view, all_cycles=all_cycles, whole_city=whole_city)


def has_opened(view: Selection) -> bool:
    """Tell whether the signing of the cycle has begun on the day of the view."""
    return opening.has_opened(view, read("compliance_total", view))


def query(
    viewer: Viewer,
    name: str,
    build: Build,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
) -> pd.DataFrame:
    """Return a metric's rows as a viewer may see them; raises AccessDenied.

    Texts are guarded against markup (see text.escaping). A view of personal data is logged before it is returned.
    """
    # By keyword: for positional arguments Streamlit looks up each name, which costs half as much as the answer.
    found = _cached_query(
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


def is_delivered(view: Selection, kind: str) -> bool:
    """Tell whether an office has handed in that input at all; what articles document is no delivery."""
    sources = query(view.viewer, "sources", view.build)
    return bool(sources.loc[sources["kind"] == kind, "is_delivered"].any())


def query_for_file(viewer: Viewer, name: str, build: Build, **scope: Any) -> pd.DataFrame:
    """Return the same rows for a file, where nothing is markup: texts as they were delivered."""
    return unguard_frame(query(viewer, name, build, **scope))


@st.cache_data(max_entries=512, show_spinner=False)
def _cached_query(
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
    """Compare two builds up to the day of the view; cached per pair, day and permissions; raises AccessDenied."""
    return _cached_changes(
        paths=(str(before.path), str(after.path)),
        role=view.viewer.role,
        own_unit=view.viewer.unit_id,
        as_of=view.as_of,
        _before=before,
        _after=after,
    )


@st.cache_data(max_entries=16, show_spinner="Membandingkan dua muatan ...")
def _cached_changes(
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
    """Whether this viewer may see anything of a metric."""
    return authorized.may_see(view.viewer, name)


def suppression_threshold() -> int:
    """Return the threshold: smaller counts are not shown to the public."""
    return read_settings().threshold


def choice(param: str, label: str, names: dict[str, str]) -> str:
    """Draw a box of one page, kept in the address; returns the requested choice, else the first."""
    requested, options = st.query_params.get(param), {unguard_text(value): value for value in names}
    value = requested if requested in options else next(iter(options))
    if requested not in (None, value):
        refused = f"{label} “{requested[:LONGEST_WISH]}” tidak ada pada tampilan ini; yang tampil {value}."
        st.info(escape_all(refused), icon=":material/info:")
    if stage.current():
        return options[value]
    # One key per value: the address alone decides what the box shows, also after the back button.
    at, key = list(options).index(value), f"pilih_{param}_{value}"
    labels = {value: unguard_text(names[own]) for value, own in options.items()}
    picked = st.selectbox(label, list(options), at, key=key, format_func=labels.__getitem__, filter_mode="contains")
    if picked is not None and picked != value:
        st.query_params[param] = picked
        st.rerun()
    return options[value]


def earlier_day(view: Selection) -> date:
    """Return the earlier day to compare with: `sejak` in the address, else a week before."""
    days = situation.earlier_days(view, read("events", view))
    return date.fromisoformat(
        choice("sejak", "Dibandingkan dengan", {on.isoformat(): label for on, label in days.items()})
    )
