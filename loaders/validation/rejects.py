"""Rows that were not loaded: rejects with line, column, value, reason and remedy, or rows skipped with a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

import duckdb
import pyarrow as pa

from loaders.contract.headers import CYCLE, Header
from loaders.contract.inputs import BAWASLU, CASE, LOOKUPS, RECAP, SIGNING, STEP, InputColumn, letters
from loaders.contract.marks import ABSENT
from loaders.staging.sheet import StagedSheet
from loaders.validation import printed_totals, reasons
from loaders.validation.lookups import Lookups, context_of
from loaders.validation.printed_totals import PrintedTotal
from loaders.validation.rules import ODD_BIT, BrokenRule, broken_rules
from text.plain import plain

FETCHED_ROWS = 20_000
NOT_SIGNED = "belum tanda tangan"
NUMBERED_CELLS = 2
"""With more filled cells than these, a row with a running number is data."""
DAY, VERIFIED = "tanggal_ttd", "terverifikasi"
SCHEMA = pa.schema(
    [
        ("load_id", pa.int32()),
        ("source", pa.string()),
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("line", pa.int64()),
        ("column_name", pa.string()),
        ("value", pa.string()),
        ("code", pa.string()),
        ("reason", pa.string()),
        ("remedy", pa.string()),
        ("raw", pa.list_(pa.string())),
        ("unit_id", pa.string()),
        ("settled_in", pa.string()),
    ]
)


Causes = Counter[tuple[str, str, str]]
"""How many rows were rejected, by column, reason and remedy."""


class RejectReason(TypedDict):
    """Why a row was rejected, and what to do about it."""

    column_name: str
    value: str
    code: str
    reason: str
    remedy: str


class RejectRow(RejectReason):
    """One row of the table of rejects; `raw` are its cells as they stand in the file."""

    load_id: int
    source: str
    file: str
    sheet: str
    line: int
    raw: list[str]
    unit_id: str | None


@dataclass
class RejectCount:
    """Counts of the rows of a sheet that broke a rule; `month_first`: by column, the first month over 12.

    `printed` are totals that differ from the rows, `mentioned` numbers in the lines above and below them.
    """

    rejected: int = 0
    causes: Causes = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    month_first: dict[str, int] = field(default_factory=dict)
    printed: list[PrintedTotal] = field(default_factory=list)
    mentioned: list[PrintedTotal] = field(default_factory=list)


@dataclass(frozen=True)
class BadRow:
    """A row that broke rules: its cells as staged, and its fields as far as they were understood."""

    line: int
    mask: int
    cells: tuple[str, ...]
    fields: dict[str, object]


def create_rejects(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty table of rejects."""
    connection.register("no_rejects", SCHEMA.empty_table())
    connection.execute("CREATE TABLE rejects AS SELECT * FROM no_rejects")
    connection.unregister("no_rejects")


def write_rejects(
    connection: duckdb.DuckDBPyConnection,
    sheet: StagedSheet,
    header: Header,
    load_id: int,
    source: str,
    lookups: Lookups,
) -> RejectCount:
    """Write the rejects of a validated sheet and count what was no data."""
    last, bad = _last_data_line(connection, header, load_id)
    result = RejectCount()
    mapped = [
        (header.columns[column.name], bit)
        for bit, column in enumerate(header.input.columns)
        if column.required and column.name in header.columns
    ]
    numbered = printed_totals.numbering(sheet.titles)
    number = _last_number(connection, sheet, header, load_id, numbered) if bad and numbered is not None else 0
    batch: list[RejectRow] = []
    totals: list[tuple[int, Sequence[str]]] = []
    notes: list[tuple[int, Sequence[str]]] = []
    rejected: set[int] = set()
    for row in _bad_rows(connection, sheet, header, load_id) if bad else ():
        is_next = numbered is not None and number > 0 and _bears(row, numbered, number + 1)
        is_data = is_next or _is_data(row, sheet, header, mapped, numbered)
        number += is_next
        last = max(last, row.line) if is_data else last
        why = _no_data(row, sheet, header, is_note=row.line > last)
        if why is None and number and _is_group(row, header):
            why = reasons.GROUP
        if why == reasons.TOTAL_ROW:
            totals.append((row.line, row.cells))
        elif why == reasons.NOTE:
            notes.append((row.line, row.cells))
        if why:
            result.skipped[why] += 1
            continue
        result.rejected += 1
        rejected.add(row.line)
        unit_id = row.fields.get("unit_id")
        why_bad = _odd(row, sheet) if row.mask >> ODD_BIT & 1 else explain(row, header, lookups)
        if why_bad["code"] == "bulan_mustahil" and why_bad["column_name"] in header.columns:
            result.month_first.setdefault(why_bad["column_name"], row.line)
        result.causes[why_bad["column_name"], why_bad["reason"], why_bad["remedy"]] += 1
        batch.append(
            {
                "load_id": load_id,
                "source": source,
                "file": sheet.file,
                "sheet": sheet.name,
                "line": row.line,
                **why_bad,
                "raw": list(row.cells),
                "unit_id": None if unit_id is None else str(unit_id),
            }
        )
        if len(batch) >= FETCHED_ROWS:
            write(connection, batch)
            batch = []
    write(connection, batch)
    result.printed = printed_totals.compare(connection, sheet, header, totals, rejected)
    result.mentioned = list(printed_totals.mentioned(connection, sheet, header, notes))
    return result


