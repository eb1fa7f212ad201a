"""How a case stands on a day, and its history: what states.sql makes of a few steps by hand.

Monday 21 October 2024 begins a week without a day off; polling is on 27 November.
"""

from collections.abc import Sequence
from datetime import date

import pytest

from loaders.transform.tables import run_script
from loaders.transform.working_days import create_days
from tests.support.base_tables import TRANSFORM, Row, base_tables

CASE: Row = {
    "case_id": "A", "cycle": 2024, "reported_on": "2024-10-01", "known_on": "2024-10-01", "agency_id": "Pemkot Malang",
    "unit_id": "DINKES", "form_id": "D7", "origin": "pers",
}  # fmt: skip
BUILD: list[Row] = [{"position_on": "2024-12-31", "loaded_at": "2024-12-31 08:00:00"}]


def steps(*told: tuple[str, str, str | None]) -> list[Row]:
    """Steps of case A, each with the severity that it names."""
    return [
        {"case_id": "A", "step_no": number, "step_id": step_id, "step_on": on, "severity": severity}
        for number, (step_id, on, severity) in enumerate(told, start=1)
    ]


def made(sql: str, told: Sequence[Row], as_of: str | None = None, **more: Sequence[Row]) -> list[tuple[object, ...]]:
    """The answer to a question about case A with these steps, on a day."""
    with base_tables("views", **{"build": BUILD, "cases": [CASE], "case_steps": told, **more}) as connection:
        create_days(connection)
        for script in ("register_pairs", "clocks", "states"):
            run_script(connection, TRANSFORM / f"{script}.sql")
        return connection.execute(sql, [as_of]).fetchall()


def test_the_day_on_which_a_sk_comes_into_force_is_the_fifteenth_working_day_after_its_delivery() -> None:
    asked = "SELECT derives, from_on, derived_on FROM derived_days($1)"
    # Tuesday 5 November: 6-8 (3), 11-15 (8), 18-22 (13), 25, 26 (15)
    expected = [("SK mulai berlaku", date(2024, 11, 5), date(2024, 11, 26))]
    delivered = ("penyampaian_sk", "2024-11-05", None)
    assert made(asked, steps(("sk_sanksi", "2024-11-01", "berat"), delivered)) == expected
    assert made(asked, steps(("sk_sanksi", "2024-11-01", "moral"), delivered)) == []  # the rule speaks of discipline
    assert made(asked, steps(delivered)) == []


PRESSING = "SELECT clock_id, turn, awaits, assumed_from FROM case_states($1)"


def test_the_clock_of_the_ppk_runs_from_the_receipt_and_until_it_is_known_from_the_recommendation() -> None:
    told = [("rekomendasi", "2024-10-21", None), ("diterima_ppk", "2024-10-24", None)]
    asked = "SELECT clock, from_on, due_on, is_start_assumed FROM case_clocks($1)"
    clock = "Rekomendasi diterima PPK → SK sanksi"
    # from Monday 21 October: 22-25 (4), 28-1 (9), 4-8 (14); from the Thursday three days more
    assert made(asked, steps(*told), "2024-10-23") == [(clock, date(2024, 10, 21), date(2024, 11, 8), True)]
    assert made(asked, steps(*told), "2024-10-25") == [(clock, date(2024, 10, 24), date(2024, 11, 13), False)]
    assert made(asked, steps(*told[1:]), "2024-10-25") == [(clock, date(2024, 10, 24), date(2024, 11, 13), False)]


def test_bkn_verifies_before_it_recommends_and_stops_no_clock() -> None:
    sent = ("penerusan", "2024-10-21", None)
    assert made(PRESSING, steps(sent), "2024-10-25") == [("VERIFIKASI_BKN", "BKN", "verifikasi_bkn", None)]
    told = steps(("rekomendasi", "2024-10-21", None), ("verifikasi_bkn", "2024-10-24", None))
    asked = "SELECT clock_id, days_stopped, state FROM case_clocks($1) ORDER BY clock_id"
    assert ("TINDAK_LANJUT_PPK", 0, "berjalan") in made(asked, told, "2024-10-25")


@pytest.mark.parametrize(
    ("on", "body_id", "turn", "clock_id"),
    [
        ("2024-08-20", None, "BKN", None),  # sent to KASN, which is gone on the day that is asked for
        ("2024-08-28", None, "BKN", "VERIFIKASI_BKN"),
        ("2024-08-28", "KASN", "KASN", None),  # what the register says wins over the day
        ("2024-08-28", "MENPANRB", "MENPANRB", None),
        ("2024-08-20", "BKN", "BKN", "VERIFIKASI_BKN"),
    ],
)
def test_who_recommends_is_whom_the_register_names_else_who_does_so_on_the_day(
    on: str, body_id: str | None, turn: str, clock_id: str | None
) -> None:
    told = [{**steps(("penerusan", on, None))[0], "body_id": body_id}]
    case = {**CASE, "known_on": "2024-08-01", "reported_on": "2024-08-01"}
    found = made("SELECT turn, clock_id FROM case_states($1)", told, "2024-09-10", cases=[case])
    assert found == [(turn, clock_id)]


