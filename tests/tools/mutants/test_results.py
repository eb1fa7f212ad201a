"""Results that are kept from run to run: which of them still hold."""

import subprocess
from pathlib import Path

import pytest

from tools.mutants.records import Edit, Group, Mutant, Outcome, Result
from tools.mutants.results import Kept

MUTANT = Mutant(Group.PYTHON, "loaders/a.py", 1, Edit(4, 5, "2", "literal"), 1, 1)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    for path, text in {"loaders/a.py": "A = 1", "tests/test_a.py": "", "tests/test_b.py": "", "docs/a.txt": ""}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def holds(tree: Path, result: Result, *, after: str) -> bool:
    """Whether a result still holds after a file has changed."""
    kept = tree.parent / "results.jsonl"
    Kept(tree, kept).add(result)
    assert Kept(tree, kept).result(result.mutant) == result
    (tree / after).write_text("B = 3")
    return Kept(tree, kept).result(result.mutant) is not None


@pytest.mark.parametrize(
    ("after", "expected"),
    [("tests/test_b.py", True), ("docs/a.txt", True), ("tests/test_a.py", False), ("loaders/a.py", False)],
)
def test_a_killed_mutant_stays_killed_while_its_file_and_its_test_are_the_same(
    tree: Path, after: str, expected: bool
) -> None:
    killed = Result(MUTANT, Outcome.KILLED, 1.5, "tests/test_a.py::test_it")
    assert holds(tree, killed, after=after) is expected


@pytest.mark.parametrize(("after", "expected"), [("docs/a.txt", True), ("tests/test_b.py", False)])
def test_a_survivor_is_tried_again_when_anything_that_is_executed_has_changed(
    tree: Path, after: str, expected: bool
) -> None:
    assert holds(tree, Result(MUTANT, Outcome.SURVIVED, 1.5), after=after) is expected
