"""Coverage measured where it can grow: being traced takes a test half as long again.

Not traced are tests that differ from another by parameters alone, those of a browser, whose server is another process,
and what is left of a file of which several tests, one after the other, have reached no new line. So the figure is a
lower bound.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSER = Path(__file__).parents[1] / "browser"
QUIET = 5
"""So many tests of a file that reach nothing new, one after the other, end the tracing of that file."""


class MeasuredTests:
    """A plugin that pauses coverage for the tests that add little to it."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.repeated: set[str] = set()
        self.quiet: Counter[Path] = Counter()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Remember which tests differ from an earlier one by parameters alone."""
        seen: set[str] = set()
        for item in items:
            name = item.nodeid.partition("[")[0]
            if name in seen:
                self.repeated.add(item.nodeid)
            seen.add(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace a test with its set-up, or leave both alone."""
        if item.nodeid in self.repeated or self.quiet[item.path] >= QUIET or item.path.is_relative_to(BROWSER):
            with unmeasured(self.coverage):
                return (yield)
        before = self._reached()
        try:
            return (yield)
        finally:
            self.quiet[item.path] = self.quiet[item.path] + 1 if self._reached() == before else 0

    def _reached(self) -> int:
        """How many lines have been reached in this process."""
        controller = self.coverage.cov_controller
        return sum(map(len, controller.cov._collector.data.values())) if controller else 0


@contextmanager
def unmeasured(coverage: Any) -> Iterator[None]:
    """Measure no coverage, where a plugin measures any."""
    controller = coverage and coverage.cov_controller
    if not controller or not controller.started:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()
