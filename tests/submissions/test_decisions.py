"""Recording a decision in the meeting: who may, what is published, and what is told where nothing is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from metrics.engine import query_exact
from storage import audit_log, builds
from storage.lock import one_writer
from submissions import decisions, uploads
from submissions.uploads import Busy, Refused, Upload
from tests.support.sampling import few_of
from tests.support.submitted import Office
from tests.support.uploads import (
    DATASET,
    DECIDED,
    DINKES,
    PENGELOLA,
    SEKDA,
    TRIAL,
    decided_office,
    files,
    office,
    settings,
    signed,
    upload,
)


@pytest.fixture
def made(tmp_path: Path) -> Office:
    """The office of five."""
    return office(tmp_path)


@pytest.fixture
def decided(tmp_path: Path) -> Office:
    """The office of five, after the Sekda has recorded DECIDED."""
    return decided_office(tmp_path)


def followed(made: Office) -> list[tuple[object, ...]]:
    """Unit, number then and now, and state of each decision."""
    build = builds.current(DATASET, settings(made))
    assert build is not None
    found = query_exact("decisions", build, cycle=2024, as_of=date(2024, 8, 26)).astype(object)
    return [tuple(row) for row in found[["unit_id", "value_then", "value_now", "state"]].to_numpy()]


def test_the_sekda_records_a_decision_and_the_next_look_has_it(decided: Office) -> None:
    made = decided
    assert followed(made) == [("DINKES", 2, 2, "berjalan")]
    (stored,) = (made.inbox / "unggahan").iterdir()
    assert stored.name.endswith("Z-keputusan-rapat.csv") and "Sekda" in stored.read_text()
    logged = audit_log.entries(OPERATOR, settings=settings(made))
    assert next(zip(logged["event"], logged["what"], strict=True)) == ("publish", "decision")
    assert "Tidak ada yang berubah" in made.build().out  # an input like any other


def test_a_decision_is_taken_back_and_nothing_of_it_is_deleted(decided: Office) -> None:
    made = decided
    back = replace(DECIDED, is_withdrawal=True, note="unit lain yang menyelesaikan")
    decisions.record(PENGELOLA, DATASET, back, settings(made))
    assert followed(made) == [("DINKES", 2, 2, "dicabut")]
    assert made.rows("SELECT count(*) FROM decisions") == [(2,)]


# Each kind of refusal in every run; of words and days that a column does not take, tests/metrics/definitions too.
BAD = {
    "the same twice": (DECIDED, "sudah"),
    "an unknown measure": (replace(DECIDED, measure="semangat"), "ukuran"),
    "nothing decided": (replace(DECIDED, text=" "), "Tulis keputusannya"),
    "an unknown unit": (replace(DECIDED, unit="Dinas Antah Berantah"), "unit_kerja"),
    "a due day before the meeting": (replace(DECIDED, due_on=date(2024, 8, 27)), "tenggat lebih awal"),
    "a number of a person": (replace(DECIDED, text="Panggil 199001012015011001"), "nomor pegawai"),
}


@pytest.mark.parametrize("name", few_of(list(BAD), 4))
def test_what_cannot_be_followed_is_refused_with_its_reason_and_nothing_is_kept(decided: Office, name: str) -> None:
    (decision, told), before = BAD[name], files(decided)
    with pytest.raises(Refused, match=told):
        decisions.record(SEKDA, DATASET, decision, settings(decided))
    assert files(decided) == before


def test_who_has_not_the_right_of_this_input_records_nothing(made: Office) -> None:
    before = files(made)
    others = [PUBLIC, DINKES, Viewer(Role.PIMPINAN), Viewer(Role.BAWASLU), replace(SEKDA, is_trial=True), TRIAL]
    for viewer in others[:-1]:  # of the two who try a role, one
        with pytest.raises(Refused):
            decisions.record(viewer, DATASET, DECIDED, settings(made))
    assert [decisions.refusal_reason(viewer)[:5] for viewer in others] == ["Keput"] * 4 + ["Peran"] * 2
    assert decisions.refusal_reason(SEKDA) == ""
    assert files(made) == before


def test_the_right_to_record_hands_in_no_other_file(made: Office) -> None:
    other = signed(2)
    with pytest.raises(Refused, match="hanya untuk pengelola"):
        uploads.preview(SEKDA, DATASET, other, settings=settings(made))
    posing = Upload(other.name, other.data, kind="decision")
    shown = uploads.preview(SEKDA, DATASET, posing, settings=settings(made))
    assert shown.problem == "Berkas ini bukan keputusan rapat."
    with pytest.raises(Refused, match="bukan keputusan rapat"):
        uploads.publish(SEKDA, DATASET, posing, shown, settings(made))


def test_an_office_does_not_slip_a_decision_in_as_a_file_of_its_own(made: Office) -> None:
    titles = ("tanggal", "siklus", "keputusan", "unit_kerja", "tenggat", "ukuran")
    row = ("28/08/2024", "2024", "Sudah selesai", "Dinas Kesehatan", "20/09/2024", "belum_ttd")
    shown = uploads.preview(DINKES, DATASET, upload(titles, row), settings=settings(made))
    assert "decision hanya diunggah oleh pengelola" in shown.problem
    assert not uploads.preview(PENGELOLA, DATASET, upload(titles, row), settings=settings(made)).problem


def test_the_second_of_two_at_once_is_told_and_nothing_is_kept(made: Office) -> None:
    busy, before = "OPD DISHUB sejak 26 Agustus 2024", files(made)
    with one_writer(made.root / "warehouse" / DATASET, busy), pytest.raises(Busy, match="DISHUB"):
        decisions.record(SEKDA, DATASET, DECIDED, settings(made))
    assert files(made) == before


def test_a_day_that_cannot_be_read_is_said_with_an_example() -> None:
    assert decisions.day_said("Tenggat", "20/09/2024") == date(2024, 9, 20)
    with pytest.raises(Refused, match="Tenggat “besok” tidak terbaca; tulis misalnya 5 September 2024"):
        decisions.day_said("Tenggat", "besok")
