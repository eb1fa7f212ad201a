"""A real OIDC provider on loopback with made-up people, and a Netra that trusts it: for tests in a real browser."""

import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page, expect

from tests.support.server import WAIT, free_address, serving
from tests.support.visitor import session

PEOPLE: dict[str, dict[str, object]] = {
    "uuid-1": {"name": "Pegawai Pimpinan", "groups": ["netra", "pimpinan"]},
    "uuid-2": {"name": "Pegawai Sekda", "email": "Sekda@contoh.test", "email_verified": True},
    "uuid-3": {"name": "Pegawai Pengelola", "groups": ["bkpsdm"]},
    "uuid-4": {"name": "Pegawai OPD", "groups": ["opd"], "unit": "DINKES"},
    "uuid-5": {"name": "Pegawai Bawaslu", "realm_access": {"roles": ["bawaslu"]}},
    # in no list; says of itself what it likes in claims that the mapping does not read
    "uuid-6": {"name": "Pegawai <b>Lain</b>", "groups": ["umum"], "role": "pengelola", "unit_id": "DINKES"},
    # an address of the list that nobody has verified
    "uuid-7": {"name": "Pegawai Palsu", "email": "sekda@contoh.test", "email_verified": False},
    # an OPD that does not exist
    "uuid-8": {"name": "Pegawai Salah Unit", "groups": ["opd"], "unit": "DINAS_ANGKASA"},
}
COOKIE_SECRET = "rahasia-untuk-pengujian-0123456789abcdef"
MAPPING = """
[auth]
redirect_uri = "{netra}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "netra"
client_secret = "rahasia-klien"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[[netra.role]]
role = "pengelola"
claim = "groups"
values = ["bkpsdm"]

[[netra.role]]
role = "pimpinan"
claim = "groups"
values = ["pimpinan"]

[[netra.role]]
role = "sekda"
claim = "email"
values = ["sekda@contoh.test"]

[[netra.role]]
role = "bawaslu"
claim = "realm_access.roles"
values = ["bawaslu"]

[[netra.role]]
role = "opd"
claim = "groups"
values = ["opd"]
unit_claim = "unit"
"""


@contextmanager
def provider(**more: dict[str, object]) -> Iterator[str]:
    """The OIDC server with its people; yields its address."""
    people = [User(sub=sub, claims=claims) for sub, claims in (PEOPLE | more).items()]
    with run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@contextmanager
def netra(warehouse: Path, provider: str, place: Path) -> Iterator[str]:
    """A server of ours with log-in configured, its secrets in `place`; yields its address."""
    address = free_address()
    secrets = place / "secrets.toml"
    secrets.write_text(MAPPING.format(netra=address, provider=provider, cookie_secret=COOKIE_SECRET), encoding="utf-8")
    with serving(warehouse, "--secrets.files", str(secrets), at=address):
        yield address


def identity(address: str, sub: str) -> dict[str, str]:
    """The cookies of a browser whose person went the same way in, by the door and the provider's form, without it."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with session(address, "panduan", "dataset=resmi") as visitor:
        visitor.run()
        door = address + visitor.press("Masuk")
    with opener.open(door) as form, opener.open(form.url, urlencode({"sub": sub}).encode()) as page:
        assert page.url == f"{address}/" and page.status == 200
    return {one.name: one.value or "" for one in jar if one.name.startswith(("_streamlit", "netra"))}


def enter(page: Page, address: str, sub: str) -> None:
    """Give a browser the cookies of that person alone; the next page it opens is theirs."""
    page.context.clear_cookies()
    page.context.add_cookies([{"name": n, "value": v, "url": address} for n, v in identity(address, sub).items()])


def log_in(page: Page, address: str, sub: str, before: Callable[[], None] = lambda: None) -> None:
    """In at the door of the official data, by the provider's form, until the page says who one is."""
    if not page.url.startswith(address):
        page.goto(f"{address}/?dataset=resmi")
    page.get_by_role("button", name="Masuk").click(timeout=WAIT)
    page.get_by_placeholder("sub").fill(sub, timeout=WAIT)
    before()
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_text("Anda masuk sebagai")).to_be_visible(timeout=WAIT)


def log_out(page: Page) -> None:
    """Out by the button and by the provider's own form, until there is a way in again."""
    page.get_by_role("button", name="Keluar").click(timeout=WAIT)
    page.get_by_role("button", name="End session").click(timeout=WAIT)
    expect(page.get_by_role("button", name="Masuk")).to_be_visible(timeout=WAIT)
