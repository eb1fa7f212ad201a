"""Validation of staged sheets in one pass of SQL: each row gets its fields and a mask with a bit per broken rule."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from loaders.contract.headers import CYCLE, Header
from loaders.contract.inputs import LOOKUPS, CellKind, Input, InputColumn
from loaders.contract.name_and_nip import nip_has_names
from loaders.staging.batches import Batch
from loaders.validation.lookups import Lookups, Pairs, context_of

TYPES = {
    CellKind.CYCLE: "INTEGER",
    CellKind.NIP: "BIGINT",
    CellKind.DAY: "DATE",
    CellKind.COUNT: "BIGINT",
    CellKind.YESNO: "BOOLEAN",
}
# The choices that millions of rows repeat: types.sql.
ENUMS = {
    "levels": "level_ids",
    "positions": "position_ids",
    "employments": "employment_ids",
    "signing_methods": "method_ids",
}
PLACES = {CellKind.KECAMATAN: "kecamatan_ids", CellKind.KELURAHAN: "kelurahan_ids"}
# How a cell is read, and which of the readings hold: two steps, so that SQL reads each cell once.
READERS = {
    CellKind.NIP: "netra_nip({cell})",
    CellKind.DAY: "netra_any_day({cell})",
    CellKind.COUNT: "netra_count({cell})",
    CellKind.NUMBER: "netra_number({cell})",
}
NO_CONTEXT = "''"
"""SQL for what stands beside a text that means the same everywhere."""
UNREAD = "belum diketahui"
"""Stands for a word that is not among the choices, in a column that keeps the row and is not empty then."""
UNREAD_WORDS = "load_id INTEGER, line BIGINT, column_name VARCHAR, text VARCHAR"
HOLDS = {CellKind.DAY: "netra_day({read})"}


ODD_BIT = 60
"""Set where a row has more cells than there are titles."""


@dataclass(frozen=True)
class BrokenRule:
    """Meaning of one bit of the mask: a column's value, a rule between columns, or one of several missing."""

    bit: int
    column: str
    code: str = ""
    reason: str = ""
    remedy: str = ""


def type_of(column: InputColumn) -> str:
    """Return the type that a column's field has in SQL."""
    return TYPES.get(column.kind) or PLACES.get(column.kind) or ENUMS.get(column.reference, "VARCHAR")


def broken_rules(input_: Input) -> tuple[BrokenRule, ...]:
    """List the bits of an input's mask, in order: columns, then 'one of these', then rules."""
    columns = [BrokenRule(i, column.name) for i, column in enumerate(input_.columns)]
    one_of = (
        [
            BrokenRule(
                len(columns),
                input_.any_of[0],
                "kosong",
                "semua kosong: " + ", ".join(input_.any_of),
                "isi salah satunya",
            )
        ]
        if input_.any_of
        else []
    )
    start = len(columns) + len(one_of)
    rules = [BrokenRule(start + i, r.column, r.code, r.reason, r.remedy) for i, r in enumerate(input_.rules)]
    return (*columns, *one_of, *rules)


def mark_odd(connection: duckdb.DuckDBPyConnection, input_: Input, load_id: int, lines: Iterable[int]) -> None:
    """Set the bit of rows that have more cells than there are titles: which cell is in which column, nobody knows."""
    connection.execute(
        f"UPDATE scratch.judged_{input_.kind} SET mask = mask | {1 << ODD_BIT} "
        "WHERE load_id = $load AND line IN (SELECT unnest($lines))",
        {"load": load_id, "lines": list(lines)},
    )


def create_validated(connection: duckdb.DuckDBPyConnection, input_: Input) -> None:
    """Create the empty table for the validated rows of an input."""
    fields = ", ".join(f"{c.field} {type_of(c)}" for c in input_.columns)
    connection.execute(
        f"CREATE TABLE scratch.judged_{input_.kind} "
        f"(load_id INTEGER, line BIGINT, {fields}, inside kecamatan_ids, mask BIGINT)"
    )


