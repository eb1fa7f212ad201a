"""Lists of people with one day above: who has signed on it is told by a column of marks, not by the day.

"Tanggal TTD : 26 Agustus 2024" above a list with ticks, or with "sudah" and "belum", is the day of the marked ones.
"""

import re
from collections.abc import Collection
from dataclasses import replace

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.contract.headers import Header, header_of
from loaders.contract.inputs import ROSTER, SIGNING, letters
from loaders.contract.marks import ABSENT, is_no, is_yes
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet
from text.plain import plain

DAY = "tanggal_ttd"
SIGNATURE = re.compile(r"tanda\s*tangan|\bttd\b|paraf", re.IGNORECASE)
OF_DAY = re.compile(r"\b(?:tanggal|tgl|hari|waktu|jam)\b", re.IGNORECASE)
NOT_SIGNED = re.compile(
    r"\b(?:belum|tidak|blm|tdk)\s+(?:\w+\s+){0,2}?(?:ttd|tanda\s*tangan|menandatangani|bertanda\s*tangan|hadir)",
    re.IGNORECASE,
)
EXCLUDED = re.compile(r"\b(?:di)?kecualikan|\bpengecualian|\btidak\s+wajib", re.IGNORECASE)
GONE = re.compile(
    r"\b(?:pensiun|purna\s*tugas|meninggal|wafat|non\s*-?\s*aktif|tidak\s+aktif|honorer|non\s*-?\s*asn|"
    r"tenaga\s+kontrak|outsourcing)\b",
    re.IGNORECASE,
)
"""What the title of a list of people says whom nobody obliges."""
NOT_DONE = re.compile(
    r"\b(?:(?:di)?batal(?:kan)?|pembatalan|ditolak|tidak\s+sah)\b|\b(?:rencana|jadwal)\s+(?:\w+\s+)?(?:ttd|tanda|penanda)",
    re.IGNORECASE,
)
"""What the title of a list says of signatures that are not there: taken back, or still to come."""
STATUS = re.compile(
    r"\bstatus[\s_]*(?:ttd|tanda|penanda|pakta)|tanda\s*tangan|\bttd\b|paraf|kehadiran|hadir", re.IGNORECASE
)
ABSENT_MARK = "tidak"
PRESENT, CODES = "h", {"h", "s", "i", "a", "dl", "tk", "c", "tb", "th"}
"""Codes of attendance lists: present, ill, excused, absent, on duty elsewhere, and so on."""
DOTS = re.compile(r"[\d\s.…_()/-]+")
"""What stands in a printed form where somebody is to sign."""
PLACE = re.compile(r"^\d{1,3}\s*[.)]\s*")
LEAST_ROWS = 3
SAID_LINES = 4
"""So many lines above a table are taken for its title."""
LISTED_APART = "daftar yang belum tanda tangan"


