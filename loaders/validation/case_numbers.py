"""Numbers of cases that offices write in more than one way, or not at all.

Numbers that differ in blanks, capitals, a "No." before and a stop behind them alone are one. Words without a digit
("belum ada", "proses") are no number: each such row of a register is a case of its own, and as a reference to another
register it is empty.
"""

from collections.abc import Collection

import duckdb

from loaders.contract.inputs import INPUTS, CellKind

KEY = r"regexp_replace(upper(replace({}, ' ', '')), '^(NO|NOMOR)[.:]+|[.,;]+$', '', 'g')"
UNNUMBERED = "belum bernomor"
"""How macros.sql reads what stands in place of a number."""
REGISTERS = {"case": "case_id", "bawaslu_register": "register_id"}
"""The inputs that give the number, with its field."""


def unify(connection: duckdb.DuckDBPyConnection, filled: Collection[str]) -> None:
    """Write the numbers of cases and registers alike where they are the same, and tell those apart that have none.

    `filled` are the inputs with rows.
    """
    places = [(i.kind, c.field) for i in INPUTS for c in i.columns if c.kind is CellKind.NUMBER and i.kind in filled]
    if not places:
        return
    written = " UNION ALL ".join(
        f"SELECT {field} AS number FROM scratch.judged_{kind} WHERE mask = 0 AND {field} IS NOT NULL"
        for kind, field in places
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE one_number AS
        SELECT {KEY.format("number")} AS key, arg_min(number, (length(number), number)) AS number,
            bool_or(number = '{UNNUMBERED}') AS is_none
        FROM ({written})
        GROUP BY ALL HAVING count(DISTINCT number) > 1 OR is_none"""
    )
    found = [is_none for (is_none,) in connection.execute("SELECT DISTINCT is_none FROM one_number").fetchall()]
    if False in found:
        for kind, field in places:
            connection.execute(
                f"""UPDATE scratch.judged_{kind} AS j SET {field} = o.number FROM one_number AS o
                WHERE NOT o.is_none AND {KEY.format(f"j.{field}")} = o.key AND j.{field} <> o.number"""
            )
    if True in found:
        _name_unnumbered(connection)


def _name_unnumbered(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each row without a number one of ours, by what it says: the same files give the same, in any order.

    Of rows that say the same in several deliveries, the first of each is one case, the second of each another.
    """
    for input_ in INPUTS:
        for column in input_.columns:
            if column.kind is CellKind.NUMBER and REGISTERS.get(input_.kind) != column.field and not column.required:
                connection.execute(
                    f"""UPDATE scratch.judged_{input_.kind} SET {column.field} = NULL
                    WHERE {column.field} = '{UNNUMBERED}'"""
                )
    for kind, field in REGISTERS.items():
        input_ = next(i for i in INPUTS if i.kind == kind)
        content = ", ".join(c.field for c in input_.columns if c.field != field)
        connection.execute(
            f"""UPDATE scratch.judged_{kind} AS j SET {field} = 'tanpa nomor ' || n.number FROM (
                SELECT load_id, line, dense_rank() OVER (ORDER BY content, nth) AS number FROM (
                    SELECT load_id, line, row({content}) AS content,
                        row_number() OVER (PARTITION BY load_id, {content} ORDER BY line) AS nth
                    FROM scratch.judged_{kind} WHERE mask = 0 AND {field} = '{UNNUMBERED}'
                )
            ) AS n WHERE n.load_id = j.load_id AND n.line = j.line"""
        )
