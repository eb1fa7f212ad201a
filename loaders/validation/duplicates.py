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

from loaders.contract.inputs import CASE, INPUTS, RECAP, ROSTER, SIGNING, UNIT_ALIAS, Input
from loaders.staging.sheet import StagedSheet
from loaders.validation import accused, case_numbers, rejects
from loaders.validation.rejects import RejectRow

REPEATED, REPLACED, CONTRADICTED = "ganda", "diganti", "bertentangan"
EARLIER = "lebih awal"
"""Why a signature counts no more beside another of the same delivery, which says otherwise."""
REMEDY = "tentukan mana yang benar, lalu kirim satu"
REMEDY_OF_EARLIER = "hari yang paling awal yang dihitung; bila salah, betulkan di berkas itu"
REMEDIES = {
    RECAP.kind: "bila keduanya bagian dari unit itu (PNS dan PPPK, bidang): jumlahkan menjadi satu baris; bila salah "
    "satunya jumlah: hapus baris jumlah itu; bila tidak, tentukan mana yang benar",
    CASE.kind: "bila perkaranya sama dan terlapornya beberapa: isi kolom terlapor 1, 2, ...; bila tidak, betulkan "
    "nomornya",
}
LONGEST_CHAIN = 5
TAKEN_BACK = "load_id INTEGER, cycle INTEGER, people BIGINT"
"""Verifications that a later delivery took back."""
LATER_DAYS = "load_id INTEGER, cycle INTEGER, people BIGINT"
"""Days of signatures that a later delivery puts later: the earlier ones count."""
DROPPED = "kind VARCHAR, load_id INTEGER, line BIGINT, first_load_id INTEGER, first_line BIGINT, why VARCHAR"


@dataclass(frozen=True)
class Delivery:
    """When the file of a load was handed in, to the minute, whether it is called a revision, and what it tells.

    `fields` are those for which it has a column or a label.
    """

    load_id: int
    handed_in: datetime
    is_revision: bool = False
    fields: tuple[str, ...] = ()


UNKNOWN_CASE = (
    "perkara_tidak_ada",
    "nomor perkara ini tidak ada di register perkara",
    "periksa nomornya, atau kirim baris perkaranya",
)
RANK = "(coalesce({0}.told_on, DATE '-infinity'), coalesce({0}.handed_in, TIMESTAMP '-infinity'), {0}.is_revision)"
"""By what a row is later than another: what it says itself, when it was handed in, whether it is called a revision."""
OVERLAP = """coalesce(a.starts_on, DATE '-infinity') <= coalesce(b.ends_on, DATE 'infinity')
    AND coalesce(b.starts_on, DATE '-infinity') <= coalesce(a.ends_on, DATE 'infinity')"""


def settle_names(connection: duckdb.DuckDBPyConnection, deliveries: Iterable[Delivery]) -> None:
    """Fill scratch.dropped with the names of units that do not count, before the others are read with those that do.

    Names that differ in signs and capitals alone are one.
    """
    _begin(connection, deliveries)
    key = "regexp_replace(lower({}), '[^[:alnum:]]', '', 'g')"
    connection.execute(
        f"""UPDATE scratch.judged_unit_alias AS j SET written = a.written FROM (
            SELECT {key.format("written")} AS key, min(written) AS written FROM scratch.judged_unit_alias
            WHERE mask = 0 GROUP BY ALL HAVING count(DISTINCT written) > 1
        ) AS a WHERE {key.format("j.written")} = a.key"""
    )
    _drop_repeated(connection, UNIT_ALIAS)


