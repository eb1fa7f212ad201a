"""A process that runs tests in a copy of the tree, each run in a fork of itself, so that libraries are imported once.

It reads one job a line from its input and writes one answer a line: see `Job` and `Answer`.
"""

import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest

LIBRARIES = (
    "babel.dates", "babel.numbers", "coverage", "duckdb", "holidays", "hypothesis", "openpyxl", "pandas",
    "plotly.graph_objects", "pyarrow.parquet", "python_calamine", "rapidfuzz", "xlsxwriter",
)  # fmt: skip
"""What most tests import; nothing of the product, which may be another in every run."""
TOLD_LINES = 25
PATIENCE = 10
"""How many times its processor seconds a run may last, since the machine has other things to do."""


@dataclass(frozen=True)
class Job:
    """Arguments for pytest, what the environment has besides, processor seconds it may take, a file's changed text."""

    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    limit: float = 60.0
    path: str = ""
    text: str = ""


@dataclass(frozen=True)
class Answer:
    """How the run ended: pytest's exit code, None where it took too long, negative where a signal ended it.

    `seconds` are those of the processor, all processes of the run together.
    """

    code: int | None
    seconds: float
    said: str


def main() -> None:
    """Answer jobs until the input ends."""
    for name in LIBRARIES:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(asdict(_answer(Job(**json.loads(line))))), flush=True)


def _answer(job: Job) -> Answer:
    if not job.path:
        return _run(job)
    path = Path(job.path)
    original, times = path.read_bytes(), path.stat()
    path.write_text(job.text, encoding="utf-8")
    try:
        return _run(job)
    finally:
        path.write_bytes(original)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # what was compiled of the original holds again


def _run(job: Job) -> Answer:
    place = Path(tempfile.mkdtemp(prefix="netra-mutant-"))
    until = time.monotonic() + PATIENCE * job.limit
    child = os.fork()
    if child == 0:
        _be_pytest(job, place)
    try:
        code, seconds = _wait(child, until)
        said = (place / "said").read_text(encoding="utf-8", errors="replace")
        return Answer(code, seconds, "\n".join(said.splitlines()[-TOLD_LINES:]))
    except BaseException:
        _end(child)  # the run is broken off
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _be_pytest(job: Job, place: Path) -> None:
    """Run pytest in this process, which ends with it."""
    code = 3
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(job.limit), int(job.limit) + 5))
        for number, flags in ((0, os.O_RDONLY), (1, os.O_CREAT | os.O_WRONLY)):
            os.dup2(os.open(place / "said" if number else os.devnull, flags), number)
        os.dup2(1, 2)
        os.environ.update(job.environment)
        os.environ["TMPDIR"] = tempfile.tempdir = str(place)
        sys.dont_write_bytecode = bool(job.path)
        code = int(pytest.main([*job.arguments, f"--basetemp={place / 'tests'}"]))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int, until: float) -> tuple[int | None, float]:
    """Wait for a process; one that is too late is ended with all that it started."""
    done = 0
    while not done and time.monotonic() < until:
        time.sleep(0.02)
        done, status, used = os.wait4(child, os.WNOHANG)
    _end(child)
    if not done:
        _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    is_late = not done or code in (-signal.SIGXCPU, -signal.SIGKILL)
    return None if is_late else code, used.ru_utime + used.ru_stime


def _end(child: int) -> None:
    """End what is left of the process group of a child."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    main()
