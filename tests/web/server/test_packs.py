"""Packs as a real server hands them out: every form to every role, logged; pictures to their browser alone."""

import io
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from access.roles import PUBLIC, Role, Viewer
from metrics.selection import WHOLE_CITY, Scope
from reports import forms, packs
from reports.__main__ import main
from reports.packs import KINDS
from settings import read_settings
from storage import city
from tests.support.builds import make_build
from tests.support.packs import ADDRESS, MADE_AT, selection
from tests.support.sampling import few_of
from tests.support.visitor import CASES, ROSTER, SIGNINGS, STEPS, Session, ask, logged, said, session
from web.server.middleware import ERROR_TEXTS

SWITCH = "Lihat sebagai (percobaan)"
VIEW = "dataset=simulasi&siklus=2024&posisi=2024-09-02&lingkup=kota"
SEKDA = Viewer(Role.SEKDA)
SCOPES = (
    (2024, WHOLE_CITY),
    (2024, Scope("DINKES", "Dinas Kesehatan", "opd")),
    (2024, Scope("35.73.02", "Wilayah Kecamatan Klojen", "kecamatan")),
    (2019, WHOLE_CITY),
)
TAKEN = {
    Role.PIMPINAN: "wali-kota",
    Role.SEKDA: "sekda",
    Role.PENGELOLA: "sekda",
    Role.OPD: "wali-kota",
    Role.BAWASLU: "bawaslu",
    Role.PUBLIK: "publik",
}


def opens(data: bytes, ending: str) -> bool:
    """Whether a file is what its ending says."""
    if ending == "pptx":
        return len(Presentation(io.BytesIO(data)).slides) > 0
    if ending == "xlsx":
        return len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) > 0
    return data.startswith(b"%PDF") if ending == "pdf" else b"*SIMULASI: " in data


def test_each_form_of_a_pack_is_made_at_the_click_and_logged_for_each_role(address: str, warehouse: Path) -> None:
    before, expected = len(logged(warehouse)), []
    with session(address, "bahan-rapat") as visitor:
        for role, name in TAKEN.items():
            visitor.query = f"{VIEW}&bahan={name}"
            visitor.choose(SWITCH, city.role_names()[role])
            (kind,) = (kind for kind in KINDS if kind.name == name)
            for number, writer in enumerate(forms.writers(kind)):
                found = ask(address, visitor.take(number), Cookie=visitor.cookie)
                assert found.status == 200 and opens(found.content, writer.form.value), (name, writer.form)
                file = f"netra-{name}-2024-20240902-kota-SIMULASI.{writer.form.value}"
                assert file in found.headers["content-disposition"]
                said = f"{name} {writer.form.value}, siklus 2024, posisi 2024-09-02, lingkup kota"
                expected.append((role.value, said))
    assert {role for role, _ in expected} == set(Role) and set(TAKEN.values()) == {k.name for k in KINDS}
    entries = logged(warehouse).iloc[before:]
    taken = entries[entries["event"] == "pack"]
    assert list(zip(taken["role"], taken["what"], strict=True)) == expected
    # Bawaslu asks this server for nothing else: it saw the cases in its pack.
    seen = logged(warehouse).query("event == 'view'")
    assert "case_list" in set(seen[seen["role"] == "bawaslu"]["what"]) and "publik" not in set(seen["role"])


def pictures(visitor: Session) -> list[str]:
    """The addresses of the pictures that the page shows."""
    return [picture.url for one in visitor.last for picture in one.imgs.imgs]


def test_a_picture_is_lent_to_the_browser_that_was_shown_it_and_to_no_other(address: str) -> None:
    with session(address, "bahan-rapat", VIEW) as sekda, session(address, "bahan-rapat", "dataset=resmi") as other:
        sekda.run()
        other.run()
        own = pictures(sekda)
        assert own and pictures(other) and not set(own) & set(pictures(other))
        for url in own:
            mine = ask(address, url, Cookie=sekda.cookie)
            assert mine.status == 200 and mine.content.startswith(b"\x89PNG")
            assert mine.headers["cache-control"] == "no-store"
            for cookie in (other.cookie, "", "netra_peramban=x"):
                found = ask(address, url, Cookie=cookie)
                assert (found.status, ERROR_TEXTS[404] in found.body) == (404, True)


def test_a_pack_that_the_public_is_not_offered_is_not_shown_to_it(address: str) -> None:
    with session(address, "bahan-rapat", "dataset=resmi&bahan=sekda") as public:
        text = said(public.run())
    assert "Ringkasan untuk umum" in text and "Laporan monev" not in text and "012/NTR/2024" not in text


EMPTY = {
    "no people": partial(make_build, case=CASES, step=STEPS),
    "nothing signed": partial(make_build, roster=ROSTER),
    "all signed": partial(make_build, roster=ROSTER[:7], signing=SIGNINGS[:7]),
}


@pytest.mark.parametrize("what", few_of(list(EMPTY), 1))
def test_every_pack_is_made_where_something_is_missing(what: str, tmp_path: Path) -> None:
    """Each pack is made for a view of its own: over all of them the city, an OPD, a kecamatan and an unknown cycle."""
    build = EMPTY[what](tmp_path)
    for at, kind in enumerate(KINDS, list(EMPTY).index(what)):
        is_public = kind.name == "publik"
        cycle, scope = SCOPES[0 if is_public else at % len(SCOPES)]
        view = selection(build, cycle, viewer=PUBLIC if is_public else SEKDA, scope=scope)
        pack = packs.make(kind, view, ADDRESS, MADE_AT)
        assert all(opens(one.write(pack), one.form.value) for one in forms.writers(kind))


def test_the_command_writes_the_pack_and_refuses_what_it_cannot_make(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("NETRA_ADDRESS", "https://netra.contoh.go.id/")
    monkeypatch.chdir(tmp_path)
    view = ["--dataset", "simulasi", "--as-of", "2024-09-02"]
    for kind in KINDS:
        form = "txt" if kind.name == "publik" else kind.forms[0].value
        assert main([kind.name, "--form", form, *view]) == 0
        name = f"netra-{kind.name}-2024-20240902-kota-SIMULASI.{form}"
        assert capsys.readouterr().out == f"{name}\n"
        assert opens(Path(name).read_bytes(), form)
    text = Path("netra-publik-2024-20240902-kota-SIMULASI.txt").read_text("utf-8")
    assert "https://netra.contoh.go.id/?dataset=simulasi" in text and "7/16" not in text
    wrong = {
        "Bahan 'gubernur' tidak dikenal": ["gubernur"],
        "tidak dibuat sebagai 'pptx'": ["sekda", "--form", "pptx"],
        "Lingkup “MARS” tidak ada": ["sekda", "--scope", "MARS", *view],
        "Tanggal 'kemarin' tidak terbaca": ["sekda", "--since", "kemarin", *view],
    }
    for problem, arguments in wrong.items():
        assert main(arguments) == 2
        assert problem in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["netra.kota.go.id", "ftp://netra.kota.go.id", "https://", "https://x.id/?a=b"])
def test_an_address_that_is_none_is_refused_at_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_ADDRESS", wrong)
    with pytest.raises(SystemExit, match="NETRA_ADDRESS"):
        read_settings()
