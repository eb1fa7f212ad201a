"""How fetched sources stand, as the file beside the builds says."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from settings import read_settings
from storage.source_status import FETCHED, StaleSource, status_of_sources

GOOD = {"confirmed_at": "2024-08-12T18:00:00+00:00", "file": "a.csv"}
TROUBLE = {"fault": "sumber tidak menjawab", "detail": "sambungan tidak terjadi"}


def test_nothing_is_known_before_the_first_run(tmp_path: Path) -> None:
    assert status_of_sources("resmi", replace(read_settings(), warehouse=tmp_path)) == {}


def test_a_failed_source_tells_since_when_its_data_stands_and_one_without_data_is_left_out(tmp_path: Path) -> None:
    said = {
        "BKPSDM": {"good": GOOD, "trouble": TROUBLE},
        "Bawaslu": {"good": GOOD, "trouble": None},
        "SIMPEG": {"good": None, "trouble": TROUBLE},  # it never gave anything: the build was refused
    }
    (tmp_path / "resmi").mkdir()
    (tmp_path / "resmi" / FETCHED).write_text(json.dumps(said), encoding="utf-8")
    at = datetime(2024, 8, 12, 18, tzinfo=UTC)
    assert status_of_sources("resmi", replace(read_settings(), warehouse=tmp_path)) == {
        "BKPSDM": StaleSource("BKPSDM", at, "sumber tidak menjawab", "sambungan tidak terjadi"),
        "Bawaslu": None,
    }
