"""What a build has to choose from, for the controls of the screen and for the command line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import itemgetter

import pandas as pd

from access.roles import Permission, Viewer, is_allowed
from metrics.disclosure import authorized
from metrics.selection import WHOLE_CITY, Cycle, Options, Scope, choose
from storage.builds import Build
from text.institutions import UNNAMED, CityNames
from text.tables import to_date, to_dicts

Ask = Callable[..., pd.DataFrame]
"""The answer to a metric's name and a build, as the public may have it, which all of these are open to."""


def available(
    ask: Ask, build: Build, wishes: Mapping[str, str], viewer: Viewer, newest: Build | None = None
) -> Options:
    """Return the cycles, the last day, and of the cycle wished for the scopes, for the public the days.

    The city is called as the newest build calls it.
    """
    cycles = tuple(
        Cycle(
            row["cycle"],
            row["name"],
            to_date(row["polling_on"]),
            to_date(row["starts_on"]),
            to_date(row["due_on"]),
            row.get("due_basis") or "",
        )
        for row in sorted(to_dicts(ask("cycles", build)), key=itemgetter("cycle"))
    )
    last = to_date(ask("build_info", build)["position_on"].iloc[0])
    bare = Options(build, cycles, last, names=city_names(ask, newest or build))
    cycle = choose(wishes, bare)[0].cycle
    if is_allowed(viewer, Permission.EXACT_AGGREGATES):
        return replace(bare, scopes=_scopes(ask, build, cycle))
    return replace(bare, days=authorized.published_days(build, cycle))


def city_names(ask: Ask, build: Build) -> CityNames:
    """Return what a build calls the city and its bodies."""
    rows = to_dicts(ask("government", build))
    return CityNames(**{name: str(value) for name, value in rows[0].items()}) if rows else UNNAMED


def _scopes(ask: Ask, build: Build, cycle: int) -> tuple[Scope, ...]:
    places = sorted(to_dicts(ask("kecamatan", build)), key=itemgetter("kecamatan"))
    units = sorted(to_dicts(ask("units", build, cycle=cycle)), key=itemgetter("unit"))
    return (
        WHOLE_CITY,
        *(Scope(row["kecamatan_id"], f"Wilayah Kecamatan {row['kecamatan']}", "kecamatan") for row in places),
        *(Scope(row["unit_id"], row["unit"], "opd") for row in units),
    )
