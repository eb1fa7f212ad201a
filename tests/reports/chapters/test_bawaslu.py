"""The chapters of the review with Bawaslu."""

from datetime import date

from storage.builds import Build
from tests.support.packs import pack, selection


def test_without_bawaslus_register_the_chapter_says_who_supplies_it(small_city: Build) -> None:
    registers = pack("bawaslu", selection(small_city, 2023, date(2024, 1, 30))).sections[0]
    assert registers.title.startswith("Register Bawaslu belum ada") and "disediakan oleh" in registers.title
    assert registers.tables == ()


def test_every_case_of_the_cycle_stands_with_its_age_and_without_a_name(small_city: Build) -> None:
    ages = pack("bawaslu", selection(small_city, 2023, date(2024, 1, 30))).sections[1]
    (table,) = ages.tables
    assert [row[0] for row in table.rows] == ["A", "B"]
    assert "Pegawai" not in str(table.rows)
