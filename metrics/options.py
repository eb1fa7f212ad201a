"""What a build has to choose from, for the controls of the screen and for the command line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import itemgetter

import pandas as pd

from access.roles import Right, Viewer, may
from metrics.disclosure import authorized
from metrics.selection import WHOLE_CITY, Cycle, Offer, Scope, choose
from storage.builds import Build
from text.tables import day_of, records

Ask = Callable[..., pd.DataFrame]
"""The answer to a metric's name and a build, as the public may have it, which all of these are open to."""
DAYS = ("polling_on", "starts_on", "due_on")


def offer(ask: Ask, build: Build, wishes: Mapping[str, str], viewer: Viewer) -> Offer:
    """The cycles, the last day, and of the cycle wished for the scopes, for the public the days."""
    cycles = tuple(
        Cycle(row["cycle"], row["name"], *(day_of(row[name]) for name in DAYS))
        for row in sorted(records(ask("cycles", build)), key=itemgetter("cycle"))
    )
    bare = Offer(build, cycles, day_of(ask("build_info", build)["position_on"].iloc[0]))
    cycle = choose(wishes, bare)[0].cycle
    if may(viewer, Right.EXACT_AGGREGATES):
        return replace(bare, scopes=_scopes(ask, build, cycle))
    return replace(bare, days=authorized.days(build, cycle))


def _scopes(ask: Ask, build: Build, cycle: int) -> tuple[Scope, ...]:
    places = sorted(records(ask("kecamatan", build)), key=itemgetter("kecamatan"))
    units = sorted(records(ask("units", build, cycle=cycle)), key=itemgetter("unit"))
    return (
        WHOLE_CITY,
        *(Scope(row["kecamatan_id"], f"Wilayah Kecamatan {row['kecamatan']}", "kecamatan") for row in places),
        *(Scope(row["unit_id"], row["unit"], "opd") for row in units),
    )
