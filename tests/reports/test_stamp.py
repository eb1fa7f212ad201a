"""What every page of a file bears."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from access.roles import PUBLIC
from reports.stamp import code, hidden, stamp
from storage.builds import Build
from tests.support.packs import ADDRESS, MADE_AT, selection


def test_the_link_opens_the_same_view_with_every_value_said(small_city: Build) -> None:
    made = stamp(selection(small_city, as_of=date(2024, 9, 10)), f"{ADDRESS}/", "kepatuhan-opd", MADE_AT)
    assert made.link.startswith(f"{ADDRESS}/kepatuhan-opd?")
    assert parse_qs(urlsplit(made.link).query) == {
        "dataset": ["simulasi"],
        "siklus": ["2024"],
        "posisi": ["2024-09-10"],
        "lingkup": ["kota"],
    }
    assert (made.mark, made.position, made.hidden) == ("SIMULASI", "10 September 2024", "")


def test_the_public_reads_that_small_counts_are_not_shown(small_city: Build) -> None:
    assert hidden(selection(small_city, viewer=PUBLIC)).startswith("Angka di bawah 5 ")


def test_the_code_is_a_picture_that_differs_with_its_link() -> None:
    assert code("https://a").startswith(b"\x89PNG")
    assert code("https://a") != code("https://b")
