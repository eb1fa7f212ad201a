"""Record of where the files of a dataset's last build lay, so that an upload is added to the same inbox."""

import json
from dataclasses import dataclass
from pathlib import Path

from storage import durable_files

NAME = "ORIGIN.json"


@dataclass(frozen=True)
class LastInbox:
    """Folder of deliveries, and the manifest if there was one."""

    inbox: Path
    manifest: Path | None


def remember(folder: Path, inbox: Path, manifest: Path | None) -> None:
    """Write the places beside the builds; only the holder of their lock may call this."""
    places = {"inbox": str(inbox.resolve()), "manifest": str(manifest.resolve()) if manifest else ""}
    durable_files.replace(folder / NAME, json.dumps(places))


def last_inbox(folder: Path) -> LastInbox | None:
    """Read where the last build of a folder came from; None before the first."""
    path = folder / NAME
    if not path.exists():
        return None
    places = json.loads(path.read_text(encoding="utf-8"))
    return LastInbox(Path(places["inbox"]), Path(places["manifest"]) if places["manifest"] else None)
