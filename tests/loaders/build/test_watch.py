"""The watch: what is new is built once, whole, by one loader at a time; a refused build waits for a change."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.build.build import build
from loaders.build.change_detection import WatchedPlaces, fingerprint_of_places, turns
from loaders.build.watch import Watch
from settings import ROOT, read_settings
from storage import builds, lock
from tests.support.patience import SECONDS
from tests.support.submitted import ROSTER, SIGNING, Office, nip, person, write_csv

QUICK = ["--settle", "0.01", "--every", "0.05"]


@dataclass
class Town:
    """An office's inbox under watch; `built` counts the builds that were tried, `alerted` the looks at the alerts."""

    office: Office
    built: list[str] = field(default_factory=list)
    alerted: list[str] = field(default_factory=list)

    @property
    def watched(self) -> WatchedPlaces:
        settings = replace(read_settings(), warehouse=self.office.root / "warehouse")
        return WatchedPlaces("simulasi", self.office.inbox, None, settings)

    def deliver(self, people: int = 3) -> None:
        write_csv(self.office.inbox / "roster.csv", ROSTER, *(person(n + 1) for n in range(people)))

    def spoil(self) -> None:
        (self.office.inbox / "lain.csv").write_text("a;b\n1;2\n")

    def watch(self, settle: float = 0.01) -> Watch:
        """A watch of a new process, which remembers what an earlier one wrote down."""
        return Watch(self.watched, self._build, lambda: self.alerted.append("x"), every=0.05, settle=settle)

    def look(self, settle: float = 0.01) -> int:
        return self.watch(settle).run(once=True)

    def people(self) -> int:
        return int(self.office.rows("SELECT count(*) FROM roster")[0][0])

    def _build(self) -> None:
        self.built.append("x")
        here = self.watched
        build(here.dataset, inbox=here.inbox, manifest=None, settings=here.settings)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(Office(tmp_path))


def test_what_is_new_is_built_once_and_what_is_not_is_left_alone(town: Town) -> None:
    town.deliver(3)
    assert (town.look(), town.look(), town.people(), len(town.built)) == (0, 0, 3, 1)
    town.deliver(5)
    assert (town.look(), town.look(), town.people(), len(town.built)) == (0, 0, 5, 2)


