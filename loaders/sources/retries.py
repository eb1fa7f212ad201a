"""Retries with growing pauses, where a fault may pass by itself."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from loaders.faults import SourceFailed
from settings import Fetching

Result = TypeVar("Result")


async def retried(work: Callable[[], Awaitable[Result]], limits: Fetching, ends_at: float) -> Result:
    """Return the result of the first attempt that succeeds; raises the fault of the last one.

    A pause that would outlast `ends_at` (of the running loop's clock) is not begun: the fault is raised at once.
    """
    attempt = 1
    while True:
        try:
            return await work()
        except SourceFailed as failed:
            pause = _pause(failed, attempt, limits)
            if not failed.may_pass or attempt >= limits.attempts or asyncio.get_running_loop().time() + pause > ends_at:
                raise
        await asyncio.sleep(pause)
        attempt += 1


def _pause(failed: SourceFailed, attempt: int, limits: Fetching) -> float:
    """Return the pause the server asked for, else twice as long each time, a little random."""
    if failed.wait_seconds is not None:
        return failed.wait_seconds
    return float(limits.first_pause_seconds * 2 ** (attempt - 1) * random.uniform(0.75, 1.25))
