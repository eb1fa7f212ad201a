"""Asking the sources that are no files; what becomes of their faults is in tests/loaders/test_faults.py."""

from pathlib import Path

import pytest

from loaders.contract.inputs import ROSTER
from loaders.sources.fetch import fetch
from loaders.sources.last_good import FOLDER
from loaders.sources.locations import Query, Web
from loaders.sources.manifest import Source
from settings import read_settings
from storage.errors import Refused

LIMITS = read_settings().fetching


def test_where_every_source_is_a_file_nothing_is_asked_and_no_folder_made(tmp_path: Path) -> None:
    source = Source("Roster.csv", ROSTER, "kotak masuk", (("Roster.csv", tmp_path / "Roster.csv"),))
    cache = fetch([source], tmp_path, LIMITS, lambda _: lambda _: None)
    assert cache.sources([source]) == [source]
    assert not (tmp_path / FOLDER).exists()


def test_sources_without_their_secret_and_without_earlier_data_are_named_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETRA_TEST_TOKEN", raising=False)
    web = Web("https://127.0.0.1:9/a.csv", token_env="NETRA_TEST_TOKEN")
    query = Query("SELECT 1", "NETRA_TEST_TOKEN")
    sources = [
        Source("BKN", ROSTER, web.shown, (), remote=web),
        Source("SIMPEG", ROSTER, query.shown, (), remote=query),
    ]
    with pytest.raises(Refused) as refused:
        fetch(sources, tmp_path, LIMITS, lambda _: lambda _: None)
    for name in ("BKN", "SIMPEG"):
        assert f"Sumber {name}: rahasia untuk sumber belum diisi (variabel lingkungan NETRA_TEST_TOKEN kosong)" in str(
            refused.value
        )
