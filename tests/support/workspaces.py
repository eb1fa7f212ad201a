"""A workspace with tiny office files in it, as far as a test wants it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from loaders.build import assembly
from loaders.build.workspace import open_workspace
from loaders.sources.manifest import inbox_sources
from loaders.validation.workspace import Workspace
from settings import read_settings


@contextmanager
def validated(place: Path, **files: str) -> Iterator[Workspace]:
    """Write each text as a CSV file of its name into an inbox, and validate them all."""
    inbox = place / "inbox"
    inbox.mkdir(parents=True)
    for name, text in files.items():
        (inbox / f"{name}.csv").write_text(text, encoding="utf-8")
    settings = replace(read_settings(), warehouse=place / "warehouse")
    workspace = open_workspace(place / "trial.duckdb", settings.reference, settings)
    try:
        assembly.validate(workspace, inbox_sources(inbox), lambda *_: lambda _: None)
        yield workspace
    finally:
        workspace.connection.close()
