"""Log-in as a person meets it: a real browser, a real OIDC server, our server between them. And no way around it."""

import json
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from access.roles import OPERATOR
from loaders.build.build import build
from settings import read_settings
from storage import audit_log
from storage.audit_log import Event
from tests.support.log_in import COOKIE_SECRET, LOOPBACK_ONLY, log_in, log_out, netra, provider
from tests.support.server import WAIT, chromium, new_visitor

FORGED = "?dataset=resmi&role=pengelola&peran=pengelola&tried_role=pengelola&choose_role=pengelola&unit=DINKES"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Official data as before the first delivery: the units and the documented facts, which pages show fastest."""
    place = tmp_path_factory.mktemp("facts")
    (place / "inbox").mkdir()
    build("resmi", inbox=place / "inbox", manifest=None, settings=replace(read_settings(), warehouse=place))
    return place


@pytest.fixture(scope="module")
def people() -> Iterator[str]:
    """The address of the OIDC server."""
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def address(warehouse: Path, people: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with log-in."""
    with netra(warehouse, people, tmp_path_factory.mktemp("secrets")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a screen."""
    with chromium(LOOPBACK_ONLY) as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with no cookies."""
    context = new_visitor(browser)
    yield context
    context.close()


@pytest.fixture(scope="module")
def one_page(browser: Browser) -> Iterator[Page]:
    """One page of one browser that several people use one after the other: what log-out leaves, the next would see."""
    with new_visitor(browser) as context:
        yield context.new_page()


def badge(page: Page) -> Locator:
    """Who one is, in two lines."""
    return page.locator(".st-key-who p").filter(has_text="Anda masuk sebagai")


def is_nobody(page: Page) -> None:
    """The page offers a way in, knows no name, and has no switch."""
    expect(page.get_by_role("button", name="Masuk")).to_be_visible(timeout=WAIT)
    assert page.get_by_text("Anda masuk sebagai").count() == 0
    assert page.get_by_text("Lihat sebagai").count() == 0


def events(warehouse: Path, sub: str) -> list[tuple[str, str, str]]:
    """What the log says of a person at the door, oldest first: event, role, unit; pages may still be running."""
    found = audit_log.entries(OPERATOR, settings=replace(read_settings(), warehouse=warehouse))
    own = found[found["who"].str.startswith(f"{sub}@") & (found["event"] != Event.VIEW)][["event", "role", "unit_id"]]
    return [tuple(row) for row in own.iloc[::-1].to_numpy()]


@pytest.mark.parametrize(
    ("sub", "shown", "role", "unit"),
    [
        ("uuid-1", "Pegawai Pimpinan\nPj Wali Kota", "pimpinan", ""),
        ("uuid-2", "Pegawai Sekda\nSekda", "sekda", ""),
        ("uuid-3", "Pegawai Pengelola\nPengelola (BKPSDM)", "pengelola", ""),
        ("uuid-4", "Pegawai OPD\nOPD · Dinas Kesehatan", "opd", "DINKES"),
        ("uuid-5", "Pegawai Bawaslu\nBawaslu", "bawaslu", ""),
        ("uuid-6", "Pegawai <b>Lain</b>\nPublik", "publik", ""),  # unknown; and a name is text, never markup
    ],
)
def test_a_person_logs_in_sees_who_they_are_and_logs_out(
    one_page: Page, warehouse: Path, address: str, sub: str, shown: str, role: str, unit: str
) -> None:
    page = one_page
    log_in(page, address, sub)
    expect(badge(page)).to_have_text(f"Anda masuk sebagai {shown}", use_inner_text=True)
    assert page.get_by_text("Lihat sebagai").count() == 0  # official data: no switch for anybody
    assert page.get_by_text("belum diberi peran").count() == (role == "publik")
    log_out(page)
    is_nobody(page)
    entered = "refused" if role == "publik" else "log_in"
    assert events(warehouse, sub)[-2:] == [(entered, role, unit), ("log_out", role, unit)]


def forged_cookie(secret: str, address: str) -> str:
    """An identity cookie of somebody who never logged in, as one would make it who knows `secret`."""
    claims = {"is_logged_in": True, "origin": address, "sub": "uuid-66", "groups": ["bkpsdm"], "exp": 4e9, "iat": 1}
    return create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()


def test_words_in_the_address_forged_headers_and_cookies_give_nobody_a_role(browser: Browser, address: str) -> None:
    names = ("X-Streamlit-User", "X-Forwarded-User", "X-Forwarded-Email", "Remote-User")
    with new_visitor(browser, extra_http_headers=dict.fromkeys(names, "sekda@contoh.test")) as context:
        page = context.new_page()
        cookie = forged_cookie("rahasia-yang-salah-0123456789abcdefghij", address)
        context.add_cookies([{"name": "_streamlit_user", "value": cookie, "url": address}])
        page.goto(f"{address}/data{FORGED}")
        is_nobody(page)
        # the forgery fails for its signature alone: with our own secret the same cookie is somebody
        context.add_cookies(
            [{"name": "_streamlit_user", "value": forged_cookie(COOKIE_SECRET, address), "url": address}]
        )
        page.reload()
        expect(page.get_by_text("Pengelola (BKPSDM)")).to_be_visible(timeout=WAIT)


def test_a_forged_link_changes_no_role_and_logging_out_in_one_tab_ends_the_other(
    context: BrowserContext, address: str
) -> None:
    page, other = context.new_page(), context.new_page()
    log_in(page, address, "uuid-1")
    other.goto(f"{address}/tahapan{FORGED}")
    expect(badge(other)).to_have_text(
        "Anda masuk sebagai Pegawai Pimpinan\nPj Wali Kota", use_inner_text=True, timeout=WAIT
    )
    log_out(page)
    other.get_by_role("link", name="Pelanggaran").click()
    expect(other.get_by_role("heading", name="Pelanggaran", level=1)).to_be_visible(timeout=WAIT)
    is_nobody(other)


def test_an_identity_that_expires_ends_in_the_open_session_and_in_the_browser(
    context: BrowserContext, warehouse: Path, people: str, address: str
) -> None:
    page = context.new_page()
    begun = time.monotonic()
    page.goto(f"{address}/?dataset=resmi")
    is_nobody(page)
    # A page is seen with its identity before that one ends, on a slow machine too.
    ends, takes = time.time(), time.monotonic() - begun

    def soon() -> None:
        nonlocal ends
        ends = int(time.time() + 2 + 4 * takes)
        claims = json.dumps({"name": "Pegawai Sebentar", "groups": ["bkpsdm"], "exp": ends}).encode()
        asked = urllib.request.Request(f"{people}/users/uuid-9", claims, method="PUT")
        asked.add_header("Content-Type", "application/json")
        urllib.request.urlopen(asked).close()

    log_in(page, address, "uuid-9", before=soon)
    page.wait_for_timeout(max(0, ends - time.time()) * 1000 + 100)
    page.get_by_role("link", name="Pelanggaran").click()
    page.wait_for_url(f"{people}/oauth2/end_session**", timeout=WAIT)
    page.goto(f"{address}/?dataset=resmi")
    is_nobody(page)
    assert events(warehouse, "uuid-9") == [("log_in", "pengelola", ""), ("expired", "pengelola", "")]
