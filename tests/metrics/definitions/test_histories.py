"""One case as a list shows it, step by step, and with all its clocks: counted by hand on a few matters."""

from datetime import date

import pandas as pd
import pytest

from metrics.engine import query_exact
from storage.builds import Build, query
from tests.support.builds import make_build

OURS = "Pemkot Malang"
CASES = [
    ("A", 2023, "2023-11-20", "pers", OURS, "Kelurahan Kauman", None, "D1", None),
    ("B", 2023, "2024-01-02", "pers", "Provinsi", None, None, "D1", None),
    ("D", 2023, "2023-11-02", "pers", "Provinsi", None, None, "E1", None),  # the day before the candidates were fixed
    ("C", 2019, "belum diketahui", "belum diketahui", OURS, None, None, "belum diketahui", None),
]
# Working days: 21-23 January are 1-2 after Friday 19 (22, 23); 14 February is polling day, 8 and 9 are off.
STEPS = [
    ("A", "laporan", "2023-11-20", None),
    ("A", "kajian_awal", "2023-11-24", None),  # Friday: day 4 of 2
    ("A", "register", "2023-11-27", None),
    ("A", "rekomendasi", "2024-01-08", None),  # Monday: ends the kajian as well, which nobody recorded
    ("A", "disposisi_ppk", "2024-01-19", None),  # 9-12 (4), 15-19 (9)
    ("A", "sk_sanksi", "2024-01-22", "PDHTAPS"),
    ("A", "penyampaian_sk", "2024-01-24", None),
    ("B", "rekomendasi", "2024-01-08", None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("histories"), case=CASES, step=STEPS)


def history(build: Build, as_of: date, case_id: str = "A") -> pd.DataFrame:
    return query_exact("case_history", build, as_of=as_of, case_id=case_id)


def listed(build: Build, as_of: date, case_id: str, columns: str) -> list[object]:
    (row,) = query_exact("case_list", build, as_of=as_of, case_id=case_id)[columns.split()].to_numpy().tolist()
    return list(row)


def test_a_step_tells_which_clock_it_ended_and_how(build: Build) -> None:
    told = history(build, date(2024, 1, 19))
    ended = told.loc[told["kind"] == "tahap", ["step_id", "clock_id", "state", "days_over"]].astype(object)
    assert ended.where(ended.notna(), None).to_numpy().tolist() == [
        ["laporan", None, None, None],
        ["kajian_awal", "KAJIAN_AWAL_PEMILU", "terlambat", 2],
        ["register", None, None, None],
        # 28-30 November (3), 1, 4-8 December (9), 11-15 (14), 18-22 (19), 27-29 (22), 2-5 January (26), 8 (27): of 14
        ["rekomendasi", "KAJIAN_PEMILU", "terlambat", 13],
        ["disposisi_ppk", None, None, None],  # a step on the way to the SK
    ]


def test_the_history_begins_on_the_day_of_the_report_itself(build: Build) -> None:
    told = history(build, date(2023, 11, 20))
    assert told[["kind", "step_id"]].to_numpy().tolist() == [["tahap", "laporan"], ["menunggu", "kajian_awal"]]
    assert history(build, date(2023, 11, 19)).empty


def test_after_the_steps_stands_what_is_waited_for(build: Build) -> None:
    told = history(build, date(2024, 1, 16)).iloc[-1]  # 9-12 (4), 15, 16 (6)
    assert told[["kind", "step_id", "body_id", "state", "days_used", "days_left"]].tolist() == [
        *("menunggu", "sk_sanksi", "PPK", "berjalan", 6, 8),
    ]
    assert told["due_on"].date() == date(2024, 1, 26)


def test_a_step_without_a_limit_is_waited_for_without_a_due_day(build: Build) -> None:
    told = history(build, date(2023, 11, 24)).iloc[-1]  # after the first look no clock runs: the register comes next
    assert told[["kind", "step_id", "body_id", "state"]].tolist() == [
        *("menunggu", "register", "BAWASLU", "tanpa batas waktu"),
    ]
    assert pd.isna(told["due_on"])


def test_the_day_on_which_a_sk_comes_into_force_follows_from_its_delivery(build: Build) -> None:
    told = history(build, date(2024, 1, 24))
    # 25, 26 (2), 29-2 February (7), 5-7 (10), 12, 13 (12), 15, 16 (14), 19 (15)
    derived = told.loc[told["kind"] == "turunan", ["clock", "due_on", "days_counted"]]
    assert derived.to_numpy().tolist() == [["SK mulai berlaku", pd.Timestamp("2024-02-19"), "hari kerja"]]
    # and the appeal is a right until 14 working days from the SK: 23-26 (4), 29-2 (9), 5-7 (12), 12, 13 (14)
    right = told.loc[told["kind"] == "hak", ["clock_id", "due_on"]]
    assert right.to_numpy().tolist() == [["BANDING", pd.Timestamp("2024-02-13")]]
    assert listed(build, date(2024, 1, 24), "A", "effective_on") == [pd.Timestamp("2024-02-19")]
    assert listed(build, date(2024, 1, 23), "A", "effective_on") == [None]  # not delivered yet


def test_the_list_says_where_a_case_stands(build: Build) -> None:
    assert listed(build, date(2024, 1, 16), "A", "short_name class rule_id recommender_id state turn awaits") == [
        *("Kel. Kauman", "disiplin", "PP94/2021", "KASN", "berjalan", "PPK", "sk_sanksi"),
    ]
    assert listed(build, date(2024, 1, 16), "A", "alleged_severity decided_severity rung") == [
        *("berat", None, "rekomendasi"),
    ]
    assert listed(build, date(2024, 1, 22), "A", "decided_severity rung outcome timing") == [
        *("berat", "sanksi", "sanksi", "sesudah penetapan calon"),
    ]


def test_the_list_holds_other_agencies_cases_and_says_whose_they_are(build: Build) -> None:
    cases = query_exact("case_list", build, as_of=date(2024, 1, 24)).set_index("case_id")
    assert cases["is_own"].to_dict() == {"A": True, "B": False, "C": True, "D": False}
    assert query_exact("case_list", build, unit_id="KEC_KLOJEN")["case_id"].tolist() == ["A"]


def test_a_matter_of_which_nothing_is_known_has_no_day_step_or_class(build: Build) -> None:
    unknown = ["reported_on", "form_id", "class", "rule_id", "step_id", "awaits", "turn", "due_on"]
    (said,) = query_exact("case_list", build, as_of=date(2019, 5, 1), case_id="C")[unknown].isna().to_numpy().tolist()
    assert said == [True] * len(unknown)
    assert listed(build, date(2019, 5, 1), "C", "step outcome_name timing") == [
        *("Dilaporkan", "Belum diketahui", "belum diketahui"),
    ]


def test_a_report_before_the_candidates_were_fixed_is_told_as_such(build: Build) -> None:
    assert listed(build, date(2024, 1, 24), "D", "timing class_by_day") == ["sebelum penetapan calon", "kode etik"]


def test_all_clocks_of_a_case_stand_side_by_side(build: Build) -> None:
    timers = query_exact("case_timers", build, as_of=date(2024, 1, 24), case_id="A")
    assert timers["clock_id"].tolist() == [
        *("KAJIAN_AWAL_PEMILU", "KAJIAN_PEMILU", "TINDAK_LANJUT_PPK", "BANDING", "PENYAMPAIAN_SK"),
    ]


def test_a_long_number_in_a_reason_is_masked(build: Build) -> None:
    said = "dihentikan: NIP 19900101 201501 1 001, surat 800/12/2024"
    masked = query(build, "SELECT masked($said) AS said", {"said": said})["said"]
    assert masked.tolist() == ["dihentikan: NIP …, surat 800/12/2024"]
