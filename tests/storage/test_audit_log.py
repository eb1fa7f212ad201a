"""The log: nothing that happened is lost, nobody looked at is named, and only the pengelola reads it."""

import json
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from loaders.__main__ import main as load
from settings import ROOT, Settings, read_settings
from storage import audit_log
from storage.audit_log import Event
from tests.support.patience import SECONDS

SEKDA = Viewer(Role.SEKDA, who="orang-7")
WRITER = """
import itertools, sys
from dataclasses import replace
from pathlib import Path
from access.roles import Role, Viewer
from settings import read_settings
from storage import audit_log as audit
settings = replace(read_settings(), log=Path(sys.argv[1]))
for number in range(int(sys.argv[3])) if int(sys.argv[3]) else itertools.count():
    audit.record(audit.Event.VIEW, Viewer(Role.SEKDA, who=sys.argv[2]), f"perkara {number}", settings=settings)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A log folder of its own."""
    return replace(read_settings(), log=tmp_path / "log")


def writer(settings: Settings, who: str, count: int) -> "subprocess.Popen[bytes]":
    """Another process that logs `count` views, or without end for 0."""
    return subprocess.Popen([sys.executable, "-c", WRITER, str(settings.log), who, str(count)], cwd=ROOT)


def this_month(settings: Settings) -> Path:
    return settings.log_folder / f"akses-{datetime.now(UTC):%Y-%m}.jsonl"


def test_an_event_is_found_again_with_who_what_when_and_where(settings: Settings) -> None:
    audit_log.record(
        Event.VIEW, SEKDA, "belum tanda tangan", dataset="resmi", build="b-1", unit_id="DINKES", settings=settings
    )
    audit_log.record(Event.DOWNLOAD, Viewer(Role.OPD, "DISDIKBUD", "orang-8"), "cases.csv", settings=settings)
    newest, older = audit_log.entries(OPERATOR, settings=settings).to_dict("records")
    assert (newest["event"], newest["who"], newest["unit_id"]) == ("download", "orang-8", "DISDIKBUD")
    kept = [older[name] for name in ("event", "who", "role", "what", "dataset", "build", "unit_id")]
    assert kept == ["view", "orang-7", "sekda", "belum tanda tangan", "resmi", "b-1", "DINKES"]
    assert str(older["at"].tz) == "UTC" and older["at"] <= newest["at"]


def test_what_a_visitor_without_log_in_takes_is_found_again(settings: Settings) -> None:
    audit_log.record(Event.DOWNLOAD, PUBLIC, "compliance_by_unit", dataset="resmi", settings=settings)
    (row,) = audit_log.entries(OPERATOR, settings=settings).to_dict("records")
    assert (row["event"], row["who"], row["role"], row["what"]) == ("download", "", "publik", "compliance_by_unit")


def test_a_view_is_logged_once_however_often_its_page_runs_and_again_for_another_viewer(settings: Settings) -> None:
    for viewer in (SEKDA, SEKDA, Viewer(Role.PENGELOLA, who="orang-9"), SEKDA):
        audit_log.record_view(viewer, "belum tanda tangan", dataset="resmi", build="b-1", settings=settings)
    audit_log.record_view(SEKDA, "belum tanda tangan", dataset="resmi", build="b-2", settings=settings)
    found = audit_log.entries(OPERATOR, settings=settings)[["who", "build"]].to_numpy().tolist()
    assert found == [["orang-7", "b-2"], ["orang-9", "b-1"], ["orang-7", "b-1"]]


def test_processes_that_write_at_once_lose_no_line(settings: Settings) -> None:
    writers = [writer(settings, f"orang-{number}", 40) for number in range(3)]
    assert [process.wait(timeout=SECONDS) for process in writers] == [0, 0, 0]
    found = audit_log.entries(OPERATOR, settings=settings)
    assert found.groupby("who")["what"].nunique().to_dict() == {"orang-0": 40, "orang-1": 40, "orang-2": 40}
    assert len(found) == 120


def test_a_process_killed_while_writing_leaves_every_whole_line_readable(settings: Settings) -> None:
    process = writer(settings, "orang-1", 0)
    while not this_month(settings).exists() or this_month(settings).stat().st_size < 2000:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=SECONDS)
    audit_log.record(Event.LOG_IN, SEKDA, settings=settings)
    found = audit_log.entries(OPERATOR, settings=settings)
    assert found["event"].iloc[0] == "log_in"
    # the killed writer counted upwards: whatever it had finished is there without a gap
    assert found["what"].iloc[1:].tolist() == [f"perkara {number}" for number in reversed(range(len(found) - 1))]


