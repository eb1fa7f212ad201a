"""Whether the signing of a cycle has begun: the one answer for pages, packs, pictures and sentences."""

import pandas as pd

from metrics.disclosure.publication import SMALL
from metrics.selection import Selection
from text.indonesian import day

NOT_YET = "belum dimulai"
"""In a tile, and for a cycle beside others."""
NOT_BEGUN = f"penandatanganan {NOT_YET}"
"""After the name of a figure that there is not yet."""


def has_opened(view: Selection, total: pd.DataFrame) -> bool:
    """Whether the signing of the chosen cycle has begun on the day of the view; `total` is its compliance_total.

    It begins with the pact of the cycle (without one: with its first stage), or with the first signature before that.
    """
    return view.as_of >= view.chosen.opens_on or _any_signed(total)


def opened(view: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows (cycle, signed) of cycles whose signing has begun on the day of the view."""
    on = {row.cycle: row.opens_on for row in view.cycles}
    kept = [cycle for cycle in rows["cycle"].unique() if view.as_of >= on[cycle] or _any_signed(_of(rows, cycle))]
    return rows[rows["cycle"].isin(kept)]


def not_yet(view: Selection) -> str:
    """Say that the signing of the chosen cycle has not begun on the day of the view, and when the pact is signed."""
    planned = f"; pakta dijadwalkan {day(view.chosen.pact_on)}" if view.chosen.pact_on else ""
    return f"Penandatanganan siklus {view.chosen.name} belum dimulai pada {view.position}{planned}"


def before(view: Selection, total: pd.DataFrame) -> str:
    """Say that the signing of the chosen cycle has not begun on the day of the view; an empty text once it has."""
    return "" if has_opened(view, total) else not_yet(view)


def _of(rows: pd.DataFrame, cycle: int) -> pd.DataFrame:
    return rows[rows["cycle"] == cycle]


def _any_signed(rows: pd.DataFrame) -> bool:
    """Whether anybody has signed as far as the viewer may know: a count hidden as too small is nobody."""
    if rows.empty:
        return False
    hidden = rows["signed_hidden"] if "signed_hidden" in rows.columns else pd.Series("", rows.index)
    return bool((rows["signed"].fillna(0) > 0).any() or (~hidden.isin(["", SMALL])).any())
