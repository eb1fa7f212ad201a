"""Columns that several titles name: their cells decide which one is meant, or the file is refused with both.

Every column of a table is accounted for: as a column of the input, as the same as another, as a part of a total, or as
not used.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.contract.headers import CYCLE, PARTS, TOTALS, UNUSED, Header, Title, match
from loaders.contract.inputs import CellKind, InputColumn, letters
from loaders.staging.sheet import MOST_PRINTED_ROWS, BesideLists, StagedSheet

UNDERSTOOD = {
    CellKind.DAY: "netra_day(netra_any_day(cell)) IS NOT NULL",
    CellKind.COUNT: "netra_count(cell) IS NOT NULL",
}
"""Kinds that can be told from other content by the cell alone, in SQL: a time beside a day, a share beside a count."""
EXCLUSION = "exclusion_reason"
BARE = "tmt"
READ_AS = "dibaca sebagai"
"""What the use of a column says that is read as one of another input."""
NO_TITLE = "tanpa judul, tidak dipakai"
RANK = re.compile(r"\b(?:pangkat|gol|golongan|masa\s*kerja|pendidikan|jabatan)\b", re.IGNORECASE)
"""Titles of a list of people by their rank and career (DUK), which holds many a TMT."""
OF_STATE = re.compile(r"\b(?:unor|kedudukan\s*hukum|jenis\s*pegawai)\b", re.IGNORECASE)
"""Titles of the state's register of civil servants (SIASN), whose TMT are of the rank and the office too."""
ANCHORS = (CellKind.NIP, CellKind.UNIT, CellKind.KELURAHAN, CellKind.NUMBER)
"""Kinds that tell whom a row is about."""


@dataclass(frozen=True)
class _Decision:
    """The position that counts for a column, and what the others are."""

    position: int
    others: dict[int, str]


