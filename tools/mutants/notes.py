"""Notes of what each test executes: made once for a tree by running its quick tests, and kept for further runs."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from queue import Queue

from tools.mutants.candidates import tracked
from tools.mutants.recorder import FILES, OUT, TESTS, Note
from tools.mutants.tree import Worker
from tools.mutants.worker import Job

ASKED = (
    "tests/alerts/rules/", "tests/loaders/build/test_assembly", "tests/loaders/build/test_build",
    "tests/loaders/build/test_preview", "tests/loaders/build/test_workspace", "tests/loaders/contract/test_match",
    "tests/loaders/transform/", "tests/loaders/validation/", "tests/metrics/", "tests/narrative/", "tests/reference/",
)  # fmt: skip
"""The tests that are asked: those of what is mutated, and those that stand near it and are quick."""
FILE_LIMIT = 60.0
"""Processor seconds that a file of tests may take; a slower one is not asked."""
TOO_SLOW = Note(asked=[], lines={}, seconds={}, failed=[])


@dataclass
class Notes:
    """What was noted of all tests; `asked` and `lines` lead from a text of SQL or a line of a file to names.

    A name is a test, or a file of tests where all its tests stand on it.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lines: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    failed: set[str] = field(default_factory=set)
    tests: dict[str, list[str]] = field(default_factory=dict)
    """The tests of each file, in their order."""

    def tests_of(self, name: str) -> Iterator[str]:
        """Yield the tests that a name stands for."""
        for test in [name] if "::" in name else self.tests.get(name, []):
            if test not in self.failed:
                yield test

    def add(self, path: str, note: Note) -> None:
        """Take in what was noted of one file of tests."""
        self.tests[path] = [name for name in note["seconds"] if "::" in name]
        self.seconds.update(note["seconds"])
        self.failed.update(note["failed"])
        for text, names in note["asked"]:
            self.asked[text].update(names)
        for source, lines in note["lines"].items():
            for line, names in lines.items():
                self.lines[source, int(line)].update(names)


def files_of_tests(root: Path) -> list[str]:
    """Return the files of tests that are asked."""
    return [path for path in tracked(root) if PurePath(path).name.startswith("test_") and path.startswith(ASKED)]


def digest(root: Path, paths: Iterable[str]) -> str:
    """Return one hash of the names and contents of files."""
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{path}\0".encode() + (root / path).read_bytes())
    return found.hexdigest()[:16]


def product(root: Path) -> list[str]:
    """Return the files that decide what every test executes: the product, its data, and what tests share."""
    left_out = ("docs/", ".streamlit/", ".ci/", "tools/")
    return [
        path
        for path in tracked(root)
        if not path.startswith(left_out) and not path.endswith(".md") and not path.split("/")[-1].startswith("test_")
    ]


def take(root: Path, ready: "Queue[Worker]", python: list[str], place: Path, tell: Callable[[str], None]) -> Notes:
    """Run each file of tests once and note what it executes; what was noted of the same file and product is read."""
    shared = digest(root, product(root))
    kept = {
        path: place / f"{shared}-{digest(root, [path])}-{PurePath(path).stem}.json" for path in files_of_tests(root)
    }
    missing = [path for path in kept if not kept[path].exists()]
    place.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(ready.qsize()) as pool:
        noted = pool.map(lambda path: _record(ready, python, path, kept[path]), missing)
        for number, said in enumerate(noted, start=1):
            tell(f"[notes {number}/{len(missing)}] {said}")
    notes = Notes()
    for path, note in kept.items():
        notes.add(path, json.loads(note.read_text(encoding="utf-8")))
    return notes


def _record(ready: "Queue[Worker]", python: list[str], path: str, kept: Path) -> str:
    unfinished = kept.with_suffix(".part")
    environment = {OUT: str(unfinished), FILES: ":".join(python), TESTS: path}
    worker = ready.get()
    try:
        answer = worker.run(Job(["-p", "tools.mutants.recorder", path], environment, FILE_LIMIT))
    finally:
        ready.put(worker)
    if answer.code is None:
        unfinished.write_text(json.dumps(TOO_SLOW), encoding="utf-8")
    elif answer.code not in (0, 1) or not unfinished.exists():
        raise RuntimeError(f"{path} could not be run (code {answer.code}):\n{answer.said}")
    unfinished.rename(kept)
    ended = {0: "", 1: ", some failed or were skipped", None: ", too slow: not asked"}[answer.code]
    return f"{path}: {answer.seconds:.1f} s{ended}"
