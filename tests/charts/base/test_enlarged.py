"""Pictures magnified for the hall: what grows, what moves closer, what is left out."""

import pytest

from charts.base import enlarged, style
from charts.base.figure import Figure


def rows(count: int, pitch: int = 21) -> Figure:
    """A list of so many named bars, each with its label."""
    figure = style.base(pitch * count + 40, top=20, bottom=20)
    figure.add_bar(y=list(range(count)), x=[1] * count, orientation="h")
    figure.update_yaxes(
        tickvals=list(range(count)), ticktext=[f"U{at}" for at in range(count)], range=[count - 0.4, -0.6]
    )
    style.place(figure, [style.label(1, at, f"U{at}") for at in range(count)])
    return figure


def test_few_rows_are_magnified_as_much_as_is_allowed_and_nothing_is_left_out() -> None:
    shown = enlarged.fit(rows(5), 600)
    assert (shown.scale, shown.note) == (enlarged.LARGEST, "")
    # Never higher than a quarter more than the picture itself: 5 x 21 + 40 = 145 px.
    assert shown.figure.to_dict()["layout"]["height"] == round(1.25 * 145)


def test_rows_move_closer_before_any_is_left_out() -> None:
    # 20 rows need 20 x 15 + 40 = 340 px at least: 600 / 340 is less than the largest and more than the smallest.
    shown = enlarged.fit(rows(20), 600)
    assert shown.scale == pytest.approx(600 / 340)
    assert shown.note == ""


def test_rows_that_cannot_be_read_are_left_out_from_below_and_it_is_said() -> None:
    shown = enlarged.fit(rows(60), 500)
    # At 1,7 there are 294 px; without the 40 px of margins 254 hold 16 rows of 15 px.
    assert shown.note == "16 baris teratas dari 60"
    spec = shown.figure.to_dict()
    assert len(spec["data"][0]["y"]) == 16
    assert [label["text"] for label in spec["layout"]["annotations"]] == [f"U{at}" for at in range(16)]


def test_words_in_tiles_keep_two_lines_in_larger_letters() -> None:
    figure = style.base(400)
    figure.add_scatter(x=[0], y=[0], mode="text", text=["<b>Kauman</b><br>50,0%<br>5/10"], textfont={"size": 10})
    (tiles,) = enlarged.fit(figure, 600).figure.to_dict()["data"]
    assert tiles["text"] == ["<b>Kauman</b><br>50,0%"]
    assert tiles["textfont"]["size"] == enlarged.TILES * 10