def test_a_line_cut_short_by_a_crash_hides_neither_its_neighbours_nor_the_next(settings: Settings) -> None:
    audit_log.record(Event.VIEW, SEKDA, "sebelum", settings=settings)
    with this_month(settings).open("ab") as log:
        log.write(b'\n{"at": "2026-11-22T01:14:00+00:00", "event": "vi')
    audit_log.record(Event.VIEW, SEKDA, "sesudah", settings=settings)
    assert audit_log.entries(OPERATOR, settings=settings)["what"].tolist() == ["sesudah", "sebelum"]


def test_what_cannot_be_written_is_an_error_not_a_silence(settings: Settings) -> None:
    settings.log_folder.mkdir()
    this_month(settings).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        audit_log.record(Event.VIEW, SEKDA, "perkara", settings=settings)


@pytest.mark.parametrize("what", ["198503102010011004", "nip 198503102010011004", "perkara " * 40])
def test_a_person_number_or_a_long_text_is_not_taken_into_the_log(settings: Settings, what: str) -> None:
    with pytest.raises(ValueError, match="bukan orang"):
        audit_log.record(Event.VIEW, SEKDA, what, settings=settings)
    assert not settings.log_folder.exists()


def test_only_the_pengelola_reads_the_log_and_who_tries_the_role_sees_only_tries(settings: Settings) -> None:
    trial = Viewer(Role.PENGELOLA, who="percobaan", is_trial=True)
    audit_log.record(Event.VIEW, SEKDA, "sungguhan", settings=settings)
    audit_log.record(Event.VIEW, trial, "coba-coba", settings=settings)
    for viewer in (PUBLIC, SEKDA, Viewer(Role.PIMPINAN), Viewer(Role.OPD, "DINKES"), Viewer(Role.BAWASLU)):
        assert audit_log.entries(viewer, settings=settings).empty
    assert audit_log.entries(trial, settings=settings)["what"].tolist() == ["coba-coba"]
    assert audit_log.entries(OPERATOR, settings=settings)["what"].tolist() == ["coba-coba", "sungguhan"]


def test_the_newest_lines_come_first_over_the_months_up_to_a_limit(settings: Settings) -> None:
    settings.log_folder.mkdir()
    for month, day in [("2026-01", "2026-01-31"), ("2025-12", "2025-12-01")]:
        line = {"at": f"{day}T00:00:00+00:00", "event": "view", "who": "orang-7", "role": "sekda", "what": month}
        (settings.log_folder / f"akses-{month}.jsonl").write_text(json.dumps(line) + "\n")
    assert audit_log.entries(OPERATOR, settings=settings)["what"].tolist() == ["2026-01", "2025-12"]
    assert audit_log.entries(OPERATOR, limit=1, settings=settings)["what"].tolist() == ["2026-01"]


def test_months_past_retention_go_when_a_new_month_begins_and_nothing_else_does(settings: Settings) -> None:
    settings.log_folder.mkdir()
    names = ["akses-2021-10.jsonl", "akses-2021-11.jsonl", "akses-2026-10.jsonl", "akses-lama.jsonl", "catatan.txt"]
    for name in names:
        (settings.log_folder / name).touch()
    assert settings.log_months == 60
    assert audit_log.prune(settings, datetime(2026, 11, 22, tzinfo=UTC)) == ["akses-2021-10.jsonl"]
    (settings.log_folder / "akses-2001-01.jsonl").touch()
    audit_log.record(Event.BUILD, OPERATOR, build="b-1", settings=settings)  # the first line of this month
    assert not (settings.log_folder / "akses-2001-01.jsonl").exists()
    assert (settings.log_folder / "catatan.txt").exists()


def test_a_build_from_the_command_line_is_logged_as_the_operators_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    command = ["build", "--dataset", "resmi", "--inbox", str(tmp_path / "inbox"), "--warehouse", str(tmp_path)]
    assert load(command) == 0 and load(command) == 0
    (row,) = audit_log.entries(OPERATOR, settings=replace(read_settings(), warehouse=tmp_path, log=None)).to_dict(
        "records"
    )
    assert (row["event"], row["who"], row["dataset"]) == ("build", "operator", "resmi")
    assert row["build"] == (tmp_path / "resmi" / "CURRENT").read_text().strip()


def test_the_log_is_for_its_owner_alone_and_lies_beside_the_builds(tmp_path: Path) -> None:
    settings = replace(read_settings(), warehouse=tmp_path, log=None)
    audit_log.record(Event.LOG_OUT, SEKDA, settings=settings)
    (path,) = (tmp_path / "log").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
