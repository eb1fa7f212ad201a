"""Asking again where a fault may pass by itself."""

import asyncio
from dataclasses import replace

import pytest

from loaders.faults import Fault, SourceFailed
from loaders.sources.retries import retried
from settings import Fetching, read_settings


@pytest.fixture
def limits() -> Fetching:
    return replace(read_settings().fetching, attempts=3, first_pause_seconds=0.001)


def outcome_of(limits: Fetching, *faults: SourceFailed) -> tuple[int, str]:
    """How often work is tried that fails so, and the data or the last fault."""
    rest, tried = list(faults), 0

    async def work() -> str:
        nonlocal tried
        tried += 1
        if rest:
            raise rest.pop(0)
        return "data"

    async def run() -> str:
        try:
            return await retried(work, limits, asyncio.get_running_loop().time() + 10)
        except SourceFailed as failed:
            return failed.detail

    ended = asyncio.run(run())
    return tried, ended


def passing(detail: str, wait: float | None = None) -> SourceFailed:
    return SourceFailed(Fault.IN_TROUBLE, detail, may_pass=True, wait_seconds=wait)


def test_a_fault_that_passes_is_outwaited(limits: Fetching) -> None:
    assert outcome_of(limits, passing("a"), passing("b")) == (3, "data")


def test_after_the_last_attempt_its_fault_is_told(limits: Fetching) -> None:
    assert outcome_of(limits, *(passing(detail) for detail in "abcd")) == (3, "c")


def test_a_fault_that_stays_is_told_at_once(limits: Fetching) -> None:
    assert outcome_of(limits, SourceFailed(Fault.DENIED, "no"), passing("never")) == (1, "no")


def test_a_pause_beyond_the_end_is_not_begun(limits: Fetching) -> None:
    assert outcome_of(limits, passing("later", wait=60)) == (1, "later")
