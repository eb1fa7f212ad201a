"""What the public takes along: counts under the threshold in words."""

from datetime import date

from access.roles import PUBLIC
from storage.builds import Build
from tests.support.packs import pack, selection


def test_small_counts_are_said_in_words_and_the_note_says_why(small_city: Build) -> None:
    made = pack("publik", selection(small_city, as_of=date(2024, 9, 24), viewer=PUBLIC))
    position, units = made.sections[:2]
    assert "di bawah 5" in position.note
    (table,) = units.tables
    assert table.columns[0].title == "OPD"
    inspectorate = next(row for row in table.rows if row[0] == "Inspektorat")
    assert not any(str(cell).isdigit() for cell in inspectorate[1:])  # four persons


def test_a_cycle_without_a_roster_says_so(empty_city: Build) -> None:
    made = pack("publik", selection(empty_city, viewer=PUBLIC))
    assert [one.title for one in made.sections[1:3]] == ["Capaian per OPD belum ada", "Capaian per kecamatan belum ada"]
