"""Which inputs are compared, in the words that the build bears."""

from pathlib import Path

from loaders.contract.inputs import INPUTS
from metrics.changes import compare
from metrics.changes.inputs import compared_tables
from metrics.changes.words import summary
from narrative.changes import tables
from storage import comparison
from storage.builds import Build
from tests.support.builds import make_build
from tests.support.changes import HEALTH, TRAFFIC, listed

COLUMNS = """SELECT column_name FROM duckdb_columns() WHERE table_name = $name AND database_name = 'after'"""


DERIVED = {  # follows from other columns or from rules: a change of it is no change of the row
    "signing": {"is_listed"},
    "case": {"known_on"},
    "step": {"step_no", "severity"},
    "decision": {"withdrawn_on", "withdrawn_why"},
}


def test_every_column_of_a_compared_table_is_compared_or_known_to_be_derived(pair: tuple[Build, Build]) -> None:
    with comparison.open_both(*pair) as opened:
        compared = compared_tables(opened)
        for table in compared:
            found = {name for (name,) in opened.rows(COLUMNS, {"name": table.name})}
            assert found - {*table.key, *table.columns, "load_id"} == DERIVED.get(table.kind, set()), table.kind
    assert [table.kind for table in compared] == [input_.kind for input_ in INPUTS]


def test_decisions_and_names_of_units_that_came_are_told(tmp_path: Path) -> None:
    roster = [listed(1), listed(2, TRAFFIC)]
    decision = ("02/09/2024", 2024, "Semua menandatangani", HEALTH, "20/09/2024", "belum_ttd")
    before = make_build(tmp_path / "before", roster=roster)
    after = make_build(
        tmp_path / "after",
        roster=roster,
        decision=[decision],
        unit_alias=[("Dinkes Kota Mlg", 2024, HEALTH, "02/09/2024")],
    )
    found = compare(before, after)
    said = summary(found, "lama")
    assert said.startswith("Dibanding muatan lama: 1 nama lain unit kerja baru dan 1 keputusan rapat baru;"), said
    units = tables(found)["units"].rows
    assert sorted(zip(units["unit"], units["name"], units["added"], strict=True)) == [
        (HEALTH, "keputusan rapat", 1),
        (HEALTH, "nama lain unit kerja", 1),
    ]
