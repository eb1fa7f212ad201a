from datetime import date, datetime, time, timedelta

import pytest

from loaders.staging.excel_days import day_of, is_day_format, is_share_format, time_of


@pytest.mark.parametrize(
    ("code", "is_day"),
    [
        ("dd/mm/yyyy", True),
        ("[$-421]dd mmmm yyyy;@", True),
        ("[h]:mm", True),
        ('yyyy"-"mm', True),
        ("General", False),
        ('0" hari"', False),
        ('"Rp"#,##0', False),
        ("[Red]0;[Blue]-0", False),
        ("0.00E+00", False),
        ("_(* #,##0_);_(* -#,##0_)", False),
        (r"0\d", False),
        ("@", False),
    ],
)
def test_a_format_shows_days_where_it_has_letters_of_days_outside_its_texts(code: str, is_day: bool) -> None:
    assert is_day_format(164, code) is is_day


def test_formats_that_a_workbook_does_not_spell_out_are_known_by_number() -> None:
    assert [n for n in range(60) if is_day_format(n, None)][:9] == [14, 15, 16, 17, 18, 19, 20, 21, 22]
    assert [n for n in range(60) if is_share_format(n, None)] == [9, 10]
    assert is_share_format(164, "0.0%") and not is_share_format(9, "0")


@pytest.mark.parametrize(
    ("number", "from_1904", "day"),
    [
        (45530, False, date(2024, 8, 26)),
        (44068, True, date(2024, 8, 26)),
        (45530.395833333, False, datetime.combine(date(2024, 8, 26), time(9, 30))),  # to the second
        (0.395833333, False, time(9, 30)),
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),  # Excel counts a 29 February 1900
        (61, False, date(1900, 3, 1)),
        (2958465, False, date(9999, 12, 31)),
        (2958466, False, 2958466),
        (-1, False, -1),
        (2957003, True, date(9999, 12, 31)),
        (2957004, True, 2957004),
    ],
)
def test_a_number_of_days_is_the_day_that_excel_shows(number: float, from_1904: bool, day: object) -> None:
    assert day_of(number, from_1904=from_1904) == day


def test_a_time_of_day_is_told_from_midnight_on() -> None:
    assert time_of(timedelta(hours=9, minutes=30)) == time(9, 30)
