"""Rules that differ between two builds."""

from metrics.changes import Changes
from metrics.changes.rules import REFERENCE
from settings import ROOT
from text.tables import to_dicts


def test_a_changed_rule_is_named(changes: Changes) -> None:
    assert [tuple(row.values()) for row in to_dicts(changes.rules)] == [("siklus dan hari batas", 1, 1, "")]


def test_every_table_of_the_reference_data_is_watched() -> None:
    assert set(REFERENCE) == {path.stem for path in (ROOT / "data" / "reference").glob("*.csv")}
