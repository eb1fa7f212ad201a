"""The page Bahan rapat: files, message and preview of the chosen pack, and the decisions below."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, open_page, text


@pytest.mark.usefixtures("small")
def test_the_chosen_pack_has_its_files_its_message_and_its_printed_pages() -> None:
    app = open_page("bahan_rapat", Role.SEKDA, siklus="2024", posisi="2024-09-25", bahan="sekda")
    assert not app.exception
    assert {"Pesan WhatsApp", "Pratinjau cetakan A4"} <= set(headings(app))
    assert "27/47" in app.code[0].value
    assert app.get("image")
    assert "Belum ada keputusan rapat untuk lingkup ini" in text(app)
