"""Rejected rows with their cells: no figure for a page, but what a file of rejects is made of. Asked through `authorized`."""

from typing import Any

from storage import builds
from storage.builds import Build

FILES = """
    SELECT r.file, count(*)
    FROM rejects_of($unit_id) AS r JOIN loads AS l USING (load_id)
    WHERE r.settled_in IS NULL AND list_contains($kinds, l.kind)
    GROUP BY r.file
    ORDER BY r.file
"""
ROWS = """
    SELECT r.load_id, r.file, r.sheet, l.kind, l.sha256, l.titles, l.positions, l.constants,
        r.line, r.raw, r.column_name, r.reason, r.remedy
    FROM rejects_of($unit_id) AS r JOIN loads AS l USING (load_id)
    WHERE r.settled_in IS NULL AND list_contains($kinds, l.kind) AND ($file::VARCHAR IS NULL OR r.file = $file)
    ORDER BY r.file, r.load_id, r.line
"""


def files(build: Build, kinds: list[str], unit_id: str | None) -> list[tuple[str, int]]:
    """List the files that have rejected rows of these inputs which nobody has corrected yet, and how many."""
    return [(file, rows) for file, rows in builds.rows(build, FILES, {"kinds": kinds, "unit_id": unit_id})]


def rows(build: Build, kinds: list[str], unit_id: str | None, file: str | None) -> list[tuple[Any, ...]]:
    """Return these rows, of one file or of all, with what is known of their table; the columns are those of ROWS."""
    return builds.rows(build, ROWS, {"kinds": kinds, "unit_id": unit_id, "file": file})
