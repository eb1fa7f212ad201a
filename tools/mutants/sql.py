"""Edits of SQL text: each changes one token or two so that the statement still parses and says something else."""

import logging
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.simplify import simplify
from sqlglot.tokenizer_core import Token, TokenType

from tools.mutants.records import Edit

DIALECT = "duckdb"
logging.getLogger("sqlglot").setLevel(logging.ERROR)  # what it cannot read is counted: `parser_of`
COMPARISONS = {
    TokenType.LT: ("<=", ">"),
    TokenType.LTE: ("<", ">="),
    TokenType.GT: (">=", "<"),
    TokenType.GTE: (">", "<="),
    TokenType.EQ: ("<>",),
    TokenType.NEQ: ("=",),
}
SIGNS = {TokenType.PLUS: "-", TokenType.DASH: "+", TokenType.SLASH: "*"}
FUNCTIONS = {
    "sum": "max", "total": "max", "avg": "max", "min": "max", "max": "min", "median": "max",
    "arg_max": "arg_min", "arg_min": "arg_max", "bool_and": "bool_or", "bool_or": "bool_and",
    "least": "greatest", "greatest": "least", "first": "last", "last": "first",
}  # fmt: skip
OTHER_JOINS = {"CROSS", "FULL", "ANTI", "SEMI", "ASOF", "RIGHT", "INNER", "POSITIONAL", "LATERAL", "NATURAL", "OUTER"}
OF_DAYS = re.compile(r"(_on|_at|_days?|^days?|^as_of|^by_day|^counted_on|^date|^interval)$", re.IGNORECASE)
"""Names beside a sign or number that make it arithmetic of days."""
FRAMES = ("", "SELECT ", "SELECT * FROM a_table ")
"""What a part of a statement is completed with to be parsed."""


class Parser(StrEnum):
    """Who reads a statement: sqlglot, DuckDB where sqlglot cannot, or nobody."""

    SQLGLOT = "sqlglot"
    DUCKDB = "DuckDB"
    NONE = "nobody"


