"""Edits of SQL: which are made of a statement, and which of them are mutants."""

from collections.abc import Iterable

import pytest

from tools.mutants.records import Edit
from tools.mutants.sql import Parser, edits, is_different, parser_of, statements


def edited(text: str, kinds: Iterable[str] = ()) -> set[str]:
    """The texts that the edits of these kinds make, or those of all kinds."""
    return {edit.apply(text) for edit in edits(text) if not kinds or edit.kind in kinds}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a <= b", "comparison", {"a < b", "a >= b"}),
        ("a = b", "comparison", {"a <> b"}),
        ("x.n - y.n", "sign", {"x.n + y.n"}),
        ("100 * part / whole", "sign", {"100 / part / whole", "100 * part * whole"}),
        ("c.due_on - counted_on($as_of)", "day arithmetic", {"c.due_on + counted_on($as_of)"}),
        ("due_on + 1", "day arithmetic", {"due_on - 1", "due_on + 2"}),
        ("FROM a JOIN b USING (x)", "join", {"FROM a LEFT JOIN b USING (x)"}),
        ("FROM a LEFT JOIN b USING (x)", "join", {"FROM a JOIN b USING (x)"}),
        ("FROM a FULL JOIN b USING (x)", "join", {"FROM a LEFT JOIN b USING (x)"}),
        ("FROM a ANTI JOIN b USING (x)", "join", {"FROM a SEMI JOIN b USING (x)"}),
        ("FROM a CROSS JOIN b", "join", set()),
        ("count(*)", "aggregate", {"min(1)"}),
        ("count(DISTINCT x)", "aggregate", {"count(x)"}),
        ("count(x)", "aggregate", {"count(DISTINCT x)"}),
        ("total(x)", "aggregate", {"max(x)"}),
        ("a AND b", "boolean", {"a OR b"}),
        ("NOT EXISTS (FROM t)", "negation", {"EXISTS (FROM t)"}),
        ("x IS NOT NULL", "negation", {"x IS NULL"}),
        ("x IN (y)", "negation", {"x NOT IN (y)"}),
        ("coalesce(f(a, b), c, 0)", "coalesce default", {"coalesce(f(a, b), c)"}),
        ("SELECT DISTINCT a", "set", {"SELECT a"}),
        ("FROM a UNION ALL FROM b", "set", {"FROM a UNION FROM b"}),
        ("ORDER BY a DESC", "order", {"ORDER BY a ASC"}),
        ("if(x, 'persons', 0)", "literal", {"if(x, 'lain', 0)", "if(x, 'persons', 1)"}),
        ("coalesce(x, true)", "literal", {"coalesce(x, false)"}),
    ],
)
def test_each_kind_of_edit_changes_one_place(text: str, kind: str, expected: set[str]) -> None:
    assert edited(text, [kind]) == expected


def test_texts_and_comments_of_a_statement_are_not_taken_for_operators() -> None:
    assert edited("SELECT 'a <= b AND c' -- d = e\nFROM t", ["comparison", "boolean"]) == set()


def test_an_edit_that_does_not_parse_is_no_mutant() -> None:
    text = "SELECT a FROM t WHERE a BETWEEN 1 AND 2"
    (of_and,) = (edit for edit in edits(text) if edit.kind == "boolean")
    assert not is_different(text, of_and.apply(text))


def test_what_says_the_same_after_normalization_is_no_mutant() -> None:
    assert not is_different("SELECT a FROM t WHERE b <> 1", "select a  from t where (b != 1) and true -- the same")
    assert is_different("SELECT a FROM t JOIN u USING (a)", "SELECT a FROM t LEFT JOIN u USING (a)")


def test_a_part_of_a_statement_is_read_too() -> None:
    assert parser_of("LEFT JOIN roster AS p ON p.nip = t.nip") is Parser.SQLGLOT
    assert is_different("count(*) FILTER (a = 1) AS n", "count(*) FILTER (a <> 1) AS n")


def test_what_sqlglot_cannot_read_is_left_to_duckdb() -> None:
    text = "CREATE TYPE ids AS ENUM (SELECT DISTINCT id FROM units)"
    assert parser_of(text) is Parser.DUCKDB
    assert is_different(text, text.replace("SELECT DISTINCT", "SELECT"))
    assert not is_different(text, text.replace("FROM", "FORM"))
    assert parser_of("SELECT FROM WHERE (") is Parser.NONE


def test_the_statements_of_a_script_keep_their_places() -> None:
    script = "CREATE TABLE a AS SELECT ';' AS x;\n\n-- comment; here\nCREATE VIEW b AS FROM a;\n"
    assert [script[start:end].strip() for start, end in statements(script)] == [
        "CREATE TABLE a AS SELECT ';' AS x",
        "-- comment; here\nCREATE VIEW b AS FROM a",
    ]


def test_an_edit_replaces_what_stands_in_its_place() -> None:
    assert Edit(2, 4, "<", "comparison").apply("a <= b") == "a < b"
