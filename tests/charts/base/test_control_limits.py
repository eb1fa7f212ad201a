"""The limits of a fair comparison, held against exact fractions."""

from fractions import Fraction
from itertools import accumulate
from math import comb

import pytest

from charts.base import control_limits
from charts.base.control_limits import ALARM, WARNING, Limits


def below(people: int, share: Fraction) -> list[Fraction]:
    """P(X <= k) of each k, exactly."""
    each = (comb(people, k) * share**k * (1 - share) ** (people - k) for k in range(people + 1))
    return list(accumulate(each))


@pytest.mark.parametrize("people", [1, 12, 60, 400])
@pytest.mark.parametrize("inside", [WARNING, ALARM])
def test_the_limits_lie_between_the_exact_counts_of_their_tails(people: int, inside: float) -> None:
    share, tail = Fraction(9, 10), (1 - Fraction(str(inside))) / 2
    found, exact = control_limits.limits(people, 0.9, inside), below(people, share)
    for limit, at in ((found.low, tail), (found.high, 1 - tail)):
        count = next(k for k, reached in enumerate(exact) if reached >= at)
        assert max(count - 1, 0) - 1e-6 <= limit * people <= count + 1e-6


def test_a_small_case_by_hand() -> None:
    # Two people, one of two signs: P(0) = 1/4, P(<=1) = 3/4. At 2,5% the count is 0 less (0,25 - 0,025)/0,25 = 0,9,
    # which is below none; at 97,5% it is 2 less (1 - 0,975)/0,25 = 0,1.
    found = control_limits.limits(2, 0.5, WARNING)
    assert found.low == 0
    assert found.high == pytest.approx(1.9 / 2)


def test_where_all_or_none_have_signed_there_is_nothing_by_chance() -> None:
    assert control_limits.limits(50, 1.0, ALARM) == Limits(1.0, 1.0)
    assert control_limits.limits(50, 0.0, ALARM) == Limits(0.0, 0.0)


def test_the_limits_hold_for_the_whole_city_without_overflow() -> None:
    found = control_limits.limits(9000, 0.92, ALARM)
    # Normal: 0,92 -+ 3,09 x sqrt(0,92 x 0,08 / 9000) = 0,92 -+ 0,00884; its skew moves both down by
    # (3,09^2 - 1) x 0,84 / 54000 = 0,00013, and half a person is 0,00006.
    assert found.low == pytest.approx(0.91097, abs=2e-5)
    assert found.high == pytest.approx(0.92865, abs=2e-5)


def test_wilsons_range_by_hand() -> None:
    # 8 of 10 at 95%: (0,8 + 0,19208) / 1,38416 -+ 1,96 x sqrt(0,016 + 0,009604) / 1,38416
    found = control_limits.wilson(8, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.49, 0.943)


def test_fewer_than_twelve_people_have_a_range_of_half_the_scale() -> None:
    width = [max(one.high - one.low for one in (control_limits.wilson(k, n) for k in range(n + 1))) for n in (11, 12)]
    assert width[0] > 0.5 >= width[1]


def test_scatter_is_one_by_chance_and_grows_with_the_differences() -> None:
    assert control_limits.scatter([90, 91, 89, 90], [100] * 4) == 1.0
    # z of 50 and 100 of 100 around 0,75: -+ 25/4,33; trimmed at 10% and 90% of the way between the two
    z = 0.25 / (0.75 * 0.25 / 100) ** 0.5 * 0.8
    assert control_limits.scatter([50, 100], [100, 100]) == pytest.approx(z * z)


def test_the_variance_between_units_is_what_chance_leaves_over() -> None:
    # Chance explains 90, 91, 89 and 90 of 100. Of 50 and 100 of 100 the trimmed scatter is s; both weights are
    # w = n / pq, so that w + w less (w^2 + w^2) / 2w is w.
    assert control_limits.variance_between([90, 91, 89, 90], [100] * 4) == pytest.approx((4 - 3) / 3 * 0.09 / 100)
    scatter, weight = control_limits.scatter([50, 100], [100, 100]), 100 / (0.75 * 0.25)
    assert control_limits.variance_between([50, 100], [100, 100]) == pytest.approx((2 * scatter - 1) / weight)
    assert control_limits.variance_between([100, 100], [100, 100]) == 0


def test_limits_are_widened_more_where_chance_is_small() -> None:
    # pq = 0,25; between 0,01: for 100 people sqrt(1 + 0,01 x 100 / 0,25) = 2,236, for 25 sqrt(2) = 1,414
    assert control_limits.widened(Limits(0.4, 0.6), 0.5, 100, 0.01).low == pytest.approx(0.5 - 0.1 * 5**0.5)
    assert control_limits.widened(Limits(0.4, 0.6), 0.5, 25, 0.01).high == pytest.approx(0.5 + 0.1 * 2**0.5)
    assert control_limits.widened(Limits(0.4, 0.6), 0.5, 25, 0) == Limits(0.4, 0.6)
    assert control_limits.widened(Limits(1.0, 1.0), 1.0, 25, 0.1) == Limits(1.0, 1.0)
