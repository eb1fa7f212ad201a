"""The page Tahapan: documented facts, and which class of forms applies on the day."""

import pytest

from tests.support.open_page import headings, open_page, text
from tests.support.seen import seen


@pytest.mark.usefixtures("facts_only")
def test_stages_show_all_documented_facts_with_their_articles() -> None:
    said = text(seen("tahapan"))
    assert all(f"**F{place} · " in said for place in range(1, 13))
    assert "Malang Post, 23 Mei 2023" in said
    assert "1.480" in said
    assert "1.420" in said


@pytest.mark.usefixtures("filled")
def test_stages_say_which_class_applies_on_the_day() -> None:
    titles = headings(open_page("tahapan", siklus="2024", posisi="2024-08-26"))
    assert "Per 26 Agustus 2024 berlaku kode etik: calon baru ditetapkan 22 September 2024" in titles
