"""What stands in the documents for the operator works: the units of systemd, the line of cron."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from settings import ROOT
from tests.support.patience import SECONDS
from tests.support.submitted import ROSTER, person, write_csv

UNITS = ROOT / "docs" / "systemd"
PYTHON = "/opt/netra/.venv/bin/python"


def started(unit: str) -> list[str]:
    """The command of a service, as systemd reads it."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(UNITS / unit)
    return shlex.split(read["Service"]["ExecStart"])


def run(command: list[str], place: Path) -> "subprocess.CompletedProcess[str]":
    """Run a documented command with this Python, on folders of the test."""
    inbox = place / "inbox"
    inbox.mkdir()
    write_csv(inbox / "roster.csv", ROSTER, person(1), person(2))
    settings = {"NETRA_WAREHOUSE": str(place / "warehouse"), "NETRA_INBOX": str(inbox), "NETRA_MANIFEST": "-"}
    return subprocess.run(
        [sys.executable, *command[1:], "--settle", "0.01"],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )


def test_the_command_of_the_timer_builds_what_lies_in_the_inbox(tmp_path: Path) -> None:
    command = started("netra-once.service")
    assert command[0] == PYTHON
    done = run(command, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Terbit: build" in done.stdout


def test_the_service_is_the_same_without_an_end() -> None:
    assert [*started("netra-watch.service"), "--once"] == started("netra-once.service")


def test_the_line_of_cron_runs_the_same_command() -> None:
    text = (ROOT / "docs" / "berjalan-sendiri.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\*/10 \* \* \* \* (.+)$", text, re.MULTILINE)
    command = line.split("&&")[-1].split(">>")[0]
    assert shlex.split(command) == [".venv/bin/python", *started("netra-once.service")[1:]]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for unit in UNITS.iterdir():  # the Python of the document is not here, so this one stands for it
        (tmp_path / unit.name).write_text(unit.read_text(encoding="utf-8").replace(PYTHON, sys.executable))
    verified = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in sorted(UNITS.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    said = [line for line in verified.stderr.splitlines() if "netra-" in line]
    assert (verified.returncode, said) == (0, [])
