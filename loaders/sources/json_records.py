"""Answers of an HTTPS source as files that the loaders read: CSV and workbooks as they come, JSON as records.

The kind is told by the first bytes, not by what the server calls it. Of JSON it takes a list of objects, an object
with such a list, and CKAN's answers (`datastore_search`, paged; `resource_show`, which leads to a file).
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from loaders.faults import Fault, SourceFailed
from loaders.sources.https import Downloaded, Visit
from loaders.staging import ole, records
from loaders.staging.form import ODS_TYPE, ZIP_MARK

CKAN_PAGE = 10_000
CKAN_OWN = {"_id", "_full_text", "rank"}  # differ from upload to upload of the same rows


@dataclass(frozen=True)
class Collected:
    """A file that a source filled, its suffix, and by what unchanged content is known the next time."""

    suffix: str
    got: Downloaded


@dataclass(frozen=True)
class ResponsePage:
    """One JSON answer: its records, how many there are in all (None: not said), its fields if it names them."""

    rows: list[dict[str, Any]]
    total: int | None
    fields: tuple[str, ...]


async def collect(visit: Visit, into: Path, known: Downloaded | None) -> Collected | None:
    """Fill a file with the data of the source; return None where the source says that nothing has changed."""
    url = visit.place.url
    if _action(url) == "resource_show":
        url = await _file_of_resource(visit, into)
    first = _paged(url, 0, visit.place.page_size)
    got = await visit.get(first, into, known)
    if not got.is_new:
        return None
    head = _head(into)
    if head[:1] not in (b"{", b"["):
        return Collected(_suffix(head), got)
    spool = into.with_name(into.name + ".spool")
    try:
        is_single = await _spool(visit, url, into, spool)
    finally:
        spool.unlink(missing_ok=True)
    return Collected(records.SUFFIX, got if is_single else Downloaded(True))


async def _spool(visit: Visit, url: str, into: Path, spool: Path) -> bool:
    """Gather all pages, then write them under the union of their fields; return whether it was one page."""
    titles: dict[str, None] = {}
    pages = 0
    with spool.open("w", encoding="utf-8") as out:
        async for page in _pages(visit, url, into):
            titles.update(dict.fromkeys(page.fields))
            for row in page.rows:
                titles.update(dict.fromkeys(row))
                out.write(json.dumps({name: records.text_of(value) for name, value in row.items()}) + "\n")
            pages += 1
    names = [name for name in titles if name not in CKAN_OWN]
    with spool.open(encoding="utf-8") as kept, records.writing(into, names, visit.limits) as write:
        for line in kept:
            row = json.loads(line)
            write([[row.get(name, "") for name in names]])
    return pages == 1


async def _pages(visit: Visit, url: str, first: Path) -> AsyncIterator[ResponsePage]:
    """Yield the first page and those after it, until as many records came as the source says it has."""
    page = _read(first, visit)
    rows = page.rows
    yield page
    total, seen, last = page.total, len(rows), rows
    while total is not None and seen < total:
        await visit.get(_paged(url, seen, visit.place.page_size), first)
        page = _read(first, visit)
        if page.total != total or not page.rows or page.rows == last:
            raise SourceFailed(
                Fault.PAGES, f"{seen} dari {total} baris datang; datanya berubah atau halamannya berulang"
            )
        seen, last = seen + len(page.rows), page.rows
        yield page
    if total is not None and seen > total and page.rows is not rows:
        raise SourceFailed(Fault.PAGES, f"{seen} baris datang, padahal sumber menyebut {total}")


def _action(url: str) -> str:
    """Return the action of a CKAN address, or an empty text for any other."""
    path = urlsplit(url).path.rstrip("/")
    return path.rpartition("/")[2] if "/api/" in path and "/action/" in path else ""


def _paged(url: str, offset: int, page_size: int) -> str:
    """Return the address of the records from `offset` on; CKAN also gets a page size and a stable order."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    is_ckan = _action(url) == "datastore_search"
    if offset or is_ckan or page_size:
        own = {"limit": str(page_size or CKAN_PAGE)} if is_ckan or page_size else {}
        order = {"sort": "_id"} if is_ckan and "sort" not in asked else {}
        asked |= own | order | {"offset": str(offset)}
        return parts._replace(query=urlencode(asked)).geturl()
    return url


async def _file_of_resource(visit: Visit, into: Path) -> str:
    await visit.get(visit.place.url, into)
    answer = _result(_parsed(into, visit))
    url = answer.get("url") if isinstance(answer, dict) else None
    if not isinstance(url, str) or not visit.place.may_follow(url):
        raise SourceFailed(Fault.ELSEWHERE, "berkas CKAN tidak ada di server itu; sebut servernya di redirect_hosts")
    return url


def _parsed(path: Path, visit: Visit) -> Any:
    if path.stat().st_size > visit.limits.max_json_bytes:
        limit = visit.limits.max_json_bytes // 1_000_000
        raise SourceFailed(Fault.TOO_BIG, f"JSON lebih dari {limit} MB; pakai CSV atau halaman (page_size)")
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise SourceFailed(Fault.NO_DATA, "JSON tidak terbaca") from error


def _result(answer: Any) -> Any:
    """Unwrap an answer of CKAN; raises where its `success` is false."""
    if isinstance(answer, dict) and "success" in answer:
        if answer["success"] is not True:
            raise SourceFailed(Fault.DENIED, "CKAN menjawab success: false; periksa resource_id dan izinnya")
        return answer.get("result")
    return answer


def _read(path: Path, visit: Visit) -> ResponsePage:
    answer = _result(_parsed(path, visit))
    box, rows = _list_in(answer, visit.place.records)
    if not all(isinstance(row, dict) for row in rows):
        raise SourceFailed(Fault.NO_DATA, "JSON bukan daftar objek")
    total = box.get("total")
    fields = [f["id"] for f in box.get("fields") or () if isinstance(f, dict) and isinstance(f.get("id"), str)]
    return ResponsePage(rows, total if isinstance(total, int) and not isinstance(total, bool) else None, tuple(fields))


def _list_in(answer: Any, records_at: str) -> tuple[dict[str, Any], list[Any]]:
    """Find the list of records and the object around it: where the manifest says, else the only list of objects."""
    box: dict[str, Any] = {}
    for name in records_at.split(".") if records_at else ():
        box = answer if isinstance(answer, dict) else {}
        answer = box.get(name)
    if isinstance(answer, list):
        return box, answer
    if isinstance(answer, dict) and not records_at:
        if isinstance(answer.get("records"), list):
            return answer, answer["records"]
        lists = [value for value in answer.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if len(lists) == 1:
            return answer, lists[0]
    raise SourceFailed(Fault.NO_DATA, "daftar tidak ditemukan dalam JSON; sebut letaknya dengan records")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise SourceFailed(Fault.NO_DATA, "jawaban kosong")
    return head


def _suffix(head: bytes) -> str:
    if head.startswith(b"<"):
        raise SourceFailed(Fault.NO_DATA, "halaman web, mungkin halaman masuk; periksa alamat dan tokennya")
    if head.startswith((b"%PDF", b"\x1f\x8b")):
        raise SourceFailed(Fault.NO_DATA, "bukan CSV, lembar kerja, atau JSON")
    if head.startswith(ole.MARK):
        return ".xls"
    if head.startswith(ZIP_MARK):
        return ".ods" if ODS_TYPE in head else ".xlsx"
    return ".csv"
