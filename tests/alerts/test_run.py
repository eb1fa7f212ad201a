"""Alerts on their way: a real mail server and a real webhook; told once, repeated, closed, never lost."""

import hashlib
import hmac
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from alerts import channels
from alerts.__main__ import main
from loaders.__main__ import main as load
from settings import read_settings
from storage import reminder_log
from storage.reminder_log import ReminderEntry, ReminderKind
from tests.support.builds import Row, make_build, nip
from tests.support.mail_server import KEY, PASSWORD, USER, PostOffice, open_office

BOSS = (
    '[[recipient]]\nname = "Sekretariat Sekda"\nrole = "sekda"\nmail = "sekda@contoh.go.id"\nrules = ["pace_behind"]\n'
)
UNIT = (
    '[[recipient]]\nname = "Kontak Dinkes"\nrole = "opd"\nunit = "DINKES"\nmail = "dinkes@contoh.go.id"\n'
    'rules = ["pace_behind", "case_over_limit"]\n'
)
OTHER = UNIT.replace("DINKES", "DISHUB").replace("dinkes@", "dishub@")


def hook(office: PostOffice) -> str:
    return f'[[recipient]]\nname = "Obrolan"\nrole = "pengelola"\nwebhook = "{office.hook}"\nrules = ["pace_behind"]\n'


def town(place: Path, signed: int) -> Path:
    """44 obliged people of one OPD, so many of whom signed on the first day, and one case over its limit."""
    person = [(2024, nip(n), "Dinas Kesehatan", None, None, "pelaksana", None, None, None) for n in range(1, 45)]
    signings: list[Row] = [(2024, nip(n + 1), "26/08/2024", "ya") for n in range(signed)]
    case = ("001/NTR/2024", 2024, "02/09/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", None, "D7", None)
    step = ("001/NTR/2024", "laporan", "02/09/2024", None, None)
    build = make_build(place, roster=person, signing=signings, case=[case], step=[step])
    return build.path.parent.parent


@pytest.fixture(scope="module")
def slow_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("slow"), 11)


@pytest.fixture(scope="module")
def done_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("done"), 44)


