"""What only a browser can prove: the product as a visitor meets it, in Chromium, on the simulated town."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from settings import ROOT
from storage.builds import Build, rows
from tests.support.server import WAIT, chromium, new_visitor, serving
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


@pytest.fixture(scope="module")
def warehouse(simulated_town: Build) -> Path:
    return simulated_town.path.parent.parent


@pytest.fixture(scope="module")
def address(warehouse: Path) -> Iterator[str]:
    """One server for the tests that do not need a fresh one."""
    with serving(warehouse) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a screen."""
    with chromium() as browser:
        yield browser


def visit(page: Page, url: str, title: str) -> None:
    """Open an address and wait until its page stands there with its frame."""
    page.goto(url)
    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("sumber lengkap").first).to_be_visible(timeout=WAIT)
    # Asked for now and then: a function to wait for would be asked at every frame, and so draw one after another.
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0, timeout=WAIT)


def test_a_deep_link_on_a_fresh_server_shows_that_view_inside_its_frame(warehouse: Path, browser: Browser) -> None:
    link = "kepatuhan-opd?dataset=simulasi&siklus=2023&posisi=2023-06-30&lingkup=kota"
    with serving(warehouse) as address:
        page = new_visitor(browser).new_page()
        visit(page, f"{address}/{link}", "Kepatuhan OPD")
        expect(page.get_by_text("Posisi data per 30 Juni 2023").first).to_be_visible(timeout=WAIT)
        expect(page.get_by_text("SIMULASI").first).to_be_visible()
        expect(page.get_by_role("link", name="Penanganan perkara")).to_be_visible()
        assert "siklus=2023" in page.url and "posisi=2023-06-30" in page.url
        page.context.close()


def test_health_tells_dataset_build_and_days_as_json(simulated_town: Build, address: str) -> None:
    with urllib.request.urlopen(f"{address}/sehat") as answer:
        told = json.loads(answer.read())
    assert answer.status == 200
    assert told["dataset"] == "simulasi"
    assert told["build"] == simulated_town.name and told["loaded_at"].startswith("20")
    ((last,),) = rows(simulated_town, "SELECT max(step_on) FROM case_steps")
    assert told["position_on"] == last.isoformat()  # the town's steps go on longer than anything else in it


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_on_a_phone_and_on_a_desk_without_faults_width_or_outside_requests(
    address: str, browser: Browser, name: str
) -> None:
    with new_visitor(browser, viewport={"width": 390, "height": 800}) as visitor:
        page = visitor.new_page()
        outside: list[str] = []
        blocked: list[str] = []
        page.on("request", lambda request: None if is_ours(request.url, address) else outside.append(request.url))
        page.on("console", lambda said: blocked.append(said.text) if "Security Policy" in said.text else None)
        visit(page, f"{address}/{name}", PAGES[name])
        assert page.evaluate(WIDTH) <= 390
        page.set_viewport_size({"width": 1280, "height": 800})
        page.wait_for_function(PICTURES_FILL_THEIR_PLACE, polling=200, timeout=WAIT)
        assert page.evaluate(WIDTH) <= 1280
        assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
        assert outside == [] and blocked == []


def is_ours(url: str, address: str) -> bool:
    """Whether a request stays on this server or in the page itself."""
    return url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))


