"""A city whose roster is fetched: its manifest, its warehouse, and what its dashboard says of the source."""

import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loaders.build.build import Outcome, build
from loaders.staging.sheet import Progress
from narrative import freshness
from settings import Fetching, Settings, read_settings
from storage import builds, source_status
from tests.support.submitted import ROSTER, csv_text, person

NAME = "Daftar BKPSDM"
GOOD = csv_text(ROSTER, person(1), person(2), person(3))
QUICK = Fetching(connect_seconds=5, read_seconds=10, total_seconds=20, attempts=2, first_pause_seconds=0.01)


@dataclass(frozen=True)
class City:
    """A folder with a manifest and a warehouse."""

    root: Path
    limits: Fetching = field(default=QUICK)

    @property
    def settings(self) -> Settings:
        """The settings of a test: short pauses, the test's own certificate authority."""
        return replace(read_settings(), warehouse=self.root / "warehouse", fetching=self.limits)

    @property
    def folder(self) -> Path:
        """Where the builds lie."""
        return builds.folder("simulasi", self.settings)

    def declare(self, *entries: str) -> None:
        """Write the manifest; each entry gets the name and the input unless it says them itself."""
        own = f'name = "{NAME}"\ninput = "roster"\npublisher = "BKPSDM"\n'
        texts = [entry if "name =" in entry else own + entry for entry in entries]
        (self.root / "sources.toml").write_text("".join(f"[[source]]\n{text}\n" for text in texts), encoding="utf-8")

    def build(self, read: list[str] | None = None) -> Outcome:
        """Build from the manifest alone; `read` gets the name of each source whose data is read."""

        def bar(label: str, _: int) -> Progress:
            if read is not None:
                read.append(label)
            return lambda _: None

        manifest = self.root / "sources.toml"
        return build("simulasi", inbox=self.root / "inbox", manifest=manifest, settings=self.settings, bar=bar)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the current build answers."""
        current = builds.current("simulasi", self.settings)
        assert current is not None, "nothing was published"
        return builds.rows(current, sql)

    def header(self, at: datetime | None = None, *, in_detail: bool = False) -> str:
        """What the dashboard says of sources whose last good data is used."""
        current = builds.current("simulasi", self.settings)
        assert current is not None, "nothing was published"
        fetches = source_status.status_of_sources("simulasi", self.settings)
        found = freshness.now(builds.query(current, "FROM sources"), fetches)
        return freshness.held_sources(found, fetches, at or datetime.now(UTC), in_detail=in_detail)

    def copy_to(self, root: Path) -> "City":
        """The same city somewhere else, so that a test may break it."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return replace(self, root=root)
