"""Rows that are valid and still do not count: replaced or repeated ones, and steps of a case that nobody registered.

A row of a register is replaced by the row of a later delivery with the same key: later by the day that the row itself
tells (`Input.told_on`), else by the minute in which the file was handed in, and of two of one minute the one that is
called a revision. Of signatures the earliest day counts, with a verification from any delivery. Rows of one delivery
that contradict each other are rejected, all of them: nobody but the office knows which is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from loaders.contract.inputs import INPUTS, ROSTER, SIGNING, Input
from loaders.staging.sheet import StagedSheet
from loaders.validation import case_numbers, rejects
from loaders.validation.rejects import RejectRow

REPEATED, REPLACED, CONTRADICTED = "ganda", "diganti", "bertentangan"
DROPPED = "kind VARCHAR, load_id INTEGER, line BIGINT, first_load_id INTEGER, first_line BIGINT, why VARCHAR"


@dataclass(frozen=True)
class Delivery:
    """When the file of a load was handed in, to the minute, and whether it is called a revision."""

    load_id: int
    handed_in: datetime
    is_revision: bool = False


UNKNOWN_CASE = (
    "perkara_tidak_ada",
    "nomor perkara ini tidak ada di register perkara",
    "periksa nomornya, atau kirim baris perkaranya",
)
OVERLAP = """coalesce(a.starts_on, DATE '-infinity') <= coalesce(b.ends_on, DATE 'infinity')
    AND coalesce(b.starts_on, DATE '-infinity') <= coalesce(a.ends_on, DATE 'infinity')"""


def find_dropped(
    connection: duckdb.DuckDBPyConnection, *, has_cases: bool, deliveries: Iterable[Delivery] = ()
) -> None:
    """Fill scratch.dropped with the rows to leave out, and for a repeated or replaced one the row that counts."""
    connection.execute(f"CREATE TABLE scratch.dropped ({DROPPED})")
    told = list(deliveries)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE deliveries AS SELECT unnest($loads::INTEGER[]) AS load_id,
            unnest($times::TIMESTAMP[]) AS handed_in, unnest($revisions::BOOLEAN[]) AS is_revision""",
        {
            "loads": [one.load_id for one in told],
            "times": [one.handed_in for one in told],
            "revisions": [one.is_revision for one in told],
        },
    )
    connection.execute(
        """UPDATE scratch.judged_recap AS j SET unit_id = u.unit_id FROM units AS u
        WHERE j.unit_id IS NULL AND u.kelurahan_id = j.kelurahan_id AND u.kind = 'kelurahan'"""
    )
    case_numbers.unify(connection)
    connection.execute("UPDATE scratch.judged_decision SET is_withdrawal = false WHERE is_withdrawal IS NULL")
    for input_ in INPUTS:
        _drop_repeated(connection, input_)
    if has_cases:
        connection.execute(
            """INSERT INTO scratch.dropped
            SELECT 'step', j.load_id, j.line, NULL, NULL, NULL FROM scratch.judged_step AS j
            ANTI JOIN (SELECT case_id FROM scratch.judged_case WHERE mask = 0) AS c ON c.case_id = j.case_id
            ANTI JOIN scratch.dropped AS d ON d.kind = 'step' AND d.load_id = j.load_id AND d.line = j.line
            WHERE j.mask = 0"""
        )


def _drop_repeated(connection: duckdb.DuckDBPyConnection, input_: Input) -> None:
    """Drop of the rows with one key all but the one that counts; of contradicting ones all."""
    key = ", ".join(input_.key)
    content = ", ".join(column.field for column in input_.columns if column.field not in input_.key)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS
        SELECT j.*, {f"hash({content})" if content else "0"} AS content, {input_.told_on or "NULL"} AS told_on,
            d.handed_in, coalesce(d.is_revision, false) AS is_revision
        FROM (
            SELECT * FROM scratch.judged_{input_.kind} SEMI JOIN (
                SELECT {key} FROM scratch.judged_{input_.kind} WHERE mask = 0 GROUP BY {key} HAVING count(*) > 1
            ) AS twice USING ({key}) WHERE mask = 0
        ) AS j LEFT JOIN deliveries AS d ON d.load_id = j.load_id"""
    )
    if input_ is SIGNING:
        _keep_earliest(connection)
    else:
        _keep_latest(connection, input_, key)


def _keep_earliest(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep the earliest signature of a person, and join to it what any delivery says of its verification."""
    connection.execute(
        f"""INSERT INTO scratch.dropped
        SELECT 'signing', load_id, line, first_load, first_line, if(load_id = first_load, '{REPEATED}', '{REPLACED}')
        FROM (
            SELECT *, first_value(load_id) OVER w AS first_load, first_value(line) OVER w AS first_line
            FROM repeated WINDOW w AS (PARTITION BY cycle, nip ORDER BY signed_on, content, load_id, line)
        ) WHERE (load_id, line) <> (first_load, first_line)"""
    )
    connection.execute(
        """UPDATE scratch.judged_signing AS j SET is_verified = true
        FROM (SELECT cycle, nip FROM repeated GROUP BY cycle, nip HAVING bool_or(is_verified)) AS v
        WHERE j.cycle = v.cycle AND j.nip = v.nip AND j.mask = 0 AND j.is_verified IS DISTINCT FROM true"""
    )


