"""Small multiples on shared rows: axes, names and the marks that others draw on them."""

from charts.base.grid import GAP, Grid, Head, figure

ROWS = ("Register → Kajian", "Kajian")


def test_panels_share_the_width_and_only_the_first_names_the_rows() -> None:
    grid = Grid([Head(2023, "Pemilu 2024"), Head(2024, "Pilkada 2024", "3 perkara")], ROWS, 40, 10)
    layout = figure(grid, [], []).to_dict()["layout"]
    width = (1 - GAP) / 2
    assert layout["xaxis"]["domain"] == [0, width]
    assert layout["xaxis2"]["domain"] == [width + GAP, 1]
    assert (layout["yaxis"]["showticklabels"], layout["yaxis2"]["showticklabels"]) == (True, False)
    assert layout["yaxis"]["ticktext"] == ["Register →<br>Kajian", "Kajian"]
    heads = [label["text"] for label in layout["annotations"]]
    assert heads == ["<b>Pemilu 2024</b>", "<b>Pilkada 2024</b><br>3 perkara"]


def test_one_panel_alone_has_its_row_names_above_the_marks() -> None:
    grid = Grid([Head(2024, "")], ROWS, 60, 10, is_bold=False)
    spec = figure(grid, [{"type": "bar", "x": [1], "y": [0]} | grid.axes(0)], [], barmode="stack").to_dict()
    assert grid.is_narrow and spec["layout"]["barmode"] == "stack"
    assert [(label["text"], label["y"]) for label in spec["layout"]["annotations"]] == [(ROWS[0], -0.5), (ROWS[1], 0.5)]
    assert not spec["layout"]["yaxis"]["showticklabels"]
    assert (spec["data"][0]["xaxis"], spec["data"][0]["yaxis"]) == ("x", "y")


def test_labels_and_traces_name_the_axes_of_their_panel() -> None:
    grid = Grid([Head(1, "A"), Head(2, "B")], ROWS, 40, 10)
    assert grid.axes(1) == {"xaxis": "x2", "yaxis": "y2"}
    assert grid.refs(0) == {"xref": "x", "yref": "y"}
