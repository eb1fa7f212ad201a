"""The document of a pack, before it becomes a file."""

from dataclasses import replace
from datetime import UTC, date, datetime

from storage.builds import Build
from tests.support.packs import pack, selection


def test_the_file_is_called_by_pack_cycle_day_scope_and_mark(small_city: Build) -> None:
    made = pack("wali-kota", selection(small_city, as_of=date(2024, 9, 10)))
    assert made.file_name == "netra-wali-kota-2024-20240910-kota-SIMULASI"


def test_a_file_of_an_older_build_says_when_that_was_loaded(small_city: Build) -> None:
    made = pack("wali-kota", selection(small_city, as_of=date(2024, 9, 10)))
    newer = replace(small_city, name="29990101T000000000000Z-0")
    older = replace(made, view=replace(made.view, newest=newer))
    assert older.file_name.endswith(f"-SIMULASI-dimuat{small_city.loaded_at:%Y%m%dT%H%M}")


def test_a_pack_made_at_another_time_is_the_same_but_for_its_stamp(small_city: Build) -> None:
    made = pack("sekda", selection(small_city, as_of=date(2024, 9, 10)))
    later = made.made_at(datetime(2024, 10, 2, tzinfo=UTC))
    assert later.stamp.made_at == datetime(2024, 10, 2, tzinfo=UTC)
    assert (later.sections, later.definitions) == (made.sections, made.definitions)


def test_all_tables_stand_in_the_order_of_the_sections(small_city: Build) -> None:
    made = pack("sekda", selection(small_city, as_of=date(2024, 9, 10)))
    assert [table.name for table in made.tables()] == [
        table.name for section in made.sections for table in section.tables
    ]
    assert made.tables()
