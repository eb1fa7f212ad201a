"""CSV files as offices save them: four delimiters, UTF-8 or Windows-1252, with or without lines above the header.

A plain file (UTF-8, header in the first line, no blank lines, rows of one width) is read by DuckDB in parallel;
any other goes row by row through Python's csv. Both ways stage the same table; a test holds that.
"""

import csv
import io
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from loaders.contract.errors import Unreadable
from loaders.contract.headers import Header
from loaders.staging.returned_rejects import as_texts
from loaders.staging.sheet import StagedSheet, StagingRequest, check_columns, not_recognised, stage_grid
from text.sql import literal

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_BYTES = 65_536
# What Excel reads as the delimiter and shows to nobody, so that the line after it is line 1.
SEP_LINE = re.compile(rb"^(?:\xef\xbb\xbf)?\"?sep=[;,\t|]\"?\r?\n", re.IGNORECASE)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# A quote with a blank between it and the delimiter: DuckDB drops the blank, Excel and Python keep the quote.
LOOSE_QUOTE = re.compile(rb'[;,\t|] +"|" +[;,\t|\r\n]')
# A degree behind a name, as in "Pegawai 00003, M.Si.": in a file with commas it stands in a cell of its own.
DEGREE = r"^ ?[A-Z][A-Za-z]{0,3}\.(?:[A-Z][A-Za-z]{0,5}\.?){1,3}$"
DECIMAL = re.compile(r"(?:^|,)\d{1,3},\d{1,2}(?:,|$)")
# A quote beside any blank: as a pattern that begins with one byte it is searched for ten times as fast.
QUOTE_AT_BLANK = re.compile(rb'"(?: |(?<= "))')


def stage_csv(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, scratch: Path, asked: StagingRequest
) -> list[StagedSheet]:
    """Stage one CSV file; raises Unreadable when no table is found in it or it is no text.

    Until the build is made the file must stay as it is: a plain one is read again. `scratch` is for this file alone.
    """
    text = as_text(path, label, scratch)
    delimiter, header, titles = _recognise(text, asked)
    if header is None:
        raise not_recognised(path, label)
    check_columns(label, "", header)
    if header.row == 0 and (lines := _plain_lines(text, delimiter, titles)):
        sheet = _stage_plain(connection, table, text, label, delimiter, header, titles, lines)
        if sheet:
            asked.progress(sheet.rows)
            return [sheet]
    try:
        with text.open(encoding="utf-8-sig", newline="") as file:
            wide: dict[int, int] = {}
            rows = _checked(as_texts(csv.reader(file, delimiter=delimiter)), label, delimiter, header, titles, wide)
            sheet = stage_grid(connection, table, label, "", rows, asked)
            return [replace(sheet, wide=wide)]
    except csv.Error as error:
        raise Unreadable(label, f"tidak terbaca sebagai CSV ({error})", "simpan ulang sebagai CSV atau XLSX") from error