def _keep_latest(connection: duckdb.DuckDBPyConnection, input_: Input, key: str) -> None:
    overlap = f"AND {OVERLAP}" if input_ is ROSTER else ""
    rank = "(coalesce({0}.told_on, DATE '-infinity'), coalesce({0}.handed_in, TIMESTAMP '-infinity'), {0}.is_revision)"
    mine, other = rank.format("a"), rank.format("b")
    connection.execute(
        f"""INSERT INTO scratch.dropped
        SELECT '{input_.kind}', load_id, line,
            arg_max(other_load, weight), arg_max(other_line, weight), arg_max(why, weight)
        FROM (
            SELECT a.load_id, a.line, b.load_id AS other_load, b.line AS other_line,
                CASE WHEN {other} > {mine} THEN '{REPLACED}' WHEN a.content <> b.content THEN '{CONTRADICTED}'
                    WHEN a.load_id = b.load_id THEN '{REPEATED}' ELSE '{REPLACED}' END AS why,
                ({other} > {mine}, {other}, -b.load_id, -b.line) AS weight
            FROM repeated AS a JOIN repeated AS b USING ({key})
            WHERE (a.load_id, a.line) <> (b.load_id, b.line) {overlap}
                AND ({other} > {mine} OR ({other} = {mine}
                    AND (a.content <> b.content OR (b.load_id, b.line) < (a.load_id, a.line))))
        ) GROUP BY load_id, line"""
    )


def reject_dropped(
    connection: duckdb.DuckDBPyConnection,
    input_: Input,
    sheet: StagedSheet,
    load_id: int,
    source: str,
    labels: dict[int, str],
) -> tuple[int, int, int]:
    """Write the rejects of a sheet's dropped rows; return how many are repeats, are wrong otherwise, were replaced."""
    unit = "j.unit_id" if any(c.field == "unit_id" for c in input_.columns) else "NULL"
    rows = connection.execute(
        f"""SELECT d.*, s.* EXCLUDE (line)
        FROM {sheet.table} AS s JOIN (
            SELECT d.line, d.first_load_id, d.first_line, d.why, {unit} AS unit_id
            FROM scratch.judged_{input_.kind} AS j
            JOIN scratch.dropped AS d ON d.load_id = j.load_id AND d.line = j.line
            WHERE d.kind = $kind AND d.load_id = $load_id
        ) AS d ON d.line = s.line ORDER BY d.line""",
        {"kind": input_.kind, "load_id": load_id},
    ).fetchall()
    column = next(c for c in input_.columns if c.field == input_.subject)
    position = sheet.header.columns.get(column.name) if sheet.header else None
    found: list[RejectRow] = []
    for line, first_load, first_line, why, unit_id, *cells in rows:
        if why == REPLACED:
            continue
        raw = [(cell or "").strip() for cell in cells]
        code, reason, remedy = UNKNOWN_CASE if first_load is None else _told(why, labels[first_load], first_line)
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
    repeated = sum(row["code"] == REPEATED for row in found)
    return repeated, len(found) - repeated, len(rows) - len(found)


def _told(why: str, file: str, line: int) -> tuple[str, str, str]:
    if why == REPEATED:
        return why, f"ganda: sudah ada di {file} baris {line}, dengan isi yang sama", "tidak perlu diperbaiki"
    return why, f"bertentangan dengan {file} baris {line}: isinya berbeda", "tentukan mana yang benar, lalu kirim satu"
