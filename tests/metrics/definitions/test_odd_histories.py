"""Steps that cannot be, and histories that are odd: rejected with a reason, or told on the page Data, never silent."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.submitted import Office, write_csv

CASE = ("nomor_perkara", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk")
STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi")
AFTER_TOMORROW = (datetime.now(tz=UTC) + timedelta(days=2)).strftime("%d/%m/%Y")

# One case and one file of steps for each thing that can be odd; the day of the report and the form stand first.
HISTORIES: dict[str, tuple[tuple[str, str], list[tuple[str, str, str, str]]]] = {
    "future": (
        ("01/10/2024", "D7"),
        [
            ("register", "03/10/2024", "Bawaslu", ""),
            ("kajian", AFTER_TOMORROW, "Bawaslu", ""),
        ],
    ),
    "unknown": (
        ("01/10/2024", "D7"),
        [
            ("sidang", "04/10/2024", "Bawaslu", ""),
            ("REGISTRASI", "04/10/2024", "Bawaslu", ""),  # known by another name
        ],
    ),
    "before_report": (("01/10/2024", "D7"), [("register", "30/09/2024", "Bawaslu", "")]),
    "lower_rung": (
        ("01/10/2024", "D7"),
        [
            ("rekomendasi", "10/10/2024", "BKN", ""),
            ("register", "11/10/2024", "Bawaslu", ""),  # below the recommendation before it
        ],
    ),
    "same_rung": (
        ("01/10/2024", "D7"),
        [
            ("bap", "20/10/2024", "Tim", ""),  # before the call
            ("panggilan", "21/10/2024", "Tim", ""),
        ],
    ),
    "after_end": (
        ("01/10/2024", "D7"),
        [
            ("tidak_diregister", "03/10/2024", "Bawaslu", ""),
            ("rekomendasi", "10/10/2024", "BKN", ""),  # of a case that was not registered
            ("selesai", "11/10/2024", "BKPSDM", ""),  # closes the file: nothing odd
        ],
    ),
    "nothing_odd": (
        ("01/10/2024", "D7"),
        [
            ("panggilan", "20/10/2024", "Tim", ""),
            ("bap", "25/10/2024", "Tim", ""),
            ("panggilan", "26/10/2024", "Tim", ""),  # a second call
            ("sk_sanksi", "01/11/2024", "PPK", "hukuman disiplin berat"),
            ("penyampaian_sk", "05/11/2024", "BKPSDM", ""),
            ("sk_dicabut", "12/11/2024", "PPK", ""),
            ("sk_sanksi", "12/11/2024", "PPK", "hukuman disiplin sedang"),  # the way begins anew
            ("penyampaian_sk", "13/11/2024", "BKPSDM", ""),
        ],
    ),
    "late_kasn": (("20/08/2024", "E4"), [("rekomendasi", "25/08/2024", "KASN", "")]),  # BKN since the day before
    "appealed": (
        ("01/10/2024", "D7"),
        [
            ("sk_sanksi", "01/11/2024", "PPK", "pembebasan dari jabatan"),
            ("banding", "05/11/2024", "BPASN", ""),  # no dismissal
        ],
    ),
    # D11, support by KTP, is disiplin whenever it happens; the report came before penetapan
    "other_class": (("01/08/2024", "D11"), [("laporan", "01/08/2024", "Bawaslu", "")]),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    there = Office(tmp_path_factory.mktemp("odd"))
    told = [(name, "2024", day, "pers", "Pemkot Malang", form) for name, ((day, form), _) in HISTORIES.items()]
    write_csv(there.inbox / "perkara.csv", CASE, *told)
    for name, (_, steps) in HISTORIES.items():
        write_csv(there.inbox / f"{name}.csv", STEP, *((name, *step) for step in steps))
    said = there.build()
    assert said.code == 0, said.err
    return there


def found(office: Office, name: str) -> list[tuple[object, ...]]:
    """Code and number of what is told of one file."""
    sql = "SELECT f.code, f.rows FROM findings AS f JOIN loads AS l USING (load_id) WHERE l.file = $file ORDER BY ALL"
    return office.rows(sql, file=f"{name}.csv")


def steps_of(office: Office, name: str) -> list[object]:
    sql = "SELECT step_id FROM case_steps WHERE case_id = $name ORDER BY step_no"
    return [step_id for (step_id,) in office.rows(sql, name=name)]


def test_a_step_in_the_future_is_rejected_with_its_reason(office: Office) -> None:
    sql = "SELECT line, column_name, value, reason, remedy FROM rejects WHERE file = 'future.csv'"
    assert office.rows(sql) == [(3, "tanggal", AFTER_TOMORROW, "tanggal di masa depan", "periksa tahunnya")]
    assert steps_of(office, "future") == ["register"]


def test_a_step_unknown_to_the_catalogue_is_rejected_with_those_that_are_known(office: Office) -> None:
    sql = "SELECT line, column_name, value, reason, remedy FROM rejects WHERE file = 'unknown.csv'"
    ((line, column, value, reason, remedy),) = office.rows(sql)
    assert (line, column, value, reason) == (2, "tahap", "sidang", "bukan salah satu pilihan")
    assert str(remedy).startswith("pilih salah satu: laporan, kajian_awal, register")
    assert steps_of(office, "unknown") == ["register"]


def test_a_step_before_its_report_counts_and_is_told(office: Office) -> None:
    assert found(office, "before_report") == [("sebelum_laporan", 1)]
    assert steps_of(office, "before_report") == ["register"]


def test_a_step_out_of_order_counts_and_is_told(office: Office) -> None:
    assert found(office, "lower_rung") == found(office, "same_rung") == [("urutan_tahap", 1)]
    assert steps_of(office, "same_rung") == ["bap", "panggilan"]


def test_a_step_after_the_case_had_ended_counts_and_is_told(office: Office) -> None:
    assert found(office, "after_end") == [("urutan_tahap", 1)]
    assert steps_of(office, "after_end") == ["tidak_diregister", "rekomendasi", "selesai"]


def test_a_second_call_or_a_new_sk_after_a_revocation_is_nothing_odd(office: Office) -> None:
    assert found(office, "nothing_odd") == []
    assert len(steps_of(office, "nothing_odd")) == 8


def test_a_body_that_recommends_out_of_its_time_is_told_and_taken_as_the_register_names_it(office: Office) -> None:
    assert found(office, "late_kasn") == [("lembaga_lain_masa", 1)]
    assert office.rows("SELECT recommender_id FROM case_states(NULL) WHERE case_id = 'late_kasn'") == [("KASN",)]


def test_an_appeal_against_what_is_no_dismissal_is_told(office: Office) -> None:
    assert found(office, "appealed") == [("banding_bukan_pemberhentian", 1)]


def test_a_form_of_another_class_than_the_day_of_the_report_is_told(office: Office) -> None:
    # told of the file with the case: late_kasn and other_class came before penetapan, and E4 is kode etik
    assert found(office, "perkara") == [("beda_golongan", 1)]
    sql = "SELECT class, form_class, class_by_day FROM case_states(NULL) WHERE case_id = 'other_class'"
    assert office.rows(sql) == [("disiplin", "disiplin", "kode etik")]  # the form decides, both are kept


def test_what_is_odd_is_told_with_what_was_done_and_what_to_look_at(office: Office) -> None:
    ways = {
        "sebelum_laporan": ("dihitung menurut tanggalnya", "Periksa tanggal tahap atau laporan."),
        "urutan_tahap": ("dihitung menurut tanggalnya", "Periksa tanggalnya."),
        "lembaga_lain_masa": ("lembaga menurut register yang dipakai", "Periksa tanggal atau lembaganya."),
        "banding_bukan_pemberhentian": ("batas waktunya tidak dihitung", "Periksa tahap atau sanksinya."),
        "beda_golongan": ("golongan menurut bentuk yang dipakai", "karena tanggal perbuatannya tidak tercatat."),
    }
    told = office.rows("SELECT DISTINCT code, message FROM findings")
    assert {code for code, _ in told} == set(ways)
    for code, message in told:
        done, look = ways[str(code)]
        assert done in str(message) and str(message).endswith(look), code


def test_no_other_row_is_rejected_or_told(office: Office) -> None:
    assert office.rows("SELECT count(*) FROM rejects") == [(2,)]
    assert office.rows("SELECT sum(rows) FROM findings") == [(7,)]
