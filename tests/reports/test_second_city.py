"""Packs, templates, commands and alerts in a second, invented city: they speak of that city alone."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from access.roles import PUBLIC, Role, Viewer
from alerts.__main__ import main as alert
from loaders.contract.inputs import INPUTS
from loaders.templates.template import write_template
from metrics.__main__ import main as show
from reports import forms, packs
from reports.__main__ import main as report
from settings import read_settings
from tests.support.packs import ADDRESS, selection
from tests.support.reading import text_of
from tests.support.second_city import built, foreign_words, use

VIEWERS = {"wali-kota": Viewer(Role.PIMPINAN), "sekda": Viewer(Role.SEKDA), "bawaslu": Viewer(Role.BAWASLU)}
TOLD = """
link = "https://netra.contoh.go.id"
[mail]
host = "surel.contoh.go.id"
security = "starttls"
port = 587
from = "netra@contoh.go.id"
[[recipient]]
name = "Pengelola"
role = "pengelola"
mail = "pengelola@contoh.go.id"
rules = ["source_late", "build_refused", "pace_behind", "case_over_limit"]
"""


@pytest.fixture(autouse=True)
def city(second_city: Path) -> Iterator[None]:
    with use(second_city):
        yield


@pytest.mark.parametrize("kind", packs.KINDS, ids=lambda kind: kind.name)
def test_every_pack_in_every_form_speaks_of_its_own_city(
    kind: packs.PackKind, second_city: Path, tmp_path: Path
) -> None:
    viewer = VIEWERS.get(kind.name, PUBLIC)
    made_at = datetime(2022, 8, 11, 2, 0, tzinfo=UTC)
    pack = packs.make(kind, selection(built(second_city), 2022, date(2022, 8, 10), viewer), ADDRESS, made_at)
    assert all(section.sentences or section.charts or section.tables for section in pack.sections)
    for writer in forms.writers(kind):
        said = text_of(writer.form, forms.hand_out(pack, writer, made_at), tmp_path)
        assert len(said) > 300
        assert foreign_words(said) == [], writer.form
        if writer.form == "pdf":
            assert "Pemerintah Kota Tirtaraya" in said
    assert pack.title == kind.title.replace("{head}", "Wali Kota")


@pytest.mark.parametrize("kind", [input_.kind for input_ in INPUTS])
def test_a_template_gives_examples_of_its_own_city(kind: str) -> None:
    out = io.BytesIO()
    write_template(kind, out, read_settings().reference)
    book = openpyxl.load_workbook(out, read_only=True)
    cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell is not None]
    assert foreign_words("\n".join(cells)) == []
    if kind == "case":
        assert {"Pemkot Tirtaraya", "Dinas Kesehatan Rakyat", "2022"} <= set(cells)


def test_commands_and_alerts_speak_of_their_own_city(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert show(["show", "case_list", "--dataset", "simulasi", "--cycle", "2022"]) == 0
    assert show(["show", "government", "--dataset", "simulasi"]) == 0
    assert report(["wali-kota", "--form", "xlsx", "--dataset", "simulasi"]) == 2  # said in the names of the city
    (tmp_path / "alerts.toml").write_text(TOLD, encoding="utf-8")
    options = ["--dataset", "simulasi", "--config", "alerts.toml", "--today", "2022-09-01", "--show"]
    assert alert(options) == 0
    said = "".join(capsys.readouterr())
    assert "Pemkot Tirtaraya" in said
    assert "Bahan paparan Wali Kota tidak dibuat" in said
    assert "Perihal:" in said
    assert foreign_words(said) == []
