"""Official data as a person meets them who logs in: a real browser, a real OIDC server, our server between them.

Who one is, and no way around it; the messiest file of an office, which ends in correct figures; what a meeting decided.
One server and one page of the browser for all, and before each test the office as it was.
"""

import json
import shutil
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from access.roles import OPERATOR
from settings import read_settings
from storage import audit_log
from storage.audit_log import Event
from tests.support.log_in import COOKIE_SECRET, enter, identity, log_in, log_out, netra, provider
from tests.support.messy_files import messy
from tests.support.sampling import few_of
from tests.support.server import WAIT, new_visitor
from tests.support.submitted import SIGNING, Office, nip, write_csv
from tests.support.uploads import office
from tests.support.visitor import said, session
from text.escaping import escape_all

FORGED = "dataset=resmi&role=pengelola&peran=pengelola&tried_role=pengelola&choose_role=pengelola&unit=DINKES"
FIGURES = """SELECT CAST(r.unit_id AS VARCHAR), count(*), count(s.nip)
    FROM roster AS r LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip GROUP BY ALL ORDER BY ALL"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the office."""
    place = tmp_path_factory.mktemp("office")
    office(place)
    return place


@pytest.fixture
def made(place: Path) -> Office:
    """Dinas Kesehatan 1 of 3, Dinas Perhubungan 1 of 2, whatever another test has made of them."""
    for own in place.iterdir():
        shutil.rmtree(own)
    return office(place)


