"""Where cases leave and why, and the national figures on the same rungs: counted by hand."""

from datetime import date

import pandas as pd
import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Row, make_build

OURS = "Pemkot Malang"
PENSION = "terlapor sudah pensiun"


def reported(number: str, agency: str = OURS) -> Row:
    return (number, 2024, "2024-10-01", "pers", agency, None, None, "D7", None)


CASES = [*map(reported, "ABCDEFGH"), reported("P", "Provinsi"), reported("Q", "Provinsi")]
STEPS = [
    ("A", "tidak_diregister", "2024-10-03", None, "Laporan lewat waktu"),
    ("B", "tidak_diregister", "2024-10-04", None, "laporan lewat waktu "),  # the same reason, in another hand
    ("C", "register", "2024-10-03", None),
    ("C", "dihentikan", "2024-10-20", None, f"{PENSION}, NIP 199001012015011001"),
    ("D", "disposisi_ppk", "2024-10-20", None),
    ("D", "tidak_terbukti", "2024-10-30", None),  # nobody wrote why
    ("E", "register", "2024-10-03", None),  # open
    ("F", "sk_sanksi", "2024-10-20", "hukuman disiplin berat"),  # a sanction is no exit
    ("H", "tidak_diregister", "2024-10-05", None, "bukan kewenangan"),
    ("P", "rekomendasi", "2024-10-10", None),
    ("P", "dilimpahkan", "2024-10-12", None, "terlapor bukan pegawai Pemkot Malang"),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("exits"), case=CASES, step=STEPS)


def said(frame: pd.DataFrame, *columns: str) -> list[list[object]]:
    part = frame[list(columns)].astype(object)
    return [list(row) for row in part.where(part.notna(), None).to_numpy()]


def test_cases_leave_at_a_rung_with_the_reason_as_written(build: Build) -> None:
    exits = query_exact("case_exits", build, cycle=2024)
    assert said(exits, "outcome", "rung", "reason", "cases", "outcome_cases", "all_cases") == [
        ["tidak_diregister", "laporan", "laporan lewat waktu", 2, 3, 8],  # the reason of most first
        ["tidak_diregister", "laporan", "bukan kewenangan", 1, 3, 8],
        ["tidak_terbukti", "ditindaklanjuti", "alasan tidak tercatat", 1, 1, 8],
        ["dihentikan", "register", f"{PENSION}, nip …", 1, 1, 8],
    ]
    assert exits["outcome_name"].drop_duplicates().tolist() == ["Tidak diregister", "Tidak terbukti", "Dihentikan"]


def test_an_exit_of_a_later_day_is_not_known(build: Build) -> None:
    exits = query_exact("case_exits", build, cycle=2024, as_of=date(2024, 10, 3))
    assert said(exits, "outcome", "cases") == [["tidak_diregister", 1]]


def test_what_left_and_what_did_not_are_all_cases(build: Build) -> None:
    exits, outcomes = (query_exact(name, build, cycle=2024) for name in ("case_exits", "case_outcomes"))
    staying = outcomes.loc[outcomes["outcome"].isin(["proses", "sanksi", "tidak_diketahui"]), "cases"].sum()
    assert exits["cases"].sum() + staying == 8


def test_cases_of_another_agency_are_told_by_agency_with_those_handed_over(build: Build) -> None:
    ends = query_exact("case_outcomes_by_instansi", build, cycle=2024)
    assert said(ends[~ends["is_own"]], "instansi", "outcome", "cases", "all_cases", "without_steps") == [
        ["Provinsi", "dilimpahkan", 1, 2, 0],
        ["Provinsi", "tidak_diketahui", 1, 2, 1],
    ]
    assert ends.loc[ends["is_own"], "cases"].sum() == 8


def test_what_has_no_step_is_told_apart_from_what_still_runs(build: Build) -> None:
    outcomes = query_exact("case_outcomes", build, cycle=2024)
    ends = said(outcomes, "outcome", "cases", "without_steps")
    assert [ends[0], ends[-1]] == [
        ["proses", 1, 0],
        ["tidak_diketahui", 1, 1],
    ]  # E; and G, of which nothing is recorded
    assert query_exact("case_ladder", build, cycle=2024)["without_steps"].tolist() == [1, 0, 0, 0, 0, 0]
    severity = query_exact("violations_by_severity", build, cycle=2024)
    assert said(severity, "severity", "cases", "without_steps")[-3:] == [
        ["belum diputus", 1, 0], ["tanpa putusan", 1, 0], ["tidak diketahui", 1, 1],
    ]  # E; C; G  # fmt: skip
    board = query_exact("ageing_board", build, cycle=2024)
    assert not board["step_id"].isna().any()  # of what nothing is known nobody knows that it is open


def test_a_rung_has_the_share_of_the_rung_before_and_of_all_reports(build: Build) -> None:
    ladder = query_exact("case_ladder", build, cycle=2024)
    # C, D, E and F were registered; D and F went on to the PPK, F to a SK
    assert ladder["cases"].tolist() == [8, 4, 2, 2, 2, 1]
    assert ladder["reported_cases"].tolist() == [8] * 6
    assert said(ladder.round(1), "previous_cases", "previous_pct", "reported_pct")[-1] == [2, 50, 12.5]


def test_national_figures_stand_on_the_same_rungs_with_body_unit_and_day(build: Build) -> None:
    figures = query_exact("national_ladder", build)
    first = figures[figures["set_name"] == "KASN 2020-2022"]
    assert said(first, "rung", "value", "previous_value", "reported_value", "unit", "body") == [
        ["laporan", 2073, None, 2073, "orang", "KASN"],
        ["terbukti", 1605, 2073, 2073, "orang", "KASN"],
        ["sanksi", 1480, 1605, 2073, "orang", "KASN"],
        ["sanksi", 1420, 1605, 2073, "orang", "KASN"],
    ]
    assert first["previous_pct"].round(1).tolist()[2:] == [92.2, 88.5]
    assert figures["as_of_on"].notna().all()


def test_a_national_figure_names_the_cycle_of_its_election_and_the_rung_it_is_measured_against(build: Build) -> None:
    # what was proven was not told: 19 of 1.158 reported
    last = said(query_exact("national_ladder", build), "set_name", "value", "cycle", "previous_rung", "previous_value")[
        -1
    ]
    assert last == ["Kemendagri/BKN Pilkada 2024", 19, 2024, "laporan", 1158]


def test_a_national_figure_of_a_later_day_is_not_known(build: Build) -> None:
    figures = query_exact("national_ladder", build, as_of=date(2023, 3, 1))
    # of the set of 2020 to 2022 only the 1.420 was out, and not of how many
    assert said(figures, "set_name", "value", "cycle") == [
        ["KASN Pemilu 2019", 128, 2019],
        ["Bawaslu Pemilu 2019", 914, 2019],
    ]
    assert query_exact("national_ladder", build, as_of=date(2019, 4, 14)).empty
