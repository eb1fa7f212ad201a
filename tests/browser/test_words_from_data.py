"""A dataset whose every name, title, reason, note and file name is full of marks: each page shows them as words."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from access.roles import PUBLIC, Role, Viewer
from loaders.build.build import build
from settings import ROOT, read_settings
from tests.support.asked_once import asked_once
from tests.support.open_page import open_page
from tests.support.pictured_city import FILES
from tests.support.server import WAIT, new_visitor, serving
from text.escaping import SIGNS
from web.navigation import PAGES

HARM = (
    "<b>x</b> [y](http://jahat.test) **k** :red[z] $m$ <a href='http://jahat.test'>t</a> "
    "<span style='color:red'>s</span><script>alert(1)</script>"
)
LIVE = re.compile(r"(?<!\\)(?:[<$]|\[y|\*\*k|:red)|http://jahat")
"""What a text that Markdown reads must not hold of it; escaped, all of it looks otherwise."""
DRAWN = re.compile(r'<(?!b>(?!x)|/b>|br>|span style="color:#|/span>)|&(?!\w+;)')
"""What a picture must not hold: marks that are not ours."""
WORDS = "&lt;b&gt;x&lt;/b&gt;"
WIDE = re.compile("[" + "".join(chr(ord(sign) + 0xFEE0) for sign in SIGNS) + "\u2028\u2029]")
NAMED = {
    "name",
    "short_name",
    "note",
    "explanation",
    "statement",
    "title",
    "publisher",
    "set_name",
    "body",
    "source",
    "unit",
}
BAD = {"roster": (f"2024;199001012015011003;Pegawai 00003;Dinas {HARM.replace(';', ',')};pelaksana;PNS",)}
FREE = {"judul", "sumber", "alasan", "nomor_perkara", "nomor_register", "nomor_register_bawaslu"}


def spoiled(folder: Path, place: Path) -> Path:
    """A copy of a folder of reference data with marks in all its names and notes; the true names become aliases."""
    place.mkdir()
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file)
            rows, names = list(table), table.fieldnames or []
        for row in rows:
            if "aliases" in row:
                row["aliases"] = "|".join(filter(None, [row["aliases"], row.get("name")]))
            row.update({name: f"{text} {HARM}" for name, text in row.items() if name in NAMED and text})
        with (place / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
    return place


def filled(inbox: Path) -> Path:
    """The files of an office, marks in every cell that is free, and in the names of the files."""
    inbox.mkdir()
    for kind, (head, *lines) in FILES.items():
        names = head.split(";")
        with (inbox / f"{kind} <b>x [y](z) **k** $m$.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            lines = [*lines, *BAD.get(kind, ())]
            for line in lines:
                cells = zip(names, line.split(";"), strict=True)
                writer.writerow([f"{text} {HARM}" if name in FREE and text else text for name, text in cells])
    return inbox


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("words")
    settings = replace(
        read_settings(),
        warehouse=place / "warehouse",
        reference=spoiled(ROOT / "data" / "reference", place / "reference"),
        documented=spoiled(ROOT / "data" / "documented", place / "documented"),
    )
    build("simulasi", inbox=filled(place / "inbox"), manifest=None, settings=settings)
    return settings.warehouse


@pytest.fixture
def city(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Show that warehouse, and ask its build each question once: what is tested is how pages show the answers."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse))
    with asked_once():
        yield


def visit(page: str, viewer: Viewer) -> AppTest:
    """Open a page as a role tried in the simulated city, all its tables shown."""
    app = open_page(page, viewer.role)
    assert not app.exception
    return app


def written(app: AppTest) -> Iterator[str]:
    """Every text of a page that Markdown reads: texts, headings, labels, tables that fold."""
    for kind in ("markdown", "caption", "title", "header", "subheader", "info", "warning", "error"):
        yield from (str(getattr(one, "value", "")) for one in app.get(kind))
    for kind in ("metric", "toggle", "expander", "page_link"):
        yield from (one.proto.label for one in app.get(kind))
    yield from (one.value.to_csv() for one in app.table)


def drawn(part: Any) -> str:
    """All texts of a picture, one to a line."""
    if isinstance(part, dict):
        part = list(part.values())
    return "\n".join(map(drawn, part)) if isinstance(part, list) else part if isinstance(part, str) else ""


@pytest.mark.parametrize("viewer", [Viewer(Role.PENGELOLA), PUBLIC], ids=["pengelola", "publik"])
@pytest.mark.parametrize("page", [page.name for page in PAGES])
@pytest.mark.usefixtures("city")
def test_every_page_shows_the_words_of_data_as_words(page: str, viewer: Viewer) -> None:
    app = visit(page, viewer)
    texts, pictures = list(written(app)), [drawn(json.loads(one.proto.spec)) for one in app.get("plotly_chart")]
    boxes = [option for box in app.selectbox for option in box.options]
    cells = [one.value.to_csv() for one in app.dataframe]
    assert [text for text in texts if LIVE.search(text)] == []
    assert [DRAWN.search(picture) for picture in pictures if DRAWN.search(picture)] == []
    assert [text for text in [*texts, *pictures, *boxes, *cells] if WIDE.search(text)] == []
    assert any(HARM in option for option in boxes)
    assert not pictures or any(WORDS in picture for picture in pictures)


def test_a_browser_draws_them_as_words_too(warehouse: Path, browser: Browser) -> None:
    with serving(warehouse) as address, new_visitor(browser) as visitor:
        page = visitor.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for path in ("penanganan",):
            page.goto(f"{address}/{path}")
            page.get_by_text("Posisi data per").first.wait_for(timeout=WAIT)
            name = page.locator("svg text", has_text="<b>x</b> [y](http://jahat.test) **k** :red[z] $m$").first
            name.wait_for(timeout=WAIT)
            assert name.locator("a, script").count() == 0
            assert page.locator("a[href*=jahat], script:has-text('alert')").count() == 0
            heading = page.locator("h3", has_text="**k** :red[z] $m$ <a href='http:").first
            assert heading.locator("strong, a, .stMarkdownColoredText, .katex").count() == 0
