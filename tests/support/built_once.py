"""Builds that tests read and none changes: one for all tests of a run that write the same office files."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from storage.builds import Build
from tests.support.builds import Rows, make_build, make_warehouse
from tests.support.shared import made_once


def built_once(**files: Rows) -> Build:
    """Return the build of simulated data that these rows give (see tests/support/builds.py)."""
    place = made_once(_name("rows", sorted(files.items())), lambda fresh: make_build(fresh, None, **files))
    (path,) = (place / "warehouse" / "simulasi").glob("*.duckdb")
    return Build("simulasi", path.stem, path)


def warehouse_once(dataset: str, files: Mapping[str, Sequence[str]]) -> Path:
    """Return the warehouse that these lines give."""
    lines = sorted((name, tuple(written)) for name, written in files.items())
    return made_once(_name(dataset, lines), lambda fresh: make_warehouse(fresh, dataset, files)) / "warehouse"


def _name(kind: str, files: object) -> str:
    return f"built-{kind}-{sha256(repr(files).encode()).hexdigest()[:16]}"
