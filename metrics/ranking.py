"""The order of units and levels by what is still to be done."""

import pandas as pd

from metrics.rows.compliance import PaceRow
from text.tables import to_date, to_dicts


def ranked(units: pd.DataFrame) -> pd.DataFrame:
    """Lowest share first; among equals the one with most people to go; without anyone obliged last."""
    shares = units["signed"] / units["obliged"].where(units["obliged"] > 0)
    order = pd.DataFrame({"share": shares, "open": units["signed"] - units["obliged"], "name": units["short_name"]})
    return units.loc[order.sort_values(["share", "open", "name"], na_position="last").index]


def waiting(units: pd.DataFrame, at_most: int = 10) -> pd.DataFrame:
    """List the units with most people still to sign, most first; those who are done are left out."""
    open_ = units[units["not_signed"] > 0]
    return open_.sort_values(["not_signed", "short_name"], ascending=[False, True]).head(at_most)


def unfinished(pace: pd.DataFrame) -> pd.DataFrame:
    """List the units with people left: those that will miss the due day first, by people left."""
    open_ = pace[pace["not_signed"] > 0]
    order = pd.DataFrame(
        {
            "misses": [not is_in_time(row) for row in to_dicts(open_, PaceRow)],
            "left": open_["not_signed"].to_numpy(),
            "name": open_["short_name"].to_numpy(),
        }
    )
    return open_.iloc[order.sort_values(["misses", "left", "name"], ascending=[False, False, True]).index]


def is_in_time(row: PaceRow) -> bool:
    """Whether a unit is done by the due day at its pace."""
    return not pd.isna(row["finishes_on"]) and to_date(row["finishes_on"]) <= to_date(row["due_on"])
