"""The tests that may notice a mutant, nearest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from tools.mutants.candidates import Candidates
from tools.mutants.notes import Notes
from tools.mutants.records import Group, Mutant
from tools.mutants.sql_texts import SqlText

MADE = re.compile(
    r"\s*(?:CREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP\s+)?(?:TABLE|VIEW|MACRO|TYPE)|INSERT\s+INTO|ALTER\s+TABLE|UPDATE)"
    r"\s+(?:\w+\.)?(\w+)",
    re.IGNORECASE,
)
COMMENT = re.compile(r"--[^\n]*")
WORD = re.compile(r"[A-Za-z_]\w*")
PLACE = re.compile(r"\{[^{}]*\}|_{3,}")
Steps = dict[str, int]
"""How many steps lead from a name (a test, or a file of tests) to what is mutated; a fixture's count as more."""
BY_FIXTURE = 10


class Selector:
    """Finds the tests of each mutant from what was noted."""

    def __init__(self, candidates: Candidates, notes: Notes) -> None:
        self._notes = notes
        scripts = [text for _, text in candidates.texts if text.path.endswith(".sql")]
        self._objects = _references(scripts)
        self._scripts = {_plain(text.text) for text in scripts}
        self._to_objects = self._steps_to_objects()
        self._of_strings: dict[tuple[str, int], Steps] = {}
        self._of_files: dict[str, set[str]] = defaultdict(set)
        for (path, _), names in notes.lines.items():
            self._of_files[path] |= names

    def tests(self, mutant: Mutant, budget: float) -> list[str]:
        """Return the tests to run in their order, as many files of tests as take no more seconds than the budget."""
        steps = self._steps(mutant)
        files: dict[str, dict[str, int]] = defaultdict(dict)
        for name, count in steps.items():
            far = count if "::" in name else count + BY_FIXTURE
            for test in self._notes.tests_of(name):
                own = files[test.split("::")[0]]
                own[test] = min(far, own.get(test, far))
        return self._within(budget, sorted(files.items(), key=lambda item: self._order(mutant, *item)))

    def _within(self, budget: float, files: Iterable[tuple[str, dict[str, int]]]) -> list[str]:
        chosen: list[str] = []
        left = budget
        for path, tests in files:
            own = sorted(tests, key=lambda test: (tests[test], self._notes.seconds[test]))
            cost = self._notes.seconds.get(path, 0.0)
            taken: list[str] = []
            for test in own:
                cost += self._notes.seconds[test]
                if (chosen or taken) and cost > left:
                    break
                taken.append(test)
            if taken:
                left -= cost
                chosen += taken
        return chosen

    def _order(self, mutant: Mutant, path: str, tests: Mapping[str, int]) -> tuple[int, float, int, float]:
        """Order files of tests: by the place, by how many of their tests come to the mutant, by steps and seconds."""
        seconds = self._notes.seconds.get(path, 0.0) + min(self._notes.seconds[test] for test in tests)
        share = sum(steps < BY_FIXTURE for steps in tests.values()) / len(self._notes.tests[path])
        return -_nearness(mutant.path, path), -round(share, 1), min(tests.values()), seconds

    def _steps(self, mutant: Mutant) -> Steps:
        if mutant.group is Group.PYTHON:
            return self._steps_to_lines(mutant)
        if mutant.path.endswith(".sql"):
            return self._to_objects.get(_made_by(mutant.statement), {})
        key = (mutant.path, mutant.statement_start)
        if key not in self._of_strings:
            self._of_strings[key] = self._steps_to_string(mutant.statement)
        return self._of_strings[key] or self._steps_to_lines(mutant)

    def _steps_to_lines(self, mutant: Mutant) -> Steps:
        lines = range(mutant.first_line, mutant.last_line + 1)
        found = {name for line in lines for name in self._notes.lines.get((mutant.path, line), ())}
        return dict.fromkeys(found or self._of_files[mutant.path], 1)

    def _steps_to_string(self, statement: str) -> Steps:
        """Who asks for a text that contains the string, whatever stands in its places."""
        parts = [part for part in PLACE.split(statement) if part.strip()]
        longest = max(parts, key=len)
        pattern = re.compile(".*?".join(map(re.escape, parts)), re.DOTALL)
        asking = (names for text, names in self._notes.asked.items() if longest in text and pattern.search(text))
        return dict.fromkeys({name for names in asking for name in names}, 1)

    def _steps_to_objects(self) -> dict[str, Steps]:
        """For each object of the build: the steps from whoever asks for anything that stands on it."""
        found: dict[str, Steps] = defaultdict(dict)
        for text, names in self._notes.asked.items():
            if _plain(text) not in self._scripts:
                for made, steps in self._reached(text).items():
                    for name in names:
                        found[made][name] = min(steps, found[made].get(name, steps))
        return found

    def _reached(self, text: str) -> dict[str, int]:
        reached: dict[str, int] = {}
        border, steps = _words(text) & self._objects.keys(), 1
        while border:
            reached.update(dict.fromkeys(border, steps))
            border = {other for made in border for other in self._objects[made]} - reached.keys()
            steps += 1
        return reached


def _references(scripts: Iterable[SqlText]) -> dict[str, set[str]]:
    """Return what each object of the build is made of: other objects of the build."""
    words: dict[str, set[str]] = defaultdict(set)
    for text in scripts:
        words[_made_by(text.text)] |= _words(text.text)
    return {made: used & words.keys() - {made} for made, used in words.items()}


def _made_by(statement: str) -> str:
    """Return the table, view, macro or type that a statement makes or fills; empty for any other statement."""
    found = MADE.match(COMMENT.sub("", statement))
    return found[1].lower() if found else ""


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(COMMENT.sub("", text))}


def _plain(text: str) -> str:
    return " ".join(COMMENT.sub("", text).split()).removesuffix(";")


def _nearness(source: str, test: str) -> int:
    """How near a file of tests stands to a file of the product: the same name, the same folder."""
    own, other = PurePath(source), PurePath(test)
    words = set(own.stem.split("_")) & set(other.stem.removeprefix("test_").split("_"))
    return 4 * (other.stem == f"test_{own.stem}") + 2 * bool(words) + (own.parent == other.parent.relative_to("tests"))
