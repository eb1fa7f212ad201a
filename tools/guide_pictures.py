"""Take the pictures of the guides and of the README from a simulated city, and write the guides: `make panduan`."""

import io
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page, expect

from loaders.build.build import build
from loaders.simulate import simulate
from narrative.guides import FOLDER, GUIDES, GuideStep, document, picture_of
from settings import ROOT, read_settings
from storage import city
from tests.support.server import WAIT, chromium, serving
from web import navigation

VIEW = "?dataset=simulasi&siklus=2024&posisi={on}&lingkup=kota"
WIDE, HIGH, TALLEST = 1280, 720, 760
AFTER_A_CHOICE = 5000
"""Milliseconds until the session has surely heard of a role: a page opened before would be that of the role before."""
COLOURS = 96
"""Enough for flat pictures, at a quarter of the size."""


def main(wanted: Sequence[str] = ()) -> None:
    """Build the city, serve it, look at each step as its reader would; all guides unless some are named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, serving(_city(Path(place))) as address, chromium() as browser:
        for guide in [guide for guide in GUIDES if not wanted or guide.name in wanted]:
            page = browser.new_context(viewport={"width": WIDE, "height": HIGH}, color_scheme="light").new_page()
            page.set_default_timeout(WAIT)
            page.goto(address + VIEW.format(on=guide.steps[0].on))
            _become(page, city.names().fill(guide.reader))
            for step in guide.steps:
                (FOLDER / picture_of(guide, step)).write_bytes(_taken(page, address, step))
                print(f"  {picture_of(guide, step)}", flush=True)
            (FOLDER / f"{guide.name}.md").write_text(document(guide, city.names()), encoding="utf-8")
        page = browser.new_context(viewport={"width": WIDE, "height": HIGH}, color_scheme="light").new_page()
        page.set_default_timeout(WAIT)
        page.goto(address + VIEW.format(on=GUIDES[0].steps[0].on))
        _settled(page, ".st-key-tiles")
        (ROOT / "docs" / "ringkasan.png").write_bytes(_small(page.screenshot()))


def _city(place: Path) -> Path:
    """Build a warehouse with the simulated city."""
    simulate(place / "inbox")
    settings = replace(read_settings(), warehouse=place / "warehouse")
    build("simulasi", inbox=place / "inbox", manifest=None, settings=settings)
    return settings.warehouse


def _become(page: Page, reader: str) -> None:
    """Choose the role at the side; the session keeps it from page to page."""
    box = page.get_by_role("combobox", name="Lihat sebagai (percobaan)")
    if box.input_value() == reader:
        return
    option = page.get_by_role("option", name=reader, exact=True)
    box.fill(reader)
    expect(option).to_be_visible()
    box.press("Enter")
    expect(option).to_be_hidden()
    page.wait_for_timeout(AFTER_A_CHOICE)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def _taken(page: Page, address: str, step: GuideStep) -> bytes:
    """Take the picture of a step: its part of the page, not higher than a screen."""
    opened = navigation.find(step.page)
    page.get_by_test_id("stSidebar").get_by_role("link", name=opened.title, exact=True).click()
    page.wait_for_url(f"{address}/{opened.path}**")
    _choose_day(page, step)
    if step.press:
        page.get_by_test_id("stMain").get_by_text(step.press, exact=True).first.click()
    _settled(page, step.shows)
    box = page.locator(step.shows).first.bounding_box()
    if box is None:
        raise SystemExit(f"{step.picture}: nothing to see at {step.shows}")
    clip = FloatRect(x=box["x"], y=box["y"], width=box["width"], height=min(box["height"], TALLEST))
    return _small(page.screenshot(clip=clip, full_page=True))


def _choose_day(page: Page, step: GuideStep) -> None:
    """Choose the position day of the step, where the page shows another one."""
    if f"posisi={step.on}" not in page.url:
        page.get_by_label("Tanggal lain").fill(step.on)
        page.get_by_label("Tanggal lain").press("Enter")
        page.wait_for_url(f"**posisi={step.on}**")


def _settled(page: Page, shows: str) -> None:
    """Wait until the part is there, drawn, and nothing is being computed."""
    expect(page.locator(shows).first).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.add_style_tag(content='[data-testid="stHeader"] { display: none }')  # it lies over what is scrolled below it
    page.locator(shows).first.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)


def _small(png: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
