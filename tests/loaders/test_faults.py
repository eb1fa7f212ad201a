"""The fault table of HTTPS and PostgreSQL sources: what a fault does, what is seen, and that nothing is lost."""

import gzip
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from loaders.faults import Fault
from settings import ROOT
from storage.errors import Refused
from tests.support.fetched_city import GOOD, NAME, QUICK, City
from tests.support.https_source import Request, Site, site
from tests.support.ports import free_port
from tests.support.postgres import Database, database
from tests.support.submitted import ROSTER, csv_text

DOCUMENT = ROOT / "docs" / "sumber.md"
LIMITS: dict[str, Any] = {"max_bytes": 100_000, "max_json_bytes": 20_000, "max_rows": 1000}
PEOPLE = """
SELECT 2024 AS siklus, trim(nip_baru) AS nip, nama, nm_unor AS unit_kerja, jenis_jabatan AS jenjang,
    kedudukan AS status_pegawai
FROM pegawai JOIN ref_unor USING (kd_unor) WHERE aktif ORDER BY nip
"""


@dataclass(frozen=True)
class Broken:
    """One row of the table: what is wrong, what the source does then, the words seen, whether it is asked again."""

    name: str
    fault: Fault
    does: Callable[[Any], None] = lambda _: None
    is_asked_again: bool = False
    requests: int | None = None
    """How many a site is sent, counted by hand; None: once, or twice where it is asked again."""
    limits: tuple[tuple[str, Any], ...] = ()
    query: str = ""
    address: Callable[[Database], str] = Database.address

    @property
    def row(self) -> str:
        """The row as it stands in the document."""
        return f"| {self.name} | {self.fault} | {'ya' if self.is_asked_again else 'tidak'} | tidak ada |"


def _cut(request: Request) -> None:
    request.send_response(200)
    request.send_header("Content-Length", str(len(GOOD) * 2))
    request.end_headers()
    request.wfile.write(GOOD.encode())


def _cut_chunk(request: Request) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"20\r\n" + GOOD.encode()[:32] + b"\r\n")


def _endless(request: Request) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")


def _drip(request: Request) -> None:
    """Each byte comes in time, the whole never does; the headers alone take longer than there is."""
    for byte in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 200:
        request.wfile.write(bytes([byte]))
        time.sleep(0.05)