@pytest.fixture(scope="module")
def people() -> Iterator[str]:
    """The address of the OIDC server."""
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def address(place: Path, people: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with log-in."""
    with netra(place / "warehouse", people, tmp_path_factory.mktemp("secrets")) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One page that several people use one after the other: what log-out leaves, the next would see."""
    with new_visitor(browser) as context:
        yield context.new_page()


@pytest.fixture
def page(window: Page) -> Page:
    """The page of that browser, with nobody logged in."""
    window.context.clear_cookies()
    window.goto("about:blank")
    return window


def badge(page: Page) -> Locator:
    """Who one is, in two lines."""
    return page.locator(".st-key-who p").filter(has_text="Anda masuk sebagai")


def is_nobody(page: Page) -> None:
    """The page offers a way in, knows no name, and has no switch."""
    expect(page.get_by_role("button", name="Masuk")).to_be_visible(timeout=WAIT)
    assert page.get_by_text("Anda masuk sebagai").count() == 0
    assert page.get_by_text("Lihat sebagai").count() == 0


def events(place: Path, sub: str) -> list[tuple[str, str, str]]:
    """What the log says of a person at the door, oldest first: event, role, unit; pages may still be running."""
    found = audit_log.entries(OPERATOR, settings=replace(read_settings(), warehouse=place / "warehouse"))
    own = found[found["who"].str.startswith(f"{sub}@") & (found["event"] != Event.VIEW)][["event", "role", "unit_id"]]
    return [tuple(row) for row in own.iloc[::-1].to_numpy()]


def sent_badge(address: str, cookies: dict[str, str], query: str = "dataset=resmi", **headers: str) -> str:
    """What the page sends about who one is to a browser that has these cookies; nothing where it knows nobody."""
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    with session(address, "panduan", query, Cookie=cookie, **headers) as visitor:
        text = said(visitor.run())
        assert "Lihat sebagai" not in text  # official data: no switch for anybody
        bodies = [one.markdown.body for one in visitor.last]
    assert ('label: "Masuk"' in text) is not ('label: "Keluar"' in text)
    return " ".join(body for body in bodies if "Anda masuk" in body or "belum diberi peran" in body)


# Of each of them tests/access/test_identity.py says the same without a log-in.
PERSONS = [
    ("uuid-1", "Pegawai Pimpinan", "Pj Wali Kota", "pimpinan", ""),
    ("uuid-2", "Pegawai Sekda", "Sekda", "sekda", ""),
    ("uuid-4", "Pegawai OPD", "OPD · Dinas Kesehatan", "opd", "DINKES"),
    ("uuid-3", "Pegawai Pengelola", "Pengelola (BKPSDM)", "pengelola", ""),
    ("uuid-5", "Pegawai Bawaslu", "Bawaslu", "bawaslu", ""),
    ("uuid-6", "Pegawai <b>Lain</b>", "Publik", "publik", ""),
]


@pytest.mark.parametrize("person", few_of(PERSONS, 3), ids=lambda person: person[3])
def test_a_person_who_logs_in_is_who_the_provider_says(
    place: Path, address: str, person: tuple[str, str, str, str, str]
) -> None:
    sub, name, shown, role, unit = person
    told = sent_badge(address, identity(address, sub))
    assert f"Anda masuk sebagai **{escape_all(name)}**]  \n:small[{escape_all(shown)}]" in told
    assert ("belum diberi peran" in told) == (role == "publik")
    assert events(place, sub)[-1:] == [("refused" if role == "publik" else "log_in", role, unit)]


def forged_cookie(secret: str, address: str) -> str:
    """An identity cookie of somebody who never logged in, as one would make it who knows `secret`."""
    claims = {"is_logged_in": True, "origin": address, "sub": "uuid-66", "groups": ["bkpsdm"], "exp": 4e9, "iat": 1}
    return create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()


def test_words_in_the_address_forged_headers_and_cookies_give_nobody_a_role(address: str) -> None:
    names = ("X-Streamlit-User", "X-Forwarded-User", "X-Forwarded-Email", "Remote-User")
    headers = dict.fromkeys(names, "sekda@contoh.test")
    cookies = identity(address, "uuid-6")
    cookies["_streamlit_user"] = forged_cookie("rahasia-yang-salah-0123456789abcdefghij", address)
    assert sent_badge(address, cookies, FORGED, **headers) == ""
    # the forgery fails for its signature alone: with our own secret the same cookie is somebody
    cookies["_streamlit_user"] = forged_cookie(COOKIE_SECRET, address)
    assert "Pengelola (BKPSDM)" in sent_badge(address, cookies, FORGED, **headers)


def test_of_who_logs_out_nothing_is_left_for_the_next_person_or_in_another_tab(
    page: Page, place: Path, address: str
) -> None:
    page.goto(f"{address}/panduan?dataset=resmi")
    log_in(page, address, "uuid-1")
    other = page.context.new_page()
    other.goto(f"{address}/panduan?{FORGED}")
    expect(badge(other)).to_have_text(
        "Anda masuk sebagai Pegawai Pimpinan\nPj Wali Kota", use_inner_text=True, timeout=WAIT
    )
    log_out(page)
    is_nobody(page)
    other.get_by_test_id("stSidebar").get_by_role("link", name="Pelanggaran").click()
    expect(other.get_by_role("heading", name="Pelanggaran", level=1)).to_be_visible(timeout=WAIT)
    is_nobody(other)
    other.close()
    assert events(place, "uuid-1")[-2:] == [("log_in", "pimpinan", ""), ("log_out", "pimpinan", "")]


@pytest.mark.thorough
def test_who_is_in_no_list_is_the_public_by_a_name_that_is_text(page: Page, place: Path, address: str) -> None:
    page.goto(f"{address}/panduan?dataset=resmi")
    log_in(page, address, "uuid-6")
    expect(badge(page)).to_have_text("Anda masuk sebagai Pegawai <b>Lain</b>\nPublik", use_inner_text=True)
    expect(page.get_by_text("belum diberi peran")).to_have_count(1)
    log_out(page)
    is_nobody(page)
    assert events(place, "uuid-6")[-2:] == [("refused", "publik", ""), ("log_out", "publik", "")]


@pytest.mark.thorough
def test_an_identity_that_expires_ends_in_the_open_session_and_in_the_browser(
    page: Page, place: Path, people: str, address: str
) -> None:
    begun = time.monotonic()
    page.goto(f"{address}/panduan?dataset=resmi")
    is_nobody(page)
    # A page is seen with its identity before that one ends, on a slow machine too.
    ends = int(time.time() + 2 + 4 * (time.monotonic() - begun))
    claims = json.dumps({"name": "Pegawai Sebentar", "groups": ["bkpsdm"], "exp": ends}).encode()
    asked = urllib.request.Request(f"{people}/users/uuid-9", claims, method="PUT")
    asked.add_header("Content-Type", "application/json")
    urllib.request.urlopen(asked).close()
    enter(page, address, "uuid-9")
    page.reload()
    expect(badge(page)).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(max(0, ends - time.time()) * 1000 + 100)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Pelanggaran").click()
    page.wait_for_url(f"{people}/oauth2/end_session**", timeout=WAIT)
    page.goto(f"{address}/panduan?dataset=resmi")
    is_nobody(page)
    assert events(place, "uuid-9") == [("log_in", "pengelola", ""), ("expired", "pengelola", "")]


def settle(page: Page) -> None:
    """Wait until the page is made: while it is being drawn, a list that was opened closes again."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached(timeout=WAIT)


def drop(page: Page, path: Path) -> None:
    """Drop a file in the tab for it, until the preview stands there."""
    page.get_by_role("tab", name="Unggah berkas").click(timeout=WAIT)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name="Buang")).to_be_visible(timeout=WAIT)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in the box of that label; a page that is still being drawn closes an open box, which is opened again."""
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(10):
        settle(page)
        page.get_by_label(label).click(timeout=WAIT)
        with suppress(PlaywrightTimeout):
            wanted.click(timeout=5000)
            return
        page.keyboard.press("Escape")
    raise AssertionError(f"{option} is not offered as {label}")


@pytest.mark.thorough
def test_the_messiest_workbook_ends_in_correct_figures(page: Page, made: Office, address: str, tmp_path: Path) -> None:
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text) if "Security Policy" in said.text else None)
    enter(page, address, "uuid-3")
    page.goto(f"{address}/data?dataset=resmi")
    drop(page, messy(tmp_path / "TTD Pilkada (revisi).xlsx"))
    for told in (
        "Lembar Dinkes dan Dishub dibaca sebagai penandatanganan",
        "Lembar Surat pengantar: tidak ada tabel",
    ):
        expect(page.get_by_text(told)).to_be_visible()
    # Three signatures are fine; a NIP that was a number, a month 26 and two misspelt units are not.
    expect(page.get_by_text("31 baris dibaca = 3 dimuat + 4 ditolak + 24 dilewati")).to_be_visible()
    pick(page, "Dinas Kesehatn", "Dinas Kesehatan")
    page.get_by_role("button", name="Pakai nama ini").click()
    expect(page.get_by_text("31 baris dibaca = 5 dimuat + 2 ditolak + 24 dilewati")).to_be_visible(timeout=WAIT)
    # 3 in the list and 2 more in the file; 1 had signed and 2 do in the file.
    expect(page.get_by_text("1/3 → 3/5").first).to_be_visible()
    expect(page.get_by_text("1/2 → 2/2").first).to_be_visible()
    assert made.rows(FIGURES) == [("DINKES", 3, 1), ("DISHUB", 2, 1)]
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Terbit sebagai muatan")).to_be_visible(timeout=WAIT)
    assert made.rows(FIGURES) == [("DINKES", 5, 3), ("DISHUB", 2, 2)]
    page.goto(f"{address}/kepatuhan-opd?dataset=resmi&siklus=2024&posisi=2024-08-30&lingkup=kota")
    expect(page.get_by_text("3/5").first).to_be_visible(timeout=WAIT)
    # One more has signed, in a list that says neither what it is nor which column is the day.
    headless = write_csv(tmp_path / "daftar hadir.csv", ("NIP", "Hari datang"), (nip(6), "27/08/2024"))
    page.get_by_role("link", name="Data", exact=True).click()
    drop(page, headless)
    expect(page.get_by_role("button", name="Terbitkan")).to_have_count(0)
    pick(page, "Jenis isi", "Penandatanganan pakta integritas")
    expect(page.get_by_text("Kolom wajib belum ditemukan: siklus, tanggal_ttd")).to_be_visible(timeout=WAIT)
    pick(page, "siklus (wajib)", "semua baris: 2024")
    pick(page, "tanggal_ttd (wajib)", "B: Hari datang")
    page.get_by_role("button", name="Baca ulang dengan pilihan ini").click()
    expect(page.get_by_text("3/5 → 4/5").first).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Terbit sebagai muatan")).to_be_visible(timeout=WAIT)
    assert made.rows(FIGURES) == [("DINKES", 5, 4), ("DISHUB", 2, 2)]
    assert "Tidak ada yang berubah" in made.build().out and blocked == []


