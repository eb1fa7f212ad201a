"""Violations and outcomes on eleven cases: each is there for one rule, expected numbers are counted by hand."""

from datetime import date
from typing import Any

import pytest
from metrics_fixture import make_build

from metrics import ask
from warehouse import Build

OURS = "Pemkot Malang"
POLLING = date(2024, 11, 27)
KAUMAN = "KEL_35.73.02.1007"

ROSTER = [(2024, 1, "RSUD", None, None, "jpt", None, None, None)]


def case(
    case_id: str, reported_on: date | None, unit_id: str | None, form_id: str | None, agency: str = OURS, **more: Any
) -> tuple[object, ...]:
    known_on = reported_on or more.get("known_on", POLLING)
    cycle, nip, level = more.get("cycle", 2024), more.get("nip"), more.get("level")
    return (case_id, cycle, reported_on, known_on, more.get("origin"), agency, unit_id, level, form_id, nip)


CASES = [
    case("A", date(2024, 9, 1), KAUMAN, "E1", level="pelaksana", origin="pers"),  # SK replaced on the day it is revoked
    case("B", date(2024, 9, 22), "DINKES", "D7"),  # not registered
    case("C", date(2024, 10, 5), "DINKES", "D7"),  # not a violation
    case(
        "D", date(2024, 10, 1), "DINKES", "D1", agency="Provinsi"
    ),  # of another agency, though it names a unit of ours
    case("E", None, None, None),  # nothing but its existence is known
    case(
        "F", date(2024, 9, 22), "RSUD", "D1", nip=1
    ),  # SK revoked, none since; reported on the day of penetapan itself
    case("G", date(2024, 10, 1), "DISHUB", "D8"),  # SK, then not proven
    case("H", date(2024, 10, 1), "DISHUB", "D8"),  # handed to another PPK
    case("P", None, None, None, cycle=2019, known_on=date(2019, 4, 17)),
    case("Q", None, None, None, cycle=2019, known_on=date(2019, 4, 17)),
    case("U", None, None, None, cycle=2019, known_on=date(2019, 4, 17), agency="Perguruan Tinggi"),
]
STEPS = [
    ("A", 1, "laporan", date(2024, 9, 1), None),
    ("A", 2, "register", date(2024, 9, 3), None),
    ("A", 3, "terbukti", date(2024, 9, 6), None),
    ("A", 4, "rekomendasi", date(2024, 9, 10), None),
    ("A", 5, "sk_sanksi", date(2024, 10, 1), "sedang"),
    ("A", 6, "sk_sanksi", date(2024, 10, 20), "ringan"),
    ("A", 7, "sk_dicabut", date(2024, 10, 20), None),  # of 1 October: after the new SK in the catalogue's order
    ("A", 8, "keberatan", date(2024, 10, 25), None),  # ends nothing
    ("B", 1, "tidak_diregister", date(2024, 9, 25), None),
    ("C", 1, "laporan", date(2024, 10, 5), None),
    ("C", 2, "bukan_pelanggaran", date(2024, 10, 10), None),
    ("D", 1, "sk_sanksi", date(2024, 11, 1), "berat"),
    ("F", 1, "disposisi_ppk", date(2024, 10, 10), None),
    ("F", 2, "sk_sanksi", date(2024, 10, 15), "berat"),
    ("F", 3, "sk_dicabut", date(2024, 11, 1), None),
    ("G", 1, "sk_sanksi", date(2024, 10, 10), "moral"),
    ("G", 2, "tidak_terbukti", date(2024, 11, 5), None),
    ("H", 1, "register", date(2024, 10, 3), None),
    ("H", 2, "dilimpahkan", date(2024, 10, 8), None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    path = tmp_path_factory.mktemp("cases") / "build.duckdb"
    return make_build(path, roster=ROSTER, cases=CASES, case_steps=STEPS)


def counts(build: Build, name: str, key: str, **scope: Any) -> dict[Any, int]:
    """Cases per value of one column."""
    frame = ask(name, build, **scope)
    keys = frame[key].astype(object).where(frame[key].notna(), None)
    return dict(zip(keys, frame["cases"], strict=True))


def test_the_severity_is_that_of_the_sk_in_force(build: Build) -> None:
    # A ringan after the replacement; E without a step, F with its SK revoked, H handed over: not decided
    assert counts(build, "violations_by_severity", "severity", cycle=2024) == {
        "moral": 0, "ringan": 1, "sedang": 0, "berat": 0, "belum diputus": 3,
    }  # fmt: skip


def test_a_later_revocation_is_not_known_before_its_day(build: Build) -> None:
    # A sedang, F berat, G moral, H without SK; E is known from polling day on
    assert counts(build, "violations_by_severity", "severity", cycle=2024, as_of=date(2024, 10, 19)) == {
        "moral": 1, "ringan": 0, "sedang": 1, "berat": 1, "belum diputus": 1,
    }  # fmt: skip


def test_a_sk_revoked_on_its_own_day_without_an_older_one_is_revoked(tmp_path_factory: pytest.TempPathFactory) -> None:
    day = date(2024, 10, 1)
    build = make_build(
        tmp_path_factory.mktemp("same_day") / "build.duckdb",
        cases=[case("A", day, "DINKES", "D1")],
        case_steps=[("A", 1, "sk_sanksi", day, "berat"), ("A", 2, "sk_dicabut", day, None)],
    )
    assert counts(build, "violations_by_severity", "severity", cycle=2024)["belum diputus"] == 1
    assert counts(build, "case_outcomes", "outcome", cycle=2024)["proses"] == 1


def test_a_new_sk_without_a_severity_does_not_inherit_that_of_the_old(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    build = make_build(
        tmp_path_factory.mktemp("no_severity") / "build.duckdb",
        cases=[case("A", date(2024, 9, 25), "DINKES", "D1")],
        case_steps=[
            ("A", 1, "sk_sanksi", date(2024, 10, 1), "berat"),
            ("A", 2, "sk_sanksi", date(2024, 10, 9), None),
        ],
    )
    assert counts(build, "violations_by_severity", "severity", cycle=2024)["belum diputus"] == 1
    assert counts(build, "case_outcomes", "outcome", cycle=2024)["sanksi"] == 1


def test_every_case_has_one_outcome(build: Build) -> None:
    assert counts(build, "case_outcomes", "outcome", cycle=2024) == {
        "proses": 2,  # E, and F whose SK was revoked
        "tidak_diregister": 1, "bukan_pelanggaran": 1,
        "tidak_terbukti": 1,  # G, although an SK stands before it
        "sanksi": 1,  # A, keberatan or not
        "dilimpahkan": 1, "dihentikan": 0,
    }  # fmt: skip


def test_the_outcome_is_that_of_the_day(build: Build) -> None:
    outcomes = counts(build, "case_outcomes", "outcome", cycle=2024, as_of=date(2024, 10, 19))
    assert {outcome: cases for outcome, cases in outcomes.items() if cases} == {
        "sanksi": 3, "tidak_diregister": 1, "bukan_pelanggaran": 1, "dilimpahkan": 1,
    }  # fmt: skip


def test_a_case_counts_on_every_rung_below_its_furthest(build: Build) -> None:
    # A, F and G have an SK; H is registered; B, C and E came no further than laporan
    ladder = ask("case_ladder", build, cycle=2024)
    assert ladder["cases"].tolist() == [7, 4, 3, 3, 3, 3]
    assert ladder["previous_cases"].tolist()[1:] == [7, 4, 3, 3, 3]
    assert ladder["previous_pct"].tolist()[2] == 75


def test_the_ladder_stops_at_the_steps_of_the_day(build: Build) -> None:
    assert ask("case_ladder", build, cycle=2024, as_of=date(2024, 9, 12))["cases"].tolist() == [1, 1, 1, 1, 0, 0]


def test_cases_of_other_agencies_stand_only_under_instansi(build: Build) -> None:
    assert counts(build, "violations_by_instansi", "instansi", cycle=2024) == {OURS: 4, "Provinsi": 1}
    assert counts(build, "violations_by_instansi", "instansi", cycle=2019) == {OURS: 2, "Perguruan Tinggi": 1}
    assert counts(build, "case_outcomes", "outcome", cycle=2019)["proses"] == 2


def test_a_foreign_case_that_names_our_unit_never_counts_there(build: Build) -> None:
    assert counts(build, "violations_by_instansi", "instansi", cycle=2024, unit_id="DINKES") == {OURS: 1}
    assert counts(build, "violations_by_unit", "unit_id", cycle=2024) == {
        "KEC_KLOJEN": 1,  # A, in the kelurahan below it
        "DINKES": 1,  # F, in the hospital below it
        "DISHUB": 1,  # H
        None: 1,  # E
    }


def test_the_unit_filter_takes_its_subordinates_cases(build: Build) -> None:
    assert counts(build, "violations_by_severity", "severity", cycle=2024, unit_id="KEC_KLOJEN")["ringan"] == 1
    assert counts(build, "violations_by_form", "form_id", cycle=2024, kecamatan_id="35.73.02") == {"E1": 1}


def test_what_a_register_leaves_open_is_a_category_of_its_own(build: Build) -> None:
    assert counts(build, "violations_by_form", "form_id", cycle=2024) == {
        "D1": 1, "D8": 1, "E1": 1, "belum diketahui": 1,
    }  # fmt: skip
    assert counts(build, "violations_by_origin", "origin", cycle=2024) == {"pers": 1, "belum diketahui": 3}


def test_the_roster_fills_a_level_that_the_register_leaves_open(build: Build) -> None:
    assert counts(build, "violations_by_level", "level", cycle=2024) == {
        "jpt": 1,  # F, by its NIP
        "pelaksana": 1, "belum diketahui": 2,
    }  # fmt: skip


def test_the_day_of_penetapan_itself_is_after_it(build: Build) -> None:
    assert counts(build, "violations_by_timing", "timing", cycle=2024) == {
        "sebelum penetapan calon": 1,  # A
        "sesudah penetapan calon": 2,  # F on 22 September, H
        "belum diketahui": 1,  # E
    }


def test_the_first_penetapan_of_a_cycle_decides(tmp_path_factory: pytest.TempPathFactory) -> None:
    # 2023 has two: DCT on 3 November, pasangan capres on 13 November
    between = case("A", date(2023, 11, 5), "DINKES", "D1", cycle=2023)
    build = make_build(tmp_path_factory.mktemp("penetapan") / "build.duckdb", cases=[between])
    assert counts(build, "violations_by_timing", "timing", cycle=2023)["sesudah penetapan calon"] == 1


def test_open_cases_say_whose_turn_it_is(build: Build) -> None:
    open_cases = ask("open_cases_by_step", build, cycle=2024)
    assert open_cases["step_id"].astype(object).where(open_cases["step_id"].notna(), None).tolist() == [
        None,
        "sk_dicabut",
    ]
    assert open_cases["turn_name"].tolist()[1] == "Pejabat Pembina Kepegawaian (Wali Kota Malang)"
    assert open_cases["longest_days"].tolist() == [4, 30]  # to 1 December, the build's position date


def test_a_cycle_without_any_case_is_not_shown_as_zero(build: Build) -> None:
    assert set(ask("violations_by_severity", build)["cycle"]) == {2019, 2024}
