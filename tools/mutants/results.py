"""Results that are kept from run to run."""

import json
from pathlib import Path
from threading import Lock

from tools.mutants import notes
from tools.mutants.candidates import tracked
from tools.mutants.records import Mutant, Outcome, Result

Row = tuple[str, str, str, float, str]
"""A mutant's name, what the result stands on, the outcome, the seconds, the test that noticed it."""


class Kept:
    """A file of results, one a line.

    A mutant that was killed stays killed while its file and the file of the test that noticed it are the same. One that
    survived is tried again as soon as anything in the tree is another.
    """

    def __init__(self, root: Path, path: Path) -> None:
        self._root, self._path, self._lock = root, path, Lock()
        self._tree = notes.digest(root, [path for path in tracked(root) if not path.startswith(("docs/", "tools/"))])
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._rows: dict[str, Row] = {row[0]: row for row in map(json.loads, lines)}

    def result(self, mutant: Mutant) -> Result | None:
        """Return the result that still holds of a mutant."""
        if mutant.name not in self._rows:
            return None
        _, stands_on, outcome, seconds, killer = self._rows[mutant.name]
        result = Result(mutant, Outcome(outcome), seconds, killer)
        return result if stands_on == self._stands_on(result) else None

    def add(self, result: Result) -> None:
        """Keep a result."""
        row = (result.mutant.name, self._stands_on(result), result.outcome, round(result.seconds, 2), result.killer)
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")

    def _stands_on(self, result: Result) -> str:
        killer = result.killer.split("::")[0]
        if not killer or not (self._root / killer).exists():
            return self._tree
        return notes.digest(self._root, [result.mutant.path, killer])
