"""Indonesian numbers, shares, days and lists."""

from datetime import UTC, date, datetime

import pytest

from text.indonesian import (
    count_of_total,
    day,
    file_words,
    first_upper,
    join_words,
    number,
    parse_day,
    percent,
    percent_points,
    ratio,
    rounded_points,
    share,
    short_day,
    timestamp,
)


@pytest.mark.parametrize(
    ("value", "text"), [(1480, "1.480"), (0, "0"), (89.5, "89,5"), (4_700_000, "4.700.000"), (-146, "-146"), (2.0, "2")]
)
def test_numbers_have_dots_for_thousands_and_a_comma_for_fractions(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (1432, 1600, "89,5%"),
        (12, 12, "100%"),
        (0, 12, "0%"),
        (8999, 9000, "99,9%"),  # one is missing: not 100
        (1, 9000, "0,1%"),  # there is one: not 0
        (0, 0, "–"),  # nobody obliged is not nobody signed
    ],
)
def test_a_percentage_is_only_whole_when_nobody_is_missing(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


def test_points_follow_the_same_rule() -> None:
    assert [percent_points(value) for value in (100, 99.99, 0, 0.01, 53.21)] == ["100%", "99,9%", "0%", "0,1%", "53,2%"]


def test_a_share_names_both_counts_its_unit_and_the_percentage() -> None:
    assert ratio(1204, 1480) == "1.204/1.480"
    assert share(1204, 1480, "orang") == "1.204/1.480 orang (81,4%)"


def test_days_and_times_are_written_as_officials_write_them() -> None:
    assert day(date(2024, 8, 26)) == "26 Agustus 2024"
    assert short_day(date(2024, 10, 1)) == "1 Okt 2024"
    assert timestamp(datetime(2026, 11, 22, 1, 14, tzinfo=UTC)) == "22 November 2026 08.14 WIB"
    assert timestamp(datetime(2026, 11, 22, 20, 5)) == "23 November 2026 03.05 WIB"  # noqa: DTZ001  as DuckDB gives it


@pytest.mark.parametrize(
    "text",
    ["2024-08-26", "26/08/2024", "26-8-2024", "26 Agustus 2024", "26 Agt 2024", " senin, 26 agustus 2024", "26.8.2024"],
)
def test_a_day_is_read_however_it_is_typed(text: str) -> None:
    assert parse_day(text) == date(2024, 8, 26)


@pytest.mark.parametrize("text", ["", "kemarin", "08/26/2024", "31 Juni 2024", "26 Foo 2024", "26 8", "1/1/24"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a", "b", "c", "d"], "a, b, c, dan 1 lainnya"),
    ],
)
def test_a_list_is_joined_and_its_rest_counted(items: list[str], text: str) -> None:
    assert join_words(items, 3) == text


def test_a_sentence_begins_with_a_capital_and_keeps_abbreviations() -> None:
    assert first_upper("sisa BKPSDM") == "Sisa BKPSDM"


def test_a_share_is_written_only_where_there_are_enough_cases_for_one() -> None:
    assert count_of_total(3, 5) == "3/5"
    assert count_of_total(12, 19) == "12/19"
    assert count_of_total(5, 20) == "5/20 (25,0%)"


def test_a_percentage_is_rounded_alike_wherever_it_is_written() -> None:
    assert [rounded_points(value) for value in (100, 99.95, 99.94, 0, 0.01, 53.25)] == [100, 99.9, 99.9, 0, 0.1, 53.2]


def test_a_text_becomes_a_part_of_a_file_name() -> None:
    assert file_words("Tingkat: dugaan, rekomendasi, putusan") == "tingkat-dugaan-rekomendasi-putusan"
