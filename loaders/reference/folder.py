"""The files of a reference folder: a city's own, and the law of the country where the city has written none."""

import csv
from pathlib import Path

from loaders.contract.errors import Unreadable
from settings import REFERENCE

NATIONAL = frozenset(
    [
        "bawaslu_statuses",
        "contests",
        "employments",
        "event_kinds",
        "exclusion_reasons",
        "forms",
        "holidays",
        "levels",
        "match_decisions",
        "measures",
        "national_figures",
        "positions",
        "sanctions",
        "severities",
        "signing_methods",
        "step_statuses",
        "steps",
    ]
)
"""Tables that are the same everywhere in the country: a city's folder need not hold them."""
OPTIONAL = frozenset(["unit_limits"])
"""Tables of a city that may be missing."""


def reference_files(folder: Path) -> list[Path]:
    """Return the files of a reference folder with those of the country, by name; raises Unreadable.

    A table that is missing, or that lacks a column which the product reads, is named with what to do.
    """
    found = {path.stem: path for path in folder.glob("*.csv")}
    for known in sorted(REFERENCE.glob("*.csv")):
        path = found.get(known.stem)
        if path:
            _refuse_lacking(path, known)
        elif known.stem in NATIONAL:
            found[known.stem] = known
        elif known.stem not in OPTIONAL:
            raise Unreadable(
                str(folder),
                f"berkas rujukan {known.name} tidak ada",
                f"salin dari data/reference/{known.name}, lalu sesuaikan",
            )
    return [found[name] for name in sorted(found)]


def _refuse_lacking(path: Path, known: Path) -> None:
    have = _columns(path)
    if missing := [column for column in _columns(known) if column not in have]:
        raise Unreadable(
            str(path),
            f"kolom {', '.join(missing)} tidak ada pada baris 1",
            f"tambahkan kolom itu dengan isi seperti pada data/reference/{known.name}",
        )


def _columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])
