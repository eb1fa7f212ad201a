"""Pictures of compliance: who has signed, per unit, over time, per level, and the titles that say what they show."""

import pandas as pd
import plotly.graph_objects as go

from charts import style
from tables import records
from wording import percent, ratio


def bars(units: pd.DataFrame) -> go.Figure:
    """placeholder"""
    rows = units.assign(share=units["signed"] / units["obliged"]).sort_values("share")
    figure = style.base(24 * len(rows) + 40, right=130)
    figure.add_bar(y=rows["short_name"], x=rows["share"], orientation="h", marker_color=style.BLUE)
    for row in records(rows):
        style.say(
            figure,
            1,
            row["short_name"],
            percent(row["signed"], row["obliged"]) + " " + ratio(row["signed"], row["obliged"]),
        )
    return figure
