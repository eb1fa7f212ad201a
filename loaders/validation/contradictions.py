"""What stands beside the columns that are read and speaks against them: remarks, and numbers that do not fit.

None of it is read, and none of it costs a row; whoever looks at the file is told where to look.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.headers import CYCLE, Header
from loaders.contract.inputs import RECAP, ROSTER, SIGNING, letters
from loaders.contract.marks import is_no, is_yes
from loaders.staging.attendance import is_absent
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet
from loaders.validation import reasons
from text.plain import plain

REMARKS = {"", "keterangan", "ket", "catatan", "cat", "status", "kondisi", "remark", "notes", "tindaklanjut"}
"""Titles of columns for whatever else there is to say; many such columns have none."""
AGAINST = re.compile(
    r"\b(?:batal|dibatalkan|pembatalan|salah|keliru|ralat|koreksi|dikoreksi|dicabut|ditarik|dicoret|dihapus|ganda|dobel|"
    r"double|duplikat|tidak\s+sah|tidak\s+termasuk|belum|bukan|ditunda|diundur|digabung|pindah|mutasi|pensiun|"
    r"meninggal|wafat|cltn|berhenti|diberhentikan|diwakilkan|diwakili|sementara|pengganti|menggantikan|atas\s+nama|"
    r"tugas\s+belajar|dpk|dpb|diperbantukan|dipekerjakan)\b|\ba\.\s?n\.",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\b(?:dibatalkan|batal|ditolak|palsu|salah\s+orang|dicabut|tidak\s+(?:sah|valid|memenuhi\s+syarat)|gugur)\b",
    re.IGNORECASE,
)
"""What takes a row back in a column of whatever title."""
OF_DUTY = re.compile(r"\b(?:wajib|aktif|keaktifan|ikut|masuk)\b", re.IGNORECASE)
"""Titles of columns of a list of people that say whether they are obliged."""
END = re.compile(r"\b(?:pensiun|bup|berhenti|meninggal|wafat)\b", re.IGNORECASE)
GONE = re.compile(
    r"\b(?:pensiun|mpp|meninggal|wafat|berhenti|diberhentikan|cltn|non\s*-?\s*aktif|tidak\s+aktif|pindah|mutasi)\b",
    re.IGNORECASE,
)
"""What a column of a list of people says of those who are no longer there."""
REST = re.compile(r"\b(?:belum|sisa|kurang|selisih)\b", re.IGNORECASE)
SHARE = re.compile(r"%|\b(?:capaian|persen|persentase|prosentase|realisasi|kepatuhan)\b", re.IGNORECASE)
OTHER_SHARE = re.compile(r"\b(?:target|bobot|kontribusi|proporsi|terhadap|thd|rencana)\b", re.IGNORECASE)
VERIFIED = re.compile(r"verif|sah\b|valid", re.IGNORECASE)
PAIRS = (("pns", "pppk"), ("l", "p"), ("lakilaki", "perempuan"), ("pria", "wanita"))
SHOWN_LINES = 5
LETTERS_OF_A_CODE = 3
FIRST_CELL = 4
"""Where the cells of a row begin, behind its counts and its line."""
ROUNDED = 1.0
"""By so much a printed share of a hundred may differ: offices round it."""


@dataclass(frozen=True)
class _Unit:
    """The numbers of one row of a recap, and what the column beside them says."""

    line: int
    obliged: int
    signed: int
    verified: int | None
    printed: float


def with_contradictions(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Return the sheet with a remark for each column that is not read and speaks against those that are."""
    header = sheet.header
    if header is None or not header.titles or sheet.rows > MOST_PRINTED_ROWS:
        return sheet
    told: list[str] = []
    for at in _unread(header, sheet):
        if lines := _lines_against(connection, sheet, header, at):
            told.append(_of_remarks(sheet, at, lines))
        elif header.input is RECAP and (wrong := _misfit(connection, sheet, header, at)):
            told.append(wrong)
    told += _parts_misfit(connection, sheet, header) if header.input is RECAP else ()
    return replace(sheet, remarks=(*sheet.remarks, *told))


