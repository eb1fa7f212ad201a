"""SQL texts of the product: statements of scripts, and strings in Python that are SQL."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.mutants import sql

PREFIX = re.compile(r"""([rRfFuU]*)(\"\"\"|'''|"|')""")
KEYWORDS = re.compile(r"\b(SELECT|FROM|JOIN|WHERE|FILTER)\b")
PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class SqlText:
    """A statement or a part of one: where it stands in its file, and its text with placeholders made names."""

    path: str
    start: int
    text: str
    parser: sql.Parser


@dataclass(frozen=True)
class Unreadable:
    """A string with SQL that no mutant is made in, and why."""

    path: str
    line: int
    reason: str


def of_script(path: str, source: str) -> Iterator[SqlText]:
    """Yield the statements of a script."""
    for start, end in sql.statements(source):
        text = source[start:end]
        yield SqlText(path, start, text, sql.parser_of(text))


def of_module(path: str, source: str) -> Iterator[SqlText | Unreadable]:
    """Yield the strings of a Python module that are SQL, f-strings and templates for `format` among them."""
    for node, start, end in _strings(source):
        segment = source[start:end]
        opening = PREFIX.match(segment)
        if not opening or not KEYWORDS.search(segment):
            continue
        quote = opening[2]
        body = segment[opening.end() : -len(quote)]
        readable = _placed(body)
        if quote in body or not segment.endswith(quote):
            yield Unreadable(path, node.lineno, "written as several strings side by side")
        elif "\\" in body or "{{" in body:
            yield Unreadable(path, node.lineno, "has escaped characters")
        elif (parser := sql.parser_of(readable)) is sql.Parser.NONE:
            yield Unreadable(path, node.lineno, "parsed neither by sqlglot nor by DuckDB")
        else:
            yield SqlText(path, start + opening.end(), readable, parser)


def line_of(source: str, at: int) -> int:
    """Return the number of the line that a character stands in."""
    return source.count("\n", 0, at) + 1


def read(root: Path, path: str) -> str:
    """Read a file of the tree."""
    return (root / path).read_text(encoding="utf-8")


def _placed(body: str) -> str:
    """Make each placeholder a name of the same length, so that positions stay."""
    return PLACE.sub(lambda found: "_" * len(found[0]), body)


def _strings(source: str) -> Iterator[tuple[ast.expr, int, int]]:
    """Yield the strings of a module, docstrings left out, with the characters they begin and end at."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    nodes: list[ast.AST] = [ast.parse(source)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node, offset(node.lineno, node.col_offset), offset(node.end_lineno or 0, node.end_col_offset or 0)
        elif not _is_docstring(node):
            nodes.extend(ast.iter_child_nodes(node))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