def test_an_office_is_told_whose_rows_are_not_its_own_and_may_throw_the_file_away(
    page: Page, made: Office, address: str, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "ttd.csv", SIGNING, *(("2024", nip(n), "27/08/2024", "ya") for n in (2, 5)))
    enter(page, address, "uuid-4")
    page.goto(f"{address}/data?dataset=resmi")
    drop(page, path)
    expect(page.get_by_text("1 baris menyangkut unit lain atau tanpa unit (baris 3)")).to_be_visible()
    expect(page.get_by_role("button", name="Terbitkan")).to_have_count(0)
    page.get_by_role("button", name="Buang").click()
    expect(page.get_by_text("Unggahan dibuang")).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("button", name="Pilih berkas").or_(page.get_by_text("atau seret")).first).to_be_attached()
    assert not (made.inbox / "unggahan").exists()


@pytest.mark.thorough
def test_the_sekda_records_in_the_meeting_and_the_row_stands_there(page: Page, made: Office, address: str) -> None:
    enter(page, address, "uuid-2")
    page.goto(f"{address}/bahan-rapat?dataset=resmi&siklus=2024&posisi=2024-08-26&lingkup=kota")
    expect(page.get_by_text("Isi bahan sebagai teks")).to_be_visible(timeout=WAIT)
    settle(page)
    page.get_by_text("Catat keputusan rapat").click(timeout=WAIT)
    page.get_by_label("Tenggat").fill("besok")
    page.get_by_label("Keputusan", exact=True).fill("Kumpulkan <b>semua</b>")
    page.get_by_label("PIC (unit)").press_sequentially("Dinas Kes")
    expect(page.get_by_role("option", name="Dinas Kesehatan", exact=True)).to_be_visible(timeout=WAIT)
    page.get_by_label("PIC (unit)").press("Enter")
    page.get_by_role("button", name="Catat keputusan", exact=True).click()
    expect(page.get_by_text("Tenggat “besok” tidak terbaca")).to_be_visible(timeout=WAIT)
    page.get_by_label("Tenggat").fill("20/09/2024")
    page.get_by_role("button", name="Catat keputusan", exact=True).click()
    expect(page.get_by_text("Tercatat.")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("belum tanda tangan 2 → 2 orang").first).to_be_visible(timeout=WAIT)
    assert made.rows("SELECT decision, unit_id, decided_by FROM decisions") == [
        ("Kumpulkan <b>semua</b>", "DINKES", "Sekda")
    ]
