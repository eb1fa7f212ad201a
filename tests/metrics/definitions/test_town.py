"""A simulated town, counted a second time in plain Python, person by person and recap by recap."""

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from metrics.catalogue import METRICS
from metrics.engine import query_exact
from storage.builds import Build, query
from tests.support.sampling import few_of

DAYS = [
    date(2019, 4, 13),
    date(2023, 5, 23),
    date(2023, 5, 30),
    date(2023, 12, 1),
    date(2024, 8, 26),
    date(2024, 9, 24),
    date(2024, 11, 27),
    date(2025, 6, 1),
]
Key = tuple[int, str]


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


@cache
def table(build: Build, sql: str) -> list[dict[str, Any]]:
    """Rows as dicts, days as dates, unknown as None; read once for all days."""
    frame = query(build, sql).astype(object)
    records = [dict(zip(frame.columns, row, strict=True)) for row in frame.where(frame.notna(), None).to_numpy()]
    for record in records:
        for name, value in record.items():
            if name.endswith("_on") and value is not None:
                record[name] = value.date()
    return records


def count_by_hand(build: Build, as_of: date) -> dict[Key, tuple[int, int, int]]:
    """Obliged, signed, fulfilled per cycle and OPD, as the definitions say and without the views."""
    cycles = {row["cycle"]: row for row in table(build, "SELECT cycle, polling_on, due_on FROM cycles")}
    tops = {(row["cycle"], row["unit_id"]): row["top_unit_id"] for row in table(build, "FROM unit_tree")}
    signed_on = {(row["cycle"], row["nip"]): row for row in table(build, "FROM signings")}
    counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    with_persons = set()
    people = """SELECT r.*, x.exclusion IS NOT NULL AND NOT (x.is_leaving AND r.ends_on IS NOT NULL) AS is_excluded
        FROM roster AS r LEFT JOIN exclusion_texts AS x ON x.text = r.exclusion_reason"""
    for person in table(build, people):
        cycle = person["cycle"]
        with_persons.add((cycle, person["unit_id"]))
        found = counts[cycle, tops[cycle, person["unit_id"]]]
        day = min(as_of, cycles[cycle]["polling_on"])
        is_there = (person["starts_on"] or day) <= day <= (person["ends_on"] or day)
        if not person["is_excluded"] and is_there:
            found["obliged"] += 1
            signing = signed_on.get((cycle, person["nip"]))
            if signing and signing["signed_on"] <= as_of:
                found["signed"] += 1
                found["fulfilled"] += signing["signed_on"] <= cycles[cycle]["due_on"] and signing["is_verified"] is True
    recaps = table(
        build, f"SELECT * FROM recaps WHERE position_on <= DATE '{as_of}' ORDER BY cycle, unit_id, position_on"
    )
    for key, group in groupby(recaps, lambda row: (row["cycle"], row["unit_id"])):
        if key not in with_persons:
            series = list(group)
            in_time = [row["verified"] for row in series if row["position_on"] <= cycles[key[0]]["due_on"]]
            found = counts[key[0], tops[key]]
            found["obliged"] += series[-1]["obliged"]
            found["signed"] += series[-1]["signed"]
            found["fulfilled"] += min((in_time or [0])[-1] or 0, series[-1]["signed"])
    return {key: (c["obliged"], c["signed"], c["fulfilled"]) for key, c in counts.items()}


@pytest.mark.parametrize("as_of", few_of(DAYS, 3), ids=str)
def test_every_opd_has_the_numbers_of_a_count_person_by_person(town: Build, as_of: date) -> None:
    frame = query_exact("compliance_by_unit", town, as_of=as_of)
    columns = ["cycle", "unit_id", "obliged", "signed", "fulfilled"]
    asked = {(row[0], row[1]): tuple(row[2:]) for row in frame[columns].to_numpy().tolist()}
    assert asked == count_by_hand(town, as_of)


@pytest.mark.parametrize("as_of", few_of([None, *DAYS], 2), ids=str)
@pytest.mark.parametrize("metric", METRICS, ids=[metric.name for metric in METRICS])
def test_every_metric_answers_on_every_day(town: Build, metric: Any, as_of: date | None) -> None:
    # DuckDB 2.0.0 stopped with "dict-surviving join" on some of these days, and then for all readers
    assert not query_exact(metric.name, town, as_of=as_of).duplicated().any()


@pytest.mark.parametrize("as_of", few_of([None, *DAYS], 3), ids=str)
def test_the_curve_of_a_cycle_ends_at_its_total(town: Build, as_of: date | None) -> None:
    counted = ["cycle", "signed", "fulfilled", "obliged"]
    last = query_exact("signings_over_time", town, as_of=as_of).groupby("cycle", as_index=False).last()
    assert (
        last[counted].to_numpy().tolist()
        == query_exact("compliance_total", town, as_of=as_of)[counted].to_numpy().tolist()
    )