def settle_claims(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> tuple[StagedSheet, ...]:
    """Return the sheet with one position for each column, or as two where two lists stand side by side.

    Raises Unreadable where two columns with different cells are named alike.
    """
    header = sheet.header
    if header is None:
        return (sheet,)
    sheet, unseen = _without_unseen(sheet)
    header = sheet.header or header
    _refuse_bare_title(connection, sheet, header)
    if not header.claims:
        _refuse_disputed(sheet, header)
        return (replace(sheet, uses=_uses(sheet, unseen | _untitled(connection, sheet))),)
    halves = _halves(header)
    if halves:
        return tuple(_half(connection, sheet, begin, end) for begin, end in halves)
    _refuse_disputed(sheet, header)
    columns, others = dict(header.columns), dict(unseen)
    for name, places in header.claims.items():
        decision = _decide(connection, sheet, header.input.column(name), places)
        columns[name] = decision.position
        others |= decision.others
    settled = replace(sheet, header=replace(header, columns=columns, claims={}))
    return (replace(settled, uses=_uses(settled, others | _untitled(connection, settled))),)


def _untitled(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> dict[int, str]:
    """Return the columns that hold something below no title, with what became of them."""
    used = set(sheet.header.columns.values()) if sheet.header else set()
    bare = [at for at, title in enumerate(sheet.titles) if not title.strip() and at not in used]
    if not bare or sheet.rows > MOST_PRINTED_ROWS:
        return {}
    filled = ", ".join(f"coalesce(bool_or({_cell(at)} <> ''), false)" for at in bare)
    (found,) = connection.execute(f"SELECT {filled} FROM {sheet.table}").fetchall()
    return {at: NO_TITLE for at, is_filled in zip(bare, found, strict=True) if is_filled}


def _refuse_bare_title(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header) -> None:
    """Refuse a list by rank whose "TMT" would leave people out: it may be of the rank, the office or the duty."""
    at = header.columns.get("mulai", -1)
    used = {place for name, place in header.columns.items() if not header.input.column(name).is_free}
    by_rank = any(
        OF_STATE.search(title.text) or (place not in used and RANK.search(title.text))
        for place, title in enumerate(header.titles)
    )
    if not 0 <= at < len(header.titles) or letters(header.titles[at].text) != BARE or not by_rank:
        return
    cycle = header.constants.get(CYCLE) or f"c{header.columns.get(CYCLE, at)}"
    year = f"'{cycle[-4:]}'" if CYCLE in header.constants else f"right(trim({cycle}), 4)"
    ((line,),) = connection.execute(
        f"""SELECT min(line) FROM (
            SELECT line, netra_any_day(netra_plain_cell(c{at})) AS day, try_cast({year} AS INTEGER) AS year
            FROM {sheet.table}
        ) WHERE year(day) >= year"""
    ).fetchall()
    if line is not None:
        raise Unreadable(
            sheet.place,
            f"kolom {letter_of(at)} (TMT): tidak jelas TMT apa, dan menentukan siapa yang wajib (mulai baris {line})",
            "tulis 'TMT pangkat' atau 'TMT jabatan', atau 'mulai' bila hari pertama bertugas",
        )


def _refuse_disputed(sheet: StagedSheet, header: Header) -> None:
    """Refuse one table above which a label is told twice, each time otherwise: nobody knows which rows are whose."""
    if header.disputed:
        name = header.disputed[0][1]
        texts = dict.fromkeys(text for _, other, text in header.disputed if other == name)
        raise Unreadable(
            sheet.place,
            f"di atas tabel, {name} disebut lebih dari satu: {', '.join(texts)}",
            f"tambahkan kolom {name}, atau pisahkan tabelnya",
        )


def _without_unseen(sheet: StagedSheet) -> tuple[StagedSheet, dict[int, str]]:
    """Return the sheet without columns of shares where counts are asked for, and without columns that nobody sees."""
    header = sheet.header
    if header is None or not sheet.percent | sheet.hidden:
        return sheet, {}
    claims = header.places
    unseen: dict[int, str] = {}
    for name, places in claims.items():
        is_count = header.input.column(name).kind is CellKind.COUNT
        for at in places:
            if at in sheet.hidden:
                unseen[at] = "tersembunyi, tidak dibaca"
            elif is_count and at in sheet.percent:
                unseen[at] = "berformat persen atau pecahan, bukan jumlah"
    left = {name: tuple(at for at in places if at not in unseen) for name, places in claims.items()}
    columns = {name: header.columns[name] if header.columns[name] in at else at[0] for name, at in left.items() if at}
    several = {name: at for name, at in left.items() if len(at) > 1}
    _refuse_hidden_parts(sheet, claims, left)
    seen = replace(sheet, header=replace(header, columns=columns, claims=several))
    if seen.header and seen.header.missing and not header.missing:
        lost = ", ".join(f"{letter_of(at)} ({_told(header.titles, at)}): {why}" for at, why in sorted(unseen.items()))
        raise Unreadable(
            sheet.place,
            f"kolom wajib tidak ada: {', '.join(seen.header.missing)}; kolom {lost}",
            "tambahkan kolomnya, atau tampilkan kolom yang tersembunyi",
        )
    return seen, unseen


def _refuse_hidden_parts(
    sheet: StagedSheet, claims: dict[str, tuple[int, ...]], left: dict[str, tuple[int, ...]]
) -> None:
    """Refuse a count of which parts are shown and others hidden: what is seen is not the whole."""
    titles = sheet.header.titles if sheet.header else ()
    for name, places in claims.items():
        hidden = [at for at in places if at in sheet.hidden]
        shown = [at for at in left[name] if at < len(titles)]
        if hidden and shown and all(letters(titles[at].text) in PARTS for at in shown):
            named = ", ".join(f"{letter_of(at)} ({_told(titles, at)})" for at in hidden)
            raise Unreadable(
                sheet.place,
                f"kolom {name} hanya terlihat sebagian; tersembunyi: {named}",
                "tampilkan kolom yang tersembunyi, lalu simpan ulang",
            )


def _decide(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, column: InputColumn, places: Sequence[int]
) -> _Decision:
    first = places[0]
    for at in () if _are_parts(sheet, column, places) else places:
        if _contradiction(connection, sheet, at, places) is None:
            same = f"sama dengan kolom {letter_of(at)}, atau kosong"
            return _Decision(at, {other: same for other in places if other != at})
    if column.kind is CellKind.COUNT and (total := _total(connection, sheet, places)) is not None:
        parts = {at: f"bagian dari kolom {letter_of(total)}" for at in places if at != total}
        return _Decision(total, parts)
    if column.kind in UNDERSTOOD:
        readable = [at for at in places if _understands(connection, sheet, column, at)]
        if len(readable) == 1:
            return _Decision(readable[0], {})
    if column.kind is CellKind.TEXT and not column.required and column.field != EXCLUSION:
        return _Decision(first, {})
    if wrong := _wrong_total(connection, sheet, column, places):
        raise wrong
    raise _ambiguous(sheet, column, places, _contradiction(connection, sheet, first, places) or 0)


def _are_parts(sheet: StagedSheet, column: InputColumn, places: Sequence[int]) -> bool:
    """Tell whether all are parts of a count below one title: though they be equal, they are not the same."""
    header = sheet.header
    own = [header.titles[at] for at in places if header and at < len(header.titles)]
    if header is None or column.kind is not CellKind.COUNT or len(own) < 2:
        return False
    by_itself = [column.name in match([title.text], header.input) for title in own]
    return not any(by_itself) and all(title.group and letters(title.text) not in TOTALS for title in own)


def _cell(at: int) -> str:
    return f"coalesce(trim(c{at}), '')"


def _contradiction(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int, places: Sequence[int]
) -> int | None:
    """Return the first line in which another of the columns is filled and says something else, or None."""
    others = [_cell(other) for other in places if other != at]
    differ = " OR ".join(f"({other} <> '' AND {other} <> {_cell(at)})" for other in others)
    ((line,),) = connection.execute(f"SELECT min(line) FROM {sheet.table} WHERE {differ}").fetchall()
    return None if line is None else int(line)


def _wrong_total(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, column: InputColumn, places: Sequence[int]
) -> Unreadable | None:
    """Return the refusal of a total beside its parts that is their sum in most rows but not in all, with the first."""
    titles = sheet.header.titles if sheet.header else ()
    for at in places if column.kind is CellKind.COUNT else ():
        others = [other for other in places if other != at]
        stands_last = at in (places[0], places[-1]) and at < len(titles)
        if not stands_last or not _is_total(titles[at], [titles[other] for other in others]):
            continue
        rows, wrong, line = _sums(connection, sheet, at, places)
        if 2 * wrong < rows or (wrong == 1 and rows > 1):
            parts = " + ".join(f"{letter_of(other)} ({_told(titles, other)})" for other in others)
            return Unreadable(
                sheet.place,
                f"baris {line}: kolom {letter_of(at)} ({_told(titles, at)}) bukan jumlah kolom {parts}",
                "betulkan angkanya di baris itu",
            )
    return None


def _total(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, places: Sequence[int]) -> int | None:
    """Return the column that is the sum of the others in every row with a number, if one is called a total."""
    titles = sheet.header.titles if sheet.header else ()
    for at in places:
        others = [other for other in places if other != at]
        if at >= len(titles) or not _is_total(titles[at], [titles[other] for other in others]):
            continue
        rows, wrong, _ = _sums(connection, sheet, at, places)
        if rows and not wrong:
            return at
    return None


def _sums(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int, places: Sequence[int]
) -> tuple[int, int, int | None]:
    """Return in how many rows there are numbers, in how many one is not the sum of the others, and the first of these.

    Rows that are no units may stand among them: a share below its column is the sum of nothing.
    """
    cells = ", ".join(f"netra_plain_cell(c{place}) AS c{place}" for place in places)
    counts = ", ".join(f"netra_count(c{place}) AS n{place}" for place in places)
    total = " + ".join(f"coalesce(n{other}, 0)" for other in places if other != at)
    told = " OR ".join(f"n{place} IS NOT NULL" for place in places)
    differs = f"n{at} IS DISTINCT FROM {total}"
    ((rows, wrong, line),) = connection.execute(  # in steps, since a macro in a macro is planned many times over
        f"SELECT count(*), count(*) FILTER ({differs}), min(line) FILTER ({differs}) "
        f"FROM (SELECT line, {counts} FROM (SELECT line, {cells} FROM {sheet.table})) WHERE {told}"
    ).fetchall()
    return rows, wrong, line


def _is_total(title: Title, others: Sequence[Title]) -> bool:
    """Tell whether a title may be that of a sum: it says so, stands outside a group, or all others say it and more."""
    whole = title.text.lower().split()
    return (
        letters(title.text) in TOTALS
        or (not title.group and any(other.group for other in others))
        or all(set(whole) < set(other.text.lower().split()) for other in others)
    )


def _understands(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, column: InputColumn, at: int) -> bool:
    cells = f"SELECT netra_plain_cell(c{at}) AS cell FROM {sheet.table}"
    return bool(connection.execute(f"FROM ({cells}) WHERE {UNDERSTOOD[column.kind]} LIMIT 1").fetchall())


def _ambiguous(sheet: StagedSheet, column: InputColumn, places: Sequence[int], line: int) -> Unreadable:
    titles = sheet.header.titles if sheet.header else ()
    named = [f"{letter_of(at)} ({_told(titles, at)})" for at in places]
    is_in_parts = column.kind is CellKind.COUNT and all(at < len(titles) and titles[at].group for at in places)
    return Unreadable(
        sheet.place,
        f"kolom {' dan '.join(named)} sama-sama berarti {column.name}"
        + (f", tetapi isinya berbeda (mulai baris {line})" if line else ""),
        f"bila semuanya bagian dari {column.name}: tambahkan kolom JUMLAH; bila bukan: ubah judul kolom yang bukan itu"
        if is_in_parts
        else "ubah judul kolom yang bukan itu, atau pilih kolomnya saat mengunggah (berkas .pilihan.json)",
    )


def _told(titles: Sequence[Title], at: int) -> str:
    title = titles[at] if at < len(titles) else Title("")
    own = " ".join(title.text.split())
    return f"{' '.join(title.group.split())}: {own}" if title.group else own


def _uses(sheet: StagedSheet, others: dict[int, str]) -> tuple[str, ...]:
    """Say for each title what became of its column; an empty text where there is neither a title nor a use."""
    columns = sheet.header.columns if sheet.header else {}
    used = {at: name for name, at in columns.items()}
    return tuple(
        used.get(at) or others.get(at) or (UNUSED if title.strip() else "") for at, title in enumerate(sheet.titles)
    )


def _halves(header: Header) -> list[tuple[int, int]]:
    """Return the positions of two or more lists side by side, or none.

    Each begins where the first title of the table stands again, else where the column does that tells whom a row is
    about; each has one column for all that is required.
    """
    texts = [letters(title.text) for title in header.titles]
    first = next((text for text in texts if text), "")
    again = [at for at, text in enumerate(texts) if text == first]
    anchors = [places for name, places in header.claims.items() if header.input.column(name).kind in ANCHORS]
    for begins in (again, *anchors):
        bounds = [0, *begins[1:], len(texts)]
        parts = list(itertools.pairwise(bounds))
        if len(parts) > 1 and all(_is_list(header, begin, end) for begin, end in parts):
            return parts
    return []


def _is_list(header: Header, begin: int, end: int) -> bool:
    """Tell whether the columns between two positions are a table of their own."""
    own = {name: [at for at in ats if begin <= at < end] for name, ats in header.places.items()}
    told = {name for name, ats in own.items() if ats} | set(header.constants)
    whole = set(header.input.required) <= told and (not header.input.any_of or bool(told & set(header.input.any_of)))
    return whole and all(len(ats) < 2 for ats in own.values()) and any(own.values())


def _half(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, begin: int, end: int) -> StagedSheet:
    """Return one of two lists as a sheet of its own, without the lines that are empty in it."""
    header = sheet.header
    assert header is not None
    columns = {name: at - begin for name, ats in header.places.items() for at in ats if begin <= at < end}
    own = {name: text for at, name, text in header.disputed if begin <= at < end}
    if header.disputed and {name for _, name, _ in header.disputed} - set(own):
        _refuse_disputed(sheet, header)
    cells = ", ".join(f"c{at} AS c{at - begin}" for at in range(begin, end))
    filled = " OR ".join(f"{_cell(at)} <> ''" for at in range(begin, end))
    table = f"{sheet.table}_{begin}"
    connection.execute(f"CREATE TABLE {table} AS SELECT line, {cells} FROM {sheet.table} WHERE {filled}")
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    half = replace(
        sheet,
        name=f"{sheet.name} (kolom {letter_of(begin)}-{letter_of(end - 1)})".strip(),
        header=replace(
            header,
            columns=columns,
            claims={},
            titles=header.titles[begin:end],
            disputed=(),
            constants={**header.constants, **own},
        ),
        titles=sheet.titles[begin:end],
        table=table,
        rows=rows,
        skipped=sheet.skipped if begin == 0 else {},
        beside=BesideLists(sheet.table, header.places),
    )
    return replace(half, uses=_uses(half, {}))


def unused_columns(sheet: StagedSheet) -> Iterator[str]:
    """Yield the columns of a sheet that give nothing to the build, by letter and title, with what they are."""
    titles = sheet.header.titles if sheet.header else ()
    names = {column.name for column in sheet.header.input.columns} if sheet.header else set()
    numbering = next(
        (at for at, title in enumerate(sheet.titles) if letters(title) in ("no", "nomor", "nomorurut")), None
    )
    for at, use in enumerate(sheet.uses):
        if use and use.partition(",")[0] not in names and READ_AS not in use and at != numbering:
            told = f"{letter_of(at)} ({_told(titles, at)})"
            yield told if use == UNUSED else f"{told}: {use}"
