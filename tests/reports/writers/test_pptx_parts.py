"""The numbers of a presentation are those of the metrics."""

import pytest

from metrics import engine
from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import FIGURES_ON, figures, file
from tests.support.reading import series
from text.tables import to_dicts


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


def test_the_charts_of_the_presentation_hold_the_shares_and_counts(town: Build) -> None:
    found = series(file(figures(town, "wali-kota"), PackFormat.PPTX))
    units = {
        row["short_name"]: row
        for row in to_dicts(engine.query_exact("compliance_by_unit", town, cycle=2024, as_of=FIGURES_ON))
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
