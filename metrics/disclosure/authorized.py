"""What a viewer is given: every figure that reaches a screen or a file comes through `ask`, which asks whose it is.

Rights are applied here, where data is read: whatever page, link, widget value or download asks, the answer is the same.
`metrics.ask` gives exact figures to whoever holds the build's file (the command line) and is imported here alone.
"""

from datetime import date
from functools import lru_cache
from typing import Any

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

OF_UNITS = ("roster", "signing", "recap", "event", "unit_alias", "decision")
OF_CASES = ("case", "step", "bawaslu_register", "match")


class AccessDenied(Exception):
    """This viewer may not have this figure; nothing of it was read."""


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
    """A metric's rows as this viewer may see them; raises NotGiven. An OPD gets of what is its own only its own.

    Without the right to exact figures: the whole city on a published day, hidden counts as pd.NA, and beside each
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


def may_see(viewer: Viewer, name: str) -> bool:
    """Whether `ask` would give this viewer anything of a metric."""
    metric = catalogue.find(name)
    if _is_screened(viewer, metric):
        return publication.is_public(name)
    far = grant_of(viewer, metric.right)
    return far is Grant.YES or (far is Grant.OWN and "unit_id" in metric.parameters)


def rejected_files(viewer: Viewer, build: Build) -> list[tuple[str, int]]:
    """The files whose rejected rows this viewer may take along to correct them, with how many."""
    kinds = _kinds_of_rejects(viewer)
    return rejected.files(build, kinds, _own(viewer, Permission.REJECTS)) if kinds else []


def rejected_rows(viewer: Viewer, build: Build, file: str | None) -> list[tuple[Any, ...]]:
    """Rejected rows with their cells, of one file or of all, as this viewer may have them; raises NotGiven."""
    kinds = _kinds_of_rejects(viewer)
    if not kinds:
        raise AccessDenied(f"{viewer.role} may not have rejected rows")
    return rejected.rows(build, kinds, _own(viewer, Permission.REJECTS), file)


def _kinds_of_rejects(viewer: Viewer) -> list[str]:
    """A row of a register names the reported, mapped or not: only for those who may know who that is."""
    if grant_of(viewer, Permission.REJECTS) is Grant.NO:
        return []
    return [*OF_UNITS, *(OF_CASES if is_allowed(viewer, Permission.CASE_NAMES) else ())]


def _own(viewer: Viewer, right: Permission) -> str | None:
    return viewer.unit_id if grant_of(viewer, right) is Grant.OWN else None


def _is_screened(viewer: Viewer, metric: Metric) -> bool:
    return metric.right is Permission.AGGREGATES and not is_allowed(viewer, Permission.EXACT_AGGREGATES)


def compare_builds(viewer: Viewer, before: Build, after: Build, as_of: date | None = None) -> Changes:
    """Two builds compared, for those who may look at builds; raises NotGiven."""
    if not is_allowed(viewer, Permission.BUILDS):
        raise AccessDenied(f"{viewer.role} may not compare builds")
    return compare(before, after, as_of)


def published_days(build: Build, cycle: int) -> tuple[date, ...]:
    """The days of a cycle on which the public is given figures, oldest first."""
    return _published(build, cycle, read_settings().threshold).days


@lru_cache(maxsize=32)
def has_people(build: Build) -> bool:
    """Whether a build holds anyone obliged to sign: the documented facts alone do not make it the opening view."""
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
    """Weighed once per build, which never changes, and cycle: a second or two."""
    row = next(row for row in to_dicts(engine.query_exact("cycles", build)) if row["cycle"] == cycle)
    last = to_date(engine.query_exact("build_info", build)["position_on"].iloc[0])
    dates = publication.days_of(to_date(row["starts_on"]), to_date(row["due_on"]), to_date(row["polling_on"]), last)
    return publication.weigh(dates, lambda name, on: engine.query_exact(name, build, cycle=cycle, as_of=on), threshold)
