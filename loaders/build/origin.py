"""Where the files of a dataset's last build lay, so that one more is added to the same and not to another's."""

import json
from dataclasses import dataclass
from pathlib import Path

from storage import durable_files

NAME = "ORIGIN.json"


@dataclass(frozen=True)
class LastInbox:
    """The folder of deliveries and the manifest, if there was one."""

    inbox: Path
    manifest: Path | None


def remember(folder: Path, inbox: Path, manifest: Path | None) -> None:
    """Leave word beside the builds; for whoever holds their lock."""
    said = {"inbox": str(inbox.resolve()), "manifest": str(manifest.resolve()) if manifest else ""}
    durable_files.replace(folder / NAME, json.dumps(said))


def last_inbox(folder: Path) -> LastInbox | None:
    """Where the last build of a folder came from; None before the first."""
    path = folder / NAME
    if not path.exists():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    return LastInbox(Path(said["inbox"]), Path(said["manifest"]) if said["manifest"] else None)
