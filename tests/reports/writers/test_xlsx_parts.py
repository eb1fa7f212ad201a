"""The numbers of a workbook are those of the metrics."""

import pytest

from metrics import engine
from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import FIGURES_ON, figures, file
from tests.support.reading import rows_of
from text.tables import to_dicts


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


def test_the_workbook_has_the_counts_as_numbers(town: Build) -> None:
    data = file(figures(town, "sekda"), PackFormat.XLSX)
    found = {row[:4] for row in rows_of(data, "Capaian target")}
    pace = to_dicts(engine.query_exact("pace_by_unit", town, cycle=2024, as_of=FIGURES_ON))
    assert pace and {(row["unit"], row["obliged"], row["signed"], row["not_signed"]) for row in pace} <= found
    (total,) = to_dicts(engine.query_exact("compliance_total", town, cycle=2024, as_of=FIGURES_ON))
    sums = [row for row in rows_of(data, "Capaian OPD") if row and row[0] == "Jumlah"]
    assert [(row[1], row[2]) for row in sums] == [(total["obliged"], total["signed"])]


def test_the_workbook_for_bawaslu_lists_every_case_with_its_days(town: Build) -> None:
    data = file(figures(town, "bawaslu"), PackFormat.XLSX)
    cases = to_dicts(engine.query_exact("case_list", town, cycle=2024, as_of=FIGURES_ON))
    first = {row[0] for row in rows_of(data, "Umur perkara") if row}
    assert cases and {row["case_id"] for row in cases} <= first
