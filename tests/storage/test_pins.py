"""Pins: a build that bears a name is kept for good, by whom, and what a kill in between leaves."""

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from access.roles import OPERATOR, Role, Viewer
from loaders.build import publish
from settings import ROOT, Settings, read_settings
from storage import audit_log, lock, pins
from storage import builds as warehouse
from storage.errors import Busy, Refused
from tests.support.submitted import ROSTER, Office, person, run, write_csv

MEETING = "Rapat monev 26 Agustus 2024"
MANAGER = Viewer(Role.PENGELOLA, who="orang-1")


def settings_of(root: Path) -> Settings:
    return replace(read_settings(), warehouse=root, log=root / "log")


def folder_with(root: Path, *builds: str) -> Path:
    """A warehouse of `simulasi` whose builds are files with a name and nothing in them; the last is current."""
    folder = root / "simulasi"
    folder.mkdir()
    for name in builds:
        (folder / f"{name}.duckdb").touch()
    (folder / warehouse.POINTER).write_text(builds[-1])
    return folder


def test_a_pin_is_read_with_its_name_and_another_name_takes_its_place(tmp_path: Path) -> None:
    folder_with(tmp_path, "a", "b")
    settings = settings_of(tmp_path)
    pins.pin(MANAGER, "simulasi", "a", f"  {MEETING} ", settings)
    pins.pin(MANAGER, "simulasi", "b", "Rapat Bawaslu", settings)
    assert pins.pins_of("simulasi", settings) == {"a": MEETING, "b": "Rapat Bawaslu"}
    pins.pin(MANAGER, "simulasi", "b", "Rapat Sekda", settings)
    pins.unpin(MANAGER, "simulasi", "a", settings)
    assert pins.pins_of("simulasi", settings) == {"b": "Rapat Sekda"}


def test_a_pinned_build_outlives_every_later_one_and_goes_when_it_is_let_go(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "a", "b", "c")
    settings = settings_of(tmp_path)
    pins.pin(OPERATOR, "simulasi", "a", MEETING, settings)
    assert publish.prune(folder, keep=1) == ["b"]
    pins.unpin(OPERATOR, "simulasi", "a", settings)
    assert publish.prune(folder, keep=1) == ["a"]


def test_pins_of_the_older_form_without_names_still_hold(tmp_path: Path) -> None:
    first, second = "20240826T010203000000Z-0123abcd", "20240827T010203000000Z-0123abcd"
    folder = folder_with(tmp_path, first, second, "29")
    (folder / pins.PINS).write_text(f"{first} {second}\n\n")
    assert publish.prune(folder, keep=1) == []
    pins.pin(OPERATOR, "simulasi", first, MEETING, settings_of(tmp_path))
    assert pins.read_pins(folder) == {first: MEETING, second: ""}


@pytest.mark.parametrize(
    "viewer",
    [
        Viewer(Role.SEKDA, who="orang-2"),
        Viewer(Role.OPD, "DINKES", "orang-3"),
        Viewer(Role.PENGELOLA, who="percobaan", is_trial=True),
    ],
)
def test_who_may_not_pin_changes_nothing(tmp_path: Path, viewer: Viewer) -> None:
    folder = folder_with(tmp_path, "a")
    with pytest.raises(Refused, match="Hanya pengelola"):
        pins.pin(viewer, "simulasi", "a", MEETING, settings_of(tmp_path))
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "a.duckdb"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "rapat 199001012015011001"])
def test_a_name_that_is_none_is_refused_with_an_example(tmp_path: Path, name: str) -> None:
    folder_with(tmp_path, "a")
    with pytest.raises(Refused, match="misalnya: Rapat monev 26 Agustus 2024"):
        pins.pin(MANAGER, "simulasi", "a", name, settings_of(tmp_path))


def test_a_build_that_is_gone_cannot_be_pinned_and_one_without_a_name_not_let_go(tmp_path: Path) -> None:
    folder_with(tmp_path, "a")
    settings = settings_of(tmp_path)
    with pytest.raises(Refused, match="tidak ada atau sudah dihapus"):
        pins.pin(MANAGER, "simulasi", "../resmi/a", MEETING, settings)
    with pytest.raises(Refused, match="tidak disematkan"):
        pins.unpin(MANAGER, "simulasi", "a", settings)


def test_a_pin_waits_for_no_running_loader_but_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "a")
    with lock.one_writer(folder), pytest.raises(Busy, match="Pemuatan lain sedang berjalan"):
        pins.pin(MANAGER, "simulasi", "a", MEETING, settings_of(tmp_path))


def test_pins_are_in_the_log_with_who_and_which(tmp_path: Path) -> None:
    folder_with(tmp_path, "a")
    settings = settings_of(tmp_path)
    pins.pin(MANAGER, "simulasi", "a", MEETING, settings)
    pins.unpin(MANAGER, "simulasi", "a", settings)
    log = audit_log.entries(MANAGER, settings=settings)
    assert log[["event", "who", "what", "build"]].to_numpy().tolist() == [
        ["unpin", "orang-1", MEETING, "a"],
        ["pin", "orang-1", MEETING, "a"],
    ]


def test_the_command_line_pins_a_build_and_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_LOG", str(tmp_path / "log"))
    office, place = Office(tmp_path), ("--dataset", "simulasi", "--warehouse", str(tmp_path / "warehouse"))
    write_csv(office.inbox / "roster.csv", ROSTER, person(1))
    assert office.build().code == 0
    ((name,),) = office.rows("SELECT build FROM build")
    said = run("pin", name, "--name", MEETING, *place)
    assert (said.code, said.out) == (0, f"Build {name} disematkan sebagai: {MEETING}\n")
    assert run("unpin", name, *place).code == 0
    refused = run("unpin", name, *place)
    assert (refused.code, refused.err) == (2, f"Tidak jadi. Build {name} tidak disematkan.\n")


def test_a_kill_between_leaves_a_file_that_can_be_read(tmp_path: Path) -> None:
    folder, dice = folder_with(tmp_path, "a", "b"), random.Random(2024)
    pins.pin(OPERATOR, "simulasi", "a", MEETING, settings_of(tmp_path))
    pinning = (
        "from access import roles as rights\nfrom storage import pins\nwhile True:\n"
        "    for name in ('Rapat', 'Rapat yang jauh lebih panjang namanya ' * 2):\n"
        "        pins.pin(rights.OPERATOR, 'simulasi', 'b', name); print(flush=True)"
    )
    for _ in range(5):
        other = subprocess.Popen(
            [sys.executable, "-c", pinning],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            env={**os.environ, "NETRA_WAREHOUSE": str(tmp_path), "NETRA_LOG": str(tmp_path / "log")},
        )
        assert other.stdout is not None
        assert other.stdout.readline()
        time.sleep(dice.uniform(0, 0.05))
        other.kill()
        other.communicate()
        found = pins.read_pins(folder)
        assert found["a"] == MEETING and found["b"].startswith("Rapat")
    with lock.one_writer(folder):
        assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "LOCK", "PINS", "a.duckdb", "b.duckdb"]
