"""Numbers of cases that offices write in more than one way: those that differ in blanks and capitals alone are one."""

import duckdb

from loaders.contract.inputs import INPUTS, CellKind

KEY = "upper(replace({}, ' ', ''))"


def unify(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the numbers of cases and registers alike where they are the same: the shortest way of each."""
    places = [(i.kind, c.field) for i in INPUTS for c in i.columns if c.kind is CellKind.NUMBER]
    written = " UNION ALL ".join(
        f"SELECT {field} AS number FROM scratch.judged_{kind} WHERE mask = 0 AND {field} IS NOT NULL"
        for kind, field in places
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE one_number AS
        SELECT {KEY.format("number")} AS key, arg_min(number, (length(number), number)) AS number FROM ({written})
        GROUP BY ALL HAVING count(DISTINCT number) > 1"""
    )
    if connection.execute("FROM one_number LIMIT 1").fetchall():
        for kind, field in places:
            connection.execute(
                f"""UPDATE scratch.judged_{kind} AS j SET {field} = o.number FROM one_number AS o
                WHERE {KEY.format(f"j.{field}")} = o.key AND j.{field} <> o.number"""
            )
