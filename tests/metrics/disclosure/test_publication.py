"""What the public can reach of the simulated city, attacked; and that nothing else can be reached."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from access.roles import PUBLIC, Permission
from metrics import catalogue, engine
from metrics.definitions.record import Free
from metrics.disclosure import authorized, publication
from metrics.disclosure.publication import COMPANION, Publication
from storage.builds import Build
from tests.support.attacker import TABLES, Attack
from tests.support.builds import make_build, nip
from text.tables import to_dicts

K = 5
CYCLES = (2019, 2023, 2024)
Seen = dict[tuple[str, int, date], pd.DataFrame]


@pytest.fixture(scope="module")
def city(simulated_town: Build) -> Build:
    return simulated_town


@pytest.fixture(scope="module")
def seen(city: Build) -> Seen:
    """Every public table of the newest cycle on every published day."""
    return read_all(city, 2024)


def read_all(city: Build, *cycles: int) -> Seen:
    return {
        (table, cycle, day): authorized.query(PUBLIC, table, city, cycle=cycle, as_of=day)
        for cycle in cycles
        for day in authorized.published_days(city, cycle)
        for table in TABLES
    }


def attack(seen: Seen) -> Attack:
    """Attack each cycle on all its published days."""
    attack = Attack(lambda table, cycle, day: seen[table, cycle, day], K)
    for cycle in sorted({cycle for _, cycle, _ in seen}):
        attack.on(cycle, sorted({day for _, of, day in seen if of == cycle}))
    return attack


def test_an_attacker_who_reads_all_public_tables_recovers_no_masked_cell(
    seen: Seen, capsys: pytest.CaptureFixture[str]
) -> None:
    made = attack(seen)
    with capsys.disabled():
        print(f"\nattack: {made.views} views, {made.masked} cells masked, {len(made.recovered)} recovered")
    assert made.masked > 1000
    assert made.recovered == []


@pytest.mark.thorough
def test_an_attacker_recovers_no_masked_cell_of_any_cycle_of_the_whole_city(simulated_city: Build) -> None:
    made = attack(read_all(simulated_city, *CYCLES))
    assert made.views > 250
    assert made.recovered == []


def test_without_companions_the_same_attack_does_recover_cells(city: Build) -> None:
    """The attack is worth something: with only the small counts hidden it finds many of them."""
    days = authorized.published_days(city, 2024)

    def frames(name: str, on: date | None) -> pd.DataFrame:
        return engine.query_exact(name, city, cycle=2024, as_of=on)

    careful = publication.weigh(days, frames, K)
    bare = {
        on: {measure: {name: why for name, why in found.items() if why != COMPANION} for measure, found in own.items()}
        for on, own in careful.hidden.items()
    }
    careless = Publication(days, bare)
    attack = Attack(lambda table, _, day: publication.masked(table, frames(table, day), careless, day), K)
    attack.on(2024, days)
    assert len(attack.recovered) > 5


def test_any_other_day_shows_a_published_day_and_nothing_new(city: Build, seen: Seen) -> None:
    published = authorized.published_days(city, 2024)
    asked = [published[0] + timedelta(days=number) for number in range(0, 260, 29)]
    for day in asked:
        shown = max((on for on in published if on <= day), default=published[0])
        for table in TABLES:
            pd.testing.assert_frame_equal(
                authorized.query(PUBLIC, table, city, cycle=2024, as_of=day),
                seen[table, 2024, shown],
            )


def test_a_public_view_ignores_unit_kecamatan_and_case(city: Build) -> None:
    """A narrower question would be another table, which was not weighed."""
    plain = authorized.query(PUBLIC, "compliance_by_level", city, cycle=2024)
    narrow = authorized.query(
        PUBLIC, "compliance_by_level", city, cycle=2024, unit_id="SETWAN", kecamatan_id="35.73.02"
    )
    pd.testing.assert_frame_equal(plain, narrow)


@pytest.mark.parametrize("metric", [metric.name for metric in catalogue.METRICS])
def test_every_metric_is_weighed_free_or_refused_to_the_public(metric: str, city: Build) -> None:
    if publication.is_public(metric):
        columns = set(authorized.query(PUBLIC, metric, city, cycle=2024).columns)
        measures = {*publication.MEASURES, "cases"}
        if not isinstance(catalogue.find(metric).public, Free):
            assert columns <= publication.KEPT | measures | {f"{measure}_hidden" for measure in measures}
        assert catalogue.find(metric).right is Permission.AGGREGATES
        return
    with pytest.raises(authorized.AccessDenied):
        authorized.query(PUBLIC, metric, city, cycle=2024)


def test_no_shown_count_is_small(seen: Seen) -> None:
    for asked, frame in seen.items():
        for row in to_dicts(frame):
            for part, whole in (("signed", "obliged"), ("fulfilled", "signed")):
                if part in row and not pd.isna(row[part]):
                    assert row[part] >= K and row[whole] - row[part] >= K, (asked, row)
            assert all(pd.isna(row[m]) or row[m] >= K for m in ("obliged", "cases") if m in row), (asked, row)


def test_the_course_over_time_repeats_the_totals_of_its_days_and_tells_nothing_more(tmp_path: Path) -> None:
    """Five had signed by 5 August, one of them left on 10 September: no later view may show four for August."""
    roster = [
        (2024, nip(n), "Dinas Kesehatan", "", "", "pelaksana", "", "2024-09-10" if n == 1 else "", "")
        for n in range(1, 31)
    ]
    early, late = [(n, "2024-07-20") for n in range(1, 6)], [(n, "2024-09-20") for n in range(6, 20)]
    build = make_build(tmp_path, roster=roster, signing=[(2024, nip(n), on, "ya") for n, on in early + late])
    assert engine.query_exact("compliance_total", build, cycle=2024, as_of=date(2024, 8, 5))["signed"].tolist() == [5]
    assert engine.query_exact("compliance_total", build, cycle=2024, as_of=date(2024, 9, 16))["signed"].tolist() == [4]
    for as_of in authorized.published_days(build, 2024):
        course = authorized.query(PUBLIC, "signings_over_time", build, cycle=2024, as_of=as_of)
        for day, row in course.groupby("day"):
            total = authorized.query(PUBLIC, "compliance_total", build, cycle=2024, as_of=pd.Timestamp(str(day)).date())
            pd.testing.assert_frame_equal(row[list(total.columns)].reset_index(drop=True), total)
        assert 4 not in course["signed"].dropna().tolist()
    assert course["day"].is_unique and course["day"].iloc[-1].date() == as_of
