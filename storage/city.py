"""What the city is called before there is a build: from the reference folder that the settings name."""

import csv
from functools import lru_cache
from pathlib import Path

from access.roles import ROLE_NAMES, Role
from settings import reference_places
from text.institutions import UNNAMED, CityNames


def names() -> CityNames:
    """Return the names of the city and its bodies; the kind of each where the folder does not say."""
    folder, _ = reference_places()
    files = [folder / "governments.csv", folder / "bodies.csv"]
    return _read(folder, tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in files))


def role_names() -> dict[Role, str]:
    """Return what each role is called in this city."""
    known = names()
    return {role: known.fill(name) for role, name in ROLE_NAMES.items()}


@lru_cache(maxsize=8)
def _read(folder: Path, _changed: tuple[int, ...]) -> CityNames:
    own = next(iter(_rows(folder / "governments.csv")), None)
    bodies = {row["body_id"]: row for row in _rows(folder / "bodies.csv")}
    if own is None:
        return UNNAMED
    return CityNames(
        government=own["short_name"],
        government_name=own["name"],
        city=own["city"],
        head=own["head_now"],
        personnel=bodies["BKPSDM"]["short_name"] if "BKPSDM" in bodies else UNNAMED.personnel,
        supervisor=bodies["BAWASLU"]["name"] if "BAWASLU" in bodies else UNNAMED.supervisor,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