def _parts_misfit(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header) -> Iterator[str]:
    """Yield where the parts of the people of a unit, told beside its counts, are the sum of none of them."""
    places = {letters(sheet.titles[at]): at for at in _unread(header, sheet) if not header.titles[at].group}
    for first, second in PAIRS:
        if first in places and second in places:
            parts = f"netra_count(k{places[first]}) + netra_count(k{places[second]})"
            counts = [at for name, at in header.columns.items() if name in ("wajib", "sudah_ttd", "terverifikasi")]
            cells = ", ".join(f"netra_plain_cell(c{at}) AS k{at}" for at in {*counts, *places.values()})
            differs = " AND ".join(f"{parts} <> netra_count(k{at})" for at in counts)
            ((line,),) = connection.execute(
                f"SELECT min(line) FROM (SELECT line, {cells} FROM {sheet.table}) WHERE {differs}"
            ).fetchall()
            if line is not None:
                named = " + ".join(f"{letter_of(places[one])} ({sheet.titles[places[one]]})" for one in (first, second))
                yield f"{sheet.place}: baris {line}, kolom {named} bukan wajib dan bukan sudah. Periksa angkanya."


def _unread(header: Header, sheet: StagedSheet) -> list[int]:
    used = set(header.columns.values())
    return [at for at in range(len(sheet.titles)) if at not in used and at not in sheet.hidden]


def _lines_against(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, at: int) -> list[int]:
    """Return the lines that count and of which a column says that they should not."""
    counts = " AND ".join(_counting(header)) or "true"
    cycle = header.constants.get(CYCLE) or (f"c{header.columns[CYCLE]}" if CYCLE in header.columns else "")
    year = f"'{cycle[-4:]}'" if CYCLE in header.constants else f"right(trim({cycle or 'NULL'}), 4)"
    rows = connection.execute(
        f"""SELECT line, c{at}, year(netra_any_day(netra_plain_cell(c{at}))) <= try_cast({year} AS INTEGER)
        FROM {sheet.table} WHERE trim(coalesce(c{at}, '')) <> '' AND {counts} ORDER BY line"""
    ).fetchall()
    texts = {text: plain(text) for _, text, _ in rows}
    if header.input is ROSTER and END.search(sheet.titles[at]):
        return [line for line, _, is_over in rows if is_over]
    return [line for line, text, _ in rows if _is_against(texts, texts[text], sheet.titles[at], header)]


def _is_against(texts: Mapping[str, str], text: str, title: str, header: Header) -> bool:
    """Tell whether a text in a column says that its row should not count."""
    if letters(title) in REMARKS:
        return AGAINST.search(text) is not None
    if TAKEN_BACK.search(text) or (header.input is ROSTER and GONE.search(text)):
        return True
    is_of_duty = header.input is SIGNING or (header.input is ROSTER and OF_DUTY.search(title) is not None)
    return is_of_duty and _says_no(text) and all(is_yes(one) or _says_no(one) for one in texts.values())


def _says_no(text: str) -> bool:
    """Tell whether a text is a word for no; a dash or the letter of a list says too little below any title."""
    return is_no(text) or (len(letters(text)) > LETTERS_OF_A_CODE and is_absent(text))


def _counting(header: Header) -> Iterator[str]:
    """Yield what is true of the rows that count: of signatures those with a day, of people those not excluded."""
    for name, condition in (
        ("nip", "regexp_matches(coalesce({}, ''), '\\d')"),
        ("tanggal_ttd", "regexp_matches(coalesce({}, ''), '\\d')"),
        ("alasan_pengecualian", "trim(coalesce({}, '')) = ''"),
        ("selesai", "trim(coalesce({}, '')) = ''"),
        ("wajib", "trim(coalesce({}, '')) <> ''"),
    ):
        if name in header.columns and (name != "nip" or header.input in (ROSTER, SIGNING)):
            yield condition.format(f"c{header.columns[name]}")


