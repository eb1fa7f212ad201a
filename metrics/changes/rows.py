"""Rows that came, went or changed between two builds: per input and source, and per cycle and unit."""

import pandas as pd

from metrics.changes.inputs import ComparedTable, compared_tables
from storage.comparison import ComparedBuilds

NOT_COMPARABLE = "tidak dapat dibandingkan"
COUNTS = """count(*) FILTER (change = 'added') AS added, count(*) FILTER (change = 'gone') AS gone,
    count(*) FILTER (change = 'changed') AS changed,
    array_to_string(list_sort(list_distinct(flatten(list(parts)))), ', ') AS changed_in"""
BY_SOURCE = f"""
    SELECT kind, source, count(*) FILTER (change <> 'added') AS rows_before,
        count(*) FILTER (change <> 'gone') AS rows_after, {COUNTS}, '' AS state
    FROM row_changes
    GROUP BY kind, source
    UNION ALL
    SELECT kind, '', NULL, NULL, NULL, NULL, NULL, '', '{NOT_COMPARABLE}' FROM not_comparable
    ORDER BY kind, source
"""
BY_UNIT = f"""
    SELECT r.cycle, r.unit_id, coalesce(n.name, r.unit_id) AS unit, r.kind, {COUNTS}
    FROM row_changes AS r
    LEFT JOIN unit_names AS n ON n.unit_id = r.unit_id
    GROUP BY ALL
    HAVING count(*) FILTER (change <> 'same') > 0
    ORDER BY r.cycle, unit, r.kind
"""


def changed(pair: ComparedBuilds) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count the rows that came, went and changed, per input and source, and per cycle and unit."""
    pair.keep(
        "row_changes",
        "after",
        "SELECT * FROM (VALUES ('', '', 0, '', '', [''])) AS r (kind, source, cycle, unit_id, change, parts) LIMIT 0",
    )
    pair.keep("not_comparable", "after", "SELECT '' AS kind LIMIT 0")
    for table in compared_tables(pair):
        if _is_comparable(pair, table):
            _compare(pair, table)
        else:
            pair.rows("INSERT INTO not_comparable VALUES ($kind)", {"kind": table.kind})
    counts = dict.fromkeys(("rows_before", "rows_after", "added", "gone", "changed"), "Int64")
    return pair.query(BY_SOURCE).astype(counts), pair.query(BY_UNIT)


def _is_comparable(pair: ComparedBuilds, table: ComparedTable) -> bool:
    """Whether both builds have the table, with the same columns and all that are compared."""
    sql = """SELECT database_name, list(column_name) FROM duckdb_columns()
        WHERE table_name = $name AND database_name IN ('before', 'after') GROUP BY ALL"""
    found = pair.rows(sql, {"name": table.name})
    columns = [set(names) for _, names in found]
    return len(columns) == 2 and columns[0] == columns[1] >= {*table.key, *table.columns, "load_id"}


def _compare(pair: ComparedBuilds, table: ComparedTable) -> None:
    for side in ("before", "after"):
        pair.keep(f"{side}_rows", side, _told_apart(table))
    key = ", ".join([*table.key, "nth"])
    parts = ", ".join(
        f"CASE WHEN b.{column}_ IS DISTINCT FROM a.{column}_ THEN '{word}' END"
        for column, word in table.columns.items()
    )
    pair.rows(
        f"""INSERT INTO row_changes
        SELECT '{table.kind}', source, cycle, unit_id, CASE WHEN is_new THEN 'added' WHEN is_gone THEN 'gone'
            WHEN len(parts) > 0 THEN 'changed' ELSE 'same' END, if(is_new OR is_gone, [], parts)
        FROM (
            SELECT coalesce(a.at_source, b.at_source) AS source, coalesce(a.at_cycle, b.at_cycle) AS cycle,
                coalesce(a.at_unit, b.at_unit) AS unit_id, b.at_source IS NULL AS is_new,
                a.at_source IS NULL AS is_gone,
                list_filter([{parts}], lambda part: part IS NOT NULL) AS parts
            FROM before_rows AS b FULL JOIN after_rows AS a USING ({key})
        )"""
    )


def _told_apart(table: ComparedTable) -> str:
    """Write the SQL of one build's rows as text, so that a type that became another compares; of equal keys each by its place."""
    place = table.place
    key = ", ".join(f"coalesce(CAST(t.{column} AS VARCHAR), '') AS {column}" for column in table.key)
    same = ", ".join(f"t.{column}" for column in table.key)
    texts = ", ".join(f"CAST(t.{column} AS VARCHAR) AS {column}_" for column in table.columns)
    order = "t.starts_on NULLS FIRST" if table.name == "roster" else f"t.{table.key[0]}"
    return f"""SELECT {key}, row_number() OVER (PARTITION BY {same} ORDER BY {order}) AS nth, {texts},
            coalesce(l.source, '') AS at_source, CAST({place.cycle} AS INTEGER) AS at_cycle,
            coalesce(CAST(u.top_unit_id AS VARCHAR), CAST({place.unit} AS VARCHAR)) AS at_unit
        FROM {table.name} AS t {place.join} LEFT JOIN loads AS l ON l.load_id = t.load_id
        LEFT JOIN unit_tree AS u ON u.cycle = {place.cycle}
            AND CAST(u.unit_id AS VARCHAR) = CAST({place.unit} AS VARCHAR)"""
