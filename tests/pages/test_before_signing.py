"""Pages and packs of a day on which nobody could sign yet: they say so, and nobody is behind, slow or at nought."""

import json
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from tests.support import packs, small_city
from tests.support.open_page import text
from tests.support.seen import seen

SAID = "Penandatanganan siklus Pilkada 2024 belum dimulai pada"
DAYS = ("2024-01-01", "2024-06-01")
"""Before the first stage of the cycle (5 May), and between it and the pact (26 August)."""
WRONG = re.compile(
    r"(?<![\d,])0%|(?<![\d,.])0/\d|\d orang\**,? belum|belum tanda tangan:|belum selesai; terendah|lewat batas:|"
    r"[Dd]engan laju|paling perlu didorong|[Ww]aktunya|<b>0</b>"
)
"""What would say that people are late, slow or that nobody did what nobody was asked to."""
ROLES = (Role.PUBLIK, Role.PIMPINAN, Role.SEKDA, Role.BAWASLU, Role.OPD)
PAGES = ("ringkasan", "kepatuhan_opd", "kepatuhan_wilayah", "tahapan", "bahan_rapat")
VISITS = [(role, page) for role in ROLES for page in PAGES if role in (Role.PUBLIK, Role.SEKDA) or page == PAGES[0]]

pytestmark = pytest.mark.usefixtures("small")


def said(app: AppTest) -> str:
    """All that a page says, its pictures in their words alone."""
    charts = [json.loads(chart.proto.spec)["layout"] for chart in app.get("plotly_chart")]
    drawn = [str(note.get("text", "")) for layout in charts for note in layout.get("annotations", [])]
    tiles = [f"{tile.label} {tile.value} {tile.delta}" for tile in app.metric]
    words = [line for line in text(app).splitlines() if not line.startswith(("spec", "Laju yang diperlukan"))]
    return "\n".join([*words, *drawn, *tiles, *(str(code.value) for code in app.code)])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("role", "page"), VISITS)
def test_a_page_counts_nobody_who_has_not_signed_before_signing_begins(role: Role, page: str, day: str) -> None:
    app = seen(page, role, "DINKES" if role is Role.OPD else "", siklus="2024", posisi=day)
    assert not app.exception
    assert not WRONG.findall(said(app))
    if page != "tahapan" and role is not Role.BAWASLU:
        assert SAID in said(app)


def test_from_the_day_of_the_pact_the_figures_are_shown() -> None:
    app = seen("ringkasan", Role.SEKDA, siklus="2024", posisi="2024-08-26")
    assert "57,4%" in said(app)
    assert SAID not in said(app)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["wali-kota", "sekda", "bawaslu"])
def test_no_pack_asks_for_a_signature_before_signing_begins(name: str, day: str) -> None:
    pack = packs.pack(name, packs.selection(small_city.built(), 2024, date.fromisoformat(day)))
    tables = [cell for part in pack.sections for table in part.tables for row in table.rows for cell in row]
    lines = [line for part in pack.sections for line in (part.title, *part.sentences)]
    charts = [chart for part in pack.sections for chart in part.charts if chart.metric.startswith(("comp", "pace"))]
    assert not WRONG.findall("\n".join([*lines, *map(str, tables), *pack.message]))
    assert not charts
    assert (SAID in "\n".join(pack.message)) is (name != "bawaslu")
