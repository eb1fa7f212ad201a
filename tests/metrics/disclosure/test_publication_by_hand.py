"""What is weighed of a town worked by hand, why each count is hidden, and the days on which counts are published."""

from datetime import date

import pandas as pd
import pytest

from metrics.disclosure import publication
from metrics.disclosure.publication import Publication

K = 5

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


def test_a_sanction_that_the_ladder_hides_is_hidden_among_the_ends_too() -> None:
    """All but two of the proven 22 were sanctioned: the same 20 among the ends would tell of the two."""
    town = {
        **TOWN,
        "case_ladder": [
            {"rung": "laporan", "cases": 30},
            {"rung": "terbukti", "cases": 22},
            {"rung": "sanksi", "cases": 20},
        ],
        "violations_by_severity": [{"severity": "ringan", "cases": 30}],
        "case_outcomes": [{"outcome": "sanksi", "cases": 20}, {"outcome": "proses", "cases": 10}],
    }
    assert weighed(town).hidden[DAY]["cases"] == {
        "case_ladder|sanksi": "hampir semua", "case_outcomes|sanksi": "ditutup", "case_outcomes|proses": "ditutup",
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


def test_what_names_a_row_is_shown_and_nothing_that_has_no_name_here() -> None:
    names = {
        "unit": ["unit_id", "unit", "short_name", "kind", "current_unit_id"],
        "place": ["kecamatan_id", "kecamatan", "kelurahan_id", "kelurahan", "tile_row", "tile_col"],
        "level": ["level", "level_name"],
        "case": [
            "severity",
            "severity_name",
            "sort_order",
            "outcome",
            "outcome_name",
            "rung",
            "rung_name",
            "rung_order",
        ],
        "time": ["cycle", "day", "days_to_polling", "days_left"],
    }
    named = [column for columns in names.values() for column in columns]
    exact = pd.DataFrame([dict.fromkeys([*named, "signed_pct", "case_id"], 1)])
    shown = publication.masked("compliance_by_unit", exact, Publication((DAY,), {DAY: {}}), DAY)
    assert list(shown.columns) == named


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
