"""What the tests of handling share."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

NA: Any = pd.NA


def words(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]
