"""A run of the alerts: told once, never lost, never from the simulated city by itself."""

import threading

import pytest

from alerts.__main__ import main
from loaders.__main__ import main as load
from settings import read_settings
from storage import reminder_log
from storage.reminder_log import ReminderKind
from tests.support.alert_mail import BOSS, lines, run
from tests.support.mail_server import PostOffice


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
