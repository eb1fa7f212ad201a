"""Files that survive a power cut: replaced in one step, appended with one write, locked until the holder ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from settings import ROOT
from storage import durable_files

HOLDER = """
import sys
from pathlib import Path
from storage.durable_files import exclusive_lock
with exclusive_lock(Path(sys.argv[1]), wait=True) as held:
    print(held, flush=True)
    sys.stdin.readline()
"""


def test_a_replaced_file_holds_the_new_text_and_leaves_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "CURRENT"
    durable_files.replace(path, "a")
    durable_files.replace(path, "b: é")
    assert path.read_text(encoding="utf-8") == "b: é"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replacement_that_cannot_be_written_keeps_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "CURRENT"
    durable_files.replace(path, "a")
    (tmp_path / f"CURRENT{durable_files.UNFINISHED}").mkdir()  # where the new text would go
    with pytest.raises(OSError):
        durable_files.replace(path, "b")
    assert path.read_text(encoding="utf-8") == "a"


def test_a_line_is_appended_behind_one_that_a_crash_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "log" / "a.jsonl"
    assert durable_files.append(path, '{"a":1}') is True  # the file is new, and so is its folder
    with path.open("ab") as file:
        file.write(b'\n{"b":')
    assert durable_files.append(path, '{"c":3}') is False
    assert path.read_bytes().split() == [b'{"a":1}', b'{"b":', b'{"c":3}']


def test_a_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    durable_files.append(path, "x")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_line_that_is_not_written_whole_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 1)
    with pytest.raises(OSError, match="disk penuh"):
        durable_files.append(tmp_path / "a.jsonl", "x")


def test_a_lock_is_refused_while_held_and_free_once_its_holder_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"True\n"
        with durable_files.exclusive_lock(path, wait=False) as held:
            assert held is False
        other.kill()
        other.wait()
        with durable_files.exclusive_lock(path, wait=False) as held:
            assert held is True


def test_who_holds_a_lock_stays_readable_for_those_who_try(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    path.write_text("the holder before, with a long name")
    with durable_files.exclusive_lock(path, wait=False, by="halaman Data"):
        with durable_files.exclusive_lock(path, wait=False) as is_held:
            assert is_held is False
        assert path.read_text(encoding="utf-8") == "halaman Data"
