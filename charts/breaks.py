"""Changes of rule and body: each belongs only on the pictures whose figures it touches."""

from datetime import date

import pandas as pd

TINGKAT, REKOMENDASI, OPD = "tingkat", "rekomendasi", "opd"
"""What a change may touch: severities decided, who recommends and how that is recorded, figures per OPD."""


def touching(breaks: pd.DataFrame, as_of: date, *figures: str) -> pd.DataFrame:
    """The changes up to the day that touch any of these figures."""
    wanted = set(figures)
    touched = [bool(wanted & set(str(names).split("|"))) for names in breaks["touches"]]
    return breaks[(breaks["break_on"] <= pd.Timestamp(as_of)) & pd.Series(touched, index=breaks.index, dtype=bool)]