def _odd(row: BadRow, sheet: StagedSheet) -> RejectReason:
    if row.line in sheet.bare:
        return {
            "column_name": "nip",
            "value": "",
            "code": "nip_saja",
            "reason": "baris hanya berisi NIP: orang dalam daftar, atau penanda tangan di bawahnya",
            "remedy": "bila orang dalam daftar, lengkapi namanya; bila penanda tangan, pindahkan dari kolom NIP",
        }
    return {
        "column_name": "",
        "value": "",
        "code": "kolom_lebih",
        "reason": f"baris berisi {sheet.wide[row.line]} sel, lebih banyak daripada judulnya: isi kolomnya bergeser, "
        "atau ada tabel tanpa judul di sampingnya",
        "remedy": "gabungkan sel yang terpisah, beri judul pada tabel di sampingnya, atau simpan ulang dari Excel",
    }


def _is_data(
    row: BadRow, sheet: StagedSheet, header: Header, mapped: Sequence[tuple[int, int]], numbered: int | None
) -> bool:
    """Tell whether a bad row could be data: one with a NIP always is; of one with a word in its place, a full one."""
    about = row.fields.get(header.input.subject if header.input is not RECAP else "unit_id")
    if row.fields.get("nip") is not None or row.line in sheet.wide:
        return True
    if about is not None and header.input in (RECAP, CASE, STEP, BAWASLU):
        return True
    if numbered is not None and row.cells[numbered].isdigit() and sum(1 for cell in row.cells if cell) > NUMBERED_CELLS:
        return True
    at = header.columns.get("nip")
    if at is not None and row.cells[at] and not any(sign.isdigit() for sign in row.cells[at]):
        titled = [position for position, title in enumerate(sheet.titles) if title]
        return 2 * sum(1 for position in titled if row.cells[position]) > len(titled)
    return reasons.is_like_data(row.cells, sheet.titles, [at for at, _ in mapped], _understood(row, mapped))


def _no_data(row: BadRow, sheet: StagedSheet, header: Header, *, is_note: bool) -> str | None:
    """Say why a row is no data. Of returned rejects, which were data before, only an emptied row is none."""
    if sheet.original and any(row.cells):
        return None
    is_asked = row.line in sheet.bare and DAY in header.constants
    if header.input is SIGNING and not is_asked and _has_not_signed(row, sheet, header):
        return NOT_SIGNED
    return reasons.of_row(row.cells, sheet.titles, is_note)


def _has_not_signed(row: BadRow, sheet: StagedSheet, header: Header) -> bool:
    """Tell whether a row of a list of people says that its person has not signed yet, or nothing of a signature.

    In words where the day belongs ("belum", "izin"), or by an empty day beside a verification that is no yes.
    """
    if row.fields.get("nip") is None or row.fields.get("cycle") is None:
        return False
    day = row.cells[header.columns[DAY]] if DAY in header.columns else ""
    if day:
        return ABSENT.fullmatch(plain(day).lower()) is not None
    if not any(letters(title).startswith("nama") for title in sheet.titles):
        return False
    told = [name for name, at in header.columns.items() if row.cells[at] and name not in (CYCLE, "nip", VERIFIED)]
    return not told and not row.fields.get("is_verified")


def _is_group(row: BadRow, header: Header) -> bool:
    """Tell whether a row is the title of a group: a number in letters, and words that are the name of no unit."""
    is_known = header.input is RECAP and row.fields.get("unit_id") is not None
    return not is_known and reasons.is_group_title([cell for cell in row.cells if cell])


def _bears(row: BadRow, at: int, number: int) -> bool:
    """Tell whether a row bears a running number, and something behind it."""
    return row.cells[at].rstrip(".)") == str(number) and any(row.cells[at + 1 :])


