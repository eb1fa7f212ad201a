"""One child process, and what it cost."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from settings import ROOT


@dataclass(frozen=True)
class Cost:
    """Processor seconds (user and system) and the peak of resident memory in MB."""

    cpu_s: float
    peak_mb: float


def cost_of(arguments: Sequence[str | Path], **environment: str) -> Cost:
    """Run Python with these arguments to its end; raises RuntimeError where it fails."""
    with subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{arguments}: exit code {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least time of several runs and the greatest memory: other work on the machine only adds time."""
    return Cost(min(cost.cpu_s for cost in costs), max(cost.peak_mb for cost in costs))
