"""Units behind the pace that they need."""

from datetime import date
from typing import cast

import pytest

from alerts.context import AlertFinding
from alerts.rules.pace import _judged
from metrics.rows.compliance import PaceRow
from storage.builds import Build
from tests.support.alert_contexts import FRIDAY, found, on

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


def test_a_unit_is_behind_when_it_is_so_beyond_the_chance_of_its_size(rules_build: Build) -> None:
    # Dinkes: 44 were left, 20,95 expected after ten of 21 working days, 11 came: 3,004 deviations (tests of the pace).
    # DLH has 19 people, none signed: too few to judge. Dishub is done.
    assert found("pace_behind", on(rules_build, FRIDAY)) == [
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


def test_no_pace_is_judged_before_ten_working_days_of_signing(rules_build: Build) -> None:
    assert [finding.subject for finding in found("pace_behind", on(rules_build, date(2024, 9, 5)))] == ["2024 DISHUB"]


def test_after_the_due_day_the_reminder_is_closed_and_says_what_is_left(rules_build: Build) -> None:
    texts = {finding.unit_id: finding for finding in found("pace_behind", on(rules_build, date(2024, 9, 24)))}
    assert not any(finding.fires for finding in texts.values())
    assert {unit for unit, finding in texts.items() if finding.has_lapsed} == {"DINKES", "DLH"}
    assert texts["DINKES"].text.startswith(
        "Dinas Kesehatan: hari batas 24 September 2024 lewat, 33 dari 44 ASN belum tanda tangan. "
        "Pengingat laju ditutup."
    )


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
    judged = _judged(cast(PaceRow, ROW | changed), 3.0)
    if said is None or judged is None:
        assert judged == said
    else:
        assert judged[0] is said[0]
        assert said[1] in judged[1]
