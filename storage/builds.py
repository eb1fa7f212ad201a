"""The one door to DuckDB for all who read: which builds there are, and questions to one of them.

A build is a file that never changes; a publish moves the pointer CURRENT. A page pins one build and asks
that build all its questions, so that no page mixes two states of the data.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from settings import Settings, read_settings

if TYPE_CHECKING:
    import pandas as pd

POINTER = "CURRENT"
ATTEMPT = "ATTEMPT.json"
Answer = TypeVar("Answer")
Params = Mapping[str, object]
"""Values bound to the names in a question."""


@dataclass(frozen=True)
class Build:
    """One published state of a dataset; `name` sorts by time of publishing."""

    dataset: str
    name: str
    path: Path
    is_passing: bool = False
    """A trial: opened for each question and let go, since it is thrown away."""

    @property
    def loaded_at(self) -> datetime:
        """When the build was made, UTC, read from its name."""
        return datetime.strptime(self.name.split("-")[0], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)


@dataclass(frozen=True)
class LoadAttempt:
    """The last run of the loader: refused with a message, or published."""

    refused: bool
    message: str
    at: datetime


def folder(dataset: str, settings: Settings | None = None) -> Path:
    """Where a dataset's builds lie."""
    return (settings or read_settings()).warehouse / dataset


def current(dataset: str, settings: Settings | None = None) -> Build | None:
    """Return the current build, opened so that no later publish takes it away; None before the first."""
    place = folder(dataset, settings)
    pointer = place / POINTER
    if not pointer.exists():
        return None
    name = pointer.read_text().strip()
    build = Build(dataset, name, place / f"{name}.duckdb")
    try:
        _open(build.path)
    except duckdb.IOException:
        if pointer.read_text().strip() != name:  # pruned between the pointer and the file: there is a newer one
            return current(dataset, settings)
    return build


def builds(dataset: str, settings: Settings | None = None) -> list[Build]:
    """All builds still kept that can be read, oldest first."""
    place = folder(dataset, settings)
    return [Build(dataset, path.stem, path) for path in sorted(place.glob("*.duckdb")) if _is_whole(path)]


def kept(dataset: str, name: str) -> Build | None:
    """Return the build of this name, opened so that no later publish takes it away; None if it is gone."""
    build = next((build for build in builds(dataset) if build.name == name), None)
    return build if build is not None and _is_there(build.path) else None


def last_attempt(dataset: str, settings: Settings | None = None) -> LoadAttempt | None:
    """How the loader's last run ended, or None if it never ran."""
    path = folder(dataset, settings) / ATTEMPT
    if not path.exists():
        return None
    said = json.loads(path.read_text())
    return LoadAttempt(said["refused"], said["message"], datetime.fromisoformat(said["at"]))


def query(build: Build, sql: str, params: Params | None = None) -> "pd.DataFrame":
    """Ask one build one question."""
    return _ask(build, sql, params, lambda answer: answer.df())


def rows(build: Build, sql: str, params: Params | None = None) -> list[tuple[Any, ...]]:
    """Ask one build one question and return plain rows, for those who do without pandas."""
    return _ask(build, sql, params, lambda answer: answer.fetchall())


def _ask(build: Build, sql: str, params: Params | None, take: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
    """Each question has a cursor of its own, so that sessions never share a result, and takes its whole result."""
    try:
        with _opened(build.path) if build.is_passing else _open(build.path).cursor() as cursor:
            return take(cursor.execute(sql, params or {}))
    except (duckdb.FatalException, duckdb.InternalException):
        forget()  # DuckDB has declared the connection dead: the next question opens a new one
        raise
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise SchemaMismatch(f"{build.name}: {error}") from error


class SchemaMismatch(duckdb.Error):
    """A build lacks a table, column or macro that the question needs: it was made by another loader."""


def forget() -> None:
    """Let go of every open build; the next question opens its file anew."""
    _open.cache_clear()


@lru_cache(maxsize=8)
def _open(path: Path) -> duckdb.DuckDBPyConnection:
    return _opened(path)


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True, config=_config())


def _is_there(path: Path) -> bool:
    try:
        _open(path)
    except duckdb.IOException:
        return False
    return True


_is_whole = lru_cache(maxsize=256)(_is_there)
"""Asked once for each file, which never changes; whoever needs it opened asks again."""


def _config() -> dict[str, str | bool | int | float | list[str]]:
    settings = read_settings()
    return {
        "memory_limit": settings.memory_limit,
        "threads": str(settings.threads),
        # DuckDB 2.0.0 loses a database to an internal error in some joins (duckdb#24807); without this it does not.
        "disabled_optimizers": "build_side_probe_side",
    }
