"""Forged addresses, other people's files, two roles at once, a broken build: tried against a real server."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics.disclosure.authorized import AccessDenied
from settings import ROOT
from storage import builds
from tests.support.patience import SECONDS
from tests.support.visitor import CASE, ask, logged, said, session
from text.tables import to_dicts
from web.panels import query
from web.server.middleware import ERROR_TEXTS

BROKEN = "Halaman ini gagal ditampilkan."
SWITCH = "Lihat sebagai (percobaan)"


LONG, SCRIPT, SQL = "x" * 1500, "<script>alert(1)</script>", "2024'; DROP TABLE cases; --"
FORGED = {
    "dataset": ("latihan", "../resmi", SCRIPT, LONG, "", "\u202eimser", "RESMI"),
    "siklus": ("1999", "99999999999999999999", SQL, "2024 OR 1=1", "NaN", "²⁰²⁴", ""),
    "posisi": ("0000-00-00", "9999-12-31", "besok", "2024-02-30", "1e999", SCRIPT, LONG),
    "lingkup": ("MARS", "' OR ''='", "DINKES'--", SCRIPT, "KEC_KLOJEN\x00", "../../etc", LONG),
    "perkara": (CASE, "' OR ''='", SCRIPT, LONG, "[x](http://jahat.test)"),
    "role": ("pengelola", "sekda"),
    "tried_role": ("pengelola",),
    "choose_role": ("Pengelola (BKPSDM)",),
    "embed": ("true",),
    "embed_options": ("show_toolbar",),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_value_gives_the_public_nothing_but_its_own_page(address: str, name: str) -> None:
    with session(address, "penanganan" if name in ("perkara", "role") else "") as visitor:
        for value in FORGED[name]:
            visitor.query = urlencode({"dataset": "resmi"} | {name: value})
            text = said(visitor.run())
            assert "Posisi data per" in text and BROKEN not in text, value
            assert CASE not in text and SWITCH not in text, value
            assert not re.search(r"(?<!\\\\)<script|\u202e", text) and LONG not in text, value


def test_of_a_repeated_parameter_the_last_counts_and_nothing_breaks(address: str) -> None:
    twice = "dataset=simulasi&dataset=resmi&siklus=2019&siklus=2024&role=sekda&role=pengelola"
    with session(address, "", twice) as visitor:
        text = said(visitor.run())
    assert "Posisi data per" in text and BROKEN not in text and SWITCH not in text


def test_what_is_sent_for_boxes_that_a_page_does_not_have_chooses_nothing(address: str) -> None:
    with session(address, "penanganan", "dataset=simulasi") as visitor:
        visitor.run()
        visitor.choose(SWITCH, "Pengelola (BKPSDM)")
        assert CASE in said(visitor.last)
        visitor.query = "dataset=resmi"
        visitor.page = "penanganan"
        text = said(visitor.run())  # in the same session, the switch still set
        assert CASE not in text and SWITCH not in text
        visitor.states |= {"tried_role": "pengelola", "choose_role": "pengelola"}
        assert CASE not in said(visitor.run())


def test_a_page_that_a_role_may_not_see_is_not_reached_by_its_hash_either(address: str) -> None:
    with session(address, "rekonsiliasi", "dataset=simulasi") as sekda:
        assert "Halaman terbatas" not in said(sekda.run())
        own = sekda.messages("navigation")[-1].navigation.page_script_hash
    with session(address, "", "dataset=resmi") as visitor:
        visitor.page_hash = own
        text = said(visitor.run())
        assert CASE not in text and "Rekonsiliasi Bawaslu" not in text.replace('label: "Rekonsiliasi Bawaslu"', "")


def test_a_file_is_handed_to_the_browser_it_was_made_for_and_to_no_other(address: str) -> None:
    with session(address, "kepatuhan-opd", "dataset=simulasi") as sekda, session(address, "", "dataset=resmi") as other:
        sekda.run()
        other.run()
        url = sekda.take()
        mine = ask(address, url, Cookie=sekda.cookie)
        assert mine.status == 200 and "Dinas Kesehatan" in mine.body
        assert mine.headers["cache-control"] == "no-store" and "attachment" in mine.headers["content-disposition"]
        for cookie in (other.cookie, "", "netra_peramban=x", sekda.cookie.replace("=", "=0")):
            found = ask(address, url, Cookie=cookie)
            assert (found.status, ERROR_TEXTS[404] in found.body) == (404, True)
        # An address that only stands in a text of the page lends nothing.
        other.query = f"dataset={url}"
        assert url[:40] in said(other.run())
        assert ask(address, url, Cookie=other.cookie).status == 404


def test_a_download_is_in_the_log_and_so_is_a_view_of_cases_once(address: str, warehouse: Path) -> None:
    (build,) = (warehouse / "resmi").glob("*.duckdb")
    before = len(logged(warehouse))
    with session(address, "penanganan", "dataset=simulasi") as sekda:
        for _ in range(2):
            sekda.run()
        sekda.take()
    with session(address, "kepatuhan-opd", "dataset=resmi") as public:
        public.run()
        public.take()
    entries = logged(warehouse)
    assert set(entries["build"]) == {build.stem}
    found = list(zip(entries["event"], entries["role"], entries["what"], entries["dataset"], strict=True))
    view = ("view", "sekda", "case_list", "simulasi")
    assert view in found and found[before:].count(view) <= 1  # once an hour, whoever else has looked
    assert ("download", "sekda", "case_list", "simulasi") in found
    assert ("download", "publik", "compliance_by_unit", "resmi") in found
    assert not [row for row in found if row[:2] == ("view", "publik")]


def test_roles_that_ask_at_once_each_get_their_own_answer(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse))
    build = builds.current("simulasi")
    assert build is not None
    expected = {
        PUBLIC: (None, [None, None]),  # 7 of 14 and 1 of 2: the second is small, the first would tell it
        Viewer(Role.SEKDA): ([CASE], [7, 1]),
        Viewer(Role.OPD, "DINKES"): ([CASE], [7, 1]),
        Viewer(Role.OPD, "DINSOSP3AP2KB"): ([], [7, 1]),
    }
    gate = Barrier(len(expected))

    def asked(viewer: Viewer) -> tuple[list[str] | None, list[int | None]]:
        gate.wait()
        units = to_dicts(query.query(viewer, "compliance_by_unit", build, cycle=2024))
        signed = [row["signed"] for row in units]
        try:
            return list(query.query(viewer, "case_list", build, cycle=2024)["case_id"]), signed
        except AccessDenied:
            return None, signed

    with ThreadPoolExecutor(len(expected)) as threads:
        for _ in range(2):
            query._cached_query.clear()
            assert dict(zip(expected, threads.map(asked, expected), strict=True)) == expected


def test_sessions_of_several_roles_on_one_server_never_show_each_others_page(address: str) -> None:
    exact = {"Sekda": True, "Publik": False, "OPD": True}
    gate = Barrier(len(exact))

    def looked(role: str) -> list[bool]:
        with session(address, "kepatuhan-opd", "dataset=simulasi") as visitor:
            visitor.choose(SWITCH, role)
            visitor.query = "dataset=simulasi&siklus=2024&posisi=2024-09-02"  # a Monday: the public has this day too
            gate.wait(timeout=SECONDS)
            texts = [said(visitor.run()) for _ in range(2)]
            assert not [text for text in texts if BROKEN in text]
            return ["7/14" in text for text in texts]

    with ThreadPoolExecutor(len(exact)) as threads:
        found = dict(zip(exact, threads.map(looked, exact), strict=True))
    assert found == {role: [may, may] for role, may in exact.items()}


def test_a_broken_build_is_told_in_one_sentence_without_a_stack(address: str, warehouse: Path) -> None:
    name = "20261122T235959000000Z-rusak"
    broken, current = warehouse / "resmi" / f"{name}.duckdb", warehouse / "resmi" / "CURRENT"
    whole = current.read_text()
    broken.write_bytes(b"bukan basis data" * 1000)
    current.write_text(name)
    try:
        with session(address, "penanganan", "dataset=resmi") as visitor:
            text = said(visitor.run())
            assert BROKEN in text and CASE not in text
            heard = b"".join(visitor.frames)
        health = ask(address, "/sehat")
    finally:  # the others are shown the official data as they were
        current.write_text(whole)
        broken.unlink()
    for secret in (str(ROOT), str(warehouse), "Traceback", "duckdb", "IOException", name):
        assert secret.encode() not in heard, secret
    assert (health.status, ERROR_TEXTS[500] in health.body) == (500, True)
    assert "duckdb" not in health.body and health.headers["x-frame-options"] == "DENY"
    assert ask(address, "/sehat").status == 200
