"""What a build has to choose from, for the controls of the screen and for the command line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import itemgetter

import pandas as pd

from access.roles import Permission, Viewer, is_allowed
from metrics.disclosure import authorized
from metrics.selection import WHOLE_CITY, Cycle, Options, Scope, choose
from storage.builds import Build
from text.tables import to_date, to_dicts

Ask = Callable[..., pd.DataFrame]
"""The answer to a metric's name and a build, as the public may have it, which all of these are open to."""
DAYS = ("polling_on", "starts_on", "due_on")


def available(ask: Ask, build: Build, wishes: Mapping[str, str], viewer: Viewer) -> Options:
    """The cycles, the last day, and of the cycle wished for the scopes, for the public the days."""
    cycles = tuple(
        Cycle(row["cycle"], row["name"], *(to_date(row[name]) for name in DAYS))
        for row in sorted(to_dicts(ask("cycles", build)), key=itemgetter("cycle"))
    )
    bare = Options(build, cycles, to_date(ask("build_info", build)["position_on"].iloc[0]))
    cycle = choose(wishes, bare)[0].cycle
    if is_allowed(viewer, Permission.EXACT_AGGREGATES):
        return replace(bare, scopes=_scopes(ask, build, cycle))
    return replace(bare, days=authorized.published_days(build, cycle))


def _scopes(ask: Ask, build: Build, cycle: int) -> tuple[Scope, ...]:
    places = sorted(to_dicts(ask("kecamatan", build)), key=itemgetter("kecamatan"))
    units = sorted(to_dicts(ask("units", build, cycle=cycle)), key=itemgetter("unit"))
    return (
        WHOLE_CITY,
        *(Scope(row["kecamatan_id"], f"Wilayah Kecamatan {row['kecamatan']}", "kecamatan") for row in places),
        *(Scope(row["unit_id"], row["unit"], "opd") for row in units),
    )
