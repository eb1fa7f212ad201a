"""What an HTTPS source may send, and how it is asked: kinds, pages, retries, redirects, tokens, unchanged content.

Sources that give data at once are all in one city, each with people of its own, and built together.
"""

import gzip
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate
from pathlib import Path

import pytest
import xlsxwriter

from tests.support.fetched_city import GOOD, QUICK, City
from tests.support.https_source import Request, Script, Site, site
from tests.support.submitted import ROSTER, csv_text, nip, person

FIELDS = ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai")
SERIALS = """SELECT nip % 1000 FROM roster JOIN loads USING (load_id) WHERE source = '{}' ORDER BY nip"""
REJECTS = "SELECT line, column_name FROM rejects WHERE file = '{}'"
SEARCH, SHOW = "/api/3/action/datastore_search", "/api/3/action/resource_show"
PACKED = csv_text((*ROSTER, "Catatan"), *([*person(n), "x" * 100_000] for n in range(201, 231)))
TOKEN = 'token_env = "NETRA_TOKEN"'


def people(first: int, last: int) -> list[dict[str, object]]:
    """Records as an interface gives them; the number of a person is a number."""
    return [
        dict(zip(FIELDS, person(n), strict=True)) | {"siklus": 2024, "nip": int(nip(n))} for n in range(first, last)
    ]


def listed(*serials: int) -> str:
    return csv_text(ROSTER, *map(person, serials))


def gives(body: str | bytes, status: int = 200, **headers: str) -> Script:
    return lambda request: request.give(body, status, **headers)


def workbook(*rows: Sequence[str]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Daftar")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return target.getvalue()


def records(first: int, wrapped: Callable[[object], object]) -> Script:
    """Three people as JSON, one with a field that the others do not have."""
    rows = people(first, first + 3)
    rows[1]["keterangan\n"] = {"lain": ["dua baris\ndalam sel", True]}
    return gives("\ufeff " + json.dumps(wrapped(rows)))


def ckan(rows: list[dict[str, object]], most: int) -> Script:
    """A portal that gives at most so many records at once, whatever it is asked."""

    def answer(request: Request) -> None:
        start, wanted = int(request.asked["offset"]), min(int(request.asked["limit"]), most)
        numbered = [{"_id": n, **row} for n, row in enumerate(rows, 1)]
        fields = [{"id": "_id"}, *({"id": name} for name in FIELDS)]
        said = {"fields": fields, "records": numbered[start : start + wanted], "total": len(rows)}
        request.give(json.dumps({"success": True, "result": said}))

    return answer


def shown(request: Request) -> None:
    """A portal's word about where a file lies: on the same server."""
    url = f"https://{request.headers['Host']}/berkas"
    request.give(json.dumps({"success": True, "result": {"url": url}}))


def busy_once(request: Request) -> None:
    """Refused with a time that has passed already, and answered when asked again."""
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=-5), usegmt=True)
    is_first = [asked.path for asked in request.server.site.seen].count(request.path) == 1
    request.give("", 503, Retry_After=soon) if is_first else request.give(listed(151))


@dataclass(frozen=True)
class Given:
    """What a source gives at its address, and what the manifest says of it besides."""

    address: str
    script: Script
    more: str = ""


GIVEN = {
    "csv": Given(
        "/unduh?id=7", gives(listed(1, 2, 3), Content_Type="application/octet-stream"), "expected_every_days = 7"
    ),
    "csv, one bad": Given("/a.csv", gives(csv_text(ROSTER, person(11), ["2024", "123", *person(12)[2:]]))),
    "json, one bad": Given("/a.json", gives(json.dumps([*people(21, 24), {**people(24, 25)[0], "nip": "123"}]))),
    "packed": Given("/padat.csv", gives(gzip.compress(PACKED.encode()), Content_Encoding="gzip")),
    "workbook": Given("/roster", gives(workbook(ROSTER, person(31), person(32)))),
    "a list": Given("/1", records(41, lambda rows: rows)),
    "an object with one list": Given("/2", records(51, lambda rows: {"status": "ok", "data": rows, "lain": [1, 2]})),
    "a list where the manifest says": Given(
        "/3", records(61, lambda rows: {"a": [{}], "data": {"pegawai": rows}}), 'records = "data.pegawai"'
    ),
    "digits lost": Given("/4", gives(json.dumps([*people(71, 73), people(73, 74)[0] | {"nip": float(nip(73))}]))),
    "datastore": Given(f"{SEARCH}?resource_id=x&limit=5", ckan(people(81, 88), 3), "page_size = 1000"),
    "resource": Given(f"{SHOW}?id=x", shown),
    "busy": Given("/sibuk", busy_once),
    "moved": Given("/lama", gives("", 301, Location="/baru"), TOKEN),
    "secret": Given("/bagian-yang-tak-tertebak", gives(listed(171)), TOKEN),
}
LED_TO = {"/berkas": gives(listed(141)), "/baru": gives(listed(161))}