def _of_remarks(sheet: StagedSheet, at: int, lines: Sequence[int]) -> str:
    named = ", ".join(map(str, lines[:SHOWN_LINES])) + (", ..." if len(lines) > SHOWN_LINES else "")
    title = f" ({sheet.titles[at]})" if sheet.titles[at] else ""
    return (
        f"{sheet.place}: kolom {letter_of(at)}{title} menyebut batal, salah, pindah, belum atau semacamnya (baris "
        f"{named}); barisnya tetap dihitung. Hapus atau betulkan barisnya bila tidak berlaku."
    )


def _misfit(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, at: int) -> str:
    """Say where what is printed of the rest or the share is not what the counts say, or return an empty text."""
    title = header.titles[at] if at < len(header.titles) else None
    text = f"{title.group} {title.text}" if title else ""
    is_share = at in sheet.percent or SHARE.search(text) is not None
    if OTHER_SHARE.search(text) or not (is_share or REST.search(text)):
        return ""
    is_rest, is_verified = REST.search(text) is not None, VERIFIED.search(text) is not None
    for unit in _units(connection, sheet, header, at, is_share=is_share):
        said = list(_expected(unit, is_share=is_share, is_rest=is_rest, is_verified=is_verified))
        if said and all(abs(unit.printed - value) > (ROUNDED if is_share else 0) for value in said):
            sign = "%" if is_share else ""
            return (
                f"{sheet.place}: baris {unit.line}, kolom {letter_of(at)} ({sheet.titles[at]}) {_number(unit.printed)}"
                f"{sign}, tetapi dari wajib {unit.obliged} dan sudah {unit.signed} seharusnya "
                f"{_number(said[0])}{sign}. Periksa angkanya."
            )
    return ""


def _expected(unit: _Unit, *, is_share: bool, is_rest: bool, is_verified: bool) -> Iterator[float]:
    """Yield what the column may say of a unit, the likeliest first."""
    done = [unit.verified] if is_verified else [unit.signed, unit.verified] if is_rest else [unit.signed]
    wholes = [unit.obliged, unit.signed] if is_verified else [unit.obliged]
    for whole in wholes:
        for count in done:
            if count is not None and (whole or not is_share):
                part = whole - count if is_rest else count
                yield 100 * part / whole if is_share else part


def _units(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, at: int, *, is_share: bool
) -> list[_Unit]:
    places = [header.columns.get(name) for name in ("wajib", "sudah_ttd", "terverifikasi")]
    cells = ", ".join(
        f"netra_plain_cell({'NULL' if one is None else f'c{one}'}) AS k{n}" for n, one in enumerate(places)
    )
    rows = connection.execute(
        f"""SELECT netra_count(k0), netra_count(k1), netra_count(k2), p.* EXCLUDE (k0, k1, k2) FROM (
            SELECT {cells}, * FROM {sheet.table} WHERE trim(coalesce(c{at}, '')) <> '') AS p ORDER BY line"""
    ).fetchall()
    found = [
        _Unit(line, obliged, signed, verified, number)
        for obliged, signed, verified, line, *own in rows
        if obliged is not None and signed is not None and not reasons.is_total([one for one in own if one])
        if (number := _read(own[at])) is not None
    ]
    has_sign = any("%" in row[FIRST_CELL + at] for row in rows)
    is_fraction = is_share and not has_sign and (at in sheet.percent or all(unit.printed <= 1 for unit in found))
    if not is_fraction:
        return found
    return [replace(unit, printed=100 * unit.printed) if unit.printed <= 1 else unit for unit in found]


def _read(cell: str) -> float | None:
    """Return the number in a cell, whole or broken, with or without a percent sign."""
    text = re.sub(r"[%\s]", "", plain(cell))
    if not re.fullmatch(r"-?\d+(?:[.,]\d+)?", text):
        return None
    is_thousands = re.fullmatch(r"\d{1,3}\.\d{3}", text) is not None
    return float(text.replace(".", "") if is_thousands else text.replace(",", "."))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
