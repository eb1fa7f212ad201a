"""The page Data: every row that was read is explained, every metric defined, every tab holds its own section."""

import pytest

from access.roles import Role
from metrics.catalogue import METRICS
from tests.support.open_page import headings
from tests.support.seen import seen


@pytest.mark.usefixtures("filled")
def test_data_explains_every_row_that_was_read() -> None:
    titles = headings(seen("data"))
    # roster 2, case 3, step 3, event 1; the row with a name for a NIP is the one rejected
    assert "9 baris dibaca = 8 dimuat + 1 ditolak + 0 dilewati" in titles
    assert "1 baris ditolak dalam 1 berkas; terbanyak: NIP berisi huruf atau tanda lain (1)" in titles


@pytest.mark.usefixtures("small")
def test_a_table_without_rows_says_so_in_words() -> None:
    app = seen("data")
    assert "Tidak ada baris yang ditolak" in headings(app)
    assert "Tidak ada baris." in [element.value for element in app.caption]


@pytest.mark.usefixtures("filled")
def test_data_defines_every_metric() -> None:
    expanders = {element.label for element in seen("data").expander}
    assert {metric.title for metric in METRICS} <= expanders


@pytest.mark.usefixtures("filled")
def test_each_tab_holds_its_own_section_for_who_has_all_of_them() -> None:
    tabs = {tab.label: tab for tab in seen("data", Role.PENGELOLA).tabs}
    assert tabs["Unggah berkas"].file_uploader and not tabs["Muatan dan perubahan"].file_uploader
    assert "Baru ada satu muatan." in [str(element.value)[:21] for element in tabs["Muatan dan perubahan"].caption]
    assert len(tabs["Definisi angka"].expander) == len(METRICS)
    assert tabs["Cara memasukkan data"].get("download_button")
