"""Violations and outcomes on eleven cases: each is there for one rule, expected numbers are counted by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Row, make_build, nip

OURS, UNKNOWN = "Pemkot Malang", "belum diketahui"

ROSTER = [(2024, nip(1), "RSUD", None, None, "jpt", None, None, None)]


def case(number: str, reported_on: str, unit: str | None, form: str, agency: str = OURS, **more: Any) -> Row:
    """One line of the register; `more` holds the rarer cells."""
    cycle, origin = more.get("cycle", 2024), more.get("origin", UNKNOWN)
    return (number, cycle, reported_on, origin, agency, unit, more.get("level"), form, more.get("nip"))


CASES = [
    case("A", "01/09/2024", "Kelurahan Kauman", "E1", level="pelaksana", origin="pers"),  # SK replaced the day it ended
    case("B", "22/09/2024", "Dinkes", "D7"),  # not registered
    case("C", "05/10/2024", "Dinkes", "D7"),  # not a violation
    case("D", "01/10/2024", "Dinkes", "D1", agency="Provinsi"),  # of another agency, though it names a unit of ours
    case("E", UNKNOWN, None, UNKNOWN),  # nothing but its existence is known: from polling day on
    case("F", "22/09/2024", "RSUD", "D1", nip=nip(1)),  # SK revoked, none since; reported on the day of penetapan
    case("G", "01/10/2024", "Dishub", "D8"),  # SK, then not proven
    case("H", "01/10/2024", "Dishub", "D8"),  # handed to another PPK
    case("P", UNKNOWN, None, UNKNOWN, cycle=2019),
    case("Q", UNKNOWN, None, UNKNOWN, cycle=2019),
    case("U", UNKNOWN, None, UNKNOWN, cycle=2019, agency="Perguruan Tinggi"),
]
STEPS = [
    # nomor_perkara, tahap, tanggal, sanksi
    ("A", "laporan", "01/09/2024", None),
    ("A", "register", "03/09/2024", None),
    ("A", "terbukti", "06/09/2024", None),
    ("A", "rekomendasi", "10/09/2024", None),
    ("A", "sk_sanksi", "01/10/2024", "hukuman disiplin sedang"),
    ("A", "sk_dicabut", "20/10/2024", None),  # the SK of 1 October
    ("A", "sk_sanksi", "20/10/2024", "teguran tertulis"),  # the same day: stands before sk_dicabut in the catalogue
    ("A", "keberatan", "25/10/2024", None),  # ends nothing
    ("B", "tidak_diregister", "25/09/2024", None),
    ("C", "laporan", "05/10/2024", None),
    ("C", "bukan_pelanggaran", "10/10/2024", None),
    ("D", "sk_sanksi", "01/11/2024", "hukuman disiplin berat"),
    ("F", "disposisi_ppk", "10/10/2024", None),
    ("F", "sk_sanksi", "15/10/2024", "hukuman disiplin berat"),
    ("F", "sk_dicabut", "01/11/2024", None),
    ("G", "sk_sanksi", "10/10/2024", "sanksi moral terbuka"),
    ("G", "tidak_terbukti", "05/11/2024", None),
    ("H", "register", "03/10/2024", None),
    ("H", "dilimpahkan", "08/10/2024", None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("cases"), roster=ROSTER, case=CASES, step=STEPS)


def counts(build: Build, name: str, key: str, **scope: Any) -> dict[Any, int]:
    """Cases per value of one column."""
    frame = query_exact(name, build, **scope)
    keys = frame[key].astype(object).where(frame[key].notna(), None)
    return dict(zip(keys, frame["cases"], strict=True))


def test_the_severity_is_that_of_the_sk_in_force(build: Build) -> None:
    # A ringan after the replacement; F with its SK revoked is not decided; H was handed over; E is without a step
    assert counts(build, "violations_by_severity", "severity", cycle=2024) == {
        "moral": 0,
        "ringan": 1,
        "sedang": 0,
        "berat": 0,
        "belum diputus": 1,
        "tanpa putusan": 1,
        "tidak diketahui": 1,
    }


def test_a_later_revocation_is_not_known_before_its_day(build: Build) -> None:
    # A sedang, F berat, G moral, H without SK; E is known from polling day on
    assert counts(build, "violations_by_severity", "severity", cycle=2024, as_of=date(2024, 10, 19)) == {
        "moral": 1,
        "ringan": 0,
        "sedang": 1,
        "berat": 1,
        "belum diputus": 0,
        "tanpa putusan": 1,
        "tidak diketahui": 0,
    }


def test_a_sk_revoked_on_its_own_day_without_an_older_one_is_revoked(tmp_path: Path) -> None:
    sk = ("A", "sk_sanksi", "01/10/2024", "hukuman disiplin berat")
    revoked = ("A", "sk_dicabut", "01/10/2024", None)
    build = make_build(tmp_path, case=[case("A", "25/09/2024", "Dinkes", "D1")], step=[sk, revoked])
    assert counts(build, "violations_by_severity", "severity", cycle=2024)["belum diputus"] == 1
    assert counts(build, "case_outcomes", "outcome", cycle=2024)["proses"] == 1


def test_every_case_has_one_outcome(build: Build) -> None:
    assert counts(build, "case_outcomes", "outcome", cycle=2024) == {
        "proses": 1,  # F, whose SK was revoked
        "tidak_diregister": 1,
        "bukan_pelanggaran": 1,
        "tidak_terbukti": 1,  # G, although an SK stands before it
        "sanksi": 1,  # A, keberatan or not
        "dilimpahkan": 1,
        "dihentikan": 0,
        "selesai": 0,
        "tidak_diketahui": 1,  # E
    }


def test_the_outcome_is_that_of_the_day(build: Build) -> None:
    outcomes = counts(build, "case_outcomes", "outcome", cycle=2024, as_of=date(2024, 10, 19))
    assert {outcome: cases for outcome, cases in outcomes.items() if cases} == {
        "sanksi": 3,
        "tidak_diregister": 1,
        "bukan_pelanggaran": 1,
        "dilimpahkan": 1,
    }


def test_a_case_counts_on_every_rung_below_its_furthest(build: Build) -> None:
    # A, F and G have an SK; H is registered; B, C and E came no further than laporan
    ladder = query_exact("case_ladder", build, cycle=2024)
    assert ladder["cases"].tolist() == [7, 4, 3, 3, 3, 3]
    assert ladder["previous_cases"].tolist()[1:] == [7, 4, 3, 3, 3]
    assert ladder["previous_pct"].tolist()[2] == 75


def test_the_ladder_stops_at_the_steps_of_the_day(build: Build) -> None:
    assert query_exact("case_ladder", build, cycle=2024, as_of=date(2024, 9, 12))["cases"].tolist() == [
        1,
        1,
        1,
        1,
        0,
        0,
    ]


def test_cases_of_other_agencies_stand_only_under_instansi(build: Build) -> None:
    assert counts(build, "violations_by_instansi", "instansi", cycle=2024) == {OURS: 4, "Provinsi": 1}
    assert counts(build, "violations_by_instansi", "instansi", cycle=2019) == {OURS: 2, "Perguruan Tinggi": 1}
    assert counts(build, "case_outcomes", "outcome", cycle=2019)["tidak_diketahui"] == 2


def test_a_foreign_case_that_names_our_unit_never_counts_there(build: Build) -> None:
    assert counts(build, "violations_by_instansi", "instansi", cycle=2024, unit_id="DINKES") == {OURS: 1}
    assert counts(build, "violations_by_unit", "unit_id", cycle=2024) == {
        "KEC_KLOJEN": 1,  # A, in the kelurahan below it
        "DINKES": 1,  # F, in the hospital below it
        "DISHUB": 1,  # H
        None: 1,  # E
    }
    units = query_exact("violations_by_unit", build, cycle=2024)
    assert units.loc[units["unit_id"].isna(), ["unit", "short_name"]].to_numpy().tolist() == [[UNKNOWN, UNKNOWN]]


def test_the_unit_filter_takes_its_subordinates_cases(build: Build) -> None:
    assert counts(build, "violations_by_severity", "severity", cycle=2024, unit_id="KEC_KLOJEN")["ringan"] == 1
    assert counts(build, "violations_by_form", "form_id", cycle=2024, kecamatan_id="35.73.02") == {"E1": 1}


def test_what_a_register_leaves_open_is_a_category_of_its_own(build: Build) -> None:
    assert counts(build, "violations_by_form", "form_id", cycle=2024) == {
        "D1": 1,
        "D8": 1,
        "E1": 1,
        "belum diketahui": 1,
    }
    assert counts(build, "violations_by_origin", "origin", cycle=2024) == {"pers": 1, "belum diketahui": 3}


def test_the_roster_fills_a_level_that_the_register_leaves_open(build: Build) -> None:
    assert counts(build, "violations_by_level", "level", cycle=2024) == {
        "jpt": 1,  # F, by its NIP
        "pelaksana": 1,
        "belum diketahui": 2,
    }


def test_the_day_of_penetapan_itself_is_after_it(build: Build) -> None:
    assert counts(build, "violations_by_timing", "timing", cycle=2024) == {
        "sebelum penetapan calon": 1,  # A
        "sesudah penetapan calon": 2,  # F on 22 September, H
        "belum diketahui": 1,  # E
    }


def test_between_the_two_penetapan_of_a_cycle_a_day_is_neither_before_nor_after(tmp_path: Path) -> None:
    # 2023 has two: DCT on 3 November, pasangan capres on 13 November
    days = ("02/11/2023", "03/11/2023", "12/11/2023", "13/11/2023")
    told = [case(f"A{day}", day, "Dinkes", "D1", cycle=2023) for day in days]
    build = make_build(tmp_path, case=told)
    assert counts(build, "violations_by_timing", "timing", cycle=2023) == {
        "sebelum penetapan calon": 1,
        "sesudah penetapan calon": 1,
        "belum diketahui": 2,
    }


def test_open_cases_say_whose_turn_it_is(build: Build) -> None:
    open_cases = query_exact("open_cases_by_step", build, cycle=2024)
    assert open_cases["step_id"].tolist() == ["sk_dicabut"]  # of E nobody knows that it is open
    assert open_cases["turn_name"].tolist() == ["Pejabat Pembina Kepegawaian (Wali Kota Malang)"]
    assert open_cases["longest_days"].tolist() == [4]  # from 1 to 5 November, the last day that the files speak of


def test_a_cycle_without_any_case_is_not_shown_as_zero(build: Build) -> None:
    assert set(query_exact("violations_by_severity", build)["cycle"]) == {2019, 2024}
