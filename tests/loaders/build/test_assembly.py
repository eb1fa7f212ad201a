"""What a build is made from: the files, the reference, and every line of code that reads them."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.build import assembly, change_detection
from loaders.build.change_detection import WatchedPlaces
from settings import REFERENCE, ROOT, read_settings
from storage.errors import Refused


def test_the_fingerprint_takes_every_loader_file_at_any_depth_and_the_rules_of_writing() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "loaders", "text"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    wanted = {ROOT / name for name in listed if name.endswith((".py", ".sql")) and "simulate" not in name}
    assert {path for path in assembly.code_files() if path.exists()} == {path for path in wanted if path.exists()}
    assert ROOT / "loaders" / "validation" / "macros.sql" in wanted


def test_a_change_in_a_file_of_a_subfolder_changes_the_fingerprint_and_wakes_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "code" / "validation" / "rules.py"
    module.parent.mkdir(parents=True)
    module.write_text("one = 1\n")
    monkeypatch.setattr(assembly, "CODE", (tmp_path / "code",))
    monkeypatch.setattr(assembly, "ROOT", tmp_path)
    settings = replace(read_settings(), reference=tmp_path / "none", documented=tmp_path / "none")
    watched = WatchedPlaces("resmi", tmp_path / "inbox", None, settings)

    def marks() -> tuple[str, str]:
        now = datetime(2024, 9, 1, tzinfo=UTC)
        return assembly.fingerprint([], REFERENCE, tmp_path), change_detection.fingerprint_of_places(watched, now)

    before = marks()
    module.write_text("one = 2  # changed\n")
    after = marks()
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_a_simulated_dataset_without_files_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="python -m loaders simulate"):
        assembly.sources_of("simulasi", tmp_path, None, read_settings())


def test_a_simulated_nation_brings_its_own_reference(tmp_path: Path) -> None:
    settings = read_settings()
    assert assembly.reference_of("simulasi", tmp_path, settings) == settings.reference
    (tmp_path / "reference").mkdir()
    assert assembly.reference_of("simulasi", tmp_path, settings) == tmp_path / "reference"
    assert assembly.reference_of("resmi", tmp_path, settings) == settings.reference


def test_the_documented_facts_are_a_part_of_the_official_data_alone(tmp_path: Path) -> None:
    (tmp_path / "Roster.csv").write_text("siklus;nip\n")
    settings = read_settings()
    official = [source.name for source in assembly.sources_of("resmi", tmp_path, None, settings)]
    simulated = [source.name for source in assembly.sources_of("simulasi", tmp_path, None, settings)]
    assert official == ["Roster.csv", "terdokumentasi/case.csv", "terdokumentasi/event.csv"]
    assert simulated == ["Roster.csv"]
