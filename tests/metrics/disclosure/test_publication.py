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


# A town of three units, of two kecamatan, by hand: what is weighed, and why each count is hidden.
TOWN: dict[str, list[dict[str, object]]] = {
    "compliance_total": [{"obliged": 120, "signed": 70, "fulfilled": 40}],
    "compliance_by_unit": [
        {"unit_id": "A", "obliged": 40, "signed": 3, "fulfilled": 0},  # few have signed
        {"unit_id": "B", "obliged": 30, "signed": 20, "fulfilled": 15},
        {"unit_id": "C", "obliged": 50, "signed": 47, "fulfilled": 25},  # nearly all have signed
    ],
    "compliance_by_level": [{"level": "jpt", "obliged": 120, "signed": 70, "fulfilled": 40}],
    "compliance_by_kecamatan": [
        {"kecamatan_id": None, "obliged": 60, "signed": 30, "fulfilled": 20},
        {"kecamatan_id": "35.1", "obliged": 60, "signed": 40, "fulfilled": 20},
    ],
    "compliance_by_kelurahan": [
        {"kecamatan_id": "35.1", "kelurahan_id": "35.1.1", "obliged": 11, "signed": 6, "fulfilled": 5},
        {"kecamatan_id": "35.1", "kelurahan_id": None, "obliged": 49, "signed": 34, "fulfilled": 15},
    ],
    "case_ladder": [{"rung": "laporan", "cases": 30}, {"rung": "terbukti", "cases": 28}],
    "violations_by_severity": [{"severity": "ringan", "cases": 4}, {"severity": "sedang", "cases": 26}],
    "case_outcomes": [{"outcome": "selesai", "cases": 30}],
}
DAY = date(2024, 8, 5)


def weighed(town: dict[str, list[dict[str, object]]] = TOWN) -> Publication:
    return publication.weigh([DAY], lambda metric, _: pd.DataFrame(town[metric]), K)


def test_each_measure_is_weighed_out_of_the_one_before_it_with_a_reason_for_each_hidden_count() -> None:
    hidden = weighed().hidden[DAY]
    assert hidden["obliged"] == {}
    assert hidden["signed"] == {
        "compliance_by_unit|A": "sedikit",
        "compliance_by_unit|C": "hampir semua",  # of the 50 in A and C, 46 to 50 are in C: wide enough without B
        "compliance_by_kelurahan|35.1|35.1.1": "kelompok kecil",  # six of eleven
        "compliance_by_kelurahan|35.1|": "ditutup",
    }
    for name, reason in {
        "compliance_by_unit|A": "kelompok kecil",  # none of three
        "compliance_by_unit|C": "ditutup",  # where the whole is hidden, so is its part
        "compliance_by_kelurahan|35.1|35.1.1": "kelompok kecil",
    }.items():
        assert hidden["fulfilled"][name] == reason
    assert "compliance_by_unit|B" not in hidden["fulfilled"]


def test_cases_are_out_of_nothing_and_a_rung_out_of_the_one_before() -> None:
    hidden = weighed().hidden[DAY]["cases"]
    assert hidden["violations_by_severity|ringan"] == "sedikit"
    assert hidden["violations_by_severity|sedang"] == "ditutup"  # the partner
    assert hidden["case_ladder|terbukti"] == "hampir semua"  # two of thirty were not proven
    assert "case_ladder|laporan" not in hidden and "case_outcomes|selesai" not in hidden


def test_severities_and_outcomes_are_the_reports_and_sanctions_end_both_tables() -> None:
    town = {
        **TOWN,
        "case_ladder": [{"rung": "laporan", "cases": 30}, {"rung": "sanksi", "cases": 20}],
        "violations_by_severity": [{"severity": "ringan", "cases": 30}],
        "case_outcomes": [
            {"outcome": "sanksi", "cases": 20},
            {"outcome": "dihentikan", "cases": 3},
            {"outcome": "dilimpahkan", "cases": 7},
        ],
    }
    hidden = weighed(town).hidden[DAY]["cases"]
    assert hidden == {"case_outcomes|dihentikan": "sedikit", "case_outcomes|dilimpahkan": "ditutup"}
    town["case_outcomes"] = [{"outcome": "sanksi", "cases": 20}, {"outcome": "dihentikan", "cases": 10}]
    town["violations_by_severity"] = [{"severity": "ringan", "cases": 26}, {"severity": "berat", "cases": 4}]
    assert weighed(town).hidden[DAY]["cases"] == {
        "violations_by_severity|berat": "sedikit", "violations_by_severity|ringan": "ditutup",
    }  # fmt: skip


