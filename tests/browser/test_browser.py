"""What only a browser can prove: the product as a visitor meets it, in Chromium, on the simulated town."""

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from metrics.__main__ import main as metrics
from storage.builds import Build, rows
from tests.support.sampling import few_of
from tests.support.server import WAIT, new_visitor, serving
from tests.support.visitor import said, session

PAGES = {
    "": "Ringkasan",
    "kepatuhan-opd": "Kepatuhan OPD",
    "kepatuhan-wilayah": "Kepatuhan wilayah",
    "pelanggaran": "Pelanggaran",
    "penanganan": "Penanganan perkara",
    "rekonsiliasi": "Rekonsiliasi Bawaslu",
    "tahapan": "Tahapan dan kegiatan",
    "bahan-rapat": "Bahan rapat",
    "data": "Data",
}


WIDTH = "() => document.documentElement.scrollWidth"
PICTURES_FILL_THEIR_PLACE = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
    .filter(place => place.clientWidth)
    .every(place => Math.abs(place.querySelector(".main-svg")?.clientWidth - place.clientWidth) < 3)"""


LINK = "tahapan?dataset=simulasi&siklus=2023&posisi=2023-06-30&lingkup=kota"
VIEW = "dataset=simulasi&siklus=2024&posisi=2024-08-26&lingkup=kota"
PHONE, DESK, HEIGHT = 390, 1280, 720


@pytest.fixture(scope="module")
def warehouse(simulated_town: Build) -> Path:
    return simulated_town.path.parent.parent


@pytest.fixture(scope="module")
def address(warehouse: Path) -> Iterator[str]:
    """One server, asked nothing before the browser opens its first page."""
    with serving(warehouse) as address:
        yield address


@dataclass
class Window:
    """A page of Debian's Chromium without a screen, with what it asked for outside and what was kept from it."""

    page: Page
    address: str
    first: str = ""
    outside: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)

    def asked(self, url: str) -> None:
        """Note a request that leaves this server and the page itself."""
        if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.outside.append(url)

    def said(self, text: str) -> None:
        """Note what the console says of the policy."""
        if "Security Policy" in text:
            self.blocked.append(text)

    def visit(self, name: str, view: str = "", width: int | None = DESK) -> Page:
        """Go to a page by the menu, at that view, and wait until it stands there with its frame.

        It is as wide as is said, or as the last one was; where the visitor is there already, nothing is opened anew.
        """
        page = self.page
        if width and page.viewport_size != {"width": width, "height": HEIGHT}:
            page.set_viewport_size({"width": width, "height": HEIGHT})
        if view not in page.url or "paparan" in page.url:
            page.goto(f"{self.address}/{name}?{view}")
        elif urlsplit(page.url).path != f"/{name}":
            # On a phone the menu is folded away: its link is followed without unfolding it.
            link = page.get_by_test_id("stSidebar").get_by_test_id("stPageLink-NavLink")
            link.filter(has_text=re.compile(f"{PAGES[name]}$")).dispatch_event("click", timeout=WAIT)
        expect(page.get_by_role("heading", name=PAGES[name], exact=True, level=1)).to_be_visible(timeout=WAIT)
        expect(page.get_by_text("sumber lengkap").first).to_be_visible(timeout=WAIT)
        # A function to wait for would be asked at every frame, and so draw one after another.
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached(timeout=WAIT)
        return page


@pytest.fixture(scope="module")
def window(address: str, browser: Browser) -> Iterator[Window]:
    """One page for all, opened at a deep link on the fresh server; afterwards a page goes on from where it is."""
    with new_visitor(browser, viewport={"width": DESK, "height": HEIGHT}) as visitor:
        visitor.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        window = Window(visitor.new_page(), address)
        window.page.on("request", lambda request: window.asked(request.url))
        window.page.on("console", lambda message: window.said(message.text))
        window.visit("tahapan", LINK.split("?")[1])
        window.first = f"{window.page.url}\n{window.page.locator('body').inner_text()}"
        yield window


def test_a_deep_link_on_a_fresh_server_shows_that_view_inside_its_frame(window: Window) -> None:
    for shown in ("siklus=2023", "posisi=2023-06-30", "Posisi data per 30 Juni 2023", "SIMULASI", "Penanganan perkara"):
        assert shown in window.first


def test_health_tells_dataset_build_and_days_as_json(simulated_town: Build, address: str) -> None:
    with urllib.request.urlopen(f"{address}/sehat") as answer:
        told = json.loads(answer.read())
    assert answer.status == 200
    assert told["dataset"] == "simulasi"
    assert told["build"] == simulated_town.name and told["loaded_at"].startswith("20")
    ((last,),) = rows(simulated_town, "SELECT max(step_on) FROM case_steps")
    assert told["position_on"] == last.isoformat()  # the town's steps go on longer than anything else in it