def _last_number(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, load_id: int, at: int
) -> int:
    """Return the last running number of the good rows of a sheet, or 0 where they are not numbered in digits."""
    ((others, last),) = connection.execute(
        f"""SELECT count(*) FILTER (number IS NULL), arg_max(number, line) FROM (
            SELECT s.line, try_cast(rtrim(trim(s.c{at}), '.)') AS INTEGER) AS number
            FROM {sheet.table} AS s JOIN scratch.judged_{header.input.kind} AS j ON j.line = s.line
            WHERE j.load_id = $load_id AND j.mask = 0 AND trim(coalesce(s.c{at}, '')) <> '')""",
        {"load_id": load_id},
    ).fetchall()
    return 0 if others or last is None else int(last)


def _understood(row: BadRow, mapped: Sequence[tuple[int, int]]) -> int:
    """Count the required cells that are filled and broke no rule."""
    return sum(1 for position, bit in mapped if row.cells[position] and not row.mask >> bit & 1)


def _last_data_line(connection: duckdb.DuckDBPyConnection, header: Header, load_id: int) -> tuple[int, int]:
    """Return the last line of data of a load, and how many of its rows broke a rule."""
    ((last, bad),) = connection.execute(
        f"SELECT max(line) FILTER (mask = 0), count(*) FILTER (mask <> 0) FROM scratch.judged_{header.input.kind} "
        "WHERE load_id = $load_id",
        {"load_id": load_id},
    ).fetchall()
    return int(last or 0), int(bad)


def _bad_rows(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, load_id: int
) -> Iterator[BadRow]:
    fields = [column.field for column in header.input.columns]
    names = ", ".join(f"j.{name}" for name in fields)
    cursor = connection.cursor()
    cursor.execute(
        f"""SELECT j.line, j.mask, {names}, s.* EXCLUDE (line)
        FROM {sheet.table} AS s JOIN scratch.judged_{header.input.kind} AS j ON j.line = s.line
        WHERE j.load_id = $load_id AND j.mask <> 0 ORDER BY j.line""",
        {"load_id": load_id},
    )
    while rows := cursor.fetchmany(FETCHED_ROWS):
        for line, mask, *rest in rows:
            cells = tuple((cell or "").strip() for cell in rest[len(fields) :])
            yield BadRow(line, mask, cells, dict(zip(fields, rest, strict=False)))


def explain(row: BadRow, header: Header, lookups: Lookups) -> RejectReason:
    """Explain a bad row: the first broken rule gives column, value and code; the others follow in the reason."""
    broken = [problem for problem in broken_rules(header.input) if row.mask >> problem.bit & 1]
    explained = [_explain_one(problem, row, header, lookups) for problem in broken]
    column, value, code, reason, remedy = explained[0]
    others = [f"kolom {name}: {why}" for name, _, _, why, _ in explained[1:]]
    return {
        "column_name": column,
        "value": value,
        "code": code,
        "reason": "; ".join([reason, *others]),
        "remedy": "; ".join(dict.fromkeys([remedy, *(t[4] for t in explained[1:])])),
    }


def _explain_one(problem: BrokenRule, row: BadRow, header: Header, lookups: Lookups) -> tuple[str, str, str, str, str]:
    column = header.input.column(problem.column)
    text = _text(column, row, header)
    if problem.code:
        return column.name, text, problem.code, problem.reason, problem.remedy
    answer = lookups.answer(column, text, _context(column, row, header)) if column.kind in LOOKUPS else None
    code, reason, remedy = reasons.of_cell(column, text, answer, is_understood=row.fields[column.field] is not None)
    return column.name, text, code, reason, remedy


def _text(column: InputColumn, row: BadRow, header: Header) -> str:
    if column.name in header.columns:
        return row.cells[header.columns[column.name]]
    return header.constants.get(column.name, "")


def _context(column: InputColumn, row: BadRow, header: Header) -> str | None:
    name = context_of(column, header.input)
    if name is None:
        return None
    other = header.input.column(name)
    if column.reference == "sanctions":
        return str(row.fields[other.field] or "")
    return _text(other, row, header)


def write(connection: duckdb.DuckDBPyConnection, batch: list[RejectRow]) -> None:
    """Append rejects to the table."""
    if batch:
        connection.register("found_rejects", pa.Table.from_pylist(batch, schema=SCHEMA))
        connection.execute("INSERT INTO rejects SELECT * FROM found_rejects")
        connection.unregister("found_rejects")
