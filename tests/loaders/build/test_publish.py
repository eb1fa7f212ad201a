"""What a publish promises: readers never notice one, a killed loader leaves nothing half-done, old builds stay."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import pytest
from tqdm import tqdm

from loaders.__main__ import main
from loaders.build import origin, publish
from loaders.build.build import build
from settings import ROOT, Settings, read_settings
from storage import builds, lock
from storage.builds import Build
from storage.errors import Refused
from tests.support.shared import copy_of
from tests.support.submitted import RECAP, ROSTER, SIGNING, nip, person, write_csv

EVENT = ("siklus", "tanggal", "jenis", "judul", "hadir", "sumber")
LOADERS = multiprocessing.get_context("forkserver")
LOADERS.set_forkserver_preload(["loaders.__main__"])
"""Loaders that begin at once, so that a kill meets their work and not the start of Python."""
# Each of these counts the marker of the delivery: a page that mixed two builds would show two numbers.
PAGE = (
    "SELECT count(*) FROM roster",
    "SELECT count(*) FROM signings WHERE is_listed",
    "SELECT CAST(sum(people) AS BIGINT) FROM obligations WHERE signed_on IS NOT NULL",
    "SELECT obliged FROM recaps",
    "SELECT attended FROM events",
)


@dataclass(frozen=True)
class Town:
    """An inbox whose files all say one number, and the warehouse they are built into."""

    root: Path
    keep: int = 30

    @property
    def settings(self) -> Settings:
        return replace(read_settings(), warehouse=self.root / "warehouse", keep_builds=self.keep)

    @property
    def folder(self) -> Path:
        return builds.folder("simulasi", self.settings)

    def deliver(self, marker: int) -> None:
        inbox = self.root / "inbox"
        inbox.mkdir(exist_ok=True)
        write_csv(inbox / "roster.csv", ROSTER, *(person(n + 1) for n in range(marker)))
        signed = [("2024", nip(n + 1), "26/08/2024", "ya") for n in range(marker)]
        write_csv(inbox / "ttd.csv", SIGNING, *signed)
        write_csv(inbox / "rekap.csv", RECAP, ("2024", "Kecamatan Klojen", "26/08/2024", marker, 0, ""))
        write_csv(inbox / "kegiatan.csv", EVENT, ("2024", "26/08/2024", "apel", "Apel netralitas", marker, "BKPSDM"))

    def start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "loaders", "build", "--dataset", "simulasi"]
        places = ["--inbox", str(self.root / "inbox"), "--warehouse", str(self.settings.warehouse)]
        return subprocess.Popen(
            command + places,
            cwd=ROOT,
            env={**os.environ, "NETRA_KEEP_BUILDS": str(self.keep)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start_at_once(self) -> "multiprocessing.process.BaseProcess":
        loader = LOADERS.Process(target=load, args=(self.root, self.keep))
        loader.start()
        return loader

    def build(self, marker: int) -> Build:
        self.deliver(marker)
        name = build("simulasi", inbox=self.root / "inbox", manifest=None, settings=self.settings).name
        return Build("simulasi", name, self.folder / f"{name}.duckdb")

    def current(self) -> Build:
        found = builds.current("simulasi", self.settings)
        assert found is not None
        return found

    def names(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("*.duckdb"))

    def litter(self) -> list[str]:
        known = {builds.POINTER, builds.ATTEMPT, "PINS", origin.NAME, "LOCK"}
        return [path.name for path in self.folder.iterdir() if path.suffix != ".duckdb" and path.name not in known]


def town_of_one(place: Path, keep: int = 30) -> tuple[Town, Build]:
    """A town with its first build, of the number 1; made once, and copied for each test that goes on from there."""
    town = Town(copy_of("town_of_one", lambda fresh: Town(fresh).build(1), place), keep)
    return town, town.current()


def page(build: Build) -> set[int]:
    """The different numbers that one page shows, each asked for on its own, as a page does."""
    return {int(builds.query(build, sql).to_numpy().item()) for sql in PAGE}


@dataclass
class Readers:
    """Threads that turn pages over and over and note every page and every fault."""

    town: Town
    pages: list[tuple[str, set[int]]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def run_beside(self, work: Callable[[], None]) -> None:
        threads = [threading.Thread(target=self._read) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            work()
        finally:
            self.stop.set()
            for thread in threads:
                thread.join()

    def _read(self) -> None:
        while not self.stop.is_set():
            try:
                pinned = self.town.current()
                self.pages.append((pinned.name, page(pinned)))
            except Exception as fault:
                self.faults.append(fault)
            time.sleep(0.05)


def load(root: Path, keep: int) -> None:
    """What the command does, in a process of its own."""
    os.environ["NETRA_KEEP_BUILDS"] = str(keep)
    tqdm.set_lock(threading.RLock())  # its own is for several processes, and would outlive a killed one
    places = ["--inbox", str(root / "inbox"), "--warehouse", str(root / "warehouse")]
    sys.exit(main(["build", "--dataset", "simulasi", *places]))


def finish(loader: "multiprocessing.process.BaseProcess") -> int:
    loader.join()
    assert loader.exitcode in (0, -signal.SIGKILL)
    return loader.exitcode


@pytest.mark.parametrize("kills", [5, pytest.param(24, marks=pytest.mark.thorough)])
def test_readers_never_notice_loaders_that_are_killed_at_random_moments(tmp_path: Path, kills: int) -> None:
    town, dice = Town(tmp_path, keep=2), random.Random(2024)
    begun = time.monotonic()
    town.build(1)
    takes = time.monotonic() - begun
    readers, ends = Readers(town), []

    def kill_loaders() -> None:
        for marker in range(2, kills + 2):
            town.deliver(marker)
            loader = town.start_at_once()
            time.sleep(dice.uniform(0.05, 1.3) * takes)
            loader.kill()
            ends.append(finish(loader))
            assert len(page(town.current())) == 1, "the last published build always opens"
        town.deliver(kills + 2)
        assert finish(town.start_at_once()) == 0

    readers.run_beside(kill_loaders)
    assert -signal.SIGKILL in ends
    assert readers.faults == []
    torn = [(name, numbers) for name, numbers in readers.pages if len(numbers) != 1]
    assert readers.pages and torn == []
    assert page(town.current()) == {kills + 2}
    assert town.litter() == []
    assert len(town.names()) == 2


def test_a_loader_killed_after_naming_its_build_leaves_the_old_one_current_and_the_next_run_publishes(
    tmp_path: Path,
) -> None:
    town, first = town_of_one(tmp_path)
    unpointed = town.build(2)
    (town.folder / builds.POINTER).write_text(first.name)  # as if the power went before the pointer moved
    assert page(town.current()) == {1}
    last = town.build(3)
    assert last.name > unpointed.name
    assert page(town.current()) == {3}


def test_a_second_loader_is_refused_while_the_first_one_works(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.deliver(1)
    with lock.one_writer(town.folder):
        second = town.start()
        _, said = second.communicate()
    assert second.returncode == 2
    assert "Pemuatan lain sedang berjalan" in said
    assert town.names() == []


def test_the_litter_of_a_killed_run_is_swept_and_finished_builds_are_not(tmp_path: Path) -> None:
    town, first = town_of_one(tmp_path)
    for name in ("x.unfinished", "x.unfinished.wal", "x.unfinished.scratch", "CURRENT.unfinished"):
        (town.folder / name).touch()
    for name in ("x.unfinished.spill", "x.unfinished.files"):
        (town.folder / name).mkdir()
        (town.folder / name / "part").touch()
    with lock.one_writer(town.folder):
        assert town.litter() == []
    assert town.names() == [first.name]


def test_old_builds_go_but_never_a_pinned_one(tmp_path: Path) -> None:
    town, pinned = town_of_one(tmp_path, keep=2)
    (town.folder / "PINS").write_text(f"{pinned.name}\n")
    built = [town.build(marker).name for marker in range(2, 5)]
    assert town.names() == [pinned.name, *built[-2:]]


def test_the_current_build_is_never_deleted(tmp_path: Path) -> None:
    town, first = town_of_one(tmp_path)
    names = [first.name, *(town.build(marker).name for marker in (2, 3))]
    (town.folder / builds.POINTER).write_text(names[0])  # the operator went back to an older state
    assert publish.prune(town.folder, keep=1) == [names[1]]
    assert page(town.current()) == {1}


def test_a_reader_of_an_old_build_goes_on_while_it_is_replaced_and_pruned(tmp_path: Path) -> None:
    town, pinned = town_of_one(tmp_path, keep=1)
    for marker in (2, 3):
        town.build(marker)
        assert page(pinned) == {1}
    assert not pinned.path.exists()
    assert page(town.current()) == {3}


def test_the_same_files_are_not_built_twice(tmp_path: Path) -> None:
    town, first = town_of_one(tmp_path)
    assert town.build(1).name == first.name
    assert len(town.names()) == 1


def test_a_current_build_that_cannot_be_read_is_replaced_by_the_next_run(tmp_path: Path) -> None:
    town, broken = town_of_one(tmp_path)
    broken.path.write_bytes(b"not a database")
    builds.forget()
    assert town.build(1).name > broken.name
    assert page(town.current()) == {1}


def test_a_file_that_lost_bytes_is_not_published(tmp_path: Path) -> None:
    path, written = _written(tmp_path)
    content = bytearray(path.read_bytes())
    for place in range(3 * 4096, len(content), 4096):  # behind the three headers of the file
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(RuntimeError, match="cannot be read back"):
        publish.verify(path, written)


def test_a_file_that_reads_back_different_is_not_published(tmp_path: Path) -> None:
    path, written = _written(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE people SET nip = nip + 1 WHERE nip = 7")
    with pytest.raises(RuntimeError, match="different in people"):
        publish.verify(path, written)


def test_a_file_beside_which_a_log_remains_is_not_published(tmp_path: Path) -> None:
    path, written = _written(tmp_path)
    path.with_name(path.name + ".wal").touch()
    with pytest.raises(RuntimeError, match="write-ahead log"):
        publish.verify(path, written)


def test_a_whole_file_passes(tmp_path: Path) -> None:
    publish.verify(*_written(tmp_path))


def test_a_file_that_grows_while_it_is_read_is_refused_and_the_last_build_stands(tmp_path: Path) -> None:
    town, _ = town_of_one(tmp_path)
    town.deliver(2)

    def copied_on(label: str, _: int) -> Callable[[int], None]:
        def grow(_: int) -> None:  # called when the rows of a file are counted, before they are judged
            if label == "ttd.csv":
                with (tmp_path / "inbox" / label).open("a", encoding="utf-8") as file:
                    file.write(f"2024;{nip(3)};26/08/2024;ya\n")

        return grow

    with pytest.raises(Refused, match="berubah selagi dimuat"):
        build("simulasi", inbox=tmp_path / "inbox", manifest=None, settings=town.settings, bar=copied_on)
    assert page(town.current()) == {1}


def test_a_fault_of_ours_is_told_to_the_dashboard_and_the_last_build_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise duckdb.InternalException("a fault of ours")

    town, first = town_of_one(tmp_path)
    monkeypatch.setattr("loaders.build.workspace.create_limits", fail)
    town.deliver(2)
    with pytest.raises(duckdb.Error):
        build("simulasi", inbox=tmp_path / "inbox", manifest=None, settings=town.settings)
    said = builds.last_attempt("simulasi", town.settings)
    assert said is not None and said.refused and said.at > first.loaded_at
    assert page(town.current()) == {1}
    assert town.litter() == []


def _written(tmp_path: Path) -> tuple[Path, dict[str, tuple[int, int]]]:
    path = tmp_path / "some.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE people AS SELECT range AS nip FROM range(100000)")
        written = publish.fingerprints(connection)
    return path, written
