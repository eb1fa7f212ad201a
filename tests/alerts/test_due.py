"""What is still to be said to whom: once, repeated, closed, new again."""

import shutil
from datetime import date
from pathlib import Path

from settings import read_settings
from storage import reminder_log
from storage.reminder_log import ReminderKind
from tests.support.alert_mail import BOSS, UNIT, lines, run
from tests.support.mail_server import PostOffice

OTHER = UNIT.replace("DINKES", "DISHUB").replace("dinkes@", "dishub@")


def finish(office: PostOffice, done_town: Path) -> None:
    """Everybody has signed."""
    shutil.rmtree(office.folder / "warehouse" / "simulasi")
    shutil.copytree(done_town / "simulasi", office.folder / "warehouse" / "simulasi")


def test_an_alert_is_sent_once_repeated_after_its_days_and_closed(office: PostOffice, done_town: Path) -> None:
    office.config(BOSS)
    for day, letters in (("09-06", 1), ("09-06", 1), ("09-12", 1), ("09-13", 2), ("09-19", 2), ("09-20", 3)):
        assert run(office, day) == 0
        assert len(office.letters) == letters, day
    assert "MASIH BERLANGSUNG" in office.texts()[2] and "(peringatan ke-3)" in office.texts()[2]
    finish(office, done_town)
    for _ in range(2):
        run(office, "09-21")
    assert len(office.letters) == 4
    assert office.letters[3]["Subject"] == (
        "[Netra SIMULASI] Selesai: Laju penandatanganan tertinggal: Dinas Kesehatan: semua 44 ASN sudah tanda tangan"
    )
    assert "Diingatkan lagi" not in office.texts()[3]
    assert [line.kind for line in lines()] == [
        ReminderKind.ALERT,
        ReminderKind.REPEAT,
        ReminderKind.REPEAT,
        ReminderKind.RECOVERY,
    ]
    assert len({letter["Message-ID"] for letter in office.letters}) == 4


def test_what_was_not_done_in_time_is_closed_and_not_called_done(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-23")
    run(office, "09-24")
    run(office, "10-24")
    assert [line.kind for line in lines()] == [ReminderKind.ALERT, ReminderKind.LAPSED]
    assert office.letters[1]["Subject"] == (
        "[Netra SIMULASI] Ditutup: Laju penandatanganan tertinggal: Dinas Kesehatan: hari batas 24 September 2024 "
        "lewat, 33 dari 44 ASN belum tanda tangan"
    )
    assert "DITUTUP\nLaju" in office.texts()[1].replace("\r\n", "\n")
    assert "SELESAI" not in office.texts()[1]


def test_a_matter_that_comes_back_is_new_again(office: PostOffice, slow_town: Path, done_town: Path) -> None:
    office.config(BOSS)
    run(office, "09-06")
    finish(office, done_town)
    run(office, "09-09")
    shutil.rmtree(office.folder / "warehouse" / "simulasi")
    shutil.copytree(slow_town / "simulasi", office.folder / "warehouse" / "simulasi")
    run(office, "09-10")
    assert [line.kind for line in lines()] == [ReminderKind.ALERT, ReminderKind.RECOVERY, ReminderKind.ALERT]


def test_each_is_told_what_is_theirs_and_what_their_role_may_know(office: PostOffice) -> None:
    pimpinan = BOSS.replace('"sekda"', '"pimpinan"').replace("sekda@", "wali@")
    office.config(BOSS, OTHER, pimpinan.replace('"pace_behind"', '"build_refused", "case_over_limit"'))
    run(office, "09-06")
    told = {letter["To"]: str(letter.get_content()) for letter in office.letters}
    assert set(told) == {"sekda@contoh.go.id", "wali@contoh.go.id"}  # nothing is known of Dishub
    assert "001/NTR/2024" not in told["sekda@contoh.go.id"] and "001/NTR/2024" in told["wali@contoh.go.id"]
    assert "Pegawai" not in "".join(told.values()) and "19900101" not in "".join(told.values())


def test_the_log_is_kept_by_day_of_the_alerts(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-13")
    run(office, "09-06")  # a day before it knows nothing of what came later
    assert [line.kind for line in lines()] == [ReminderKind.ALERT, ReminderKind.ALERT]
    assert reminder_log.entries("simulasi", read_settings(), date(2024, 9, 12))[0].on == "2024-09-06"
