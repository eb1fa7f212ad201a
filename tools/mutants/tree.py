"""Copies of the working tree with a worker in each, so that no mutant ever stands in the repository."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

from tools.mutants.candidates import tracked
from tools.mutants.worker import Answer, Job

QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "NETRA_THREADS": "1"}
"""One mutant has one thread: two of them run side by side."""


class WorkerLost(RuntimeError):
    """A worker ended by itself; the message says where."""


class Worker:
    """A worker process in a copy of the tree."""

    def __init__(self, place: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.mutants.worker"],
            cwd=place, env={**os.environ, **QUIET}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, job: Job) -> Answer:
        """Do a job and wait for its answer; raises WorkerLost."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise WorkerLost(f"a worker ended with code {self._process.wait()}")
        return Answer(**json.loads(line))

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def workers(root: Path, count: int) -> Iterator["Queue[Worker]"]:
    """Start workers, each in a copy of the tree of its own, and end them in the end."""
    ready: Queue[Worker] = Queue()
    with ExitStack() as stack:
        for _ in range(count):
            place = Path(stack.enter_context(TemporaryDirectory(prefix="netra-mutants-")))
            for path in tracked(root):
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / path, place / path)
            worker = Worker(place)
            stack.callback(worker.close)
            ready.put(worker)
        yield ready
