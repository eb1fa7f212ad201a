"""A figure kept in plain dicts is sent as Plotly would send it, and checked as soon as somebody looks into it."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.base.figure import Figure, PlotlyJSON

LAYOUT = {"template": {"layout": {"xaxis": {"showgrid": False}}}, "height": 100, "margin": {"l": 4, "t": 8}}


def drawn(figure: go.Figure) -> PlotlyJSON:
    """What the browser gets of one figure on which every method of ours was used."""
    figure.add_bar(x=[1, 2], y=["a", "b"], marker={"color": "red", "line": {"width": 1}}, text=None)
    figure.add_traces([{"type": "scatter", "x": [1, None], "y": [3, 4], "yaxis": "y2"}])
    figure.add_scatter(x=[5], y=[6])
    figure.update_layout({"yaxis2": {"range": [0, 1]}}, margin={"l": 20})
    figure.update_xaxes(visible=False)
    figure.update_yaxes(showgrid=True)
    figure.add_shape(type="line", x0=0, x1=1)
    figure.add_shape(type="rect", x0=2, x1=3)
    figure.update_layout(annotations=[{"text": "one", "x": 1}])
    figure.update_annotations(xshift=-20)
    sent: PlotlyJSON = json.loads(figure.to_json())
    return sent


def test_a_figure_of_plain_dicts_is_sent_as_plotly_would_send_it() -> None:
    assert drawn(Figure({"layout": LAYOUT})) == drawn(go.Figure({"layout": LAYOUT}))


def test_parts_may_be_added_before_and_after_somebody_looked_into_the_figure() -> None:
    figure = Figure({"layout": LAYOUT})
    figure.extend("annotations", [{"text": "one"}])
    assert [note.text for note in figure.layout.annotations] == ["one"]
    figure.extend("annotations", [{"text": "two"}])
    figure.add_bar(x=[1])
    assert [note.text for note in figure.layout.annotations] == ["one", "two"]
    assert figure.to_dict()["data"] == [{"type": "bar", "x": [1]}]


def test_a_name_that_plotly_does_not_know_is_refused_when_somebody_looks() -> None:
    figure = Figure({"layout": LAYOUT})
    figure.add_bar(x=[1], colour="red")
    with pytest.raises(ValueError, match="colour"):
        _ = figure.data


def test_short_names_are_written_out_by_plotly() -> None:
    figure = Figure({"layout": LAYOUT})
    figure.add_bar(x=[1], marker_color="red")
    figure.update_layout(margin_l=30)
    sent = figure.to_dict()
    assert sent["data"][0]["marker"] == {"color": "red"}
    assert sent["layout"]["margin"] == {"l": 30, "t": 8}


def test_columns_are_sent_as_lists_and_what_is_none_is_not_sent() -> None:
    figure = Figure({"layout": LAYOUT})
    figure.add_bar(x=pd.Series([1, 2]), y=pd.Series(["a", "b"]).to_numpy(), hovertext=None)
    assert figure.to_dict()["data"] == [{"type": "bar", "x": [1, 2], "y": ["a", "b"]}]


def test_the_layout_that_a_figure_began_with_stays_as_it_was() -> None:
    before = json.dumps(LAYOUT)
    drawn(Figure({"layout": LAYOUT}))
    assert json.dumps(LAYOUT) == before