@dataclass(frozen=True)
class Fetched:
    """The city of all these sources, its site, and another server to which one of the addresses leads."""

    city: City
    site: Site
    other: Site

    def serials(self, source: str) -> list[int]:
        return [row[0] for row in self.city.rows(SERIALS.format(source))]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.site.seen if request.path.partition("?")[0] == path]


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fetched]:
    place, elsewhere = tmp_path_factory.mktemp("fetched"), tmp_path_factory.mktemp("elsewhere")
    with site(place) as source, site(elsewhere) as other, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_TOKEN", "rahasia-7")
        other.restart("127.0.0.1", source.authority)
        other.gives(listed(181))
        away = gives("", 307, Location=other.url.replace("localhost", "127.0.0.1") + "/x.csv")
        more = f'{TOKEN}\ntoken_header = "X-Kunci"\nredirect_hosts = ["127.0.0.1"]'
        given = GIVEN | {"moved elsewhere": Given("/pindah", away, more)}
        scripts = LED_TO | {one.address.partition("?")[0]: one.script for one in given.values()}
        source.script = lambda request: scripts[request.path.partition("?")[0]](request)
        # A pause of our own would be an hour: whoever asks again does so at the server's word.
        city = City(place, replace(QUICK, ca_file=source.ca_file, first_pause_seconds=3600))
        entry = 'name = "{}"\ninput = "roster"\npublisher = "BKPSDM"\nurl = "{}{}"\n{}'
        city.declare(*(entry.format(name, source.url, one.address, one.more) for name, one in given.items()))
        outcome = city.build()
        assert (outcome.is_new, outcome.held) == (True, [])
        yield Fetched(city, source, other)


def test_a_csv_is_loaded_under_the_name_of_its_source(fetched: Fetched) -> None:
    assert fetched.serials("csv") == [1, 2, 3]
    loads = "SELECT source, file, rows_read, rows_loaded FROM loads WHERE source = 'csv'"
    assert fetched.city.rows(loads) == [("csv", "csv", 3, 3)]
    assert fetched.city.rows(
        "SELECT place, publisher, expected_every_days, files, status, message FROM sources WHERE source = 'csv'"
    ) == [(fetched.site.url, "BKPSDM", 7, 1, "lengkap", "")]


def test_a_reject_of_a_csv_names_the_line_and_of_a_json_the_record(fetched: Fetched) -> None:
    assert fetched.city.rows(REJECTS.format("csv, one bad")) == [(3, "nip")]
    assert fetched.city.rows(REJECTS.format("json, one bad")) == [(4, "nip")]


def test_a_packed_answer_of_several_megabytes_is_unpacked_whole(fetched: Fetched) -> None:
    kept = [path.read_bytes() for path in (fetched.city.folder / "fetched").iterdir()]
    assert PACKED.encode() in kept
    assert fetched.asked("/padat.csv")[0].headers["Accept-Encoding"] == "gzip"
    assert fetched.serials("packed") == [*range(201, 231)]


def test_a_workbook_is_loaded(fetched: Fetched) -> None:
    assert fetched.serials("workbook") == [31, 32]


@pytest.mark.parametrize(
    ("shape", "first"), [("a list", 41), ("an object with one list", 51), ("a list where the manifest says", 61)]
)
def test_json_keeps_every_digit_and_every_field(shape: str, first: int, fetched: Fetched) -> None:
    whole = fetched.city.rows(SERIALS.replace("nip % 1000", "CAST(nip AS VARCHAR)").format(shape))
    assert whole == [(nip(first),), (nip(first + 1),), (nip(first + 2),)]


def test_a_number_that_lost_its_last_digits_in_json_is_rejected(fetched: Fetched) -> None:
    assert fetched.serials("digits lost") == [71, 72]
    assert fetched.city.rows(REJECTS.format("digits lost")) == [(3, "nip")]


def test_a_datastore_is_read_page_by_page_to_its_end(fetched: Fetched) -> None:
    assert fetched.serials("datastore") == [81, 82, 83, 84, 85, 86, 87]
    asked = [
        (r.asked["offset"], r.asked["limit"], r.asked["sort"], r.asked["resource_id"]) for r in fetched.asked(SEARCH)
    ]
    assert asked == [("0", "1000", "_id", "x"), ("3", "1000", "_id", "x"), ("6", "1000", "_id", "x")]


def test_a_resource_of_a_portal_leads_to_its_file(fetched: Fetched) -> None:
    assert [request.path for request in fetched.asked(SHOW)] == [f"{SHOW}?id=x"]
    assert len(fetched.asked("/berkas")) == 1
    assert fetched.serials("resource") == [141]


def test_a_fault_that_passes_is_waited_for_as_long_as_the_server_says(fetched: Fetched) -> None:
    assert (len(fetched.asked("/sibuk")), fetched.serials("busy")) == (2, [151])


def test_a_redirect_on_the_same_server_is_followed_with_the_token(fetched: Fetched) -> None:
    asked = [*fetched.asked("/lama"), *fetched.asked("/baru")]
    assert [request.headers["Authorization"] for request in asked] == ["Bearer rahasia-7", "Bearer rahasia-7"]


def test_a_named_server_is_followed_to_and_gets_no_token(fetched: Fetched) -> None:
    asked = [*fetched.asked("/pindah"), *fetched.other.seen]
    assert [request.headers["X-Kunci"] for request in asked] == ["rahasia-7", None]
    assert fetched.serials("moved elsewhere") == [181]


def test_no_secret_and_no_address_is_kept_with_the_data(fetched: Fetched) -> None:
    kept = b"".join(path.read_bytes() for path in fetched.city.folder.rglob("*") if path.is_file())
    assert b"Pegawai 00171" in kept
    assert b"rahasia-7" not in kept and b"tak-tertebak" not in kept


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path) as running:
        yield running


@pytest.fixture
def city(tmp_path: Path, source: Site) -> City:
    return City(tmp_path, replace(QUICK, ca_file=source.ca_file))


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
    assert city.rows("SELECT nip % 1000 FROM roster") == [(9,)]
    assert len([*(city.folder / "fetched").iterdir()]) == 1
