"""Rows that came, went and changed between two builds."""

import shutil
from pathlib import Path

import duckdb

from metrics.changes import Changes, compare
from storage.builds import Build
from tests.support.changes import HEALTH, KLOJEN, LIBRARY, LOWOKWARU, TRAFFIC
from text.tables import to_dicts


def test_rows_that_came_went_and_changed_are_counted_per_source(changes: Changes) -> None:
    found = {row["kind"]: row for row in to_dicts(changes.sources)}
    numbers = ("rows_before", "rows_after", "added", "gone", "changed")
    assert {kind: tuple(row[name] for name in numbers) for kind, row in found.items()} == {
        "roster": (10, 12, 3, 1, 2),
        "signing": (5, 6, 2, 1, 1),
        "recap": (4, 3, 1, 2, 1),
        "case": (4, 4, 1, 1, 1),
        "step": (1, 1, 1, 1, 0),
    }
    assert found["signing"]["source"] == "signing.csv"
    assert found["signing"]["changed_in"] == "verifikasi"
    assert found["recap"]["changed_in"] == "sudah tanda tangan"
    assert {"alasan pengecualian", "unit kerja"} <= set(found["roster"]["changed_in"].split(", "))


def test_rows_are_counted_per_unit_and_what_did_not_change_is_left_out(changes: Changes) -> None:
    found = {(row["unit"], row["kind"]): (row["added"], row["gone"], row["changed"]) for row in to_dicts(changes.units)}
    assert found[HEALTH, "roster"] == (1, 1, 1)  # 5 came, 6 went, 7 was excluded
    assert found[TRAFFIC, "roster"] == (0, 0, 1)  # 8, where it is now
    assert found[HEALTH, "signing"] == (1, 1, 1)
    assert found[KLOJEN, "recap"] == (0, 1, 0)
    assert found[LOWOKWARU, "recap"] == (0, 1, 0)
    assert (LIBRARY, "roster") not in found
    assert set(changes.units["cycle"]) == {2024}


def test_a_table_of_other_columns_is_said_to_be_incomparable_and_the_rest_is_compared(
    pair: tuple[Build, Build], tmp_path: Path
) -> None:
    before, after = pair
    upgraded = Build("simulasi", after.name, Path(shutil.copy(after.path, tmp_path)))
    with duckdb.connect(str(upgraded.path)) as connection:
        connection.execute("ALTER TABLE recaps ADD COLUMN note VARCHAR")
        connection.execute("ALTER TABLE stages ADD COLUMN note_too VARCHAR")
        connection.execute("CREATE OR REPLACE TABLE case_steps AS SELECT case_id FROM case_steps")
    found = compare(before, upgraded)
    states = {row["kind"]: (row["added"], row["state"]) for row in to_dicts(found.sources)}
    assert states["recap"] == states["step"] == (None, "tidak dapat dibandingkan")
    assert states["signing"] == (2, "")
    assert found.cases is None
    assert found.figures is not None and len(found.figures) == 11
    assert ("tahapan", "susunan kolom berubah") in [(row["rule"], row["state"]) for row in to_dicts(found.rules)]
