"""What each rule says, in both directions: when it is so, when it is over, and when nothing is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from alerts.context import RUNS_ON, AlertContext, AlertFinding
from alerts.rules.pace import _judged
from alerts.rules.registry import RULES
from storage.builds import Build, LoadAttempt
from storage.source_status import StaleSource
from tests.support.builds import Row, make_build, nip

# 26 August is the day of the pact, 24 September the due day: after Friday 6 September eleven working days are left.
FRIDAY = date(2024, 9, 6)


def people(first: int, count: int, unit: str) -> list[Row]:
    return [(2024, nip(first + n), unit, None, None, "pelaksana", None, None, None) for n in range(count)]


ROSTER = [*people(1, 44, "Dinas Kesehatan"), *people(101, 20, "Dinas Perhubungan"), *people(201, 19, "DLH")]
SIGNINGS = [
    *[(2024, nip(1 + n), "26/08/2024", "ya") for n in range(11)],
    *[(2024, nip(101 + n), "02/09/2024", "ya") for n in range(20)],
]
CASES = [
    # nomor, siklus, laporan, asal, instansi, unit, jenjang, bentuk, nip
    ("001/NTR/2024", 2024, "04/09/2024", "pers", "Pemkot Malang", "RSUD", None, "D7", None),
    ("002/NTR/2024", 2024, "03/09/2024", "pers", "Pemkot Malang", "DLH", None, "D7", None),
    ("003/NTR/2024", 2024, "03/09/2024", "pers", "Provinsi", None, None, "D7", None),
]
STEPS = [
    # nomor, tahap, tanggal: kajian awal is due two calendar days after the report
    ("001/NTR/2024", "laporan", "04/09/2024", None, None),
    ("002/NTR/2024", "laporan", "03/09/2024", None, None),
    ("002/NTR/2024", "kajian_awal", "07/09/2024", None, None),
    ("003/NTR/2024", "laporan", "03/09/2024", None, None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    place = tmp_path_factory.mktemp("rules")
    return make_build(place, roster=ROSTER, signing=SIGNINGS, case=CASES, step=STEPS)


def found(rule: str, situation: AlertContext) -> list[AlertFinding]:
    """What one rule finds."""
    (one,) = (one for one in RULES if one.name == rule)
    return list(one.find(situation, one.threshold))


def on(build: Build | None, today: date, attempt: LoadAttempt | None = None) -> AlertContext:
    return AlertContext("simulasi", build, attempt, today)


def test_a_rule_says_what_it_asks_and_how_its_threshold_follows_the_size() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) == 4
    for rule in RULES:
        assert rule.question.endswith("?") and rule.scaled.endswith(".") and rule.audience
        assert rule.repeat_days > 0


def test_a_unit_is_behind_when_it_is_so_beyond_the_chance_of_its_size(build: Build) -> None:
    # Dinkes: 44 were left, 20,95 expected after ten of 21 working days, 11 came: 3,004 deviations (tests of the pace).
    # DLH has 19 people, none signed: too few to judge. Dishub is done.
    assert found("pace_behind", on(build, FRIDAY)) == [
        AlertFinding(
            "2024 DINKES",
            True,
            "Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan; perlu 3 orang per hari kerja sampai 24 September 2024 "
            "(11 hari kerja lagi), sepuluh hari kerja terakhir 1,1 orang per hari kerja. "
            "Dengan laju ini selesai 21 Oktober 2024. Posisi data per 6 September 2024.",
            "DINKES",
            2024,
        ),
        AlertFinding(
            "2024 DISHUB",
            False,
            "Dinas Perhubungan: semua 20 ASN sudah tanda tangan. Posisi data per 6 September 2024.",
            "DISHUB",
            2024,
        ),
    ]


def test_no_pace_is_judged_before_ten_working_days_of_signing(build: Build) -> None:
    assert [finding.subject for finding in found("pace_behind", on(build, date(2024, 9, 5)))] == ["2024 DISHUB"]


def test_after_the_due_day_the_reminder_is_closed_and_says_what_is_left(build: Build) -> None:
    texts = {finding.unit_id: finding for finding in found("pace_behind", on(build, date(2024, 9, 24)))}
    assert not any(finding.fires for finding in texts.values())
    assert {unit for unit, finding in texts.items() if finding.has_lapsed} == {"DINKES", "DLH"}
    assert texts["DINKES"].text.startswith(
        "Dinas Kesehatan: hari batas 24 September 2024 lewat, 33 dari 44 ASN belum tanda tangan. "
        "Pengingat laju ditutup."
    )


ROW = {
    "unit": "DLH",
    "obliged": 100,
    "not_signed": 50,
    "working_days_left": 1,
    "needed_per_day": 50.0,
    "recent_per_day": 0.0,
    "recent_signed": 0,
    "recent_days": 10,
    "behind_sd": 3.1,
    "due_on": date(2024, 9, 24),
    "finishes_on": None,
}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, (True, "sepuluh hari kerja terakhir tidak seorang pun. Dengan laju ini tidak selesai.")),
        ({"recent_signed": 1, "recent_per_day": 0.1}, (True, "sepuluh hari kerja terakhir 0,1 orang per hari kerja")),
        ({"needed_per_day": 0.05}, (True, "perlu kurang dari 0,1 orang per hari kerja")),
        ({"behind_sd": 3.0}, None),  # the threshold itself is not beyond it
        ({"behind_sd": 0.1}, None),  # neither behind nor back: nothing is said, so that nothing goes back and forth
        ({"behind_sd": 0.0}, (False, "kembali pada laju yang diperlukan")),
        ({"behind_sd": None}, None),  # no recap came
        ({"obliged": 19, "not_signed": 19}, None),
        ({"not_signed": 5}, (True, "5 dari 100")),
        ({"not_signed": 4}, (False, "tinggal 4 dari 100 ASN belum tanda tangan")),
        ({"not_signed": 1}, (False, "tinggal 1 dari 100 ASN belum tanda tangan")),
    ],
)
def test_a_unit_is_told_of_in_either_direction_or_not_at_all(
    changed: dict[str, object], said: tuple[bool, str] | None
) -> None:
    judged = _judged(ROW | changed, 3.0)
    if said is None or judged is None:
        assert judged == said
    else:
        assert judged[0] is said[0]
        assert said[1] in judged[1]


def test_a_case_over_its_limit_names_the_limit_and_whose_turn_it_is(build: Build) -> None:
    # reported Wednesday 4 September: two calendar days end on Friday, Saturday is one beyond
    assert [one for one in found("case_over_limit", on(build, date(2024, 9, 6))) if "001" in one.subject] == []
    over = [one for one in found("case_over_limit", on(build, date(2024, 9, 7))) if one.fires]
    assert [(one.unit_id, one.cycle) for one in over] == [("DINKES", 2024)]  # the OPD above RSUD
    assert over[0].text == (
        "Perkara 001/NTR/2024: Laporan atau temuan → Kajian awal lewat 1 hari kalender dari batas 2 hari kalender "
        "(jatuh tempo 6 September 2024). Giliran: Bawaslu Kota Malang."
    )


def test_a_case_is_over_with_the_step_and_other_agencies_cases_are_not_told(build: Build) -> None:
    done = [one for one in found("case_over_limit", on(build, date(2024, 9, 8))) if not one.fires]
    assert [one.text for one in done] == [
        "Perkara 002/NTR/2024: Laporan atau temuan → Kajian awal selesai 7 September 2024."
    ]
    assert not any("003" in one.subject for one in found("case_over_limit", on(build, date(2024, 9, 8))))


def test_an_old_dataset_raises_no_alert_about_its_own_time(build: Build) -> None:
    last = date(2024, 11, 27) + RUNS_ON
    assert [one for one in found("case_over_limit", on(build, last)) if one.fires]
    assert found("case_over_limit", on(build, last + timedelta(days=1))) == []
    assert found("pace_behind", on(build, last + timedelta(days=1))) == []
    assert found("pace_behind", on(build, date(2024, 5, 4))) == []  # the cycle begins on 5 May


def test_what_was_delivered_too_long_ago_says_nothing_of_today(build: Build) -> None:
    delivered = build.loaded_at.date()
    assert on(build, delivered + timedelta(days=3)).known_on("signing") in (delivered, delivered + timedelta(days=1))
    assert on(build, delivered + timedelta(days=16)).known_on("signing") is None
    assert on(build, FRIDAY).known_on("signing") == FRIDAY
    assert on(build, FRIDAY).known_on("event") is None


def test_a_source_is_late_by_its_own_promise() -> None:
    row = {
        "source": "Daftar wajib",
        "publisher": "BKPSDM",
        "kind": "roster",
        "expected_every_days": 7,
        "delivered_at": datetime(2024, 9, 1, 20, tzinfo=UTC).replace(tzinfo=None),  # 2 September in Malang
    }
    situation = on(None, date(2024, 9, 10))
    situation.__dict__["sources"] = [row, row | {"source": "tanpa janji", "expected_every_days": None}]
    (late,) = found("source_late", situation)
    assert late.fires and late.text == (
        "Sumber Daftar wajib (BKPSDM) terlambat: kiriman terakhir 2 September 2024, 8 hari yang lalu; "
        "diharapkan tiap 7 hari. Mintalah kiriman baru."
    )
    in_time = replace(situation, today=date(2024, 9, 9))
    in_time.__dict__["sources"] = [row]
    (came,) = found("source_late", in_time)
    assert (came.fires, came.text) == (False, "Sumber Daftar wajib (BKPSDM) sudah mengirim lagi: 2 September 2024.")


def test_an_address_that_does_not_answer_is_late_from_when_it_last_did() -> None:
    # the file of the last good data is older than the last answer, which said that nothing was new
    row: dict[str, object] = {
        "source": "SIMPEG",
        "publisher": "",
        "kind": "roster",
        "expected_every_days": None,
        "delivered_at": datetime(2024, 8, 1, tzinfo=UTC).replace(tzinfo=None),
    }
    held = StaleSource("SIMPEG", datetime(2024, 9, 7, 1, tzinfo=UTC), "server tidak menjawab", "")
    ran = LoadAttempt(False, "", datetime(2024, 9, 10, 1, tzinfo=UTC))

    def said(fetches: dict[str, StaleSource | None], today: date) -> list[tuple[bool, str]]:
        situation = replace(on(None, today, ran), fetches=fetches)
        situation.__dict__["sources"] = [row]
        return [(one.fires, one.text) for one in found("source_late", situation)]

    text = "Sumber SIMPEG terlambat: kiriman terakhir 7 September 2024, 3 hari yang lalu; server tidak menjawab."
    assert said({"SIMPEG": held}, date(2024, 9, 10)) == [(True, text)]
    assert [fires for fires, _ in said({"SIMPEG": held}, date(2024, 9, 9))] == [False]
    assert said({"SIMPEG": None}, date(2024, 9, 10)) == []  # it answers, and promised no interval
    row["expected_every_days"] = 7
    answered = (False, "Sumber SIMPEG sudah mengirim lagi: 10 September 2024.")
    assert said({"SIMPEG": None}, date(2024, 9, 10)) == [answered]


def test_a_refused_load_is_told_with_its_reason_and_closed_by_the_next_good_one(build: Build) -> None:
    at = datetime(2026, 11, 22, 1, 14, tzinfo=UTC)
    refused = LoadAttempt(True, "Terlalu banyak baris ditolak.", at)
    (told,) = found("build_refused", on(build, FRIDAY, refused))
    assert told.fires
    assert told.text.startswith("Pemuatan 22 November 2026 08.14 WIB ditolak; yang tampil tetap data yang dimuat ")
    assert told.text.endswith("Terlalu banyak baris ditolak.")
    (over,) = found("build_refused", on(build, FRIDAY, LoadAttempt(False, "", at)))
    assert not over.fires and "Pemuatan berhasil lagi" in over.text
    assert found("build_refused", on(None, FRIDAY)) == []
    (first,) = found("build_refused", on(None, FRIDAY, refused))
    assert "belum ada data" in first.text
