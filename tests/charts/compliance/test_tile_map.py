"""Tiles of the kelurahan and bars of the kecamatan: shades, numbers, borders, by hand."""

from charts.base import style
from charts.compliance import tile_map
from tests.support.compliance_rows import KASIN, KAUMAN, KECAMATAN, SUKUN, UNKNOWN, kelurahan, texts

OFFICE = (None, "tingkat kecamatan", "Klojen", None, None, 7, 7)  # belongs to no tile

PLACES = tile_map.places(kelurahan(KAUMAN, KASIN, SUKUN, OFFICE), UNKNOWN)


def test_every_kelurahan_has_one_tile_and_what_belongs_to_none_has_none() -> None:
    assert [row["kelurahan"] for row in PLACES] == ["Bareng", "Kasin", "Kauman", "Sukun"]
    assert tile_map.any_known(PLACES) and not tile_map.any_known(tile_map.places(kelurahan(), UNKNOWN))


def test_a_tile_is_shaded_by_its_share_and_unknown_is_hatched_not_pale() -> None:
    assert [tile_map.Tile(0, 0, row).step for row in PLACES] == [-1, 5, 1, 3]
    filled = [trace for trace in tile_map.tile_map(PLACES).data if trace.fill == "toself"]
    assert [trace.fillcolor for trace in filled] == [*style.STEPS, style.UNKNOWN_FILL]
    assert [trace.fillpattern.shape for trace in filled] == [None] * 6 + ["/"]


def test_a_tile_says_name_percent_and_counts_or_that_it_is_unknown() -> None:
    labels = [tile_map.Tile(0, 0, row).label for row in PLACES]
    assert labels[0] == "<b>Bareng</b><br>belum diketahui"
    assert labels[2] == "<b>Kauman</b><br>50,0%<br>5/10"


def test_a_line_runs_between_kecamatan_and_nowhere_else() -> None:
    # only Kasin (row 6, Klojen) lies against Sukun (row 7)
    line = next(trace for trace in tile_map.tile_map(PLACES).data if trace.line.width == 2)
    assert (list(line.x), list(line.y)) == ([1.5, 2.5, None], [6.5, 6.5, None])


def test_on_a_phone_the_tiles_stand_three_beside_each_other_by_kecamatan() -> None:
    figure = tile_map.tile_list(PLACES)
    names = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(names.x) == [0, 1, 2, 0]
    assert texts(figure) == ["<b>Wilayah Klojen</b>", "<b>Wilayah Sukun</b>"]


def test_the_chosen_cycle_is_blue_and_the_others_grey() -> None:
    chosen, others = tile_map.over_cycles(KECAMATAN, 2024).data
    assert (chosen.marker.color, list(chosen.x)) == (style.BLUE, [0.9, 0.5])
    assert (others.marker.color, list(others.x)) == (style.GREY, [0.4])
