"""Mail and webhook: signed, retried, refused, without a secret in the log."""

import hashlib
import hmac

import pytest

from settings import read_settings
from storage import reminder_log
from storage.reminder_log import ReminderKind
from tests.support.alert_mail import BOSS, UNIT, lines, run
from tests.support.mail_server import KEY, PASSWORD, PostOffice


def hook(office: PostOffice) -> str:
    return f'[[recipient]]\nname = "Obrolan"\nrole = "pengelola"\nwebhook = "{office.hook}"\nrules = ["pace_behind"]\n'


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