def _begin(connection: duckdb.DuckDBPyConnection, deliveries: Iterable[Delivery]) -> None:
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.dropped ({DROPPED}); "
        f"CREATE OR REPLACE TABLE scratch.taken_back ({TAKEN_BACK}); "
        f"CREATE OR REPLACE TABLE scratch.later_days ({LATER_DAYS})"
    )
    told = list(deliveries)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE deliveries AS SELECT unnest($loads::INTEGER[]) AS load_id,
            unnest($times::TIMESTAMP[]) AS handed_in, unnest($revisions::BOOLEAN[]) AS is_revision,
            unnest($fields::VARCHAR[][], recursive := false) AS fields""",
        {
            "loads": [one.load_id for one in told],
            "times": [one.handed_in for one in told],
            "revisions": [one.is_revision for one in told],
            "fields": [list(one.fields) for one in told],
        },
    )


def find_dropped(
    connection: duckdb.DuckDBPyConnection, *, has_cases: bool, deliveries: Iterable[Delivery] = ()
) -> None:
    """Fill scratch.dropped with the rows to leave out, and for a repeated or replaced one the row that counts."""
    _begin(connection, deliveries)
    filled = _filled(connection)
    connection.execute(
        """UPDATE scratch.judged_recap AS j SET unit_id = u.unit_id FROM units AS u
        WHERE u.kelurahan_id = j.kelurahan_id AND u.kind = 'kelurahan' AND (j.unit_id IS NULL OR j.unit_id IN (
            SELECT unit_id FROM units AS k WHERE k.kind = 'kecamatan' AND k.kecamatan_id = u.kecamatan_id))"""
    )
    case_numbers.unify(connection, filled)
    if filled & {"case", "step"}:
        accused.number_accused(connection)
    connection.execute("UPDATE scratch.judged_decision SET is_withdrawal = false WHERE is_withdrawal IS NULL")
    for input_ in INPUTS:
        if input_.kind in filled:
            _drop_repeated(connection, input_)
    if has_cases:
        connection.execute(
            """INSERT INTO scratch.dropped
            SELECT 'step', j.load_id, j.line, NULL, NULL, NULL FROM scratch.judged_step AS j
            ANTI JOIN (SELECT case_id FROM scratch.judged_case WHERE mask = 0) AS c ON c.case_id = j.case_id
            ANTI JOIN scratch.dropped AS d ON d.kind = 'step' AND d.load_id = j.load_id AND d.line = j.line
            WHERE j.mask = 0"""
        )


def _filled(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """List the inputs with rows: a statement over none costs as much as one over the few of an office."""
    rows = " UNION ALL ".join(
        f"(SELECT '{input_.kind}' FROM scratch.judged_{input_.kind} LIMIT 1)" for input_ in INPUTS
    )
    return {kind for (kind,) in connection.execute(rows).fetchall()}


def _drop_repeated(connection: duckdb.DuckDBPyConnection, input_: Input) -> None:
    """Drop of the rows with one key all but the one that counts; of contradicting ones all."""
    key = ", ".join(input_.key)
    content = ", ".join(column.field for column in input_.columns if column.field not in input_.key)
    ((found,),) = connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS
        SELECT j.*, {f"hash({content})" if content else "0"} AS content, {input_.told_on or "NULL"} AS told_on,
            d.handed_in, coalesce(d.is_revision, false) AS is_revision
        FROM (
            SELECT * FROM scratch.judged_{input_.kind} SEMI JOIN (
                SELECT {key} FROM scratch.judged_{input_.kind} WHERE mask = 0 GROUP BY {key} HAVING count(*) > 1
            ) AS twice USING ({key}) WHERE mask = 0
        ) AS j LEFT JOIN deliveries AS d ON d.load_id = j.load_id"""
    ).fetchall()
    if not found:
        return
    if input_ is SIGNING:
        _keep_earliest(connection)
    else:
        _keep_latest(connection, input_, key)


def _keep_earliest(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep the earliest signature of a person, and join to it what the last delivery says of its verification.

    Of two in one minute the one that says yes counts.
    """
    connection.execute(
        f"""INSERT INTO scratch.dropped
        SELECT 'signing', load_id, line, first_load, first_line, CASE WHEN load_id <> first_load THEN '{REPLACED}'
            WHEN content = first_content AND signed_on = first_on THEN '{REPEATED}' ELSE '{EARLIER}' END
        FROM (
            SELECT *, first_value(load_id) OVER w AS first_load, first_value(line) OVER w AS first_line,
                first_value(content) OVER w AS first_content, first_value(signed_on) OVER w AS first_on
            FROM repeated WINDOW w AS (PARTITION BY cycle, nip ORDER BY signed_on, content, load_id, line)
        ) WHERE (load_id, line) <> (first_load, first_line)"""
    )
    connection.execute(
        """INSERT INTO scratch.later_days SELECT load_id, cycle, count(DISTINCT nip)
        FROM (
            SELECT load_id, cycle, nip, signed_on, min(signed_on) OVER (
                PARTITION BY cycle, nip ORDER BY coalesce(handed_in, TIMESTAMP '-infinity'), is_revision
                GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS told_before FROM repeated
        ) WHERE signed_on > told_before GROUP BY load_id, cycle"""
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE verified AS
        SELECT cycle, nip, arg_max(is_verified, told) AS is_verified, arg_max(load_id, told) AS load_id,
            bool_or(is_verified) AS was_verified
        FROM (SELECT *, (coalesce(handed_in, TIMESTAMP '-infinity'), is_revision, is_verified) AS told FROM repeated)
        WHERE is_verified IS NOT NULL GROUP BY cycle, nip"""
    )
    connection.execute(
        """UPDATE scratch.judged_signing AS j SET is_verified = v.is_verified FROM verified AS v
        WHERE j.cycle = v.cycle AND j.nip = v.nip AND j.mask = 0 AND j.is_verified IS DISTINCT FROM v.is_verified"""
    )
    connection.execute(
        """INSERT INTO scratch.taken_back SELECT load_id, cycle, count(*) FROM verified
        WHERE was_verified AND NOT is_verified GROUP BY load_id, cycle"""
    )


def _end_before_transfer(connection: duckdb.DuckDBPyConnection) -> None:
    """End the row of a person on the day before a later delivery has them begin in another unit."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE ended AS
        SELECT a.load_id, a.line, max(b.starts_on) - 1 AS ends_on
        FROM repeated AS a JOIN repeated AS b USING (cycle, nip)
        WHERE b.handed_in > a.handed_in AND b.unit_id <> a.unit_id
            AND b.starts_on > coalesce(a.starts_on, DATE '-infinity')
            AND b.starts_on <= coalesce(a.ends_on, DATE 'infinity')
        GROUP BY a.load_id, a.line"""
    )
    for table in ("repeated", "scratch.judged_roster"):
        connection.execute(
            f"""UPDATE {table} AS j SET ends_on = e.ends_on FROM ended AS e
            WHERE e.load_id = j.load_id AND e.line = j.line"""
        )


