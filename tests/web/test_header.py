"""The top of a page: what is shown before the first build, and what is written for print."""

from pathlib import Path

import pytest

from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw
from text.tables import to_date
from web import header

DAY = to_date("2024-08-26")


@pytest.mark.parametrize(
    ("dataset", "mark"), [("simulasi", "SIMULASI: angka buatan untuk latihan"), ("resmi", "Data resmi")]
)
def test_a_printed_page_says_what_the_controls_say_on_a_screen(dataset: str, mark: str) -> None:
    view = Selection(Build(dataset, "x", Path("x")), 2024, DAY, WHOLE_CITY, (Cycle(2024, "Pilkada", DAY, DAY, DAY),))
    shown = text(draw(header._print_margin, view)).replace("\\", "")
    assert f"{mark} · Siklus 2024 · Posisi data per 26 Agustus 2024 · Lingkup: Seluruh kota" in shown


def test_before_the_first_build_a_command_and_a_template_are_offered() -> None:
    app = draw(header.show_no_data, "Ringkasan")
    assert app.title[0].value == "Ringkasan"
    assert "python -m loaders build --dataset resmi" in text(app)
    assert [button.proto.label for button in app.get("download_button")] == ["Unduh templat"]


def test_an_unreadable_snapshot_leads_back_to_the_newest_build() -> None:
    app = draw(header.show_unreadable_snapshot)
    assert "pemuat yang lebih lama" in text(app)
    app.button(key="from_other_loader").click().run()
    assert app.query_params["keadaan"] == "terkini"
