"""Small counts are hidden, and none of the hidden can be worked out from the shown."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure.suppression import (
    Count,
    Sum,
    determined,
    hide,
    hide_over_days,
    is_few,
    is_small,
    known_ends,
    narrowed,
)

CITY = Sum("kota", ("a", "b", "c", "d"))
K = 5


def _day(*counts: tuple[int, int]) -> dict[str, Count]:
    """Units a, b, c ... as (signed, obliged), and the city that they add up to."""
    day = {name: Count(*count) for name, count in zip("abcdefgh", counts, strict=False)}
    whole = Count(sum(c.value for c in day.values()), sum(c.out_of or 0 for c in day.values()), cost=1000)
    return day | {"kota": whole}


def test_a_count_is_small_by_itself_or_by_what_is_left_and_zero_is_small() -> None:
    assert [is_small(Count(*count), K) for count in ((4, 50), (5, 50), (45, 50), (46, 50), (0, 50), (50, 50))] == [
        True,
        False,
        False,
        True,
        True,
        True,
    ]


def test_of_a_group_of_ten_the_parts_are_hidden_though_neither_is_small() -> None:
    """Hidden as a companion, 5 of 10 would be told by its label: at least 5, and at least 5 left."""
    assert is_small(Count(5, 10), K) and is_small(Count(6, 11), K) and not is_small(Count(6, 12), K)
    assert known_ends(Count(5, 10), K) == (0, 10)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(4), (0, 4)),  # known to be under the threshold
        (Count(2, 50), (0, 4)),
        (Count(45, 49), (45, 49)),  # at most four are left
        (Count(20, 50), (5, 45)),  # hidden as a companion: neither few nor nearly all
        (Count(45, 50), (5, 45)),
        (Count(20), (5, np.inf)),
        (Count(3, 11), (0, 11)),  # of eleven nothing is told
        (Count(3, 12), (0, 4)),
    ],
)
def test_a_reader_knows_of_a_hidden_count_what_its_label_says(count: Count, expected: tuple[float, float]) -> None:
    assert known_ends(count, K) == expected


def test_a_count_out_of_nothing_is_small_under_the_threshold_alone() -> None:
    assert is_small(Count(4), K) and not is_small(Count(5), K) and not is_few(Count(5), K)
    assert Count(7).whole == 7 and Count(7, 9).whole == 9 and Count(7).cost == 1.0


def test_a_total_that_is_part_of_another_counts_against_its_own_parts() -> None:
    # city = p + q, p = k + (shown), other = q + k: the third follows from the first two, so nothing is told
    sums = [Sum("city", ("p", "q")), Sum("p", ("k", "shown")), Sum("other", ("q", "k"))]
    assert determined({"p", "q", "k"}, sums) == set()
    assert determined({"p", "k"}, [Sum("city", ("p", "q")), Sum("p", ("k", "shown"))]) == {"p", "k"}


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        ({"a"}, {"a"}),
        ({"kota"}, {"kota"}),
        ({"a", "b"}, set()),
        ({"a", "kota"}, set()),
        ({"x"}, set()),  # in no sum
        (set(), set()),
    ],
)
def test_a_count_hidden_alone_in_a_sum_follows_from_the_others(hidden: set[str], expected: set[str]) -> None:
    assert determined(hidden, [CITY]) == expected


def test_going_round_the_sums_narrows_what_is_hidden() -> None:
    # a + b = 5, each at most 4: each is 1 to 4
    day = _day((3, 60), (2, 40), (90, 200))
    assert narrowed(day, {"a", "b"}, [Sum("kota", ("a", "b", "c"))], K) == {"a": (1, 4), "b": (1, 4)}
    # the city is hidden too: from 5 + 5 + 90 to 55 + 35 + 90, and nothing is known of the others besides
    day = _day((30, 60), (20, 40), (90, 200))
    assert narrowed(day, {"a", "b", "kota"}, [Sum("kota", ("a", "b", "c"))], K) == {
        "a": (5, 55),
        "b": (5, 35),
        "kota": (100, 180),
    }


def test_what_is_narrow_in_one_sum_narrows_the_next() -> None:
    # city = p + q is 6 to 8 of q 0 to 4: p = k + 3 lies in 5 to 8 of its own, so k lies in 2 to 4
    day = {
        "kota": Count(8), "p": Count(6, 30), "q": Count(2, 30), "k": Count(3, 30), "l": Count(3, 30),
    }  # fmt: skip
    ends = narrowed(day, {"p", "q", "k"}, [Sum("kota", ("p", "q")), Sum("p", ("k", "l"))], K)
    assert ends == {"p": (5, 7), "q": (1, 3), "k": (2, 4)}


def test_of_partners_the_cheapest_is_hidden_then_one_that_is_liked_then_the_smallest_whole() -> None:
    sums = [Sum("kota", ("a", "b", "c"))]
    day = _day((2, 50), (20, 40), (30, 60))
    assert hide(day, sums, K) == {"a", "b"}
    assert hide(day, sums, K, rather=["c"]) == {"a", "c"}
    assert hide(day | {"b": Count(20, 40, cost=2)}, sums, K) == {"a", "c"}
    assert hide(day | {"b": Count(20, 40, cost=2)}, sums, K, rather=["b"]) == {"a", "c"}
    alike = {"a": Count(2, 50), "b": Count(20, 40), "c": Count(20, 40), "kota": Count(42, 130, 1000)}
    assert hide(alike, sums, K) == {"a", "b"}  # by name in the end


def test_what_must_be_hidden_is_whatever_its_size_and_only_where_it_is_a_count_of_the_day() -> None:
    day = _day((30, 60), (20, 40), (90, 200), (25, 50))
    assert hide(day, [CITY], K, must=["c", "z"]) == {"c", "b"}


def test_a_sum_counts_with_the_parts_that_the_day_has_and_not_without_its_total() -> None:
    day = {"a": Count(2, 50), "b": Count(20, 40), "kota": Count(22, 90, 1000)}
    assert hide(day, [CITY], K) == {"a", "b"}
    assert hide({"a": Count(2, 50), "b": Count(20, 40)}, [CITY], K) == {"a"}


def test_the_longest_run_of_days_stays_shown_and_of_two_as_long_the_later() -> None:
    sums = [Sum("kota", ("a", "b", "c"))]

    def shown(values: list[int | None]) -> list[int]:
        days = [
            {"a": Count(value, 50), "x": Count(20, 40)} if value is not None else {"x": Count(20, 40)}
            for value in values
        ]
        hidden = hide_over_days(days, sums, K, [set() for _ in days])
        return [
            number for number, (day, own) in enumerate(zip(days, hidden, strict=True)) if "a" in day and "a" not in own
        ]

    assert shown([20, 20, 2, 20]) == [0, 1]
    assert shown([20, 2, 20, 20]) == [2, 3]
    assert shown([20, 2, 20]) == [2]
    assert shown([20, None, 20]) == [0, 2]  # a day without the count is no gap
    assert shown([2, 2]) == []


def test_what_is_given_as_hidden_stays_hidden() -> None:
    days = [_day((30, 60), (20, 40), (90, 200), (25, 50))] * 2
    assert hide_over_days(days, [CITY], K, [set(), {"c"}]) == [set(), {"b", "c"}]


def test_one_hidden_count_takes_the_smallest_other_with_it() -> None:
    # d has 2 of 50. Were it hidden alone, the city minus the others would tell. b is the smallest group.
    assert hide(_day((30, 60), (20, 40), (90, 200), (2, 50)), [CITY], K) == {"d", "b"}


def test_two_small_counts_hide_each_other() -> None:
    # c + d = 4 + 3 = 7 is known, each is 0 to 4: c is 3 or 4, d is 3 or 4. That is too narrow, a third joins.
    hidden = hide(_day((30, 60), (20, 40), (4, 200), (3, 50)), [CITY], K)
    assert hidden == {"b", "c", "d"}


def test_with_nothing_small_nothing_is_hidden() -> None:
    assert hide(_day((30, 60), (20, 40), (90, 200), (25, 50)), [CITY], K) == set()


def test_of_a_city_with_one_unit_the_total_goes_too() -> None:
    assert hide(_day((2, 50)), [Sum("kota", ("a",))], K) == {"a", "kota"}


def test_a_count_hidden_through_two_tables_is_hidden_in_both() -> None:
    """Units and places have the same people: a hidden place needs a partner among places, not among units."""
    day = _day((30, 60), (20, 40), (90, 200), (25, 50)) | {"utara": Count(2, 20, 10), "selatan": Count(163, 330, 10)}
    assert hide(day, [CITY, Sum("kota", ("utara", "selatan"))], K) == {"utara", "selatan"}


def test_no_hidden_day_stands_between_two_shown_ones() -> None:
    # On day 2 d falls to 2 (people left): b hides with it. Days 1 and 3 would show b as 20 and 20.
    days = [_day((30, 60), (20, 40), (90, 200), (d, 50)) for d in (20, 2, 20)]
    hidden = hide_over_days(days, [CITY], K, [set() for _ in days])
    for name in ("a", "b", "c", "d"):
        shown = [number for number, day in enumerate(hidden) if name not in day]
        assert shown == list(range(min(shown, default=0), min(shown, default=0) + len(shown))), name
    assert "b" in hidden[1]


TOWNS = st.lists(
    st.integers(5, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), min_size=2, max_size=8
)


@given(TOWNS)
@settings(max_examples=150, deadline=None)
def test_no_hidden_count_is_known_by_algebra_or_by_its_ends(counts: list[tuple[int, int]]) -> None:
    """Of the small ones none is shown; the ends that a reader can work out hold the truth and leave it open."""
    day = _day(*counts)
    sums = [Sum("kota", tuple("abcdefgh"[: len(counts)]))]
    hidden = hide(day, sums, K)
    assert {name for name, count in day.items() if is_small(count, K)} <= hidden
    assert determined(hidden, sums) == set()
    for name, (least, most) in narrowed(day, hidden, sums, K).items():
        assert least <= day[name].value <= most
        assert most > least, name


@given(st.integers(3, 6), st.integers(3, 6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_in_a_table_of_rows_and_columns_no_hidden_cell_follows_from_the_margins(
    rows: int, columns: int, random: Random
) -> None:
    """Every row, column and the whole are sums: the classic case in which one partner is not enough."""
    cells = {f"{i}-{j}": random.randint(0, 12) for i in range(rows) for j in range(columns)}
    sums = [Sum(f"r{i}", tuple(f"{i}-{j}" for j in range(columns))) for i in range(rows)]
    sums += [Sum(f"c{j}", tuple(f"{i}-{j}" for i in range(rows))) for j in range(columns)]
    day = {name: Count(value) for name, value in cells.items()}
    day |= {one.total: Count(sum(cells[part] for part in one.parts), cost=1000) for one in sums}
    hidden = hide(day, sums, K)
    table = np.array([[(name in one.parts) - float(name == one.total) for name in sorted(hidden)] for one in sums])
    for place, name in enumerate(sorted(hidden)):
        unit = np.eye(len(hidden))[place]
        with_it = np.linalg.matrix_rank(np.vstack([table, unit]))
        assert with_it == np.linalg.matrix_rank(table) + 1, f"{name} follows from the shown counts"
