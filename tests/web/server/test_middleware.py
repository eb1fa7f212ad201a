"""The outer wall: which addresses and messages a real server answers, and what every answer carries."""

import platform
import re
import socket
import sys

import pytest
import streamlit as st
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from settings import ROOT
from tests.support.forged_messages import UNHEARD
from tests.support.patience import SECONDS
from tests.support.visitor import Answer, ask, said, session
from web.navigation import PAGES
from web.server.middleware import ERROR_TEXTS, HEADERS

BROKEN = "gagal ditampilkan"


def tells_nothing(answer: Answer) -> bool:
    """No folder, no version, no line of a stack in what a visitor reads."""
    return not any(word in answer.body for word in (str(ROOT), "Traceback", "site-packages", "streamlit", "Python/"))


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_a_deep_link_gives_the_public_its_own_pages_and_no_more(address: str, page: str) -> None:
    with session(address, page, "dataset=resmi") as visitor:
        text = said(visitor.run())
    assert "Posisi data per" in text and BROKEN not in text
    assert "Lihat sebagai" not in text and "012/NTR/2024" not in text
    assert ("Halaman terbatas" in text) == (page == "rekonsiliasi")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/penanganan?dataset=resmi", 200),
        ("/sehat", 200),
        ("/favicon.png", 200),
        ("/_stcore/health", 200),
        ("/apa", 404),
        ("/media/00", 404),
        ("/static/%2e%2e/app.py", 400),
        ("/data/", 301),
    ],
)
def test_every_answer_carries_the_headers_and_no_version(address: str, path: str, status: int) -> None:
    found = ask(address, path)
    assert found.status == status
    own = f"connect-src 'self' ws://{address[7:]} wss://{address[7:]}"
    expected = {name: value.replace("connect-src 'self'", own) for name, value in HEADERS.items()}
    assert {name: found.headers[name.lower()] for name in HEADERS} == expected
    assert found.headers["server"] == "uvicorn" and "x-powered-by" not in found.headers


@pytest.mark.parametrize(
    "path",
    [
        "/apa",
        "/data/rahasia",
        "/pages/router.py",
        "/dashboard.py",
        "/.git/config",
        "/.streamlit/secrets.toml",
        "/app/",
        "/app/static/x.csv",
        "/component/x/index.html",
        "/component/../../settings.py",
        "/_stcore/metrics",
        "/robots.txt",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "//lain.test/",
        "/_stcore/upload_file/a/b",
        "/media/",
        "/media/0123456789abcdef0123456789abcdef.csv",
        "/media/../settings.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/../../etc/passwd",
        "/data/..%2f..%2fsettings.py",
        "/%00",
        "/<script>alert(1)</a>",
    ],
)
def test_what_is_not_named_does_not_exist_and_is_told_in_one_sentence(address: str, path: str) -> None:
    found = ask(address, path)
    assert (found.status, ERROR_TEXTS[404] in found.body) == (404, True)
    assert tells_nothing(found) and "script" not in found.body
    assert '<a href="/">Ke halaman Ringkasan</a>' in found.body


@pytest.mark.parametrize("path", ["/static/../../settings.py", "/static/%2e%2e/%2e%2e/settings.py", "/static/..%5cx"])
def test_no_way_leads_out_of_the_folder_of_streamlits_own_files(address: str, path: str) -> None:
    found = ask(address, path)
    assert found.status == 400 and found.body == "Bad Request"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/sehat", "/", "/_stcore/host-config"])
def test_nothing_but_reading_is_known(address: str, method: str, path: str) -> None:
    found = ask(address, path, method=method, body=b"x" * 2_000_000 if method == "POST" else None)
    assert (found.status, ERROR_TEXTS[405] in found.body) == (405, True)
    assert "access-control-allow-origin" not in found.headers


def test_nothing_can_be_uploaded_with_or_without_a_session(address: str) -> None:
    with session(address, "", "dataset=resmi") as visitor:
        visitor.run()
        own = next(message.new_session.initialize.session_id for message in visitor.messages("new_session"))
        for name in (own, "00000000-0000-0000-0000-000000000000"):
            assert ask(address, f"/_stcore/upload_file/{name}/1", method="PUT", body=b"x").status == 404


def test_a_forged_host_puts_nothing_into_the_policy(address: str) -> None:
    for host in ("x; script-src *", "x' 'unsafe-eval", "x\ty"):
        assert ask(address, "/", Host=host).headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_a_cookie_of_ours_is_secure_where_the_page_is_and_given_once(address: str) -> None:
    first = ask(address, "/", X_Forwarded_Proto="https").headers["set-cookie"]
    assert re.fullmatch(r"netra_peramban=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax; Secure", first)
    assert "set-cookie" not in ask(address, "/", Cookie=first.split(";")[0]).headers
    assert "set-cookie" in ask(address, "/", Cookie="netra_peramban=terkaan").headers


def test_headers_without_end_are_refused_before_anything_reads_them(address: str) -> None:
    with socket.create_connection(("localhost", int(address.rsplit(":", 1)[1])), timeout=SECONDS) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 70_000)
        assert line.recv(1000).startswith(b"HTTP/1.1 400")


def test_another_site_may_link_here_but_draw_nothing_from_here(address: str) -> None:
    for path, mode, status in (
        ("/data", "navigate", 200),
        ("/sehat", "no-cors", 403),
        ("/static/x.js", "no-cors", 403),
        ("/auth/logout", "navigate", 403),
    ):
        found = ask(address, path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode=mode)
        assert (found.status, ERROR_TEXTS[403] in found.body) == (status, status == 403), path


@pytest.mark.parametrize("origin", ["http://lain.test", "http://localhost:1", "https://localhost", "null", ""])
def test_a_page_of_another_origin_opens_no_line(address: str, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, session(address, Origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_a_line_is_opened_at_its_own_address_alone(address: str) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(address.replace("http", "ws") + "/apa", proxy=None):
        pass
    assert refused.value.response.status_code == 403


def test_a_session_is_told_nothing_of_the_machine(address: str) -> None:
    with session(address, "", "dataset=resmi") as visitor:
        visitor.run()
        greeting = visitor.messages("new_session")[0].new_session
        assert greeting.initialize.session_id and greeting.main_script_path == greeting.name
    heard = b"".join(visitor.frames)
    for secret in (str(ROOT), sys.prefix, st.__version__, sys.version.split()[0], platform.node()):
        assert secret.encode() not in heard, secret


def test_a_session_goes_on_as_if_such_a_message_had_not_been_sent(address: str) -> None:
    with session(address, "", "dataset=resmi") as visitor:
        visitor.run()
        for unheard in UNHEARD.values():
            visitor.say(unheard)
        assert "Posisi data per" in said(visitor.run())
        assert not visitor.messages("file_urls_response") + visitor.messages("backend_operation_response")


def test_what_is_no_message_ends_its_line_and_tells_nothing(address: str) -> None:
    with session(address) as visitor:
        visitor.line.send(b"\xff\xff\xff")
        with pytest.raises(ConnectionClosed):
            visitor.shown()
    assert not [frame for frame in visitor.frames if b"Traceback" in frame]
