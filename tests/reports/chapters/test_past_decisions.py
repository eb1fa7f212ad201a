"""Decisions of earlier meetings in the packs."""

from storage.builds import Build
from tests.support.packs import pack, selection


def test_with_decisions_of_earlier_meetings_the_mayors_pack_keeps_to_five_slides(seven: Build) -> None:
    made = pack("wali-kota", selection(seven))
    assert len(made.sections) == 5
    assert [table.name for table in made.sections[-1].tables] == ["Arahan", "Keputusan rapat"]
    assert "1 dari 1 keputusan rapat belum tercapai" in made.sections[-1].title
