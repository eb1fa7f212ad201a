"""What articles documented stands in the packs, a line each and as real, also beside simulated figures."""

from datetime import date

import pytest

from metrics.rows.reference import Topic
from metrics.selection import Selection
from reports.chapters.documented import joined, note
from reports.chapters.material import Material
from storage.builds import Build
from tests.support.packs import pack, selection


@pytest.fixture(scope="module")
def view(small_city: Build) -> Selection:
    return selection(small_city, 2023, date(2024, 1, 30))


def test_each_fact_of_the_cycle_is_a_line_with_its_day_and_its_publishers(view: Selection) -> None:
    told = note(Material(view, view.as_of), Topic.PACT)
    assert told.startswith("NYATA, dari pemberitaan: 23 Mei 2023, ikrar (empat poin) dan penandatanganan")
    assert told.count("; ") == 1  # of 23 and 30 May: the one of 6 February was not yet published
    assert told.count("(") == told.count(")") and " dan " in told.split("(")[-2]


def test_a_fact_belongs_to_one_chapter(view: Selection) -> None:
    material = Material(view, view.as_of)
    lines = [line for topic in Topic for line in note(material, topic).split("; ") if line]
    assert len(lines) == len(set(lines)) > 5


def test_nothing_is_said_where_nothing_is_documented(view: Selection) -> None:
    assert note(Material(view, view.as_of)) == "" == joined("", "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("wali-kota", "pakta integritas"), ("sekda", "pakta integritas"), ("bawaslu", "dilaporkan ke Pemkot")],
)
def test_every_pack_has_them(name: str, expected: str, view: Selection) -> None:
    notes = [section.note for section in pack(name, view).sections if "NYATA, dari pemberitaan" in section.note]
    assert notes and expected in notes[0]
