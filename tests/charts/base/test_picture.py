"""A figure as a page shows it."""

from dataclasses import FrozenInstanceError

import plotly.graph_objects as go
import pytest

from charts.base.picture import Picture


def test_a_picture_bears_all_that_a_panel_needs_and_cannot_be_changed() -> None:
    picture = Picture(go.Figure(), go.Figure(), "Semua OPD selesai", "Batang mendatar per OPD.")
    assert (picture.title, picture.alt) == ("Semua OPD selesai", "Batang mendatar per OPD.")
    with pytest.raises(FrozenInstanceError):
        picture.title = "lain"  # type: ignore[misc]