def test_what_bawaslus_register_lacks_is_not_its_delay_once_it_was_handed_in() -> None:
    told = steps(("laporan", "2024-10-01", None))
    asked = "SELECT state, turn, awaits, clock_id, is_untold FROM case_states($1)"
    late = [("lewat batas", "BAWASLU", "kajian_awal", "KAJIAN_AWAL_PILKADA", False)]
    assert made(asked, told, "2024-10-20") == late  # nobody knows what its register holds
    other = {"register_id": "R1", "cycle": 2024, "reported_on": "2024-10-01", "agency_id": "Pemkot Malang"}
    untold = [("tanpa batas waktu", "BKPSDM", None, None, True)]
    assert made(asked, told, "2024-10-20", bawaslu_cases=[other]) == untold
    assert made(asked, told, "2024-10-20", bawaslu_cases=[{**other, "case_id": "A"}]) == late
    assert made(asked, told, "2024-10-20", bawaslu_cases=[{**other, "reported_on": "2024-10-25"}]) == late  # not yet


def test_of_two_ways_the_clock_names_what_comes_next_on_it() -> None:
    told = steps(("rekomendasi", "2024-10-21", None), ("disposisi_ppk", "2024-10-22", None))
    assert made(PRESSING, told, "2024-10-25") == [("TINDAK_LANJUT_PPK", "TIM", "panggilan", "rekomendasi")]


def test_the_severity_recommended_is_the_last_that_the_recommendation_or_its_verification_names() -> None:
    asked = "SELECT recommended_severity FROM case_states($1)"
    told = [("rekomendasi", "2024-10-21", "berat"), ("verifikasi_bkn", "2024-10-24", "sedang")]
    assert made(asked, steps(*told)) == [("sedang",)]
    assert made(asked, steps(*told[:1])) == [("berat",)]
    assert made(asked, steps(*told, ("sk_sanksi", "2024-11-01", "ringan"))) == [("sedang",)]


def test_without_a_clock_a_case_awaits_what_usually_follows() -> None:
    told = steps(("disposisi_ppk", "2024-10-23", None))
    found = made("SELECT state, clock_id, awaits FROM case_states($1)", told)
    assert found == [("tanpa batas waktu", None, "panggilan")]
    found = made("SELECT kind, step_id, state FROM case_timeline($1) WHERE step_no IS NULL", told)
    assert found == [("menunggu", "panggilan", "tanpa batas waktu")]


def test_of_two_clocks_that_a_step_ended_in_time_it_tells_its_own() -> None:
    # the SK ends the clock of the PPK, and that of the examination, of which nobody recorded the BAP
    told = steps(
        ("rekomendasi", "2024-10-21", None), ("panggilan", "2024-10-22", None), ("sk_sanksi", "2024-10-23", "sedang")
    )
    found = made(
        "SELECT step_id, clock_id, days_over FROM case_timeline($1) WHERE kind = 'tahap' ORDER BY step_no", told
    )
    assert found[2] == ("sk_sanksi", "TINDAK_LANJUT_PPK", 0)


def test_a_history_begins_on_the_day_on_which_the_case_is_known() -> None:
    told = steps(("laporan", "2024-10-01", None))
    asked = "SELECT kind, step_id FROM case_timeline($1) ORDER BY line_no"
    assert made(asked, told, "2024-10-01") == [("tahap", "laporan"), ("menunggu", "kajian_awal")]
    assert made(asked, told, "2024-09-30") == []


def test_what_may_be_the_number_of_a_person_is_masked() -> None:
    assert made("SELECT masked('NIP 19900101 201501 1 001, surat 800/12/2024') WHERE $1 IS NULL", []) == [
        ("NIP …, surat 800/12/2024",)
    ]


def test_a_clock_stands_still_while_the_case_waits_for_a_body_that_its_row_names() -> None:
    # no law that was read does so; that of another place may
    told = steps(("rekomendasi", "2024-10-21", None), ("verifikasi_bkn", "2024-10-22", None))
    with base_tables("views", build=BUILD, cases=[CASE], case_steps=told) as connection:
        create_days(connection)
        connection.execute("UPDATE clocks SET stops_while = 'BAWASLU' WHERE clock_id = 'TINDAK_LANJUT_PPK'")
        for script in ("register_pairs", "clocks"):
            run_script(connection, TRANSFORM / f"{script}.sql")
        found = connection.execute(
            """SELECT days_between, days_stopped, days_used, due_on, state, stopped_for
            FROM case_clocks('2024-10-25') WHERE clock_id = 'TINDAK_LANJUT_PPK'"""
        ).fetchall()
    assert found == [(4, 3, 1, None, "berhenti sementara", "BAWASLU")]  # 22 is the PPK's, 23-25 are Bawaslu's
