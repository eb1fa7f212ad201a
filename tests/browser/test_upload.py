"""The messiest file of an office goes in through the browser and ends in correct figures."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.support.log_in import LOOPBACK_ONLY, log_in, netra, provider
from tests.support.messy_files import messy
from tests.support.server import WAIT, chromium, new_visitor
from tests.support.submitted import SIGNING, Office, nip, write_csv
from tests.support.uploads import office

FIGURES = """SELECT CAST(r.unit_id AS VARCHAR), count(*), count(s.nip)
    FROM roster AS r LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip GROUP BY ALL ORDER BY ALL"""


@pytest.fixture
def made(tmp_path: Path) -> Office:
    """Dinas Kesehatan 1 of 3, Dinas Perhubungan 1 of 2."""
    return office(tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a screen."""
    with chromium(LOOPBACK_ONLY) as browser:
        yield browser


def drop(page: Page, address: str, path: Path) -> None:
    """Open the tab and drop a file, until the preview stands there."""
    page.goto(f"{address}/data?dataset=resmi")
    page.get_by_role("tab", name="Unggah berkas").click(timeout=WAIT)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name="Buang")).to_be_visible(timeout=WAIT)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in the box of that label; a page that is still being drawn closes an open box, which is opened again."""
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(10):
        page.get_by_label(label).click(timeout=WAIT)
        with suppress(PlaywrightTimeout):
            wanted.click(timeout=5000)
            return
        page.keyboard.press("Escape")
    raise AssertionError(f"{option} is not offered as {label}")


def test_the_messiest_workbook_ends_in_correct_figures(made: Office, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    with provider() as people, netra(made.root / "warehouse", people, tmp_path / "secrets") as address:
        page = new_visitor(browser).new_page()
        blocked: list[str] = []
        page.on("console", lambda said: blocked.append(said.text) if "Security Policy" in said.text else None)
        log_in(page, address, "uuid-3")
        drop(page, address, messy(tmp_path / "TTD Pilkada (revisi).xlsx"))
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
        drop(page, address, headless)
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
    made: Office, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "secrets").mkdir()
    path = write_csv(tmp_path / "ttd.csv", SIGNING, *(("2024", nip(n), "27/08/2024", "ya") for n in (2, 5)))
    with provider() as people, netra(made.root / "warehouse", people, tmp_path / "secrets") as address:
        page = new_visitor(browser).new_page()
        log_in(page, address, "uuid-4")
        drop(page, address, path)
        expect(page.get_by_text("1 baris menyangkut unit lain atau tanpa unit (baris 3)")).to_be_visible()
        expect(page.get_by_role("button", name="Terbitkan")).to_have_count(0)
        page.get_by_role("button", name="Buang").click()
        expect(page.get_by_text("Unggahan dibuang")).to_be_visible(timeout=WAIT)
        expect(
            page.get_by_role("button", name="Pilih berkas").or_(page.get_by_text("atau seret")).first
        ).to_be_attached()
        assert not (made.inbox / "unggahan").exists()
