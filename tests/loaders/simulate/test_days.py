"""Working days of Indonesia, on which simulated offices act."""

from datetime import date

from loaders.simulate.days import is_working_day, working_day, working_days


def test_weekends_and_public_holidays_are_no_working_days() -> None:
    assert is_working_day(date(2024, 8, 16))
    assert not is_working_day(date(2024, 8, 17))  # Independence Day, a Saturday
    assert not is_working_day(date(2024, 8, 18))
    assert not is_working_day(date(2024, 11, 27))  # polling day of the Pilkada


def test_a_working_day_is_counted_from_the_day_itself_or_the_next_one() -> None:
    assert working_day(date(2024, 8, 17)) == date(2024, 8, 19)
    assert working_day(date(2024, 8, 16), 1) == date(2024, 8, 19)
    assert working_day(date(2024, 8, 16), 0) == date(2024, 8, 16)


def test_both_ends_of_a_span_count() -> None:
    assert working_days(date(2024, 8, 15), date(2024, 8, 19)) == (
        date(2024, 8, 15),
        date(2024, 8, 16),
        date(2024, 8, 19),
    )
