"""The same numbers: figures read back out of each file are those that the metrics give when asked directly."""

import re
from pathlib import Path

import pytest

from metrics import engine
from metrics.selection import WHOLE_CITY, Scope
from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import ADDRESS, FIGURES_ON, figures, file
from tests.support.reading import text_of
from text.indonesian import number, percent, ratio
from text.tables import to_dicts

KLOJEN = Scope("35.73.02", "Wilayah Kecamatan Klojen", "kecamatan")


def numbers(line: str) -> tuple[str, ...]:
    """The numbers of a line."""
    return tuple(re.findall(r"\d[\d.]*(?:,\d+)?%?", line))


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


@pytest.mark.parametrize("scope", [WHOLE_CITY, KLOJEN], ids=lambda scope: scope.kind)
@pytest.mark.parametrize("name", ["wali-kota", "sekda"])
def test_the_pdf_has_each_units_counts(name: str, scope: Scope, town: Build, tmp_path: Path) -> None:
    lines = text_of(PackFormat.PDF, file(figures(town, name, scope), PackFormat.PDF), tmp_path).splitlines()
    found = {numbers(line)[-6:] for line in lines}
    units = to_dicts(
        engine.query_exact("compliance_by_unit", town, cycle=2024, as_of=FIGURES_ON, kecamatan_id=scope.kecamatan_id)
    )
    assert len(units) >= 2
    for row in units:
        whole = row["obliged"]
        shares = [(number(row[tier]), percent(row[tier], whole)) for tier in ("signed", "fulfilled")]
        assert (number(whole), *shares[0], *shares[1], number(row["not_signed"])) in found, row["unit"]


@pytest.mark.parametrize("form", PackFormat)
def test_every_form_says_the_citys_share_position_and_mark(form: PackFormat, town: Build, tmp_path: Path) -> None:
    pack = figures(town, "sekda" if form is PackFormat.XLSX else "wali-kota")
    text = text_of(form, file(pack, form), tmp_path)
    (total,) = to_dicts(engine.query_exact("compliance_total", town, cycle=2024, as_of=FIGURES_ON))
    for said in (ratio(total["signed"], total["obliged"]), "16 September 2024", "SIMULASI"):
        assert said in text, said
    if form is PackFormat.TEXT:
        assert pack.stamp.link in text
        assert pack.stamp.link == f"{ADDRESS}/?dataset=simulasi&siklus=2024&posisi=2024-09-16&lingkup=kota"