def test_a_table_is_shown_with_its_names_its_counts_and_a_reason_beside_each_count() -> None:
    exact = pd.DataFrame(TOWN["compliance_by_unit"]).assign(cycle=2024, unit="Dinas", basis="persons", not_signed=1)
    shown = publication.masked("compliance_by_unit", exact, weighed(), DAY)
    assert list(shown.columns) == [
        "unit_id", "cycle", "unit", "obliged", "obliged_hidden", "signed", "signed_hidden", "fulfilled",
        "fulfilled_hidden",
    ]  # fmt: skip
    assert shown["obliged"].tolist() == [40, 30, 50] and set(shown["obliged_hidden"]) == {""}
    assert shown["signed"].fillna(-1).tolist() == [-1, 20, -1]
    assert shown["signed_hidden"].tolist() == ["sedikit", "", "hampir semua"]
    ladder = publication.masked("case_ladder", pd.DataFrame(TOWN["case_ladder"]), weighed(), DAY)
    assert ladder["cases"].fillna(-1).tolist() == [30, -1]
    assert ladder["cases_hidden"].tolist() == ["", "hampir semua"]


def test_few_who_attended_are_not_counted() -> None:
    rows = pd.DataFrame({"title": ["a", "b"], "attended": [4, 5]})
    assert publication.free(rows, K)["attended"].fillna(-1).tolist() == [-1, 5]
    assert publication.free(rows[["title"]], K) is not rows and list(publication.free(rows[["title"]], K)) == ["title"]


@pytest.mark.parametrize(
    ("last_on", "expected"),
    [
        (date(2024, 4, 30), [date(2024, 5, 6)]),  # before the cycle began there is its first day alone
        (date(2024, 5, 12), [date(2024, 5, 6)]),
        (date(2024, 5, 13), [date(2024, 5, 6), date(2024, 5, 13)]),  # a Monday is the last day of a full week
        (date(2024, 6, 10), [date(2024, 5, 6), date(2024, 6, 3), date(2024, 6, 10)]),
        (date(2024, 6, 21), [date(2024, 5, 6), date(2024, 6, 3), date(2024, 6, 13), date(2024, 6, 17)]),
        (
            date(2024, 7, 9),
            [date(2024, 5, 6), date(2024, 6, 3), date(2024, 6, 13), date(2024, 7, 1), date(2024, 7, 8)],
        ),
        (
            date(2024, 9, 4),  # after polling day the months' Mondays end
            [
                date(2024, 5, 6), date(2024, 6, 3), date(2024, 6, 13), date(2024, 7, 1), date(2024, 8, 5),
                date(2024, 8, 5), date(2024, 9, 2),
            ],
        ),
    ],
)  # fmt: skip
def test_the_published_days_are_first_mondays_the_due_day_polling_day_and_the_last_monday(
    last_on: date, expected: list[date]
) -> None:
    days = publication.days_of(date(2024, 5, 6), date(2024, 6, 13), date(2024, 8, 5), last_on)
    assert list(days) == sorted(set(expected))


def test_a_monday_is_the_first_of_its_month_up_to_the_seventh() -> None:
    days = publication.days_of(date(2024, 9, 30), date(2024, 12, 20), date(2024, 12, 30), date(2025, 1, 20))
    assert days == (
        date(2024, 10, 7), date(2024, 11, 4), date(2024, 12, 2), date(2024, 12, 20), date(2024, 12, 30),
        date(2025, 1, 20),
    )  # fmt: skip