def test_a_file_that_is_still_being_written_is_waited_for(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_csv(town.office.inbox / "roster.csv", ROSTER)

    def write() -> None:
        for n in range(8):
            time.sleep(0.05)
            with path.open("a", encoding="utf-8") as file:
                file.write(";".join(person(n + 1)) + "\n")

    writer = threading.Thread(target=write)
    writer.start()
    assert town.look(settle=0.5) == 0
    writer.join()
    assert (town.people(), len(town.built)) == (8, 1)
    assert "Berkas masih berubah" in capsys.readouterr().out


def test_another_loader_is_waited_for_and_is_no_error(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.deliver()
    folder, has_lock = builds.folder("simulasi", town.watched.settings), threading.Event()

    def hold() -> None:
        with lock.one_writer(folder):
            has_lock.set()
            while "Pemuatan lain" not in said[0]:
                said[0] += capsys.readouterr().out
                time.sleep(0.01)

    said = [""]
    other = threading.Thread(target=hold)
    other.start()
    has_lock.wait()
    assert town.look() == 0
    other.join()
    assert "Pemuatan lain sedang berjalan; ditunggu." in said[0]
    assert town.people() == 3


def test_a_refused_build_is_not_tried_again_until_something_changes(town: Town) -> None:
    town.deliver()
    town.spoil()
    assert (town.look(), town.look(), len(town.built)) == (2, 0, 1)
    (town.office.inbox / "lain.csv").unlink()
    assert (town.look(), town.people(), len(town.built)) == (0, 3, 2)


def test_a_fault_of_ours_leaves_its_traceback_and_the_watch_goes_on(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = replace(town.watch(), build=lambda: 1 / 0)
    assert watch.run(once=True) == 1
    said = capsys.readouterr()
    assert "Kesalahan program atau mesin" in said.out
    assert "ZeroDivisionError" in said.err
    town.deliver()
    assert town.look() == 0


def test_alerts_are_seen_to_after_each_build_and_each_refusal_and_else_once_an_hour(town: Town) -> None:
    town.deliver()
    town.look()
    town.look()
    assert len(town.alerted) == 1
    town.spoil()
    town.look()
    assert len(town.alerted) == 2
    note = town.watched.note("json")
    hour_ago = datetime.now(UTC).replace(year=2020).isoformat()
    note.write_text(note.read_text().replace(note.read_text().split('"alerts_at": "')[1].split('"')[0], hour_ago))
    town.look()
    assert (len(town.alerted), len(town.built)) == (3, 2)


def test_two_watches_do_not_stand_in_each_others_way(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.deliver()
    watch = town.watch()
    running = threading.Thread(target=watch.run, kwargs={"once": False})
    running.start()
    while not town.alerted:
        time.sleep(0.01)
    assert town.watch().run(once=True) == 0
    assert town.watch().run(once=False) == 2
    watch.stop.set()
    running.join()
    assert len(town.built) == 1
    assert capsys.readouterr().out.count("Pengawas lain") == 2


def test_what_is_looked_at_is_all_that_a_build_depends_on(town: Town) -> None:
    town.deliver()
    now, before = datetime(2026, 11, 22, 8, 0, tzinfo=UTC), []
    before.append(fingerprint_of_places(town.watched, now))
    (town.office.inbox / ".~roster.csv").write_text("hidden")
    assert fingerprint_of_places(town.watched, now) == before[-1]
    (town.office.inbox / "kec").mkdir()
    write_csv(town.office.inbox / "kec" / "ttd.csv", SIGNING, ("2024", nip(1), "26/08/2024", "ya"))
    before.append(fingerprint_of_places(town.watched, now))
    manifest = town.office.root / "sources.toml"
    manifest.write_text('[[source]]\nname = "x"\ninput = "roster"\npath = "lain/*.csv"\n')
    declared = replace(town.watched, manifest=manifest)
    before.append(fingerprint_of_places(declared, now))  # no such file yet: the build will say so, once
    (town.office.root / "lain").mkdir()
    write_csv(town.office.root / "lain" / "b.csv", ROSTER, person(9))
    before.append(fingerprint_of_places(declared, now))
    assert len(set(before)) == 4


def test_a_place_that_is_asked_comes_round_on_its_schedule(tmp_path: Path) -> None:
    manifest = tmp_path / "sources.toml"
    manifest.write_text(
        '[[source]]\nname = "a"\nurl = "https://contoh.go.id/a.csv"\ncheck_every_minutes = 30\n'
        '[[source]]\nname = "b"\nquery = "SELECT 1"\n[[source]]\nname = "c"\npath = "c.csv"\n'
    )

    def at(hour: int, minute: int) -> dict[str, int]:
        return dict(turns(manifest, datetime(2026, 11, 22, hour, minute, tzinfo=UTC)))

    assert at(8, 0) == at(8, 29)
    assert set(at(8, 0)) == {"a", "b"}
    assert (at(8, 30)["a"] - at(8, 0)["a"], at(8, 30)["b"] - at(8, 0)["b"]) == (1, 0)
    assert at(9, 0)["b"] - at(8, 59)["b"] == 1


def test_the_command_looks_once_and_says_plainly_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town = Town(Office(tmp_path))
    town.deliver(2)
    options = ["--dataset", "simulasi", "--inbox", str(town.office.inbox), "--warehouse", str(tmp_path / "warehouse")]
    assert main(["watch", *options, *QUICK, "--once"]) == 0
    assert "Terbit: build" in capsys.readouterr().out
    assert town.people() == 2


def test_a_stop_ends_the_watch_between_two_steps(tmp_path: Path) -> None:
    town = Town(Office(tmp_path))
    town.deliver(2)
    command = [sys.executable, "-m", "loaders", "watch", "--dataset", "simulasi", *QUICK]
    places = ["--inbox", str(town.office.inbox), "--warehouse", str(tmp_path / "warehouse")]
    with subprocess.Popen(command + places, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        first = next(lines)
        process.send_signal(signal.SIGTERM) if any("Terbit: build" in line for line in lines) else None
        assert process.wait(timeout=SECONDS) == 0
    assert "Mengawasi" in first
    assert town.people() == 2
    assert list(builds.folder("simulasi", town.watched.settings).glob("*.unfinished*")) == []
