"""The common names of columns."""

import pytest

from metrics.definitions.vocabulary import HEADINGS, headings


def test_columns_are_headed_in_the_order_asked_for() -> None:
    assert list(headings("signed", "cycle").items()) == [("signed", "Sudah tanda tangan"), ("cycle", "Siklus")]


def test_a_column_without_a_common_name_is_refused() -> None:
    with pytest.raises(KeyError):
        headings("tile_row")


def test_a_heading_is_a_word_for_people_and_no_name_of_a_column() -> None:
    assert not [word for word in HEADINGS.values() if "_" in word or not word.strip()]