def total(warehouse: Path, cycle: str, day: str) -> list[str]:
    """How many of the obliged have signed, and fulfilled, as the command line says and the page writes it."""
    environment = {**os.environ, "NETRA_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "metrics", "show", "compliance_total", "--dataset", "simulasi"]
    asked = [*command, "--cycle", cycle, "--as-of", day, "--format", "json"]
    told = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    (row,) = json.loads(told.stdout)
    assert 0 < row["signed"] < row["obliged"]
    return [f"{row[name]:,}/{row['obliged']:,}".replace(",", ".") for name in ("signed", "fulfilled")]


@pytest.mark.parametrize(
    ("cycle", "day"),
    [("2019", "2019-04-17"), ("2023", "2023-05-23"), ("2023", "2023-05-30"), ("2023", "2024-02-14"),
     ("2024", "2024-08-26")],
)  # fmt: skip
def test_the_command_line_gives_the_number_that_is_sent_to_the_page(
    warehouse: Path, address: str, cycle: str, day: str
) -> None:
    with session(address, "", f"dataset=simulasi&siklus={cycle}&posisi={day}&lingkup=kota") as visitor:
        page = said(visitor.run())
    assert all(number in page for number in total(warehouse, cycle, day))


def test_the_command_line_gives_the_number_that_the_page_shows(warehouse: Path, address: str, browser: Browser) -> None:
    with new_visitor(browser) as visitor:
        page = visitor.new_page()
        visit(page, f"{address}/?dataset=simulasi&siklus=2024&posisi=2024-11-27&lingkup=kota", "Ringkasan")
        for number in total(warehouse, "2024", "2024-11-27"):
            expect(page.get_by_text(number).first).to_be_visible(timeout=WAIT)


def test_a_hall_is_shown_one_finding_per_screen_by_keys_alone(address: str, browser: Browser) -> None:
    link = "kepatuhan-opd?dataset=simulasi&siklus=2024&posisi=2024-08-26&lingkup=kota&paparan=1"
    with new_visitor(browser, viewport={"width": 1280, "height": 720}) as visitor:
        page = visitor.new_page()
        page.goto(f"{address}/{link}")
        expect(page.get_by_text("Kepatuhan OPD · 1 dari")).to_be_visible()
        expect(page.locator(".st-key-stage-picture .main-svg").first).to_be_visible()
        expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
        size = "() => getComputedStyle(document.querySelector('.st-key-stage {}')).fontSize"
        assert page.evaluate(size.replace("{}", "h2")) == "36px"
        assert page.evaluate(size.replace("{}", "p")) in ("24px", "28px")
        filled = page.evaluate("() => document.querySelector('.st-key-stage').getBoundingClientRect().height")
        assert filled == 720 and page.evaluate("() => document.documentElement.scrollHeight") == 720
        page.keyboard.press("PageDown")
        expect(page.get_by_text("Kepatuhan OPD · 2 dari")).to_be_visible()
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text("Kepatuhan OPD · 1 dari")).to_be_visible()
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text("Ringkasan · 4 dari 4")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name="Ringkasan", exact=True, level=1)).to_be_visible()
        assert "paparan" not in page.url


def test_a_page_on_paper_has_its_mark_its_day_and_its_pictures_whole(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    page = new_visitor(browser, viewport={"width": 1280, "height": 720}).new_page()
    visit(page, f"{address}/?dataset=simulasi&siklus=2024&posisi=2024-08-26&lingkup=kota", "Ringkasan")
    expect(page.locator("[data-testid=stPlotlyChart]:has(.infolayer .annotation)")).to_have_count(2)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    page.context.close()
    read = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    sheets = subprocess.run(read, capture_output=True, text=True, check=True).stdout.removesuffix("\f").split("\f")
    assert 1 <= len(sheets) <= 3
    for number, sheet in enumerate(sheets, 1):
        assert "SIMULASI · Netra · posisi 26 Agustus 2024" in sheet and f"halaman {number} dari {len(sheets)}" in sheet
    assert "Lingkup: Seluruh kota" in sheets[0] and "Unduh CSV" not in "".join(sheets)
    (sheet,) = (sheet for sheet in sheets if "sebelum pemungutan suara:" in sheet)
    assert all(name in sheet for name in ("Pemilu 2019", "Pemilu 2024", "Pilkada 2024"))
    dots = ["pdftoppm", "-gray", "-r", "40", "-f", "1", "-singlefile", str(tmp_path / "page.pdf")]
    grey = subprocess.run(dots, capture_output=True, check=True).stdout
    # The bars' blue is a middle grey on paper; letters alone have some 100 such dots.
    assert sum(130 <= value <= 150 for value in grey) > 500


def test_a_pack_is_previewed_copied_and_taken(address: str, browser: Browser) -> None:
    page = new_visitor(browser).new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    visit(page, f"{address}/bahan-rapat?dataset=simulasi&siklus=2024&posisi=2024-10-07&lingkup=kota", "Bahan rapat")
    picture = page.get_by_alt_text("Halaman 1 dari").first
    expect(picture).to_be_visible()
    is_drawn = "picture => picture.naturalWidth > 800"
    page.wait_for_function(is_drawn, arg=picture.element_handle(), polling=200, timeout=WAIT)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Paparan (PPTX)").click()
    assert taken.value.suggested_filename == "netra-wali-kota-2024-20241007-kota-SIMULASI.pptx"
    assert taken.value.path().read_bytes().startswith(b"PK")
    page.locator(".st-key-pack-message button").click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("*SIMULASI: Bahan paparan Pj Wali Kota*") and f"{address}/?dataset=simulasi" in copied
    page.context.close()
