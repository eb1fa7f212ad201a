"""Figures of the same day that differ between two builds: each reason once, and their sum."""

import shutil
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import duckdb

from metrics.changes import NAMES, Changes, compare
from metrics.changes.figures import REASONS, restated
from metrics.engine import query_exact
from storage import comparison
from storage.builds import Build
from tests.support.builds import nip
from tests.support.changes import HEALTH, KLOJEN, LOWOKWARU, SUKUN, TRAFFIC, parts
from text.tables import to_dicts


def of_health(changes: Changes) -> dict[str, dict[str, int]]:
    """The reasons of each restated figure of Dinas Kesehatan."""
    assert changes.figures is not None
    return {row["measure"]: parts(row) for row in to_dicts(changes.figures) if row["unit"] == HEALTH}


@cache
def figures(build: Build, day: date) -> dict[tuple[str, str], int]:
    """What a build itself shows per OPD and measure."""
    rows = to_dicts(query_exact("compliance_by_unit", build, as_of=day))
    return {(row["unit_id"], name): row[name] for row in rows for name in ("obliged", "signed", "fulfilled")}


def test_every_reason_is_told_once_as_counted_by_hand(changes: Changes) -> None:
    assert changes.as_of == date(2024, 9, 25) and changes.figures is not None
    found = {
        (row["unit"], row["measure"]): (row["before"], row["after"], parts(row)) for row in to_dicts(changes.figures)
    }
    assert found == {
        (HEALTH, "obliged"): (8, 6, {"joined": 1, "left": -1, "excluded": -1, "corrected": -1}),
        (HEALTH, "signed"): (5, 4, {"late": 1, "removed": -1, "left": -1}),
        (HEALTH, "fulfilled"): (3, 4, {"late": 1, "corrected": 1, "removed": -1, "left": -1, "rules": 1}),
        (TRAFFIC, "obliged"): (1, 2, {"corrected": 1}),
        (KLOJEN, "obliged"): (5, 2, {"basis": -3}),
        (KLOJEN, "signed"): (2, 1, {"basis": -1}),
        (KLOJEN, "fulfilled"): (2, 1, {"basis": -1}),
        (SUKUN, "signed"): (4, 8, {"corrected": 1, "late": 3}),
        (SUKUN, "fulfilled"): (4, 8, {"late": 4}),
        (LOWOKWARU, "signed"): (6, 3, {"removed": -3}),
        (LOWOKWARU, "fulfilled"): (6, 3, {"removed": -3}),
    }


def test_the_other_way_round_every_difference_has_the_other_sign(pair: tuple[Build, Build], changes: Changes) -> None:
    back = compare(pair[1], pair[0])
    assert back.figures is not None and changes.figures is not None
    key = ["cycle", "unit_id", "measure"]
    both = back.figures.merge(changes.figures, on=key, suffixes=("_back", ""))
    assert len(both) == len(changes.figures)
    assert (both["difference_back"] == -both["difference"]).all()
    assert list(back.sources["added"]) == list(changes.sources["gone"])


def test_on_an_earlier_day_only_what_had_happened_by_then_differs(pair: tuple[Build, Build]) -> None:
    early = compare(*pair, date(2024, 8, 26))
    assert early.as_of == date(2024, 8, 26) and early.figures is not None
    assert of_health(early)["signed"] == {"left": -1}
    assert SUKUN not in set(early.figures["unit"])  # its first recap is of September


def test_another_way_of_counting_is_a_reason_of_its_own(pair: tuple[Build, Build], tmp_path: Path) -> None:
    before, _ = pair
    other = Build("simulasi", before.name, Path(shutil.copy(before.path, tmp_path)))
    with duckdb.connect(str(other.path)) as connection:
        connection.execute("CREATE OR REPLACE MACRO by_day(as_of) AS DATE '2024-08-28'")
    found = compare(before, other)
    assert of_health(found)["signed"] == {"counting": -2}  # 4 and 9 signed later
    assert list(found.rules["rule"]) == ["cara menghitung (pemuat)"]


def test_who_stood_on_the_list_and_was_not_on_duty_has_joined(pair: tuple[Build, Build], tmp_path: Path) -> None:
    before, _ = pair
    gone = Build("simulasi", before.name, Path(shutil.copy(before.path, tmp_path)))
    with duckdb.connect(str(gone.path)) as connection:  # the first of those who signed on 26 August ends before the day
        connection.execute("UPDATE roster SET ends_on = DATE '2024-09-01' WHERE nip = $nip", {"nip": int(nip(1))})
        connection.execute("UPDATE obligations SET people = people - 1 WHERE signed_on = '2024-08-26' AND is_verified")
    assert of_health(compare(gone, before)) == {
        measure: {"joined": 1} for measure in ("obliged", "signed", "fulfilled")
    }


def test_the_parts_always_sum_to_the_difference_of_what_the_two_builds_show(towns: list[Build]) -> None:
    reasons_seen: set[str] = set()
    for (i, before), (j, after) in combinations(enumerate(towns), 2):
        for day in (date(2024, 9, 4), date(2024, 9, 25)):
            with comparison.open_both(before, after) as pair:
                pair.keep("unit_names", "after", NAMES)
                rows = to_dicts(restated(pair, day))
            shown = [figures(build, day) for build in (before, after)]
            expected = {
                key: (shown[0].get(key, 0), shown[1].get(key, 0))
                for key in {**shown[0], **shown[1]}
                if shown[0].get(key, 0) != shown[1].get(key, 0)
            }
            assert {(row["unit_id"], row["measure"]): (row["before"], row["after"]) for row in rows} == expected
            for row in rows:
                assert sum(parts(row).values()) == row["difference"] == row["after"] - row["before"]
                assert row["counting"] == 0, "rows and rules explain everything"
                assert row["rules"] == 0 or i % 3 != j % 3
                reasons_seen |= set(parts(row))
    assert reasons_seen == set(REASONS) - {"counting"}