def create_unread_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty table of the words that are not among the choices of their column, and cost no row."""
    connection.execute(f"CREATE TABLE scratch.unread_words ({UNREAD_WORDS})")


def validate_batch(connection: duckdb.DuckDBPyConnection, batch: Batch, lookups: Lookups, today: date) -> None:
    """Validate every row of the sheets into scratch.judged_<kind>; `broken_rules` explains the bits of the mask."""
    kind = "TABLE" if len(batch.sheets) > 1 else "VIEW"
    connection.execute(f"CREATE TEMP {kind} {batch.table} AS {_with_days(batch)}")
    _judge(connection, batch, lookups, today)
    connection.execute(f"DROP {kind} {batch.table}")


def _with_days(batch: Batch) -> str:
    """Return SQL for the rows, with the day beside which a word is looked up as `day_of_<column>`.

    It is read in steps: a macro in a macro in a macro takes a second to plan.
    """
    header, rows = batch.header, batch.rows_sql
    names = {context_of(column, header.input) for column in _given(header)}
    days = [c for c in header.input.columns if c.name in names and c.kind is CellKind.DAY]
    for column in days:
        own = f"day_of_{column.name}"
        cells = f"SELECT *, netra_plain_cell({text_of(column, header)}) AS {own} FROM ({rows}) AS s"
        read = f"SELECT * REPLACE (netra_any_day({own}) AS {own}) FROM ({cells})"
        rows = f"SELECT * REPLACE (coalesce(CAST(netra_day({own}) AS VARCHAR), '') AS {own}) FROM ({read})"
    return rows


def _judge(connection: duckdb.DuckDBPyConnection, batch: Batch, lookups: Lookups, today: date) -> None:
    header = batch.header
    joins, unread = _look_up(connection, batch, lookups)
    input_ = header.input
    rows = _rows_sql(batch, joins)
    rules = [
        f"(coalesce(CAST({rule.bad} AS BIGINT), 0) << {p.bit})"
        for rule, p in zip(input_.rules, _rule_problems(input_), strict=True)
    ]
    _note_unread(connection, batch, joins, unread)
    fields = ", ".join(column.field for column in input_.columns)
    mask = " | ".join(["mask", *rules])
    connection.execute(
        f"INSERT INTO scratch.judged_{input_.kind} SELECT load_id, line, {fields}, inside, {mask} FROM ({rows})",
        {"today": today} if "$today" in rows else None,
    )


def _note_unread(
    connection: duckdb.DuckDBPyConnection, batch: Batch, joins: dict[str, str], unread: Collection[str]
) -> None:
    for column in batch.header.input.columns:
        if column.keeps_row and column.field in unread:
            connection.execute(
                f"INSERT INTO scratch.unread_words SELECT s.load_id, s.line, $name, {text_of(column, batch.header)} "
                f"FROM {batch.table} AS s {joins[column.name]} WHERE {column.field}_found.code NOT IN ('', 'kosong')",
                {"name": column.name},
            )


def _rule_problems(input_: Input) -> tuple[BrokenRule, ...]:
    found = broken_rules(input_)
    return found[len(found) - len(input_.rules) :]


def _given(header: Header) -> list[InputColumn]:
    """List the columns that the file has, and those that are read from another that it has."""
    have = {*header.columns, *header.constants}
    return [column for column in header.input.columns if {column.name, column.instead} & have]


def text_of(column: InputColumn, header: Header) -> str:
    """Return SQL for the raw text of a column: the staged cell, the text above the table, or NULL."""
    if column.instead and column.name not in header.columns:
        return text_of(header.input.column(column.instead), header)
    if column.name in header.columns:
        cell = f"s.c{header.columns[column.name]}"
        return f"netra_election({cell})" if column.name == CYCLE and header.says_election else cell
    return f"s.k_{column.name}" if column.name in header.constants else "CAST(NULL AS VARCHAR)"


def _context(column: InputColumn, header: Header) -> str:
    name = context_of(column, header.input)
    if name is None:
        return NO_CONTEXT
    other = header.input.column(name)
    return f"s.day_of_{name}" if other.kind is CellKind.DAY else f"coalesce({text_of(other, header)}, '')"


def _look_up(connection: duckdb.DuckDBPyConnection, batch: Batch, lookups: Lookups) -> tuple[dict[str, str], set[str]]:
    """Look up the distinct texts of each column; return the join of each column by its name, and the unread fields.

    A column of which no text says anything has no join: most levels of a nation's people name no leader's post.
    """
    joins, header = {}, batch.header
    looked_up = [c for c in _given(header) if c.kind in LOOKUPS]
    asked = {c.field: (text_of(c, header), _context(c, header)) for c in looked_up}
    found = _distinct(connection, batch, asked)
    unread, silent = lookups.table(connection, zip(looked_up, found, strict=True))
    for column, pairs in zip(looked_up, found, strict=True):
        if column.field in silent and not column.required:
            continue
        field, (text, context) = column.field, asked[column.field]
        id_type = "VARCHAR" if column.kind in TYPES else type_of(column)
        joins[column.name] = (
            f"LEFT JOIN (SELECT text, context, CAST(id AS {id_type}) AS id, code, "
            f"CAST(inside AS kecamatan_ids) AS inside FROM found WHERE field = '{field}') AS {field}_found "
            f"ON {field}_found.text = {text}"
        )
        if len({context for _, context in pairs}) > 1:
            joins[column.name] += f" AND {field}_found.context = {context}"
    return joins, unread


def _distinct(
    connection: duckdb.DuckDBPyConnection, batch: Batch, asked: dict[str, tuple[str, str]]
) -> Sequence[Pairs]:
    """List for each column its distinct texts, each with its context, in one pass over the rows.

    Each column is a grouping set of its own: what all columns say together is far more than what each of them says.
    """
    if not asked:
        return []
    wanted = [(text, "" if context == NO_CONTEXT else context) for text, context in asked.values()]
    parts = list(dict.fromkeys(wanted))  # a column that is read from another says what that one says
    cells = [f"{text} AS t{at}" for at, (text, _) in enumerate(parts)]
    cells += [f"{context} AS x{at}" for at, (_, context) in enumerate(parts) if context]
    texts = ", ".join(f"t{at}" for at in range(len(parts)))
    contexts = ", ".join([*(f"x{at}" for at, (_, context) in enumerate(parts) if context), NO_CONTEXT])
    sets = ", ".join(f"(t{at}, x{at})" if context else f"(t{at})" for at, (_, context) in enumerate(parts))
    rows = connection.execute(
        f"SELECT grouping({texts}) AS others, coalesce({texts}) AS text, coalesce({contexts}) "
        f"FROM (SELECT {', '.join(cells)} FROM {batch.table} AS s) GROUP BY GROUPING SETS ({sets})"
    ).fetchall()
    found: list[list[tuple[str, str | None]]] = [[] for _ in parts]
    everything = (1 << len(parts)) - 1
    # In `others` a bit is set for each column that a row is not grouped by, the highest for the first.
    for others, text, context in sorted(row for row in rows if row[1] is not None):
        found[len(parts) - (everything ^ others).bit_length()].append((text, context))
    return [found[parts.index(part)] for part in wanted]


def _rows_sql(batch: Batch, joins: dict[str, str]) -> str:
    """Return SQL in three steps: trim the cells, read them, and set one bit for each that was not understood."""
    header, input_ = batch.header, batch.header.input
    plain = [column for column in _given(header) if column.kind not in LOOKUPS]
    found = [column for column in input_.columns if column.name in joins]
    cells = [f"{_cell(column, header)} AS {column.field}_cell" for column in plain]
    cells += [f"{c.field}_found.id AS {c.field}_id, {c.field}_found.code AS {c.field}_code" for c in found]
    inside = "kelurahan_id_found.inside" if "kelurahan" in joins else "CAST(NULL AS kecamatan_ids)"
    reads = [f"{READERS.get(c.kind, '{cell}').format(cell=f'{c.field}_cell')} AS {c.field}_read" for c in plain]
    judged = [_looked_up(c) if c in found else _read(c) if c in plain else _absent(c) for c in input_.columns]
    fields = ", ".join(f"{value} AS {c.field}" for c, (value, _) in zip(input_.columns, judged, strict=True))
    bits = [f"(CASE WHEN {bad} THEN {1 << i} ELSE 0 END)" for i, (_, bad) in enumerate(judged) if bad]
    return (
        f"SELECT load_id, line, {fields}, inside, CAST({' | '.join(bits)} | one_of AS BIGINT) AS mask "
        f"FROM (SELECT *, {', '.join(reads)} FROM ("
        f"SELECT s.load_id, s.line, {', '.join(cells)}, {inside} AS inside, {_one_of(header)} AS one_of "
        f"FROM {batch.table} AS s {' '.join(joins.values())}))"
    )


def _cell(column: InputColumn, header: Header) -> str:
    """Return SQL for the trimmed text of a column; the reader of NIP trims by itself, since most need none."""
    text = text_of(column, header)
    if column.kind is CellKind.NIP:
        return f"netra_nip_of({text})" if nip_has_names(header) else text
    cell = f"netra_cell({text})" if column.kind is CellKind.TEXT else f"netra_plain_cell({text})"
    return f"netra_end({cell})" if column.is_end else cell


def _looked_up(column: InputColumn) -> tuple[str, str]:
    code = f"{column.field}_code"
    value = f"CAST({column.field}_id AS {type_of(column)})"
    if column.keeps_row:
        if type_of(column) == "VARCHAR" and not column.may_be_unknown:
            value = f"CASE WHEN {code} NOT IN ('', 'kosong') THEN '{UNREAD}' ELSE {value} END"
        return value, f"coalesce({code}, 'kosong') = 'kosong'" if column.required else ""
    return value, f"{code} IS DISTINCT FROM ''" if column.required else f"coalesce({code}, '') <> ''"


def _absent(column: InputColumn) -> tuple[str, str]:
    return f"CAST(NULL AS {type_of(column)})", ""


def _read(column: InputColumn) -> tuple[str, str]:
    """Return SQL for the value of a column and for when it is bad."""
    cell = f"{column.field}_cell"
    value = HOLDS.get(column.kind, "{read}").format(read=f"{column.field}_read")
    filled = f"netra_cell({cell})" if column.kind is CellKind.NIP else cell
    bad = [f"{value} IS NULL" if column.required else f"({value} IS NULL AND {filled} IS NOT NULL)"]
    if column.may_be_unknown:
        bad = [f"({bad[0]} AND NOT coalesce(netra_unknown({cell}), false))"]
    if column.past_only:
        bad.append(f"{value} > $today")
    needs_check = column.required or column.kind is not CellKind.TEXT
    return value, " OR ".join(bad) if needs_check else ""


def _one_of(header: Header) -> str:
    """Return SQL for the bit 'at least one of these columns', or 0."""
    if not header.input.any_of:
        return "0"
    texts = [text_of(header.input.column(name), header) for name in header.input.any_of]
    empty = " AND ".join(f"netra_cell({text}) IS NULL" for text in texts)
    return f"(CASE WHEN {empty} THEN {1 << len(header.input.columns)} ELSE 0 END)"