def edits(text: str) -> Iterator[Edit]:
    """Yield all edits of a text of SQL; not each leaves a statement that parses (see `is_different`)."""
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        yield from _comparison(tokens, at)
        yield from _sign(tokens, at)
        yield from _join(tokens, at)
        yield from _function(tokens, at)
        yield from _boolean(tokens, at)
        yield from _set(tokens, at)
        yield from _literal(tokens, at)
        if token.token_type is TokenType.DESC:
            yield _replace(token, "ASC", "order")


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text of SQL with their positions."""
    return sqlglot.tokenize(text, read=DIALECT)


def statements(text: str) -> list[tuple[int, int]]:
    """Return where the statements of a script begin and end, without the semicolons."""
    found, start = [], 0
    for token in tokenize(text):
        if token.token_type is TokenType.SEMICOLON:
            found.append((start, token.start))
            start = token.end + 1
    return [(begin, end) for begin, end in [*found, (start, len(text))] if text[begin:end].strip()]


def parser_of(statement: str) -> Parser:
    """Tell who can read a statement."""
    if _read(statement) is not None:
        return Parser.SQLGLOT
    return Parser.DUCKDB if _is_read_by_duckdb(statement) else Parser.NONE


def is_different(statement: str, edited: str) -> bool:
    """Whether the edited statement parses and differs from the statement after normalization."""
    before = _read(statement)
    if before is None:
        return _is_read_by_duckdb(edited) and " ".join(edited.split()) != " ".join(statement.split())
    after = _read(edited)
    return after is not None and _normal(before) != _normal(after)


@lru_cache(maxsize=64)
def _read(statement: str) -> exp.Expression | None:
    """Parse a statement or a part of one with sqlglot; None where it cannot."""
    for frame in FRAMES:
        try:
            found = sqlglot.parse(frame + statement, read=DIALECT)
        except sqlglot.errors.SqlglotError:
            continue
        if len(found) == 1 and isinstance(found[0], exp.Expression) and not found[0].find(exp.Command):
            return found[0]
    return None


def _normal(tree: exp.Expression) -> str:
    try:
        return str(simplify(tree.copy()).sql(DIALECT, comments=False, normalize=True))
    except (sqlglot.errors.SqlglotError, ArithmeticError, AttributeError, TypeError, ValueError):
        return str(tree.sql(DIALECT, comments=False, normalize=True))  # a literal that simplify cannot calculate with


def _is_read_by_duckdb(statement: str) -> bool:
    try:
        return len(duckdb.extract_statements(statement)) == 1
    except duckdb.Error:
        return False


def _comparison(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    for text in COMPARISONS.get(tokens[at].token_type, ()):
        yield _replace(tokens[at], text, "comparison")


def _sign(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    other = SIGNS.get(tokens[at].token_type)
    if other:
        yield _replace(tokens[at], other, "day arithmetic" if _is_of_days(tokens, at) else "sign")
    elif tokens[at].token_type is TokenType.STAR and _ends_a_value(tokens, at - 1):
        yield _replace(tokens[at], "/", "sign")


def _ends_a_value(tokens: Sequence[Token], at: int) -> bool:
    """Whether a star after this token multiplies."""
    kinds = (TokenType.R_PAREN, TokenType.NUMBER, TokenType.VAR, TokenType.R_BRACKET)
    return at >= 0 and tokens[at].token_type in kinds


def _is_of_days(tokens: Sequence[Token], at: int) -> bool:
    near = [token for token in tokens[max(at - 4, 0) : at + 5] if token.token_type is not TokenType.STRING]
    return any(OF_DAYS.search(token.text) for token in near)


def _join(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    if tokens[at].token_type is not TokenType.JOIN:
        return
    before = tokens[at - 1]
    if before.token_type is TokenType.LEFT:
        yield Edit(before.start, tokens[at].end + 1, "JOIN", "join")
    elif before.text.upper() == "FULL":
        yield _replace(before, "LEFT", "join")
    elif before.text.upper() in ("ANTI", "SEMI"):
        yield _replace(before, "SEMI" if before.text.upper() == "ANTI" else "ANTI", "join")
    elif before.text.upper() not in OTHER_JOINS:
        yield _replace(tokens[at], "LEFT JOIN", "join")


def _function(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    if at + 1 >= len(tokens) or tokens[at + 1].token_type is not TokenType.L_PAREN:
        return
    name, first = tokens[at].text.lower(), tokens[at + 2]
    if name in FUNCTIONS:
        yield _replace(tokens[at], FUNCTIONS[name], "aggregate")
    if name == "count" and first.token_type is TokenType.STAR:
        yield Edit(tokens[at].start, first.end + 1, "min(1", "aggregate")
    elif name == "count" and first.token_type is TokenType.DISTINCT:
        yield Edit(first.start, tokens[at + 3].start, "", "aggregate")
    elif name == "count":
        yield Edit(first.start, first.start, "DISTINCT ", "aggregate")
    if name == "coalesce":
        yield from _default(tokens, at + 1)


def _default(tokens: Sequence[Token], opening: int) -> Iterator[Edit]:
    """Take the last argument of coalesce away."""
    depth, comma = 0, None
    for token in tokens[opening:]:
        if token.token_type in (TokenType.L_PAREN, TokenType.L_BRACKET):
            depth += 1
        elif token.token_type in (TokenType.R_PAREN, TokenType.R_BRACKET):
            depth -= 1
            if depth == 0:
                if comma is not None:
                    yield Edit(comma.start, token.start, "", "coalesce default")
                return
        elif token.token_type is TokenType.COMMA and depth == 1:
            comma = token


def _boolean(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    token, kind = tokens[at], tokens[at].token_type
    before = tokens[at - 1].token_type if at else None
    if kind in (TokenType.AND, TokenType.OR):
        yield _replace(token, "OR" if kind is TokenType.AND else "AND", "boolean")
    elif kind is TokenType.NOT and at + 1 < len(tokens):
        yield Edit(token.start, tokens[at + 1].start, "", "negation")
    elif (kind in (TokenType.IN, TokenType.EXISTS, TokenType.LIKE) and before is not TokenType.NOT) or (
        kind in (TokenType.NULL, TokenType.DISTINCT) and before is TokenType.IS
    ):
        yield Edit(token.start, token.start, "NOT ", "negation")


def _set(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.token_type is TokenType.UNION and after and after.token_type is TokenType.ALL:
        yield Edit(token.start, after.end + 1, "UNION", "set")
    elif token.token_type is TokenType.UNION:
        yield _replace(token, "UNION ALL", "set")
    elif token.token_type is TokenType.SELECT and after and after.token_type is TokenType.DISTINCT:
        yield Edit(token.start, after.end + 1, "SELECT", "set")


def _literal(tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    token = tokens[at]
    if token.token_type is TokenType.NUMBER and token.text.isdigit():
        beside = tokens[at - 1].token_type in SIGNS or (at + 1 < len(tokens) and tokens[at + 1].token_type in SIGNS)
        kind = "day arithmetic" if beside and _is_of_days(tokens, at) else "literal"
        yield _replace(token, str(int(token.text) + 1), kind)
    elif token.token_type in (TokenType.TRUE, TokenType.FALSE):
        yield _replace(token, "false" if token.token_type is TokenType.TRUE else "true", "literal")
    elif token.token_type is TokenType.STRING:
        yield _replace(token, "'lain'" if token.text else "'x'", "literal")


def _replace(token: Token, text: str, kind: str) -> Edit:
    return Edit(token.start, token.end + 1, text, kind)
