"""Publishing: one writer, a new file per build, read back before it counts, and a pointer that moves in one step."""

import json
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from loaders.transform.tables import unplanned
from storage import builds, durable_files, pins
from storage.errors import Refused


def new_name(folder: Path, fingerprint: str) -> str:
    """Return a name that sorts behind all builds of the folder: the time to the microsecond, and the fingerprint."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{fingerprint[:8]}"
    last = max((path.stem for path in folder.glob("*.duckdb")), default="")
    if name <= last:
        raise Refused("Jam komputer mundur: ada build yang lebih baru daripada sekarang. Betulkan jamnya.")
    return name


def fingerprints(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """Return the count of rows and a hash over them for each table."""
    tables: list[tuple[str, int]] = connection.execute(
        "SELECT table_name, estimated_size FROM duckdb_tables() WHERE database_name = current_database() "
        "AND NOT temporary ORDER BY table_name"
    ).fetchall()
    found = {name: (0, 0) for name, _ in tables}
    sql = " UNION ALL ".join(
        f"SELECT '{name}', count(*), coalesce(bit_xor(hash(t)), 0) FROM \"{name}\" AS t"
        for name, size in tables
        if size
    )
    if sql:
        with unplanned(connection):
            found |= {name: (int(rows), int(mixed)) for name, rows, mixed in connection.execute(sql).fetchall()}
    return found


def verify(path: Path, written: dict[str, tuple[int, int]]) -> None:
    """Read a finished file back; raises RuntimeError where it does not hold what was written."""
    if path.with_name(path.name + ".wal").exists():
        raise RuntimeError(f"{path.name}: a write-ahead log remains")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            read = fingerprints(connection)
    except duckdb.Error as error:
        raise RuntimeError(f"{path.name}: cannot be read back: {error}") from error
    if read != written:
        different = [name for name in written if read.get(name) != written[name]]
        raise RuntimeError(f"{path.name}: reads back different in {', '.join(different)}")


def publish(unfinished: Path, folder: Path, name: str) -> None:
    """Give a verified file its own name and move the pointer to it; both survive a power cut."""
    durable_files.sync(unfinished)
    unfinished.rename(folder / f"{name}.duckdb")
    durable_files.sync(folder)
    durable_files.replace(folder / builds.POINTER, name + "\n")


def note_attempt(folder: Path, message: str, *, refused: bool) -> None:
    """Write how the last run ended, for the header of the dashboard."""
    attempt = {"refused": refused, "message": message, "at": datetime.now(UTC).isoformat()}
    durable_files.replace(folder / builds.ATTEMPT, json.dumps(attempt, ensure_ascii=False))


def prune(folder: Path, keep: int) -> list[str]:
    """Delete the oldest builds beyond `keep`; pinned ones and the current one stay. Returns the deleted names."""
    kept = {*pins.read_pins(folder), (folder / builds.POINTER).read_text().strip()}
    old = [path for path in sorted(folder.glob("*.duckdb"))[:-keep] if path.stem not in kept]
    for path in old:
        path.unlink()
    return [path.stem for path in old]
