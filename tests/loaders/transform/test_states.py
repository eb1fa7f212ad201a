"""How a case stands on a day, and its history: what states.sql makes of a few steps by hand.

Monday 21 October 2024 begins a week without a day off; polling is on 27 November.
"""

from collections.abc import Sequence
from datetime import date

from loaders.transform.tables import run_script
from loaders.transform.working_days import create_days
from tests.support.base_tables import TRANSFORM, Row, base_tables

CASE: Row = {
    "case_id": "A", "cycle": 2024, "reported_on": "2024-10-01", "known_on": "2024-10-01", "agency_id": "Pemkot Malang",
    "unit_id": "DINKES", "form_id": "D7",
}  # fmt: skip
BUILD: list[Row] = [{"position_on": "2024-12-31", "loaded_at": "2024-12-31 08:00:00"}]


def steps(*told: tuple[str, str, str | None]) -> list[Row]:
    """Steps of case A, each with the severity that it names."""
    return [
        {"case_id": "A", "step_no": number, "step_id": step_id, "step_on": on, "severity": severity}
        for number, (step_id, on, severity) in enumerate(told, start=1)
    ]


def made(sql: str, told: Sequence[Row], as_of: str | None = None) -> list[tuple[object, ...]]:
    """The answer to a question about case A with these steps, on a day."""
    with base_tables("views", build=BUILD, cases=[CASE], case_steps=told) as connection:
        create_days(connection)
        for script in ("clocks", "states"):
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


def test_a_clock_that_stands_still_presses_less_than_one_that_runs() -> None:
    # since the recommendation the PPK has 14 working days, which stand still while BKN verifies
    found = made(
        "SELECT clock_id, turn, awaits, recommended_severity, decided_on FROM case_states($1)",
        steps(("rekomendasi", "2024-10-21", None)),
        "2024-10-25",
    )
    assert found == [("VERIFIKASI_BKN", "BKN", "verifikasi_bkn", None, None)]


def test_the_severity_recommended_is_the_last_that_the_recommendation_or_its_verification_names() -> None:
    asked = "SELECT recommended_severity FROM case_states($1)"
    told = [("rekomendasi", "2024-10-21", "berat"), ("verifikasi_bkn", "2024-10-24", "sedang")]
    assert made(asked, steps(*told)) == [("sedang",)]
    assert made(asked, steps(*told[:1])) == [("berat",)]
    assert made(asked, steps(*told, ("sk_sanksi", "2024-11-01", "ringan"))) == [("sedang",)]


def test_without_a_clock_a_case_awaits_what_usually_follows() -> None:
    told = steps(("rekomendasi", "2024-10-21", None), ("disposisi_ppk", "2024-10-23", None))
    found = made("SELECT state, clock_id, awaits FROM case_states($1)", told)
    assert found == [("tanpa batas waktu", None, "panggilan")]
    found = made("SELECT kind, step_id, state FROM case_timeline($1) WHERE step_no IS NULL", told)
    assert found == [("menunggu", "panggilan", "tanpa batas waktu")]


def test_of_two_clocks_that_a_step_ended_in_time_it_tells_its_own() -> None:
    # the disposisi ends its own clock, and BKN's, whose verification nobody recorded
    told = steps(("rekomendasi", "2024-10-21", None), ("disposisi_ppk", "2024-10-23", None))
    found = made(
        "SELECT step_id, clock_id, days_over FROM case_timeline($1) WHERE kind = 'tahap' ORDER BY step_no", told
    )
    assert found == [("rekomendasi", None, None), ("disposisi_ppk", "TINDAK_LANJUT_PPK", 0)]


def test_a_history_begins_on_the_day_on_which_the_case_is_known() -> None:
    told = steps(("laporan", "2024-10-01", None))
    asked = "SELECT kind, step_id FROM case_timeline($1) ORDER BY line_no"
    assert made(asked, told, "2024-10-01") == [("tahap", "laporan"), ("menunggu", "kajian_awal")]
    assert made(asked, told, "2024-09-30") == []


def test_what_may_be_the_number_of_a_person_is_masked() -> None:
    assert made("SELECT masked('NIP 19900101 201501 1 001, surat 800/12/2024') WHERE $1 IS NULL", []) == [
        ("NIP …, surat 800/12/2024",)
    ]
