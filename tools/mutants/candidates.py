"""All mutants that could be made of the product, and those that a run takes of them."""

import random
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from tools.mutants import python, sql, sql_texts
from tools.mutants.records import Group, Mutant
from tools.mutants.sql_texts import SqlText, Unreadable

METRICS_SQL = ("metrics/*.py",)
BUILD_SQL = ("loaders/validation/*", "loaders/transform/*", "loaders/build/*.py")
PYTHON = ("metrics/disclosure/*.py", "loaders/validation/*.py")


@dataclass
class Candidates:
    """Every mutant that could be made, the SQL texts they lie in, and the strings of SQL that were left out."""

    mutants: list[Mutant] = field(default_factory=list)
    texts: list[tuple[Group, SqlText]] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def tracked(root: Path) -> list[str]:
    """Return the files of the working tree that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return sorted({path for path in listed.stdout.split("\0") if path and (root / path).is_file()})


def gather(root: Path, only: str = "*") -> Candidates:
    """Find every mutant in the files of a tree whose path matches `only`."""
    found = Candidates()
    for path in tracked(root):
        if not fnmatch(path, only) or path.startswith("tests/"):
            continue
        group = Group.METRICS_SQL if _matches(path, METRICS_SQL) else Group.BUILD_SQL
        if _matches(path, (*METRICS_SQL, *BUILD_SQL)):
            _gather_sql(found, group, path, sql_texts.read(root, path))
        if _matches(path, PYTHON):
            found.mutants.extend(_of_python(path, sql_texts.read(root, path)))
    return found


def sample(mutants: Iterable[Mutant], count: int, seed: int) -> list[Mutant]:
    """Draw mutants at random; those that do not parse or say the same after normalization are passed over."""
    drawn: list[Mutant] = []
    order = sorted(mutants, key=lambda mutant: mutant.name)
    random.Random(seed).shuffle(order)
    for mutant in order:
        if len(drawn) >= count:
            break
        if is_sound(mutant):
            drawn.append(mutant)
    return drawn


def is_sound(mutant: Mutant) -> bool:
    """Whether a mutant parses and says something else than the product."""
    if mutant.group is Group.PYTHON:
        return True
    start = mutant.edit.start - mutant.statement_start
    end = mutant.edit.end - mutant.statement_start
    edited = mutant.statement[:start] + mutant.edit.text + mutant.statement[end:]
    return sql.is_different(mutant.statement, edited)


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return path.endswith((".py", ".sql")) and any(fnmatch(path, pattern) for pattern in patterns)


def _gather_sql(found: Candidates, group: Group, path: str, source: str) -> None:
    texts = sql_texts.of_script(path, source) if path.endswith(".sql") else sql_texts.of_module(path, source)
    for text in texts:
        if isinstance(text, Unreadable):
            found.unreadable.append(text)
        else:
            found.texts.append((group, text))
            found.mutants.extend(_of_sql(group, text, source))


def _of_sql(group: Group, text: SqlText, source: str) -> Iterator[Mutant]:
    first, last = (sql_texts.line_of(source, at) for at in (text.start, text.start + len(text.text)))
    for edit in sql.edits(text.text):
        if "_" * 3 in text.text[edit.start : edit.end]:
            continue  # a placeholder
        moved = type(edit)(edit.start + text.start, edit.end + text.start, edit.text, edit.kind)
        line = sql_texts.line_of(source, moved.start)
        yield Mutant(group, text.path, line, moved, first, last, text.text, text.start)


def _of_python(path: str, source: str) -> Iterator[Mutant]:
    for edit, first, last in python.edits(source):
        yield Mutant(Group.PYTHON, path, sql_texts.line_of(source, edit.start), edit, first, last)