def _keep_latest(connection: duckdb.DuckDBPyConnection, input_: Input, key: str) -> None:
    if input_ is ROSTER:
        _end_before_transfer(connection)
        _keep_latest_of_times(connection, key)
    else:
        _keep_latest_of_keys(connection, input_, key)
    _keep_untold(connection, input_)


def _keep_latest_of_keys(connection: duckdb.DuckDBPyConnection, input_: Input, key: str) -> None:
    """Drop of each key all but the first of the latest rows, and that where another says otherwise; linear in time."""
    connection.execute(
        f"""INSERT INTO scratch.dropped
        WITH ranked AS (
            SELECT *, first_value(told) OVER w AS best_told, first_value(content) OVER w AS best_content,
                first_value(load_id) OVER w AS best_load, first_value(line) OVER w AS best_line
            FROM (SELECT *, {RANK.format("repeated")} AS told FROM repeated)
            WINDOW w AS (PARTITION BY {key} ORDER BY told DESC, load_id, line)
        ),
        opposed AS (
            SELECT *, (load_id, line) = (best_load, best_line) AS is_best,
                told = best_told AND content <> best_content AS is_contrary,
                arg_min(load_id, (load_id, line)) FILTER (is_contrary) OVER k AS contrary_load,
                arg_min(line, (load_id, line)) FILTER (is_contrary) OVER k AS contrary_line
            FROM ranked WINDOW k AS (PARTITION BY {key})
        )
        SELECT
            '{input_.kind}', load_id, line, if(is_best, contrary_load, best_load),
            if(is_best, contrary_line, best_line),
            CASE WHEN told < best_told THEN '{REPLACED}' WHEN is_best OR content <> best_content THEN '{CONTRADICTED}'
                WHEN load_id = best_load THEN '{REPEATED}' ELSE '{REPLACED}' END
        FROM opposed WHERE NOT is_best OR contrary_line IS NOT NULL"""
    )


