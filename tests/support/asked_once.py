"""Answers of builds that are asked for once in a process: of a build, which never changes, a question has one answer.

For tests of what is shown of the answers, to whom and in which form; what a question answers is held by the tests of
the metrics and of the builds.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import pytest

from storage import builds
from storage.builds import Build, Params

_answers: dict[tuple[object, ...], Any] = {}


@contextmanager
def asked_once() -> Iterator[None]:
    """Let the product ask each build each question once, and have a copy of the answer each time."""
    query, rows = builds.query, builds.rows

    def ask_query(build: Build, sql: str, params: Params | None = None) -> pd.DataFrame:
        found: pd.DataFrame = _answer("query", query, build, sql, params)
        return found.copy()

    def ask_rows(build: Build, sql: str, params: Params | None = None) -> list[tuple[Any, ...]]:
        return list(_answer("rows", rows, build, sql, params))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builds, "query", ask_query)
        patch.setattr(builds, "rows", ask_rows)
        yield


def _answer(form: str, ask: Callable[..., Any], build: Build, sql: str, params: Params | None) -> Any:
    """The answer kept for the file as it is: a copy with its times is the same build, a changed file another one."""
    if build.is_passing or not build.path.exists():
        return ask(build, sql, params)
    file = build.path.stat()
    key = (form, file.st_size, file.st_mtime_ns, sql, repr(sorted((params or {}).items())))
    if key not in _answers:
        _answers[key] = ask(build, sql, params)
    return _answers[key]