def _checked(
    rows: Iterable[Sequence[str]],
    label: str,
    delimiter: str,
    header: Header,
    titles: Sequence[str],
    wide: dict[int, int],
) -> Iterator[Sequence[str]]:
    """Yield the rows; raise Unreadable where a quote was not closed or commas have moved cells to the right.

    Rows with more cells than titles are noted in `wide` by their line. In a file with commas no other row can be
    trusted then: a comma within a name moves what stands behind it.
    """
    swallowed = max(2, (len(titles) - 1) * 2 // 3)
    after_name = header.columns.get("nama", len(titles)) + 1
    for line, row in enumerate(rows, start=1):
        if line > header.row + 1:
            if any("\n" in cell and _holds_rows(cell, delimiter, swallowed) for cell in row):
                raise _open_quote(label, line)
            if delimiter == "," and len(row) > len(titles) and DECIMAL.search(",".join(row)):
                raise _decimal_commas(label, line)
            if any(cell.strip() for cell in row[len(titles) :]):
                wide[line] = max(at for at, cell in enumerate(row, start=1) if cell.strip())
            has_degree = delimiter == "," and after_name < len(row) and re.search(DEGREE, row[after_name])
            if delimiter == "," and (line in wide or has_degree):
                raise _commas(label, line)
        yield row


def _holds_rows(cell: str, delimiter: str, swallowed: int) -> bool:
    return any(line.count(delimiter) >= swallowed for line in cell.split("\n")[1:])


def _open_quote(label: str, line: int) -> Unreadable:
    return Unreadable(
        label,
        f'tanda kutip (") di baris {line} tidak ditutup, sehingga baris sesudahnya terbaca sebagai isi selnya',
        "hapus tanda kutip itu, atau simpan ulang dari Excel",
    )


def _decimal_commas(label: str, line: int) -> Unreadable:
    return Unreadable(
        label,
        f"baris {line}: koma desimal memisahkan bilangan menjadi dua sel, sehingga isi kolom sesudahnya bergeser",
        "simpan ulang dari Excel sebagai XLSX atau CSV dengan titik koma",
    )


def _commas(label: str, line: int) -> Unreadable:
    return Unreadable(
        label,
        f"baris {line}: koma di dalam nama memisahkan selnya, sehingga isi kolom sesudahnya bergeser",
        "simpan ulang dari Excel sebagai XLSX atau CSV dengan titik koma",
    )


def as_text(path: Path, label: str, scratch: Path) -> Path:
    """Return the file as UTF-8, itself or a copy, without a line that only names its delimiter; raises Unreadable."""
    return _without_sep_line(_as_utf8(path, label, scratch), scratch)


def delimiter_of(text: Path, asked: StagingRequest) -> str:
    """Return the delimiter of a CSV file; where no header is known, the most frequent one."""
    delimiter, header, _ = _recognise(text, asked)
    sample = text.open(encoding="utf-8-sig", errors="replace", newline="").read(SAMPLE_BYTES)
    return delimiter if header else max(DELIMITERS, key=sample.count)


def _as_utf8(path: Path, label: str, scratch: Path) -> Path:
    """Return the file itself where it is UTF-8, else a copy of its UTF-16 (Excel's 'Unicode text') or Windows-1252."""
    with path.open("rb") as file:
        head = file.read(4)
    if head[:2] == b"PK":
        raise _no_text(label)
    if head[:2] in UTF16_MARKS:
        return _copied(path, label, scratch, "utf-16")
    try:
        for chunk in _chunks(path, "utf-8"):
            if "\x00" in chunk:
                raise _no_text(label)
        return path
    except UnicodeDecodeError:
        return _copied(path, label, scratch, "cp1252")


def _copied(path: Path, label: str, scratch: Path, encoding: str) -> Path:
    copy = scratch / "utf8.csv"
    with copy.open("w", encoding="utf-8", newline="") as out:
        for chunk in _chunks(path, encoding, errors="replace"):
            if "\x00" in chunk:
                raise _no_text(label)
            out.write(chunk)
    return copy


def _without_sep_line(text: Path, scratch: Path) -> Path:
    with text.open("rb") as file:
        found = SEP_LINE.match(file.read(16))
        if not found:
            return text
        file.seek(found.end())
        copy = scratch / "without_sep.csv"
        with copy.open("wb") as out:
            shutil.copyfileobj(file, out)
    return copy


def _no_text(label: str) -> Unreadable:
    return Unreadable(label, "bukan berkas CSV", "simpan ulang sebagai CSV atau XLSX")


def _chunks(path: Path, encoding: str, errors: str = "strict") -> Iterator[str]:
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def _recognise(path: Path, asked: StagingRequest) -> tuple[str, Header | None, tuple[str, ...]]:
    """Return the delimiter under which the header has most columns, that header, and its titles."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        sample = file.read(SAMPLE_BYTES)
    best: tuple[str, Header | None, tuple[str, ...]] = (DELIMITERS[0], None, ())
    for delimiter in DELIMITERS:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))[:42]
        header = asked.header(rows, "")
        if header and (best[1] is None or len(header.columns) > len(best[1].columns)):
            best = (delimiter, header, tuple(rows[header.row]))
    return best


def _plain_lines(path: Path, delimiter: str, titles: tuple[str, ...]) -> int | None:
    """Count the lines of a file that DuckDB seems to read as Excel does: header first, quotes beside delimiters.

    Return None for another. Blank lines, and cells that go over several lines, show once its rows are counted.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.read(SAMPLE_BYTES)
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    if tuple(next(rows, [])) != titles or any(len(row) > len(titles) for row in rows):
        return None
    lines, quotes, tail = 0, 0, b""
    with path.open("rb") as raw:
        while chunk := raw.read(1 << 22):
            window = tail + chunk
            if _has_loose_quote(window) or _has_lone_return(window):
                return None
            lines += chunk.count(b"\n")
            quotes += chunk.count(b'"')
            tail = window[window.rfind(b"\n") :] if b'"' in window else chunk[-2:]
    return None if quotes % 2 else lines + (not tail.endswith(b"\n"))


def _has_lone_return(window: bytes) -> bool:
    """Tell whether a line ends without a newline; that of the last sign may come with the next window."""
    returns = window.count(b"\r")
    return returns > 0 and returns != window.count(b"\r\n") + window.endswith(b"\r")


def _has_loose_quote(window: bytes) -> bool:
    return QUOTE_AT_BLANK.search(window) is not None and LOOSE_QUOTE.search(window) is not None


def _stage_plain(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    path: Path,
    label: str,
    delimiter: str,
    header: Header,
    titles: tuple[str, ...],
    lines: int,
) -> StagedSheet | None:
    """Stage as a view; return None where a row has another width or is not one line, for Python's csv to read.

    Reading such a file again costs a third of keeping its text in a table; counting its rows goes through all of it.
    """
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(titles)))
    connection.execute(
        f"""CREATE OR REPLACE VIEW {table} AS SELECT row_number() OVER () + 1 AS line, *
        FROM read_csv({literal(path)}, auto_detect = false, header = false, skip = 1, delim = {literal(delimiter)},
            quote = '"', escape = '"', columns = {{{columns}}})"""
    )
    after_name = header.columns.get("nama", len(titles)) + 1
    cell = f"c{after_name}"
    is_degree = f"contains({cell}, '.') AND regexp_matches({cell}, '{DEGREE}')"
    shifted = f"count(*) FILTER ({is_degree})" if delimiter == "," and after_name < len(titles) else "0"
    try:
        ((rows, moved),) = connection.execute(f"SELECT count(*), {shifted} FROM {table}").fetchall()
    except duckdb.InvalidInputException:
        rows, moved = None, 0
    if rows != lines - 1:
        connection.execute(f"DROP VIEW {table}")
        return None
    if moved:  # numbering the lines takes one core alone, so only where a line is to be told
        ((line,),) = connection.execute(f"SELECT min(line) FROM {table} WHERE {is_degree}").fetchall()
        raise _commas(label, line)
    return StagedSheet(label, "", header, titles, table, rows)