def total(cycle: str, day: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """How many of the obliged have signed, and fulfilled, as the command line says and the page writes it."""
    asked = ["show", "compliance_total", "--dataset", "simulasi", "--cycle", cycle, "--as-of", day, "--format", "json"]
    assert metrics(asked) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert 0 < row["signed"] < row["obliged"]
    return [f"{row[name]:,}/{row['obliged']:,}".replace(",", ".") for name in ("signed", "fulfilled")]


def test_the_command_line_gives_the_number_that_is_sent_to_the_page(
    warehouse: Path, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse))
    with session(address) as visitor:
        for cycle, day in (("2019", "2019-04-17"), ("2023", "2023-05-23"), ("2023", "2024-02-14")):
            visitor.query = f"dataset=simulasi&siklus={cycle}&posisi={day}&lingkup=kota"
            page = said(visitor.run())
            assert all(number in page for number in total(cycle, day, capsys)), day


def test_the_command_line_gives_the_number_that_the_page_shows(
    warehouse: Path, window: Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse))
    page = window.visit("", VIEW)
    for number in total("2024", "2024-08-26", capsys):
        expect(page.get_by_text(number).first).to_be_visible(timeout=WAIT)


@pytest.mark.thorough
def test_a_hall_is_shown_one_finding_per_screen_by_keys_alone(window: Window) -> None:
    page = window.page
    page.goto(f"{window.address}/kepatuhan-opd?{VIEW}&paparan=1")
    expect(page.get_by_text("Kepatuhan OPD · 1 dari")).to_be_visible()
    expect(page.locator(".st-key-stage-picture .main-svg").first).to_be_visible()
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    size = "() => getComputedStyle(document.querySelector('.st-key-stage {}')).fontSize"
    assert page.evaluate(size.replace("{}", "h2")) == "36px"
    assert page.evaluate(size.replace("{}", "p")) in ("24px", "28px")
    filled = page.evaluate("() => document.querySelector('.st-key-stage').getBoundingClientRect().height")
    assert filled == 720 and page.evaluate("() => document.documentElement.scrollHeight") == 720
    press(page, "PageDown", page.get_by_text("Kepatuhan OPD · 2 dari"))
    press(page, "ArrowLeft", page.get_by_text("Kepatuhan OPD · 1 dari"))
    press(page, "ArrowLeft", page.get_by_text("Ringkasan · 4 dari 4"))
    press(page, "Escape", page.get_by_role("heading", name="Ringkasan", exact=True, level=1))
    assert "paparan" not in page.url


def press(page: Page, key: str, shown: Locator) -> None:
    """Press a key; one that comes while the page is still being drawn is lost, and a presenter presses it again."""
    for _ in range(3):
        page.keyboard.press(key)
        with suppress(AssertionError):
            return expect(shown).to_be_visible(timeout=WAIT // 6)
    raise AssertionError(f"{key} does nothing on {page.url}")


def test_a_page_on_paper_has_its_mark_its_day_and_its_pictures_whole(window: Window, tmp_path: Path) -> None:
    page = window.visit("", VIEW)
    expect(page.locator("[data-testid=stPlotlyChart]:has(.infolayer .annotation)")).to_have_count(2)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    read = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    sheets = subprocess.run(read, capture_output=True, text=True, check=True).stdout.removesuffix("\f").split("\f")
    assert 1 <= len(sheets) <= 3
    for number, sheet in enumerate(sheets, 1):
        assert "SIMULASI · Netra · posisi 26 Agustus 2024" in sheet and f"halaman {number} dari {len(sheets)}" in sheet
    assert "Lingkup: Seluruh kota" in sheets[0] and "Unduh CSV" not in "".join(sheets)
    (sheet,) = (sheet for sheet in sheets if "sebelum hari batas:" in sheet)
    assert all(name in sheet for name in ("Pemilu 2019", "Pemilu 2024", "Pilkada 2024"))
    dots = ["pdftoppm", "-gray", "-r", "40", "-f", "1", "-singlefile", str(tmp_path / "page.pdf")]
    grey = subprocess.run(dots, capture_output=True, check=True).stdout
    # The bars' blue is a middle grey on paper; letters alone have some 100 such dots.
    assert sum(130 <= value <= 150 for value in grey) > 500


@pytest.mark.parametrize("name", few_of(list(PAGES), 3))
def test_a_page_stands_on_a_phone_and_on_a_desk_without_faults_width_or_outside_requests(
    window: Window, name: str
) -> None:
    page = window.visit(name, VIEW, width=None)
    first = page.viewport_size["width"] if page.viewport_size else 0
    for width in (first, PHONE + DESK - first):  # the next page comes as wide as this one is left
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.wait_for_function(PICTURES_FILL_THEIR_PLACE, polling=200, timeout=WAIT)
        assert page.evaluate(WIDTH) <= width
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert window.outside == [] and window.blocked == []


def test_a_pack_is_previewed_copied_and_taken(window: Window) -> None:
    page = window.visit("bahan-rapat", VIEW)
    picture = page.get_by_alt_text("Halaman 1 dari").first
    expect(picture).to_be_visible()
    is_drawn = "picture => picture.naturalWidth > 800"
    page.wait_for_function(is_drawn, arg=picture.element_handle(), polling=200, timeout=WAIT)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Paparan (PPTX)").click()
    assert taken.value.suggested_filename == "netra-wali-kota-2024-20240826-kota-SIMULASI.pptx"
    assert taken.value.path().read_bytes().startswith(b"PK")
    page.locator(".st-key-pack-message button").click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert (
        copied.startswith("*SIMULASI: Bahan paparan Pj Wali Kota*") and f"{window.address}/?dataset=simulasi" in copied
    )