def sort_out(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Return a list of signatures with the day of its label beside those who are marked; other sheets as they are.

    A list of those who have not signed is no list of signatures. Raises Unreadable where a list says of its people that
    they are excluded and not why, and where its column of signatures is empty or says what is no mark.
    """
    header = sheet.header
    if header is None or sheet.rows > MOST_PRINTED_ROWS:
        return sheet
    said = [] if sheet.original else [*header.above[-SAID_LINES:], sheet.name]
    named = [] if sheet.original else [*said, sheet.file]  # rejected rows that come back are called so by us
    _refuse_by_title(sheet, header, said, named)
    if header.input is not SIGNING:
        return sheet
    if any(NOT_SIGNED.search(line) and "sudah" not in line.lower() for line in named):
        skipped = sheet.skipped | {LISTED_APART: sheet.rows}
        return replace(sheet, header=None, rows=0, skipped=skipped, uses=())
    sheet = _without_bare_numbers(connection, _with_only_day_above(connection, sheet))
    header = sheet.header or header
    if DAY in header.constants:
        return _with_day_of_marked(connection, sheet)
    return _without_day_of_absent(connection, sheet) if DAY in header.columns else sheet


def _refuse_by_title(sheet: StagedSheet, header: Header, said: list[str], named: list[str]) -> None:
    """Refuse a list whose title says that its people are not obliged, or that what it lists has not happened.

    `named` are the lines of its title with the names of its sheet and file.
    """
    is_told = header.input is not ROSTER or "alasan_pengecualian" in header.columns
    if not is_told and any(EXCLUDED.search(line) or GONE.search(line) for line in said):
        raise Unreadable(
            sheet.place,
            "judulnya menyebut yang dikecualikan atau tidak lagi bertugas, tetapi alasannya tidak ditulis",
            "tambahkan kolom alasan_pengecualian, atau selesai dengan hari terakhirnya",
        )
    told = next((line for line in named if NOT_DONE.search(line)), "") if header.input is SIGNING else ""
    if told:
        raise Unreadable(
            sheet.place,
            f"'{told[:40]}' menyebut tanda tangan yang batal atau belum terjadi",
            "jangan sertakan lembar ini, atau ubah judulnya bila semuanya sudah tanda tangan",
        )


def with_signatures(sheet: StagedSheet) -> tuple[StagedSheet, ...]:
    """Return a list of the obliged, and once more as signatures where it has a column of their days.

    A column of marks without a day is told: nothing can be counted by it.
    """
    header = sheet.header
    if header is None or header.input is not ROSTER or not header.titles:
        return (sheet,)
    also = header_of(SIGNING, header.row, header.titles)
    constants = {name: text for name, text in header.constants.items() if name == "siklus"}
    also = replace(also, constants=constants, above=header.above, says_election=header.says_election)
    if DAY not in also.columns:
        return (_with_dayless_marks(sheet),)
    if also.missing:
        return (sheet,)
    read = {at: f"{name}, dibaca sebagai tanda tangan" for name, at in also.columns.items()}
    own = set(header.columns.values())
    uses = tuple(read[at] if at in read and at not in own else use for at, use in enumerate(sheet.uses))
    signing_uses = tuple(
        next((n for n, place in also.columns.items() if place == at), "") for at in range(len(sheet.uses))
    )
    return replace(sheet, uses=uses), replace(sheet, header=replace(also, claims={}), uses=signing_uses, skipped={})


def _with_dayless_marks(sheet: StagedSheet) -> StagedSheet:
    marks = [title for title in sheet.titles if SIGNATURE.search(title) and not OF_DAY.search(title)]
    if not marks:
        return sheet
    told = f"{sheet.place}: kolom '{marks[0]}' tidak dihitung, karena hari tanda tangannya tidak ditulis."
    return replace(sheet, remarks=(*sheet.remarks, told))


def _with_only_day_above(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Take the only day of a list, in its first row, for the day of all who are marked, where there are marks."""
    header = sheet.header
    assert header is not None
    if DAY not in header.columns or "nip" not in header.columns:
        return sheet
    day, nip = (f"nullif(trim(c{header.columns[name]}), '')" for name in (DAY, "nip"))
    ((rows, filled, first),) = connection.execute(
        f"SELECT count(*), count({day}), arg_min_null({day}, line) FROM {sheet.table} WHERE {nip} IS NOT NULL"
    ).fetchall()
    if rows < LEAST_ROWS or filled != 1 or first is None:
        return sheet
    columns = {name: at for name, at in header.columns.items() if name != DAY}
    above = replace(sheet, header=replace(header, columns=columns, constants={**header.constants, DAY: first}))
    return above if _marks(connection, above, {header.columns[DAY]}) is not None else sheet


def _without_bare_numbers(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Note the rows of a list of names that hold a NIP and nothing else: below a list it is that of who signs it."""
    header = sheet.header
    assert header is not None
    if DAY not in header.constants or not any(letters(title).startswith("nama") for title in sheet.titles):
        return sheet
    nip = header.columns["nip"]
    others = " OR ".join(f"coalesce(trim(c{at}), '') <> ''" for at in range(len(sheet.titles)) if at != nip)
    rows = connection.execute(
        f"SELECT line FROM {sheet.table} WHERE coalesce(trim(c{nip}), '') <> '' AND NOT ({others})"
    ).fetchall()
    return replace(sheet, bare=frozenset(line for (line,) in rows))


def _without_day_of_absent(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Take the day from those of whom a column says that they have not signed: it is the day of the activity."""
    header = sheet.header
    assert header is not None
    used = set(header.columns.values())
    for at, title in enumerate(sheet.titles):
        if at in used or not STATUS.search(title) or OF_DAY.search(title):
            continue
        rows = connection.execute(f"SELECT DISTINCT trim(c{at}) FROM {sheet.table} WHERE trim(c{at}) <> ''").fetchall()
        absent = [text for (text,) in rows if is_absent(text)]
        if absent:
            table, day = f"{sheet.table}_status", f"c{header.columns[DAY]}"
            connection.execute(
                f"CREATE TABLE {table} AS SELECT * REPLACE (CASE WHEN trim(c{at}) IN (SELECT unnest($absent)) "
                f"THEN trim(c{at}) ELSE {day} END AS {day}) FROM {sheet.table}",
                {"absent": absent},
            )
            uses = tuple("tanda: siapa yang sudah" if place == at else use for place, use in enumerate(sheet.uses))
            return replace(sheet, table=table, uses=uses)
    return sheet


def _with_day_of_marked(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    header = sheet.header
    assert header is not None
    marks = _marks(connection, sheet)
    if marks is None:
        return sheet
    at, texts = marks
    day = header.constants[DAY]
    told = {text: day if is_present(_mark(text)) else ABSENT_MARK if is_absent(_mark(text)) else text for text in texts}
    told |= {text: "" for text in texts if not DOTS.sub("", text)}
    table, column = f"{sheet.table}_marked", len(sheet.titles)
    cases = " ".join("WHEN ? THEN ?" for _ in told)
    connection.execute(
        f"CREATE TABLE {table} AS SELECT *, CASE {_cell(sheet, at)} {cases} END AS c{column} FROM {sheet.table}",
        [part for pair in told.items() for part in pair],
    )
    constants = {name: text for name, text in header.constants.items() if name != DAY}
    uses = tuple("tanda: siapa yang sudah tanda tangan" if place == at else use for place, use in enumerate(sheet.uses))
    return replace(
        sheet,
        table=table,
        titles=(*sheet.titles, f"{DAY} (dari atas tabel)"),
        header=replace(header, columns={**header.columns, DAY: column}, constants=constants),
        uses=(*uses, DAY),
    )


def _cell(sheet: StagedSheet, at: int) -> str:
    """Return SQL for what stands in a column of marks, or beside it, where every other one signs."""
    beside = f", trim(c{at + 1})" if at + 1 < len(sheet.titles) and not sheet.titles[at + 1] else ""
    return f"coalesce(nullif(trim(c{at}), ''){beside}, '')"


def _mark(text: str) -> str:
    """Return a mark without the number of the place to sign: '2. √'."""
    return PLACE.sub("", text) or text


def is_present(text: str) -> bool:
    """Tell whether a mark says that somebody has signed, or was there."""
    return is_yes(text) or text.lower() == PRESENT


def is_absent(text: str) -> bool:
    """Tell whether a mark says that somebody has not signed, or was not there."""
    return is_no(text) or ABSENT.fullmatch(plain(text).lower()) is not None or text.lower() in CODES - {PRESENT}


def _marks(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, besides: Collection[int] = ()
) -> tuple[int, list[str]] | None:
    """Return the position of the column that says who has signed, and the texts in it; None where there is none."""
    header = sheet.header
    assert header is not None
    used = {*header.columns.values(), *besides}
    nip = header.columns["nip"]
    others = [
        at
        for at, title in enumerate(sheet.titles)
        if title and at not in used and not is_no(title) and not OF_DAY.search(title)
    ]
    groups = [title.group for title in header.titles]
    by_title = sorted(others, key=lambda at: not SIGNATURE.search(f"{groups[at : at + 1]} {sheet.titles[at]}"))
    for at in by_title:
        rows = connection.execute(
            f"SELECT DISTINCT {_cell(sheet, at)} FROM {sheet.table} WHERE trim(coalesce(c{nip}, '')) <> '' ORDER BY 1"
        ).fetchall()
        texts = [text for (text,) in rows]
        words = [text for text in texts if DOTS.sub("", text)]
        if words and {text.lower() for text in words} <= CODES:
            return at, texts
        is_signature = SIGNATURE.search(sheet.titles[at]) is not None
        known = [text for text in map(_mark, words) if is_present(text) or is_absent(text)]
        if known and (len(known) == len(words) or is_signature or any(map(is_absent, known))):
            return at, texts
        if is_signature and not known:
            raise Unreadable(
                sheet.place,
                f"kolom {letter_of(at)} ({sheet.titles[at]}) tidak menyebut siapa yang sudah tanda tangan",
                "isi √ atau sudah bagi yang sudah, kosongkan bagi yang belum; atau hapus kolomnya bila semua sudah",
            )
    return None
