"""Rows that are valid and still do not count: repeated ones, and steps of a case that nobody registered."""

import duckdb

from loaders.contract.inputs import INPUTS, ROSTER, SIGNING, Input
from loaders.staging.sheet import StagedSheet
from loaders.validation import rejects
from loaders.validation.rejects import RejectRow

DROPPED = "kind VARCHAR, load_id INTEGER, line BIGINT, first_load_id INTEGER, first_line BIGINT"
UNKNOWN_CASE = (
    "perkara_tidak_ada",
    "nomor perkara ini tidak ada di register perkara",
    "periksa nomornya, atau kirim baris perkaranya",
)
OVERLAP = """coalesce(a.starts_on, DATE '-infinity') <= coalesce(b.ends_on, DATE 'infinity')
    AND coalesce(b.starts_on, DATE '-infinity') <= coalesce(a.ends_on, DATE 'infinity')"""


def find_dropped(connection: duckdb.DuckDBPyConnection, *, has_cases: bool) -> None:
    """Fill scratch.dropped with the rows to leave out, and for a repeated one the row that counts."""
    connection.execute(f"CREATE TABLE scratch.dropped ({DROPPED})")
    connection.execute(
        """UPDATE scratch.judged_recap AS j SET unit_id = u.unit_id FROM units AS u
        WHERE j.unit_id IS NULL AND u.kelurahan_id = j.kelurahan_id AND u.kind = 'kelurahan'"""
    )
    connection.execute("UPDATE scratch.judged_decision SET is_withdrawal = false WHERE is_withdrawal IS NULL")
    for input_ in INPUTS:
        _drop_repeated(connection, input_)
    if has_cases:
        connection.execute(
            """INSERT INTO scratch.dropped
            SELECT 'step', j.load_id, j.line, NULL, NULL FROM scratch.judged_step AS j
            ANTI JOIN (SELECT case_id FROM scratch.judged_case WHERE mask = 0) AS c ON c.case_id = j.case_id
            ANTI JOIN scratch.dropped AS d ON d.kind = 'step' AND d.load_id = j.load_id AND d.line = j.line
            WHERE j.mask = 0"""
        )


def _drop_repeated(connection: duckdb.DuckDBPyConnection, input_: Input) -> None:
    """Drop repeats: of rows with one key the earliest counts, by day for signings, else by file and line."""
    key = ", ".join(input_.key)
    order = "signed_on, load_id, line" if input_ is SIGNING else "load_id, line"
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS
        SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY {order}) AS place
        FROM scratch.judged_{input_.kind} SEMI JOIN (
            SELECT {key} FROM scratch.judged_{input_.kind} WHERE mask = 0 GROUP BY {key} HAVING count(*) > 1
        ) AS twice USING ({key}) WHERE mask = 0"""
    )
    overlap = f"AND {OVERLAP}" if input_ is ROSTER else ""
    connection.execute(
        f"""INSERT INTO scratch.dropped
        SELECT '{input_.kind}', a.load_id, a.line, min_by(b.load_id, b.place), min_by(b.line, b.place)
        FROM repeated AS a JOIN repeated AS b USING ({key}) WHERE b.place < a.place {overlap}
        GROUP BY a.load_id, a.line"""
    )


def reject_dropped(
    connection: duckdb.DuckDBPyConnection,
    input_: Input,
    sheet: StagedSheet,
    load_id: int,
    source: str,
    labels: dict[int, str],
) -> tuple[int, int]:
    """Write the rejects of a sheet's dropped rows; return how many are repeats, and how many lack their case."""
    unit = "j.unit_id" if any(c.field == "unit_id" for c in input_.columns) else "NULL"
    rows = connection.execute(
        f"""SELECT d.*, s.* EXCLUDE (line)
        FROM {sheet.table} AS s JOIN (
            SELECT d.line, d.first_load_id, d.first_line, {unit} AS unit_id
            FROM scratch.judged_{input_.kind} AS j
            JOIN scratch.dropped AS d ON d.load_id = j.load_id AND d.line = j.line
            WHERE d.kind = $kind AND d.load_id = $load_id
        ) AS d ON d.line = s.line ORDER BY d.line""",
        {"kind": input_.kind, "load_id": load_id},
    ).fetchall()
    column = next(c for c in input_.columns if c.field == input_.subject)
    position = sheet.header.columns.get(column.name) if sheet.header else None
    found: list[RejectRow] = []
    for line, first_load, first_line, unit_id, *cells in rows:
        raw = [(cell or "").strip() for cell in cells]
        code, reason, remedy = UNKNOWN_CASE if first_load is None else _repeated(labels[first_load], first_line)
        found.append(
            {
                "load_id": load_id,
                "source": source,
                "file": sheet.file,
                "sheet": sheet.name,
                "line": line,
                "column_name": column.name,
                "value": raw[position] if position is not None else "",
                "code": code,
                "reason": reason,
                "remedy": remedy,
                "raw": raw,
                "unit_id": unit_id,
            }
        )
    rejects.write(connection, found)
    unknown = sum(first_load is None for _, first_load, *_ in rows)
    return len(rows) - unknown, unknown


def _repeated(file: str, line: int) -> tuple[str, str, str]:
    return "ganda", f"ganda: sudah ada di {file} baris {line}", "hapus salah satu; yang paling awal dihitung"
