"""Authorized access to metrics: every figure that reaches a screen, a pack or a file comes through `query`.

Permissions are applied here, where data is read, so that the answer is the same whatever page, link, widget value or
download asks. `metrics.engine` gives exact figures; the contracts in importlinter.toml say who may import it: this room,
the command line, and the alerts, which write to recipients whom the operator has named.
"""

from datetime import date
from functools import lru_cache
from typing import Any, Protocol

import pandas as pd

from access.roles import Grant, Permission, Viewer, grant_of, is_allowed
from metrics import catalogue, engine, selection
from metrics.changes import Changes, compare
from metrics.definitions.record import Free, Metric, OverTime
from metrics.disclosure import publication
from metrics.disclosure import rejected_rows as rejected
from metrics.disclosure.publication import Publication
from settings import read_settings
from storage.builds import Build
from text.tables import to_date, to_dicts


class AccessDenied(Exception):
    """This viewer may not have this figure; nothing of it was read."""


class Query(Protocol):
    """A question to a build on behalf of a viewer: `query`, or what asks it and remembers the answers."""

    def __call__(
        self,
        viewer: Viewer,
        name: str,
        build: Build,
        /,
        *,
        cycle: int | None = None,
        as_of: date | None = None,
        unit_id: str | None = None,
        kecamatan_id: str | None = None,
    ) -> pd.DataFrame:
        """Return a metric's rows as this viewer may see them; raises AccessDenied."""


def query(
    viewer: Viewer,
    name: str,
    build: Build,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
    case_id: str | None = None,
) -> pd.DataFrame:
    """Return a metric's rows as this viewer may see them; raises AccessDenied. An OPD gets only its own rows.

    Without the permission for exact figures: the whole city on a published day, hidden counts as pd.NA, and beside each
    measure `<measure>_hidden` with the reason or an empty text.
    """
    if not may_see(viewer, name):
        raise AccessDenied(f"{viewer.role} may not see {name}")
    metric = catalogue.find(name)
    if _is_screened(viewer, metric):
        return _public(name, build, cycle, as_of)
    own = _own(viewer, metric.right) or unit_id
    return engine.query_exact(
        name, build, cycle=cycle, as_of=as_of, unit_id=own, kecamatan_id=kecamatan_id, case_id=case_id
    )


def query_view(
    query: Query, name: str, view: selection.Selection, *, all_cycles: bool = False, whole_city: bool = False
) -> pd.DataFrame:
    """Ask for a metric's rows of a view: for its viewer, from its build, of its cycle, day and scope."""
    return query(
        view.viewer,
        name,
        view.build,
        cycle=None if all_cycles else view.cycle,
        as_of=view.as_of,
        unit_id=None if whole_city else view.unit_id,
        kecamatan_id=None if whole_city else view.kecamatan_id,
    )


def may_see(viewer: Viewer, name: str) -> bool:
    """Tell whether `query` would give this viewer anything of a metric."""
    metric = catalogue.find(name)
    if _is_screened(viewer, metric):
        return publication.is_public(name)
    far = grant_of(viewer, metric.right)
    return far is Grant.YES or (far is Grant.OWN and "unit_id" in metric.parameters)


def rejected_files(viewer: Viewer, build: Build) -> list[tuple[str, int]]:
    """List the files whose rejected rows this viewer may take along to correct them, with how many."""
    kinds = _kinds_of_rejects(viewer, build)
    return rejected.files(build, kinds, _own(viewer, Permission.REJECTS)) if kinds else []


def rejected_rows(viewer: Viewer, build: Build, file: str | None) -> list[tuple[Any, ...]]:
    """Return rejected rows with their cells, of one file or of all, as this viewer may have them; raises AccessDenied."""
    kinds = _kinds_of_rejects(viewer, build)
    if not kinds:
        raise AccessDenied(f"{viewer.role} may not have rejected rows")
    return rejected.rows(build, kinds, _own(viewer, Permission.REJECTS), file)


def _kinds_of_rejects(viewer: Viewer, build: Build) -> list[str]:
    """Name the inputs whose rejected rows a viewer may have: a row of a register names the reported."""
    if grant_of(viewer, Permission.REJECTS) is Grant.NO:
        return []
    may_know = is_allowed(viewer, Permission.CASE_NAMES)
    rows = to_dicts(engine.query_exact("inputs", build))
    return [str(row["kind"]) for row in rows if may_know or not row["is_of_cases"]]


def _own(viewer: Viewer, right: Permission) -> str | None:
    return viewer.unit_id if grant_of(viewer, right) is Grant.OWN else None


def _is_screened(viewer: Viewer, metric: Metric) -> bool:
    return metric.right is Permission.AGGREGATES and not is_allowed(viewer, Permission.EXACT_AGGREGATES)


def compare_builds(viewer: Viewer, before: Build, after: Build, as_of: date | None = None) -> Changes:
    """Compare two builds, for those who may look at builds; raises AccessDenied."""
    if not is_allowed(viewer, Permission.BUILDS):
        raise AccessDenied(f"{viewer.role} may not compare builds")
    return compare(before, after, as_of)


def published_days(build: Build, cycle: int) -> tuple[date, ...]:
    """Return the days of a cycle on which the public is given figures, oldest first."""
    return _published(build, cycle, read_settings().threshold).days


@lru_cache(maxsize=32)
def has_people(build: Build) -> bool:
    """Tell whether a build holds anyone obliged to sign: documented facts alone do not make it the opening view."""
    totals = engine.query_exact("compliance_total", build)
    return bool(totals["obliged"].fillna(0).sum() > 0) if len(totals) else False


def _public(name: str, build: Build, cycle: int | None, as_of: date | None) -> pd.DataFrame:
    if isinstance(catalogue.find(name).public, Free):
        return publication.free(engine.query_exact(name, build, cycle=cycle, as_of=as_of), read_settings().threshold)
    wanted = _cycles(build) if cycle is None else (cycle,)
    parts = [_of_cycle(name, build, one, as_of) for one in wanted]
    return pd.concat(parts, ignore_index=True)


def _of_cycle(name: str, build: Build, cycle: int, as_of: date | None) -> pd.DataFrame:
    published = _published(build, cycle, read_settings().threshold)
    day = selection.last_up_to(published.days, as_of)

    def on(day: date, table: str) -> pd.DataFrame:
        return publication.masked(table, engine.query_exact(table, build, cycle=cycle, as_of=day), published, day)

    if not isinstance(catalogue.find(name).public, OverTime):
        return on(day, name)
    # The metric's own course counts those who are obliged on its last day: who left in between would be its difference
    # from what was shown on the days before. The public's course is the totals that were shown, and nothing else.
    past = [one for one in published.days if one <= day]
    return pd.concat([on(one, publication.CITY).assign(day=pd.Timestamp(one)) for one in past])


def _cycles(build: Build) -> tuple[int, ...]:
    return tuple(int(cycle) for cycle in engine.query_exact("cycles", build)["cycle"])


@lru_cache(maxsize=32)
def _published(build: Build, cycle: int, threshold: int) -> Publication:
    """Weigh the public tables, once per build, which never changes, and cycle; that takes a second or two."""
    row = next(row for row in to_dicts(engine.query_exact("cycles", build)) if row["cycle"] == cycle)
    last = to_date(engine.query_exact("build_info", build)["position_on"].iloc[0])
    dates = publication.days_of(to_date(row["starts_on"]), to_date(row["due_on"]), to_date(row["polling_on"]), last)
    return publication.weigh(dates, lambda name, on: engine.query_exact(name, build, cycle=cycle, as_of=on), threshold)
