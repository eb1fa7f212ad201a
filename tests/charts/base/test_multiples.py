"""Bars in panels: their rows, their common scale, and the changes drawn between them."""

from charts.base import style
from charts.base.multiples import Bar, Panel, PanelLayout, multiples


def bar(panel: int, label: str, value: int) -> Bar:
    return Bar(panel, label, value, str(value), f"{label}: {value}", style.BLUE, style.NAVY)


BARS = (bar(2023, "Pers", 2), bar(2024, "Pers", 8), bar(2024, "Temuan", 1))
PANELS = (Panel(2023, "Pemilu 2024"), Panel(2024, "Pilkada 2024", "9 perkara", ("24 Agu 2024: KASN ke BKN",)))


def test_panels_side_by_side_share_their_rows_and_one_scale_from_zero() -> None:
    spec = multiples(BARS, PANELS).to_dict()
    assert [trace["y"] for trace in spec["data"]] == [[0], [0, 1]]
    axes = [spec["layout"][name] for name in ("xaxis", "xaxis2")]
    assert [axis["range"] for axis in axes] == [[0, 8 * 1.4]] * 2
    assert spec["layout"]["yaxis"]["ticktext"] == spec["layout"]["yaxis2"]["ticktext"] == ["Pers", "Temuan"]


def test_stacked_panels_have_rows_of_their_own() -> None:
    layout = multiples(BARS, PANELS, PanelLayout(stacked=True)).to_dict()["layout"]
    assert (layout["yaxis"]["ticktext"], layout["yaxis2"]["ticktext"]) == (["Pers"], ["Pers", "Temuan"])
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_a_break_is_a_dashed_line_before_its_panel_with_its_words() -> None:
    for is_stacked in (False, True):
        layout = multiples(BARS, PANELS, PanelLayout(stacked=is_stacked)).to_dict()["layout"]
        (line,) = layout["shapes"]
        assert line["line"]["dash"] == "dash"
        assert "24 Agu 2024: KASN ke BKN" in [label["text"] for label in layout["annotations"]]


def test_long_names_stand_above_their_bars() -> None:
    layout = multiples(BARS[1:], (Panel(2024, ""),), PanelLayout(stacked=True, above=True)).to_dict()["layout"]
    assert [label["text"] for label in layout["annotations"]] == ["Pers", "Temuan"]
    assert not layout["yaxis"]["showticklabels"]