def _bomb(request: Request) -> None:
    request.give(gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")


def _silent(_: Request) -> None:
    time.sleep(1.5)


PACKED = gzip.compress(GOOD.encode())


def _says(body: str | bytes, status: int = 200, **headers: str) -> Callable[[Site], None]:
    return lambda source: source.gives(body, status, **headers)


def _does(script: Callable[[Request], None]) -> Callable[[Site], None]:
    def change(source: Site) -> None:
        source.script = script

    return change


def _untrusted(source: Site) -> None:
    source.restart(authority=trustme.CA())


def _page(total: int, records: str) -> str:
    return f'{{"success": true, "result": {{"total": {total}, "records": {records}}}}}'


BAD_ROWS = csv_text(ROSTER, *(["2024", "123", "", "Dinas Antariksa", "", ""] for _ in range(12)))
OTHER_TABLE = csv_text(("kolom", "lain"), ("1", "2"))
WEB = (
    Broken("server mati", Fault.NO_ANSWER, lambda source: source.stop(), True, 0),
    Broken("server diam", Fault.TOO_SLOW, _does(_silent), True, None, (("read_seconds", 0.2),)),
    Broken("jawaban menetes tanpa habis", Fault.TOO_SLOW, _does(_drip), False, None, (("total_seconds", 1),)),
    Broken("jawaban terpotong (Content-Length lebih panjang)", Fault.CUT_OFF, _does(_cut), True),
    Broken("jawaban terpotong di tengah potongan", Fault.CUT_OFF, _does(_cut_chunk), True),
    Broken("jawaban gzip rusak", Fault.CUT_OFF, _says(b"\x1f\x8b rusak", Content_Encoding="gzip"), True),
    Broken("jawaban gzip terpotong", Fault.CUT_OFF, _says(PACKED[:-20], Content_Encoding="gzip"), True),
    Broken("HTTP 500, 502, 503, 504", Fault.IN_TROUBLE, _says("", 503), True),
    Broken("HTTP 429 dengan Retry-After yang terlalu lama", Fault.IN_TROUBLE, _says("", 429, Retry_After="3600")),
    Broken("HTTP 400", Fault.IN_TROUBLE, _says("", 400)),
    Broken("HTTP 401 atau 403", Fault.DENIED, _says("", 403)),
    Broken("HTTP 404 atau 410", Fault.NOT_FOUND, _says("", 404)),
    Broken(
        "sertifikat bukan dari lembaga yang dipercaya",
        Fault.CERTIFICATE,
        lambda source: source.restart(authority=trustme.CA()),
        False,
        0,
    ),
    Broken(
        "sertifikat untuk server lain", Fault.CERTIFICATE, lambda source: source.restart("lain.contoh.test"), False, 0
    ),
    Broken("dialihkan ke server lain", Fault.ELSEWHERE, _says("", 302, Location="https://lain.contoh.test/a.csv")),
    Broken("dialihkan ke http", Fault.ELSEWHERE, lambda s: s.gives("", 302, Location=s.url.replace("https", "http"))),
    Broken("dialihkan berputar", Fault.ELSEWHERE, _says("", 302, Location="/lagi"), False, 6),
    Broken("lebih besar dari batas menurut Content-Length", Fault.TOO_BIG, _says("x" * 100_001)),
    Broken("lebih besar dari batas tanpa Content-Length", Fault.TOO_BIG, _does(_endless)),
    Broken("bom gzip", Fault.TOO_BIG, _does(_bomb)),
    Broken("JSON lebih besar dari batasnya", Fault.TOO_BIG, _says("[" + " " * 20_001 + "]")),
    Broken("pemampatan yang tidak diminta", Fault.NO_DATA, _says(GOOD, Content_Encoding="br")),
    Broken("halaman HTML sebagai ganti CSV", Fault.NO_DATA, _says("<!DOCTYPE html><title>Masuk</title>")),
    Broken("PDF, XLS lama, atau berkas gz", Fault.NO_DATA, _says(b"%PDF-1.7")),
    Broken("jawaban kosong", Fault.NO_DATA, _says("")),
    Broken("JSON rusak", Fault.NO_DATA, _says('{"a": [')),
    Broken("JSON tanpa daftar objek", Fault.NO_DATA, _says('{"pesan": "ok"}')),
    Broken("CKAN menjawab success: false", Fault.DENIED, _says('{"success": false}')),
    Broken("halaman kosong sebelum total tercapai", Fault.PAGES, _says(_page(5, "[]")), False, 2),
    Broken("halaman yang sama berulang", Fault.PAGES, _says(_page(5, '[{"nip": "1"}]')), False, 2),
    Broken("tabel lain atau kolom wajib hilang", Fault.CONTENT, _says(OTHER_TABLE)),
    Broken("terlalu banyak baris ditolak", Fault.CONTENT, _says(BAD_ROWS)),
    Broken("judul tanpa satu baris pun, padahal sebelumnya berisi", Fault.CONTENT, _says(csv_text(ROSTER))),
)
DATABASE = (
    Broken("basis data mati", Fault.NO_ANSWER, is_asked_again=True, address=lambda db: _closed(db)),
    Broken("sandi salah", Fault.DENIED, address=lambda db: db.address("salah")),
    Broken("basis data tidak ada", Fault.DENIED, address=lambda db: db.address(dbname="tiada")),
    Broken("basis data tanpa sertifikat", Fault.CERTIFICATE, address=lambda db: db.address(sslmode="verify-full")),
    Broken("alamat basis data tidak terbaca", Fault.NO_SECRET, address=lambda _: "host= port rahasia"),
    Broken("variabel lingkungan kosong", Fault.NO_SECRET, address=lambda _: ""),
    Broken("tabel atau kolom tidak ada", Fault.QUERY, lambda db: db.run("ALTER TABLE pegawai RENAME TO asn")),
    Broken("hak baca dicabut", Fault.QUERY, lambda db: db.run("REVOKE SELECT ON pegawai FROM netra")),
    Broken("kueri yang mengubah data", Fault.QUERY, query="WITH d AS (DELETE FROM pegawai RETURNING 1) TABLE d"),
    Broken("fungsi yang mengubah data", Fault.QUERY, query="SELECT setval('pegawai_id_seq', 9) AS nip"),
    Broken("dua perintah dalam satu kueri", Fault.QUERY, query="SELECT 1; COMMIT; DELETE FROM pegawai"),
    Broken("tanggal infinity", Fault.QUERY, query="SELECT 'infinity'::date AS tanggal"),
    Broken("kueri melewati batas waktu", Fault.TOO_SLOW, limits=(("read_seconds", 0.2),), query="SELECT pg_sleep(5)"),
    Broken(
        "kueri melewati waktu seluruhnya", Fault.TOO_SLOW, limits=(("total_seconds", 1),), query="SELECT pg_sleep(5)"
    ),
    Broken(
        "sambungan diputus server",
        Fault.IN_TROUBLE,
        is_asked_again=True,
        query="SELECT pg_terminate_backend(pg_backend_pid())",
    ),
    Broken("lebih banyak baris dari batas", Fault.TOO_BIG, query="SELECT generate_series(1, 1001) AS nip"),
    Broken(
        "lebih banyak byte dari batas",
        Fault.TOO_BIG,
        query="SELECT repeat('x', 1000) AS nama FROM generate_series(1, 101)",
    ),
    Broken("tabel dikosongkan", Fault.CONTENT, lambda db: db.run("DELETE FROM pegawai")),
)


def _closed(db: Database) -> str:
    """The address of a port at which nobody answers."""
    return db.address(port=str(free_port()))


@pytest.fixture(scope="module")
def web_city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city whose roster has been fetched once from a site that then moved away."""
    city = City(tmp_path_factory.mktemp("kota"))
    with site(city.root) as source:
        source.gives(GOOD)
        city = replace(city, limits=replace(QUICK, ca_file=source.ca_file))
        city.declare(f'url = "{source.url}/roster.csv"')
        city.build()
    return city


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def simpeg() -> Iterator[Database]:
    with database() as running:
        yield running


@pytest.fixture(scope="module")
def database_city(tmp_path_factory: pytest.TempPathFactory, simpeg: Database) -> City:
    """A city whose roster has been fetched once from the staff database."""
    city = City(tmp_path_factory.mktemp("kota"))
    city.declare(f'query = """{PEOPLE}"""\nconnection_env = "NETRA_SIMPEG"')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_SIMPEG", simpeg.address())
        city.build()
    return city


def _loses_nothing(city: City, broken: Broken) -> None:
    """Nothing new, nothing lost: the same rows in the same build, and the words in the header."""
    before = city.rows("SELECT build, count(*) FROM build, roster GROUP BY build")
    outcome = city.build()
    assert not outcome.is_new
    assert [said.startswith(f"{NAME}: {broken.fault} (") for said in outcome.held] == [True]
    assert city.rows("SELECT build, count(*) FROM build, roster GROUP BY build") == before
    assert before[0][1] == 3
    said = rf"{NAME}: data per \d+ \w+ \d{{4}}, hari ini; {broken.fault}\."
    assert re.fullmatch(said, city.header())


def _is_refused_without_earlier_data(city: City, broken: Broken) -> None:
    (city.folder / "FETCHED.json").unlink()
    with pytest.raises(Refused) as refused:
        city.build()
    assert str(refused.value).startswith(f"Sumber {NAME}: {broken.fault} (")
    assert str(refused.value).endswith("), dan belum ada data sebelumnya.")


@pytest.mark.parametrize("broken", WEB, ids=lambda broken: broken.name)
def test_a_fault_of_a_site_loses_nothing_and_is_said(
    broken: Broken, web_city: City, source: Site, tmp_path: Path
) -> None:
    city = web_city.copy_to(tmp_path / "kota")
    limits = {**LIMITS, "ca_file": source.ca_file, **dict(broken.limits)}
    city = replace(city, limits=replace(city.limits, **limits))
    broken.does(source)
    city.declare(f'url = "{source.url}/roster.csv"')
    _loses_nothing(city, broken)
    wanted = broken.requests if broken.requests is not None else 1 + broken.is_asked_again
    assert len(source.seen) == wanted
    if broken.fault is not Fault.CONTENT:
        _is_refused_without_earlier_data(city, broken)


@pytest.mark.parametrize("broken", DATABASE, ids=lambda broken: broken.name)
def test_a_fault_of_a_database_loses_nothing_and_is_said(
    broken: Broken, database_city: City, simpeg: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    simpeg.begin_anew()
    city = database_city.copy_to(tmp_path / "kota")
    city = replace(city, limits=replace(city.limits, **LIMITS, **dict(broken.limits)))
    broken.does(simpeg)
    monkeypatch.setenv("NETRA_SIMPEG", broken.address(simpeg))
    city.declare(f'query = """{broken.query or PEOPLE}"""\nconnection_env = "NETRA_SIMPEG"')
    _loses_nothing(city, broken)
    if broken.fault is not Fault.CONTENT:
        _is_refused_without_earlier_data(city, broken)


def test_the_document_has_the_whole_fault_table_and_no_other_row() -> None:
    table = DOCUMENT.read_text(encoding="utf-8").partition("## Gangguan")[2]
    assert [line for line in table.splitlines() if line.startswith("| ")][1:] == [b.row for b in WEB + DATABASE]


def test_every_fault_has_a_row() -> None:
    assert {broken.fault for broken in WEB + DATABASE} == set(Fault)
