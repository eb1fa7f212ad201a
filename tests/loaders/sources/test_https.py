"""What an HTTPS source may send, and how it is asked: kinds, pages, retries, redirects, tokens, unchanged content."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate
from pathlib import Path

import pytest
import xlsxwriter

from tests.support.fetched_city import GOOD, NAME, QUICK, City
from tests.support.https_source import Request, Script, Site, site
from tests.support.sampling import few_of
from tests.support.submitted import ROSTER, csv_text, nip, person

FIELDS = ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai")
SERIALS = "SELECT nip % 1000 FROM roster ORDER BY nip"


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path) as running:
        yield running


@pytest.fixture
def city(tmp_path: Path, source: Site) -> City:
    return City(tmp_path, replace(QUICK, ca_file=source.ca_file))


def people(first: int, last: int) -> list[dict[str, object]]:
    """Records as an interface gives them; the number of a person is a number."""
    return [
        dict(zip(FIELDS, person(n), strict=True)) | {"siklus": 2024, "nip": int(nip(n))} for n in range(first, last)
    ]


def serials(city: City) -> list[int]:
    return [row[0] for row in city.rows(SERIALS)]


def test_a_csv_is_loaded_under_the_name_of_its_source(city: City, source: Site) -> None:
    source.gives(GOOD, Content_Type="application/octet-stream")
    city.declare(f'url = "{source.url}/unduh?id=7"\nexpected_every_days = 7')
    assert city.build().is_new
    assert serials(city) == [1, 2, 3]
    assert city.rows("SELECT source, file, rows_read, rows_loaded FROM loads") == [(NAME, NAME, 3, 3)]
    assert city.rows(
        "SELECT source, place, publisher, expected_every_days, files, status, message FROM sources "
        "WHERE kind = 'roster'"
    ) == [(NAME, source.url, "BKPSDM", 7, 1, "lengkap", "")]


def test_a_reject_of_a_csv_names_the_line_and_of_a_json_the_record(city: City, source: Site) -> None:
    bad = [*people(1, 4), {**people(4, 5)[0], "nip": "123"}]
    source.gives(csv_text(ROSTER, person(1), ["2024", "123", *person(2)[2:]]))
    city.declare(f'url = "{source.url}/a.csv"')
    city.build()
    assert city.rows("SELECT file, line, column_name FROM rejects") == [(NAME, 3, "nip")]
    source.gives(json.dumps(bad))
    city.build()
    assert city.rows("SELECT file, line, column_name FROM rejects") == [(NAME, 4, "nip")]


def test_a_packed_answer_of_several_megabytes_is_unpacked_whole(city: City, source: Site) -> None:
    long = csv_text((*ROSTER, "Catatan"), *([*person(n), "x" * 100_000] for n in range(1, 31)))
    source.gives(gzip.compress(long.encode()), Content_Encoding="gzip")
    city.declare(f'url = "{source.url}/a.csv"')
    city.build()
    assert [path.read_text() for path in (city.folder / "fetched").iterdir()] == [long]
    assert source.seen[0].headers["Accept-Encoding"] == "gzip"
    assert serials(city) == [*range(1, 31)]


def test_a_workbook_is_loaded(city: City, source: Site) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Daftar")
        for number, row in enumerate((ROSTER, person(1), person(2))):
            page.write_row(number, 0, row)
    source.gives(target.getvalue())
    city.declare(f'url = "{source.url}/roster"')
    city.build()
    assert serials(city) == [1, 2]


SHAPES: dict[str, tuple[Callable[[object], object], str]] = {
    "a list": (lambda rows: rows, ""),
    "an object with one list": (lambda rows: {"status": "ok", "data": rows, "lain": [1, 2]}, ""),
    "a list where the manifest says": (lambda rows: {"a": [{}], "data": {"pegawai": rows}}, "data.pegawai"),
}


@pytest.mark.parametrize("shape", few_of(list(SHAPES), 1))
def test_json_keeps_every_digit_and_every_field(shape: str, city: City, source: Site) -> None:
    wrapped, way = SHAPES[shape]
    rows = people(1, 4)
    rows[1]["keterangan\n"] = {"lain": ["dua baris\ndalam sel", True]}  # a field that only one record has
    source.gives("\ufeff " + json.dumps(wrapped(rows)))
    city.declare(f'url = "{source.url}/api"' + (f'\nrecords = "{way}"' if way else ""))
    city.build()
    assert city.rows("SELECT CAST(nip AS VARCHAR) FROM roster ORDER BY nip") == [(nip(1),), (nip(2),), (nip(3),)]


def test_a_number_that_lost_its_last_digits_in_json_is_rejected(city: City, source: Site) -> None:
    lost = json.dumps([*people(1, 3), people(3, 4)[0] | {"nip": float(nip(3))}])
    source.gives(lost)
    city.declare(f'url = "{source.url}/api"')
    city.build()
    assert serials(city) == [1, 2]
    assert city.rows("SELECT line, column_name FROM rejects") == [(3, "nip")]


def ckan(rows: list[dict[str, object]], most: int) -> Script:
    """A portal that gives at most so many records at once, whatever it is asked."""

    def answer(request: Request) -> None:
        start, wanted = int(request.asked["offset"]), min(int(request.asked["limit"]), most)
        numbered = [{"_id": n, **row} for n, row in enumerate(rows, 1)]
        fields = [{"id": "_id"}, *({"id": name} for name in FIELDS)]
        said = {"fields": fields, "records": numbered[start : start + wanted], "total": len(rows)}
        request.give(json.dumps({"success": True, "result": said}))

    return answer


def test_a_datastore_is_read_page_by_page_to_its_end(city: City, source: Site) -> None:
    source.script = ckan(people(1, 8), 3)
    city.declare(f'url = "{source.url}/api/3/action/datastore_search?resource_id=x&limit=5"\npage_size = 1000')
    city.build()
    assert serials(city) == [1, 2, 3, 4, 5, 6, 7]
    asked = [(r.asked["offset"], r.asked["limit"], r.asked["sort"], r.asked["resource_id"]) for r in source.seen]
    assert asked == [("0", "1000", "_id", "x"), ("3", "1000", "_id", "x"), ("6", "1000", "_id", "x")]


def test_a_resource_of_a_portal_leads_to_its_file(city: City, source: Site) -> None:
    def answer(request: Request) -> None:
        if "resource_show" in request.path:
            said = {"success": True, "result": {"url": f"{source.url}/berkas/roster.csv"}}
            request.give(json.dumps(said))
        else:
            request.give(GOOD)

    source.script = answer
    city.declare(f'url = "{source.url}/api/3/action/resource_show?id=x"')
    city.build()
    assert [request.path for request in source.seen] == ["/api/3/action/resource_show?id=x", "/berkas/roster.csv"]
    assert serials(city) == [1, 2, 3]


def test_a_fault_that_passes_is_waited_for_as_long_as_the_server_says(city: City, source: Site) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=-5), usegmt=True)
    source.script = lambda r: r.give("", 503, Retry_After=soon) if len(source.seen) == 1 else r.give(GOOD)
    city = replace(city, limits=replace(city.limits, first_pause_seconds=3600))  # so the server's word counted
    city.declare(f'url = "{source.url}/roster.csv"')
    outcome = city.build()
    assert (outcome.is_new, outcome.held, len(source.seen)) == (True, [], 2)


def test_a_redirect_on_the_same_server_is_followed_with_the_token(
    city: City, source: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_TOKEN", "rahasia-7")
    source.script = lambda r: r.give(GOOD) if r.path == "/baru" else r.give("", 301, Location="/baru")
    city.declare(f'url = "{source.url}/lama"\ntoken_env = "NETRA_TOKEN"')
    city.build()
    assert [request.headers["Authorization"] for request in source.seen] == ["Bearer rahasia-7", "Bearer rahasia-7"]


def test_a_named_server_is_followed_to_and_gets_no_token(
    city: City, source: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_TOKEN", "rahasia-7")
    (tmp_path / "lain").mkdir()
    with site(tmp_path / "lain") as other:
        other.restart("127.0.0.1", source.authority)
        other.gives(GOOD)
        source.gives("", 307, Location=other.url.replace("localhost", "127.0.0.1") + "/x.csv")
        city.declare(
            f'url = "{source.url}/x.csv"\ntoken_env = "NETRA_TOKEN"\ntoken_header = "X-Kunci"\n'
            'redirect_hosts = ["127.0.0.1"]'
        )
        city.build()
        assert [request.headers["X-Kunci"] for request in source.seen + other.seen] == ["rahasia-7", None]
    assert serials(city) == [1, 2, 3]


def test_no_secret_and_no_address_is_kept_with_the_data(
    city: City, source: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_TOKEN", "rahasia-7")
    source.gives(GOOD)
    city.declare(f'url = "{source.url}/bagian-yang-tak-tertebak"\ntoken_env = "NETRA_TOKEN"')
    city.build()
    kept = b"".join(path.read_bytes() for path in city.folder.rglob("*") if path.is_file())
    assert b"Pegawai 00001" in kept
    assert b"rahasia-7" not in kept and b"tak-tertebak" not in kept


def test_content_that_the_server_calls_unchanged_is_not_sent_nor_loaded_again(city: City, source: Site) -> None:
    changed = formatdate(1_700_000_000, usegmt=True)

    def answer(request: Request) -> None:
        if request.headers["If-None-Match"] == '"v1"' and request.headers["If-Modified-Since"] == changed:
            request.send_response(304)
            request.end_headers()
        else:
            request.give(GOOD, ETag='"v1"', Last_Modified=changed)

    source.script = answer
    city.declare(f'url = "{source.url}/roster.csv"')
    first, second = city.build(), city.build()
    assert (first.is_new, second.is_new, first.name == second.name) == (True, False, True)
    city.declare(f'url = "{source.url}/lain.csv"')  # another address knows nothing of what was confirmed before
    city.build()
    assert [request.headers["If-None-Match"] for request in source.seen] == [None, '"v1"', None]


def test_the_same_bytes_are_not_loaded_again_and_other_bytes_are(city: City, source: Site) -> None:
    source.gives(GOOD)
    city.declare(f'url = "{source.url}/roster.csv"')
    names = [city.build().name, city.build().name]
    source.gives(csv_text(ROSTER, person(9)))
    third = city.build()
    assert names[0] == names[1] != third.name
    assert serials(city) == [9]
    assert len([*(city.folder / "fetched").iterdir()]) == 1
