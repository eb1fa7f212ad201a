"""The style of all pictures: dark colours, the mark, month names."""

from datetime import date

from charts.base import style
from charts.compliance import bars
from tests.support.compliance_rows import THREE, texts


def test_dark_swaps_every_colour_of_the_house_also_inside_labels() -> None:
    light = bars.bars(THREE).to_json()
    dark = style.dress(bars.bars(THREE), dark=True).to_json()
    assert style.BLUE in light and style.NAVY in light
    assert not [colour for colour in style.palette() if colour in dark]


def test_a_name_from_data_that_looks_like_a_colour_stays_as_it_is_in_the_dark() -> None:
    name = f"Regu {style.TEXT} dan color:{style.BLUE}"
    figure = style.base(100)
    figure.add_bar(x=[1], y=[name], text=[name], hovertext=[name], marker={"color": [style.BLUE]})
    figure.update_yaxes(ticktext=[name], tickfont={"color": style.TEXT})
    style.say(figure, 0, 0, f"{style.in_colour(style.BLUE, '■')} {name}")
    dark = style.dress(figure, dark=True).to_dict()
    (bar,), axis = dark["data"], dark["layout"]["yaxis"]
    assert (bar["y"], bar["text"], bar["hovertext"], axis["ticktext"]) == ([name],) * 4
    assert bar["marker"]["color"] != [style.BLUE] and axis["tickfont"]["color"] != style.TEXT
    words = dark["layout"]["annotations"][0]["text"]
    assert words.endswith(f"■</span> {name}") and not words.startswith(style.in_colour(style.BLUE, "■"))


def test_the_mark_stands_in_the_picture_above_all_else() -> None:
    plain = bars.bars(THREE)
    marked = style.dress(bars.bars(THREE), dark=False, mark="SIMULASI")
    assert texts(marked) == [*texts(plain), "<b>SIMULASI</b>"]
    assert marked.layout.height == plain.layout.height + style.MARK_ROOM
    assert texts(style.dress(bars.bars(THREE), dark=False)) == texts(plain)


def test_month_names_are_indonesian_and_the_year_stands_where_it_changes() -> None:
    ticks, names = style.months(date(2023, 11, 5), date(2024, 2, 10))
    assert (ticks[0], names) == (date(2023, 12, 1), ["Des<br>2023", "Jan<br>2024", "Feb"])
    assert len(style.months(date(2018, 9, 1), date(2019, 12, 1), at_most=7)[0]) <= 7
