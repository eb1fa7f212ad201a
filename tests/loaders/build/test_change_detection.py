"""What the watch looks at: files come and go, addresses have their turn."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loaders.build.change_detection import WatchedPlaces, fingerprint_of_places, turns
from settings import read_settings

NOW = datetime(2024, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def watched(tmp_path: Path) -> WatchedPlaces:
    inbox, reference = tmp_path / "inbox", tmp_path / "reference"
    inbox.mkdir()
    reference.mkdir()
    settings = replace(read_settings(), reference=reference, documented=reference, log=tmp_path / "log")
    return WatchedPlaces("resmi", inbox, None, settings)


def test_a_new_file_and_a_touched_one_are_seen_a_hidden_one_is_not(watched: WatchedPlaces) -> None:
    first = fingerprint_of_places(watched, NOW)
    (watched.inbox / ".rahasia.csv").write_text("a")
    (watched.inbox / "~$Roster.xlsx").write_text("a")
    assert fingerprint_of_places(watched, NOW) == first
    path = watched.inbox / "Roster.csv"
    path.write_text("a")
    second = fingerprint_of_places(watched, NOW)
    os.utime(path, (1, 1))
    assert len({first, second, fingerprint_of_places(watched, NOW)}) == 3


def test_an_address_has_a_new_turn_every_hour_or_as_its_entry_says(tmp_path: Path) -> None:
    manifest = tmp_path / "sources.toml"
    manifest.write_text(
        '[[source]]\nname = "berkas"\npath = "a.csv"\n'
        '[[source]]\nname = "web"\nurl = "https://contoh.go.id/a.csv"\n'
        '[[source]]\nname = "sering"\nurl = "https://contoh.go.id/b.csv"\ncheck_every_minutes = 10\n'
        '[[source]]\nname = "salah"\nurl = "https://contoh.go.id/c.csv"\ncheck_every_minutes = 0\n'
    )
    now = dict(turns(manifest, NOW))
    later = dict(turns(manifest, NOW + timedelta(minutes=10)))
    assert {name: later[name] - now[name] for name in now} == {"web": 0, "sering": 1, "salah": 0}
    assert dict(turns(manifest, NOW + timedelta(hours=1)))["web"] - now["web"] == 1


def test_a_broken_manifest_is_one_more_state_and_no_error(watched: WatchedPlaces, tmp_path: Path) -> None:
    manifest = tmp_path / "sources.toml"
    manifest.write_text("[[source]\n")
    assert list(turns(manifest, NOW)) == []
    with_manifest = replace(watched, manifest=manifest)
    first = fingerprint_of_places(with_manifest, NOW)
    manifest.write_text("")
    assert fingerprint_of_places(with_manifest, NOW) != first


def test_the_memory_of_a_watch_lies_with_the_logs_one_per_dataset(watched: WatchedPlaces, tmp_path: Path) -> None:
    assert watched.note("json") == tmp_path / "log" / "pengawas-resmi.json"
