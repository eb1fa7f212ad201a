"""The file of who is told: what is wrong in it is said, and then nobody is told anything."""

import re
from pathlib import Path

import pytest

from alerts.recipients import RecipientsError, read_plan
from settings import ROOT

MAIL = '[mail]\nhost = "surel.contoh.go.id"\nfrom = "netra@contoh.go.id"\n'
ONE = '[[recipient]]\nname = "x"\nrole = "sekda"\nmail = "a@contoh.go.id"\nrules = ["pace_behind"]\n'


def test_the_example_is_a_plan_without_a_secret_or_a_real_address() -> None:
    path = ROOT / "data" / "alerts.example.toml"
    plan = read_plan(path)
    assert [one.viewer.role for one in plan.recipients] == ["pengelola", "sekda", "opd", "pengelola"]
    assert plan.server and (plan.server.port, plan.server.security) == (587, "starttls")
    hosts = re.findall(r"(?:@|https://|host = \")([\w.-]+)", path.read_text())
    assert hosts and all(host.endswith("contoh.go.id") for host in hosts)


def test_without_a_file_nobody_is_told(tmp_path: Path) -> None:
    assert read_plan(tmp_path / "alerts.toml").recipients == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[mail", "tidak terbaca sebagai TOML"),
        (ONE, r"bagian \[mail\] tidak ada"),
        (MAIL.replace("host", "server"), "'server' tidak dikenal"),
        (MAIL + 'password = "x"\n', "'password' tidak dikenal.*variabel lingkungan"),
        ('[mail]\nhost = "x"\n', "from belum diisi"),
        (MAIL + 'security = "none"\n', "pilihannya starttls dan tls"),
        (MAIL.replace("netra@contoh.go.id", "netra"), "bukan alamat surel"),
        (MAIL + ONE.replace("a@contoh.go.id", "a@b.c\\nBcc: d@e.f"), "penerima ke-1.*bukan alamat surel"),
        (MAIL + ONE.replace("pace_behind", "laju"), "rules laju; pilihannya source_late"),
        (MAIL + ONE.replace('["pace_behind"]', "[]"), "rules kosong"),
        (MAIL + ONE.replace("sekda", "publik"), "role 'publik'; pilihannya pimpinan"),
        (MAIL + ONE.replace("sekda", "opd"), "hanya peran opd yang punya unit"),
        (MAIL + ONE + 'webhook = "https://x.go.id"\n', "tepat satu dari mail, webhook"),
        (MAIL + ONE.replace('mail = "a@contoh.go.id"', 'webhook = "http://x.go.id"'), "https://"),
        (MAIL + ONE.replace('mail = "a@contoh.go.id"', 'webhook = "https://u:p@x.go.id"'), "tanpa nama dan sandi"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(text)
    with pytest.raises(RecipientsError, match=problem) as told:
        read_plan(path)
    assert "alerts.toml" in str(told.value)
