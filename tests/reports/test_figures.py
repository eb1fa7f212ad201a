"""The same numbers: figures read back out of each file are those that the metrics give when asked directly."""

import re
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role, Viewer
from metrics import engine
from metrics.selection import WHOLE_CITY, Scope
from reports import forms, packs
from reports.document import Pack, PackFormat
from reports.packs import KINDS
from storage.builds import Build
from tests.support.packs import ADDRESS, MADE_AT, selection
from tests.support.reading import rows_of, series, text_of
from text.indonesian import number, percent, ratio
from text.tables import to_dicts

AS_OF = date(2024, 9, 16)
KLOJEN = Scope("35.73.02", "Wilayah Kecamatan Klojen", "kecamatan")


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


def made(build: Build, name: str, scope: Scope = WHOLE_CITY) -> Pack:
    kind = next(kind for kind in KINDS if kind.name == name)
    return packs.make(kind, selection(build, 2024, AS_OF, Viewer(Role.SEKDA), scope), ADDRESS, MADE_AT)


def file(pack: Pack, form: PackFormat) -> bytes:
    return next(one for one in forms.WRITERS if one.form is form).write(pack)


def figures(line: str) -> tuple[str, ...]:
    """The numbers of a line."""
    return tuple(re.findall(r"\d[\d.]*(?:,\d+)?%?", line))


@pytest.mark.parametrize("scope", [WHOLE_CITY, KLOJEN], ids=lambda scope: scope.kind)
@pytest.mark.parametrize("name", ["wali-kota", "sekda"])
def test_the_pdf_has_each_units_counts(name: str, scope: Scope, town: Build, tmp_path: Path) -> None:
    lines = text_of(PackFormat.PDF, file(made(town, name, scope), PackFormat.PDF), tmp_path).splitlines()
    found = {figures(line)[-6:] for line in lines}
    units = to_dicts(
        engine.query_exact("compliance_by_unit", town, cycle=2024, as_of=AS_OF, kecamatan_id=scope.kecamatan_id)
    )
    assert len(units) >= 2
    for row in units:
        whole = row["obliged"]
        shares = [(number(row[tier]), percent(row[tier], whole)) for tier in ("signed", "fulfilled")]
        assert (number(whole), *shares[0], *shares[1], number(row["not_signed"])) in found, row["unit"]


def test_the_charts_of_the_presentation_hold_the_shares_and_counts(town: Build) -> None:
    found = series(file(made(town, "wali-kota"), PackFormat.PPTX))
    units = {
        row["short_name"]: row
        for row in to_dicts(engine.query_exact("compliance_by_unit", town, cycle=2024, as_of=AS_OF))
    }
    told = {(name, label): value for name, labels, values in found for label, value in zip(labels, values, strict=True)}
    waiting = {label: value for (name, label), value in told.items() if name == "Belum tanda tangan"}
    assert len(waiting) == 10
    assert waiting == {label: units[label]["not_signed"] for label in waiting}
    tiers = {"Sudah tanda tangan": "signed", "Tepat waktu dan terverifikasi": "fulfilled"}
    shares = {key: value for key, value in told.items() if key[0] in tiers}
    assert len(shares) > 10
    for (name, label), value in shares.items():
        row = units[label]
        assert value == pytest.approx(100 * row[tiers[name]] / row["obliged"], abs=0.06)


def test_the_workbook_has_the_counts_as_numbers(town: Build) -> None:
    data = file(made(town, "sekda"), PackFormat.XLSX)
    found = {row[:4] for row in rows_of(data, "Capaian target")}
    pace = to_dicts(engine.query_exact("pace_by_unit", town, cycle=2024, as_of=AS_OF))
    assert pace and {(row["unit"], row["obliged"], row["signed"], row["not_signed"]) for row in pace} <= found
    (total,) = to_dicts(engine.query_exact("compliance_total", town, cycle=2024, as_of=AS_OF))
    sums = [row for row in rows_of(data, "Capaian OPD") if row and row[0] == "Jumlah"]
    assert [(row[1], row[2]) for row in sums] == [(total["obliged"], total["signed"])]


def test_the_workbook_for_bawaslu_lists_every_case_with_its_days(town: Build) -> None:
    data = file(made(town, "bawaslu"), PackFormat.XLSX)
    cases = to_dicts(engine.query_exact("case_list", town, cycle=2024, as_of=AS_OF))
    first = {row[0] for row in rows_of(data, "Umur perkara") if row}
    assert cases and {row["case_id"] for row in cases} <= first


@pytest.mark.parametrize("form", PackFormat)
def test_every_form_says_the_citys_share_position_and_mark(form: PackFormat, town: Build, tmp_path: Path) -> None:
    pack = made(town, "sekda" if form is PackFormat.XLSX else "wali-kota")
    text = text_of(form, file(pack, form), tmp_path)
    (total,) = to_dicts(engine.query_exact("compliance_total", town, cycle=2024, as_of=AS_OF))
    for said in (ratio(total["signed"], total["obliged"]), "16 September 2024", "SIMULASI"):
        assert said in text, said
    if form is PackFormat.TEXT:
        assert pack.stamp.link in text
        assert pack.stamp.link == f"{ADDRESS}/?dataset=simulasi&siklus=2024&posisi=2024-09-16&lingkup=kota"
