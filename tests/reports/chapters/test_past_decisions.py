"""Decisions of earlier meetings in the packs."""

from tests.support.builds import nip
from tests.support.built_once import built_once
from tests.support.packs import pack, selection


def test_with_decisions_of_earlier_meetings_the_mayors_pack_keeps_to_five_slides() -> None:
    roster = [(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana")]
    decided = [
        ("2024-09-05", 2024, "Selesaikan tanda tangan", "Dinas Kesehatan", "2024-09-20", "belum_ttd", "", "", "")
    ]
    made = pack("wali-kota", selection(built_once(roster=roster, decision=decided)))
    assert len(made.sections) == 5
    assert [table.name for table in made.sections[-1].tables] == ["Arahan", "Keputusan rapat"]
    assert "1 dari 1 keputusan rapat belum tercapai" in made.sections[-1].title
