"""Invented decisions of meetings: each goes its own way."""

from pathlib import Path
from random import Random

from loaders.simulate.meetings import hand_over_meetings
from loaders.simulate.office import City
from tests.support.office_files import cells, rows_of


def test_one_decision_was_taken_back_and_its_row_is_written_alike(small_city: City) -> None:
    taken_back = [one for one in small_city.meetings if one.is_withdrawn]
    assert len(taken_back) == 1
    alike = [one for one in small_city.meetings if one.decision == taken_back[0].decision and not one.is_withdrawn]
    assert [(one.unit, one.measure) for one in alike] == [(taken_back[0].unit, taken_back[0].measure)]
    assert alike[0].held_on < taken_back[0].held_on


def test_the_decisions_are_handed_over_as_a_sheet(small_city: City, tmp_path: Path) -> None:
    written = hand_over_meetings(tmp_path, small_city.meetings, Random(1))
    rows = rows_of(tmp_path / "Keputusan rapat.xlsx")
    assert len(rows) == written >= len(small_city.meetings)
    assert {cells(row, "pic") for row in rows} >= {one.unit for one in small_city.meetings}
