"""What a build has to choose from, for the controls of the screen and for the command line."""

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter

import pandas as pd

from access.roles import PUBLIC, Permission, Viewer, is_allowed
from metrics.disclosure import authorized
from metrics.disclosure.authorized import Query
from metrics.selection import WHOLE_CITY, Cycle, Options, Scope, choose
from storage.builds import Build
from text.institutions import UNNAMED, CityNames
from text.tables import to_date, to_dicts


def available(
    query: Query, build: Build, wishes: Mapping[str, str], viewer: Viewer, newest: Build | None = None
) -> Options:
    """List the cycles and the last day of a build, and the scopes of the cycle asked for; for the public its days.

    All of these lists are open to the public, and are asked for on its behalf. The city is called as the newest build
    calls it.
    """
    cycles = tuple(
        Cycle(
            row["cycle"],
            row["name"],
            to_date(row["polling_on"]),
            to_date(row["starts_on"]),
            to_date(row["due_on"]),
            row.get("due_basis") or "",
            None if pd.isna(row["pact_on"]) else to_date(row["pact_on"]),
        )
        for row in sorted(to_dicts(query(PUBLIC, "cycles", build)), key=itemgetter("cycle"))
    )
    last = to_date(query(PUBLIC, "build_info", build)["position_on"].iloc[0])
    bare = Options(build, cycles, last, names=city_names(query, newest or build))
    cycle = choose(wishes, bare)[0].cycle
    if is_allowed(viewer, Permission.EXACT_AGGREGATES):
        return replace(bare, scopes=_scopes(query, build, cycle))
    return replace(bare, days=authorized.published_days(build, cycle))


def city_names(query: Query, build: Build) -> CityNames:
    """Return what a build calls the city and its bodies."""
    rows = to_dicts(query(PUBLIC, "government", build))
    return CityNames(**{name: str(value) for name, value in rows[0].items()}) if rows else UNNAMED


def _scopes(query: Query, build: Build, cycle: int) -> tuple[Scope, ...]:
    places = sorted(to_dicts(query(PUBLIC, "kecamatan", build)), key=itemgetter("kecamatan"))
    units = sorted(to_dicts(query(PUBLIC, "units", build, cycle=cycle)), key=itemgetter("unit"))
    return (
        WHOLE_CITY,
        *(Scope(row["kecamatan_id"], f"Wilayah Kecamatan {row['kecamatan']}", "kecamatan") for row in places),
        *(Scope(row["unit_id"], row["unit"], "opd") for row in units),
    )