@pytest.fixture
def office(tmp_path: Path, slow_town: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Both servers, and the slow town as the warehouse."""
    shutil.copytree(slow_town, tmp_path / "warehouse")
    for name, value in (("USER", USER), ("PASSWORD", PASSWORD)):
        monkeypatch.setenv(f"NETRA_SMTP_{name}", value)
    monkeypatch.setenv("NETRA_WEBHOOK_SECRET", KEY)
    monkeypatch.setenv("NETRA_CA_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr(channels, "PAUSES", (0.01, 0.01))
    with open_office(tmp_path) as servers:
        yield servers


def run(office: PostOffice, day: str, *options: str) -> int:
    """The alerts on a day of the simulated city."""
    places = ["--dataset", "simulasi", "--config", str(office.folder / "alerts.toml")]
    return main([*places, "--today", f"2024-{day}", *options])


def lines() -> list[ReminderEntry]:
    return reminder_log.entries("simulasi", read_settings())


def finish(office: PostOffice, done_town: Path) -> None:
    """Everybody has signed."""
    shutil.rmtree(office.folder / "warehouse" / "simulasi")
    shutil.copytree(done_town / "simulasi", office.folder / "warehouse" / "simulasi")


def test_an_alert_arrives_as_a_letter_that_says_all_of_it(office: PostOffice) -> None:
    office.config(UNIT)
    assert run(office, "09-06") == 0
    (letter,) = office.letters
    assert letter["From"] == "Netra <netra@contoh.go.id>"
    assert letter["To"] == "dinkes@contoh.go.id"
    assert letter["Subject"] == "[Netra SIMULASI] 2 hal: 2 baru"
    assert letter["Date"] and letter["Message-ID"].endswith("@contoh.go.id>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert office.texts()[0].replace("\r\n", "\n") == (
        "Kepada Kontak Dinkes\n6 September 2024\nSIMULASI: data latihan, bukan keadaan sebenarnya.\n\n"
        "BARU\nLaju penandatanganan tertinggal\n"
        "- Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan; perlu 3 orang per hari kerja sampai 24 September 2024 "
        "(11 hari kerja lagi), sepuluh hari kerja terakhir 1,1 orang per hari kerja. Dengan laju ini selesai "
        "21 Oktober 2024. Posisi data per 6 September 2024.\n"
        "Perkara lewat batas waktu\n"
        "- Perkara 001/NTR/2024: Laporan atau temuan → Kajian awal lewat 2 hari kalender dari batas 2 hari kalender "
        "(jatuh tempo 4 September 2024). Giliran: Bawaslu Kota Malang.\n\n"
        "Diingatkan lagi setelah 7 hari selama belum selesai.\n"
        "Selengkapnya: https://netra.contoh.go.id/?dataset=simulasi\n"
        "Ditulis otomatis oleh Netra; tidak perlu dibalas.\n"
    )


def test_one_matter_stands_in_the_subject(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-06")
    assert office.letters[0]["Subject"] == (
        "[Netra SIMULASI] Laju penandatanganan tertinggal: Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan"
    )


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


def test_a_webhook_gets_the_same_signed(office: PostOffice) -> None:
    office.config(hook(office))
    assert run(office, "09-06") == 0
    headers, body = office.calls[0]
    expected = hmac.new(KEY.encode(), headers["X-Netra-Timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["X-Netra-Signature"] == f"sha256={expected}"
    said = office.posted()[0]
    assert headers["X-Netra-Id"] == said["id"]
    assert said["items"][0] | {"id": "", "text": ""} == {
        "id": "",
        "rule": "pace_behind",
        "kind": "baru",
        "subject": "2024 DINKES",
        "unit_id": "DINKES",
        "cycle": 2024,
        "times": 1,
        "text": "",
    }
    assert lines()[0].address == f"https://localhost:{office.hook_port}"  # the rest of the address can be a key


def test_a_webhook_that_stumbles_is_asked_again_and_one_that_refuses_is_not(office: PostOffice) -> None:
    office.config(hook(office))
    office.answers = [503, 429]
    assert run(office, "09-06") == 0
    assert (len(office.calls), office.answers) == (1, [])
    office.answers = [410, 200]
    assert run(office, "09-13") == 3
    assert (len(office.calls), office.answers) == (1, [200])
    office.answers = [302]
    assert run(office, "09-13") == 3  # a redirect is not followed
    assert lines()[-1].text.endswith("dijawab 302")


def test_one_broken_channel_does_not_stop_the_other_and_is_tried_again(
    office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.config(BOSS, hook(office), UNIT, port=9)  # nobody listens there
    assert run(office, "09-06") == 3
    assert (len(office.letters), len(office.calls)) == (0, 1)
    assert "Tidak terkirim kepada Sekretariat Sekda" in capsys.readouterr().out
    assert [line.kind for line in lines()] == [ReminderKind.FAILED, ReminderKind.ALERT, ReminderKind.FAILED]
    office.config(BOSS, hook(office), UNIT)
    assert run(office, "09-07") == 0
    assert (len(office.letters), len(office.calls)) == (2, 1)
    assert "BARU" in office.texts()[0]  # what did not arrive was no alert


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("NETRA_SMTP_PASSWORD", "salah", "menjawab 535"),
        ("NETRA_SMTP_USER", "", "menjawab 530"),
        ("NETRA_CA_FILE", "", "sertifikatnya tidak dipercaya"),
    ],
)
def test_a_mail_server_that_says_no_or_is_not_trusted_is_logged_without_the_secret(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, reason: str
) -> None:
    office.config(BOSS)
    monkeypatch.setenv(variable, value)
    assert run(office, "09-06") == 3
    assert office.letters == []
    assert reason in lines()[0].text
    assert PASSWORD not in reminder_log.path("simulasi", read_settings()).read_text()


def test_a_server_that_speaks_tls_from_the_first_word_is_served_too(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETRA_SMTP_USER")
    office.config(BOSS, security="tls", port=office.tls_port)
    assert run(office, "09-06") == 0
    assert office.letters[0]["To"] == "sekda@contoh.go.id"


def test_a_webhook_without_a_key_is_not_called(office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    office.config(hook(office))
    monkeypatch.delenv("NETRA_WEBHOOK_SECRET")
    assert run(office, "09-06") == 3
    assert office.calls == []


def test_a_crash_between_sending_and_noting_sends_again_with_the_same_id(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.config(BOSS)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(reminder_log, "append", lambda *_: (_ for _ in ()).throw(RuntimeError("power cut")))
        run(office, "09-06")
    assert lines() == []
    assert run(office, "09-06") == 0
    first, second = office.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert run(office, "09-06") == 0
    assert len(office.letters) == 2


def test_two_runs_at_once_tell_once(office: PostOffice) -> None:
    office.config(BOSS)
    runs = [threading.Thread(target=run, args=(office, "09-06")) for _ in range(3)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert len(office.letters) == 1


def test_a_line_cut_short_by_a_crash_hides_no_other(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-06")
    file = reminder_log.path("simulasi", read_settings())
    file.write_bytes(file.read_bytes() + b'\n{"at": "2024')
    run(office, "09-13")
    assert [line.kind for line in lines()] == [ReminderKind.ALERT, ReminderKind.REPEAT]


def test_the_simulated_city_sends_nothing_by_itself(office: PostOffice, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(office.config(BOSS))
    assert main(["--dataset", "simulasi", "--config", config]) == 0
    assert "Simulasi tidak mengirim" in capsys.readouterr().out
    assert run(office, "09-06", "--show") == 0
    assert "33 dari 44 ASN" in capsys.readouterr().out
    assert main(["--dataset", "resmi", "--config", config, "--today", "2024-09-06"]) == 2
    assert main(["--dataset", "resmi", "--config", config]) == 0  # nothing was ever loaded
    assert (office.letters, lines()) == ([], [])


def test_a_refused_load_reaches_the_pengelola_by_way_of_the_watch(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = office.folder / "inbox"
    inbox.mkdir()
    (inbox / "lain.csv").write_text("a;b\n1;2\n")
    rule = BOSS.replace("pace_behind", "build_refused")
    monkeypatch.setenv("NETRA_ALERTS", str(office.config(rule)))
    watch = ["watch", "--inbox", str(inbox), "--settle", "0.01", "--once"]
    assert (load(watch), load(watch)) == (2, 0)
    (letter,) = office.letters
    assert letter["Subject"].startswith("[Netra] Pemuatan ditolak: Pemuatan ")
    assert "lain.csv" in str(letter.get_content())
    (inbox / "lain.csv").unlink()
    assert load(watch) == 0
    assert office.letters[1]["Subject"].startswith("[Netra] Selesai: Pemuatan ditolak: Pemuatan berhasil lagi")


def test_a_letter_bears_no_long_number_and_no_second_header(office: PostOffice) -> None:
    office.config(BOSS.replace("pace_behind", "build_refused"))
    attempt = office.folder / "warehouse" / "simulasi" / "ATTEMPT.json"
    attempt.write_text(
        '{"refused": true, "message": "ttd.csv: 19900101 201501 1 001\\nBcc: a@b.c", "at": "2026-11-22T01:14:00+00:00"}'
    )
    run(office, "09-06")
    (letter,) = office.letters
    assert letter["Bcc"] is None
    assert "19900101" not in letter.as_string()
    assert "ttd.csv: … Bcc: a@b.c" in str(letter.get_content())


def test_the_log_is_kept_by_day_of_the_alerts(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-13")
    run(office, "09-06")  # a day before it knows nothing of what came later
    assert [line.kind for line in lines()] == [ReminderKind.ALERT, ReminderKind.ALERT]
    assert reminder_log.entries("simulasi", read_settings(), date(2024, 9, 12))[0].on == "2024-09-06"
