"""The one door to DuckDB for all who read: which builds there are, and questions to one of them.

A build is a file that never changes; a publish moves the pointer CURRENT. A page pins one build and asks
that build all its questions, so that no page mixes two states of the data.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from settings import Settings, read_settings

POINTER = "CURRENT"
ATTEMPT = "ATTEMPT.json"


@dataclass(frozen=True)
class Build:
    """One published state of a dataset; `name` sorts by time of publishing."""

    dataset: str
    name: str
    path: Path

    @property
    def loaded_at(self) -> datetime:
        """When the build was made, UTC, read from its name."""
        return datetime.strptime(self.name.split("-")[0], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)


@dataclass(frozen=True)
class Attempt:
    """The last run of the loader: refused with a message, or published."""

    refused: bool
    message: str
    at: datetime


def folder(dataset: str, settings: Settings | None = None) -> Path:
    """Where a dataset's builds lie."""
    return (settings or read_settings()).warehouse / dataset


def current(dataset: str, settings: Settings | None = None) -> Build | None:
    """The build that the pointer names now, or None before the first publish."""
    place = folder(dataset, settings)
    pointer = place / POINTER
    if not pointer.exists():
        return None
    name = pointer.read_text().strip()
    return Build(dataset, name, place / f"{name}.duckdb")


def builds(dataset: str) -> list[Build]:
    """All builds still kept, oldest first."""
    place = folder(dataset)
    return [Build(dataset, path.stem, path) for path in sorted(place.glob("*.duckdb"))]


def last_attempt(dataset: str) -> Attempt | None:
    """How the loader's last run ended, or None if it never ran."""
    path = folder(dataset) / ATTEMPT
    if not path.exists():
        return None
    said = json.loads(path.read_text())
    return Attempt(said["refused"], said["message"], datetime.fromisoformat(said["at"]))


def query(build: Build, sql: str, params: dict[str, Any] | None = None) -> pd.DataFrame:
    """Ask one build one question, on a cursor of its own so that sessions never share a result."""
    try:
        with _open(build.path).cursor() as cursor:
            return cursor.execute(sql, params or {}).df()
    except (duckdb.FatalException, duckdb.InternalException):
        _open.cache_clear()  # DuckDB has declared the connection dead: the next question opens a new one
        raise


@lru_cache(maxsize=8)
def _open(path: Path) -> duckdb.DuckDBPyConnection:
    settings = read_settings()
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory_limit,
        "threads": str(settings.threads),
        # DuckDB 2.0.0 loses a database to an internal error in some joins (duckdb#24807); without this it does not.
        "disabled_optimizers": "build_side_probe_side",
    }
    return duckdb.connect(str(path), read_only=True, config=config)
