"""A pytest plugin that notes what each test executes: lines of Python, and texts of SQL, with its processor seconds.

What a fixture of a module or a session does is noted under the name of the file: all its tests stand on it.
"""

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict

import duckdb
import pytest
from coverage import Coverage

OUT = "NETRA_MUTANTS_RECORD"
FILES = "NETRA_MUTANTS_FILES"
TESTS = "NETRA_MUTANTS_TESTS"


class Note(TypedDict):
    """What was noted of a file of tests: under which names a text was asked or a line executed, and how long each took.

    A name is a test, or the file where all its tests stand on it. `failed` are tests that do not pass or are skipped.
    """

    asked: list[tuple[str, list[str]]]
    lines: dict[str, dict[str, list[str]]]
    seconds: dict[str, float]
    failed: list[str]


class Recording:
    """A connection to DuckDB that notes what it is asked, and otherwise is the connection it stands for."""

    def __init__(self, connection: Any, recorder: "Recorder") -> None:
        self._connection, self._recorder = connection, recorder

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __enter__(self) -> "Recording":
        self._connection.__enter__()
        return self

    def __exit__(self, *about: object) -> None:
        self._connection.__exit__(*about)

    def execute(self, query: Any, *values: Any, **named: Any) -> "Recording":
        """Note and execute."""
        self._recorder.note(str(getattr(query, "query", query)))
        self._connection.execute(query, *values, **named)
        return self

    def sql(self, query: Any, *values: Any, **named: Any) -> Any:
        """Note and ask."""
        self._recorder.note(str(getattr(query, "query", query)))
        return self._connection.sql(query, *values, **named)

    query = sql

    def cursor(self) -> "Recording":
        """Open a cursor that notes too."""
        return Recording(self._connection.cursor(), self._recorder)


class Recorder:
    """The plugin, for one file of tests."""

    def __init__(self, files: list[str]) -> None:
        self.context = ""
        self.asked: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: list[str] = []
        self.coverage = Coverage(
            data_file=None, include=[str(Path(path).resolve()) for path in files], config_file=False
        )

    def note(self, text: str) -> None:
        """Note a text of SQL under the test that runs."""
        self.asked[text].add(self.context)

    def enter(self, context: str) -> None:
        """Note what follows under this name."""
        self.context = context
        self.coverage.switch_context(context)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note under the name of the test."""
        self.enter(item.nodeid)
        start, before = time.process_time(), sum(self.seconds.values())
        result = yield
        self.seconds[item.nodeid] += time.process_time() - start - (sum(self.seconds.values()) - before)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note under the name of the file what is made for more than one test."""
        if fixturedef.scope == "function":
            return (yield)
        outer, start = self.context, time.process_time()
        inner = outer.split("::")[0]
        before = self.seconds[inner]
        self.enter(inner)
        result = yield
        self.enter(outer)
        self.seconds[inner] += time.process_time() - start - (self.seconds[inner] - before)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note tests that do not pass on the product as it is."""
        if report.failed or report.skipped:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write what was noted."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {
            str(Path(path).relative_to(Path.cwd())): {
                str(line): sorted(names) for line, names in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        asked = [(text, sorted(names)) for text, names in self.asked.items()]
        note = Note(asked=asked, lines=lines, seconds=dict(self.seconds), failed=sorted(set(self.failed)))
        Path(os.environ[OUT]).write_text(json.dumps(note), encoding="utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to note, before any module of the product is imported."""
    recorder = Recorder(os.environ[FILES].split(os.pathsep))
    early_config.pluginmanager.register(recorder)
    connect = duckdb.connect
    patch = pytest.MonkeyPatch()
    patch.setattr(duckdb, "connect", lambda *args, **named: Recording(connect(*args, **named), recorder))
    recorder.coverage.start()
    recorder.enter(os.environ[TESTS])