def _keep_latest_of_times(connection: duckdb.DuckDBPyConnection, key: str) -> None:
    """Drop of a person's rows those whose time overlaps that of a later one, or of one that says otherwise.

    Rows of one load that are the same in all are compared once, and share what becomes of the first.
    """
    mine, other = RANK.format("a"), RANK.format("b")
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE alike AS
        SELECT load_id, line, first_value(line) OVER (
            PARTITION BY load_id, {key}, content, told_on ORDER BY line
        ) AS first_line FROM repeated"""
    )
    connection.execute(
        f"""INSERT INTO scratch.dropped
        WITH firsts AS (
            SELECT r.* FROM repeated AS r SEMI JOIN alike AS s ON s.load_id = r.load_id AND s.first_line = r.line
        ),
        judged AS (
            SELECT load_id, line, arg_max(other_load, weight) AS other_load, arg_max(other_line, weight) AS other_line,
                arg_max(why, weight) AS why
            FROM (
                SELECT a.load_id, a.line, b.load_id AS other_load, b.line AS other_line,
                    CASE WHEN {other} > {mine} THEN '{REPLACED}' WHEN a.content <> b.content THEN '{CONTRADICTED}'
                        WHEN a.load_id = b.load_id THEN '{REPEATED}' ELSE '{REPLACED}' END AS why,
                    ({other} > {mine}, {other}, -b.load_id, -b.line) AS weight
                FROM firsts AS a JOIN firsts AS b USING ({key})
                WHERE (a.load_id, a.line) <> (b.load_id, b.line) AND {OVERLAP}
                    AND ({other} > {mine} OR ({other} = {mine}
                        AND (a.content <> b.content OR (b.load_id, b.line) < (a.load_id, a.line))))
            ) GROUP BY load_id, line
        )
        SELECT 'roster', s.load_id, s.line, coalesce(j.other_load, s.load_id), coalesce(j.other_line, s.first_line),
            coalesce(j.why, '{REPEATED}')
        FROM alike AS s LEFT JOIN judged AS j ON j.load_id = s.load_id AND j.line = s.first_line
        WHERE s.line <> s.first_line OR j.why IS NOT NULL"""
    )
    _keep_of_replaced(connection, f"({other} > {mine})")


def _keep_untold(connection: duckdb.DuckDBPyConnection, input_: Input) -> None:
    """Keep of what a row replaces the cells for which its own delivery has no column: it says nothing of them.

    Of a person only where the unit is the same: in another the days and the place are others too.
    """
    optional = [c.field for c in input_.columns if not c.required and c.field not in input_.key]
    values = ", ".join(f"arg_max(r.{field}, r.handed_in) AS {field}" for field in optional)
    if not optional:
        return
    is_same = "AND r.unit_id = w.unit_id" if input_ is ROSTER else ""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE untold AS
        SELECT d.first_load_id AS load_id, d.first_line AS line, any_value(l.fields) AS fields, {values}
        FROM scratch.dropped AS d JOIN repeated AS r ON r.load_id = d.load_id AND r.line = d.line
        JOIN repeated AS w ON w.load_id = d.first_load_id AND w.line = d.first_line {is_same}
        JOIN deliveries AS l ON l.load_id = d.first_load_id
        WHERE d.kind = '{input_.kind}' AND d.why = '{REPLACED}' AND len(l.fields) > 0
        GROUP BY d.first_load_id, d.first_line"""
    )
    sets = ", ".join(
        f"{field} = CASE WHEN list_contains(u.fields, '{field}') THEN j.{field} ELSE u.{field} END"
        for field in optional
    )
    connection.execute(
        f"""UPDATE scratch.judged_{input_.kind} AS j SET {sets} FROM untold AS u
        WHERE u.load_id = j.load_id AND u.line = j.line"""
    )


def _keep_of_replaced(connection: duckdb.DuckDBPyConnection, is_later: str) -> None:
    """Keep a row that only such rows replaced as are replaced themselves: of a chain the last and the first count."""
    for _ in range(LONGEST_CHAIN):
        found = connection.execute(
            f"""WITH gone AS (SELECT load_id, line, why FROM scratch.dropped WHERE kind = 'roster'),
            free AS (
                SELECT a.load_id, a.line FROM repeated AS a
                JOIN gone AS d ON d.load_id = a.load_id AND d.line = a.line AND d.why = '{REPLACED}'
                JOIN repeated AS b ON b.cycle = a.cycle AND b.nip = a.nip AND {OVERLAP} AND {is_later}
                LEFT JOIN gone AS x ON x.load_id = b.load_id AND x.line = b.line
                GROUP BY a.load_id, a.line HAVING count(*) = count(x.line)
            )
            DELETE FROM scratch.dropped AS d USING free AS f
            WHERE d.kind = 'roster' AND d.load_id = f.load_id AND d.line = f.line RETURNING d.line"""
        ).fetchall()
        if not found:
            return


def loads_with_dropped(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """List the loads of which a row was dropped."""
    return {load_id for (load_id,) in connection.execute("SELECT DISTINCT load_id FROM scratch.dropped").fetchall()}


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
        code, reason, remedy = (
            UNKNOWN_CASE if first_load is None else _told(why, labels[first_load], first_line, input_)
        )
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


def _told(why: str, file: str, line: int, input_: Input) -> tuple[str, str, str]:
    if why == REPEATED:
        return why, f"ganda: sudah ada di {file} baris {line}, dengan isi yang sama", "tidak perlu diperbaiki"
    if why == EARLIER:
        return REPEATED, f"ganda: {file} baris {line} menyebut hari yang lebih awal, atau lain", REMEDY_OF_EARLIER
    return why, f"bertentangan dengan {file} baris {line}: isinya berbeda", REMEDIES.get(input_.kind, REMEDY)
