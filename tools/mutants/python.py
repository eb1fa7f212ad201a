"""Edits of Python modules, made by the operators of mutmut."""

from collections.abc import Iterable, Iterator
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

from tools.mutants.records import Edit

KINDS = {
    "operator_number": "literal",
    "operator_string": "literal",
    "operator_name": "literal",
    "operator_remove_unary_ops": "negation",
    "operator_symmetric_string_methods_swap": "method",
    "operator_unsymmetrical_string_methods_swap": "method",
    "operator_keywords": "negation",
    "operator_swap_op": "operator",
    "operator_match": "branch",
    "operator_if_exp": "branch",
}
"""The operators of mutmut that are used. Arguments left out and values made None are not: mypy notices nearly all."""
UNTOUCHED = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.FormattedString)
"""Nodes in which nothing is changed; SQL in f-strings is mutated as SQL."""


def operator_return(node: cst.Return) -> Iterable[cst.Return]:
    """Return None in place of a value."""
    if node.value is not None and not (isinstance(node.value, cst.Name) and node.value.value == "None"):
        yield node.with_changes(value=cst.Name("None"), whitespace_after_return=cst.SimpleWhitespace(" "))


def operator_call_removal(node: cst.Expr) -> Iterable[cst.Pass]:
    """Leave out a call whose value nobody takes."""
    if isinstance(node.value, cst.Call):
        yield cst.Pass()


OPERATORS: tuple[tuple[type, Any, str], ...] = (
    *((kind, operator, KINDS[operator.__name__])
      for kind, operator in mutators.mutation_operators if operator.__name__ in KINDS),
    (cst.Return, operator_return, "return"),
    (cst.Expr, operator_call_removal, "removal"),
)  # fmt: skip


def edits(source: str) -> Iterator[tuple[Edit, int, int]]:
    """Yield each edit of a module with the first and last line of the statement around it."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    visitor = _Visitor(source, wrapper)
    wrapper.visit(visitor)
    yield from visitor.found


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, source: str, wrapper: MetadataWrapper) -> None:
        super().__init__()
        self.found: list[tuple[Edit, int, int]] = []
        self._source = source
        self._module = wrapper.module
        self._statements: list[cst.CSTNode] = []
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Collect the edits of a node; nothing is collected in what `UNTOUCHED` names and in docstrings."""
        if isinstance(node, UNTOUCHED) or _is_docstring(node) or _is_strict(node):
            return False
        if isinstance(node, (cst.SimpleStatementLine, cst.BaseCompoundStatement)):
            self._statements.append(node)
        for kind, operator, name in OPERATORS:
            if isinstance(node, kind):
                self._collect(node, operator(node), name)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Step out of a statement."""
        if self._statements and self._statements[-1] is original_node:
            self._statements.pop()

    def _collect(self, node: cst.CSTNode, changed: Iterable[cst.CSTNode], kind: str) -> None:
        start, end = self._place(node)
        before = self._module.code_for_node(node)
        first, last = self._lines()
        for other in changed:
            text = self._module.code_for_node(other)
            if text not in (before, before.swapcase()) and not _only_case(before, text):
                lead = before.find(self._source[start:end])
                if lead >= 0 and text.startswith(before[:lead]):
                    edited = text[lead : len(text) - (len(before) - lead - (end - start))]
                    self.found.append((Edit(start, end, edited, kind), first, last))

    def _place(self, node: cst.CSTNode) -> tuple[int, int]:
        place = self.get_metadata(PositionProvider, node)
        return (
            self._starts[place.start.line - 1] + place.start.column,
            self._starts[place.end.line - 1] + place.end.column,
        )

    def _lines(self) -> tuple[int, int]:
        if not self._statements:
            return 1, 1
        place = self.get_metadata(PositionProvider, self._statements[-1])
        return place.start.line, place.end.line


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString))


def _is_strict(node: cst.CSTNode) -> bool:
    """Whether a node is `strict=...`: it makes a difference only where the product is wrong already."""
    return isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value == "strict"


def _only_case(before: str, after: str) -> bool:
    """Whether a text differs in its case alone: the same words are changed once, by mutmut's "XX"."""
    return before != after and before.casefold() == after.casefold() and before[:1] in "\"'"
