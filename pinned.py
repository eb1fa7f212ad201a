"""Which builds bear a name and are never deleted, as the file PINS beside them says; `pins.py` writes it."""

import re
from pathlib import Path

import warehouse
from settings import Settings

PINS = "PINS"


def of(dataset: str, settings: Settings | None = None) -> dict[str, str]:
    """The builds that are never deleted, oldest first, each with the name it was given, which may be empty."""
    return read(warehouse.folder(dataset, settings))


def read(place: Path) -> dict[str, str]:
    """The file PINS of a folder of builds: a line per pin, the build's name, a space, the name it was given.

    Before pins had names several could stand in one line; a pin of that form is none to lose.
    """
    path, found = place / PINS, dict[str, str]()
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        first, *rest = line.split() or [""]
        are_builds = all(re.fullmatch(r"\d{8}T\d+Z-\S+", word) for word in rest)
        found |= dict.fromkeys((first, *rest), "") if are_builds else {first: " ".join(rest)}
    return {name: found[name] for name in sorted(found) if name}
