"""What a query to PostgreSQL gives: every type as the judge reads it, rows by their number, nothing written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fetched_city import NAME, City
from tests.support.postgres import Database, database
from tests.support.submitted import nip

ROSTER = """
SELECT 2024::smallint AS siklus, {nip} AS nip, p.nama, u.nm_unor AS "Unit Kerja", jenis_jabatan AS jenjang,
    kedudukan AS status_pegawai, gaji, id
FROM pegawai p JOIN ref_unor u USING (kd_unor) WHERE aktif AND nama LIKE 'Pegawai %' ORDER BY nip_baru;
"""


@pytest.fixture(scope="module")
def simpeg() -> Iterator[Database]:
    with database() as running:
        yield running


@pytest.fixture
def city(tmp_path: Path, simpeg: Database, monkeypatch: pytest.MonkeyPatch) -> City:
    simpeg.begin_anew()
    monkeypatch.setenv("NETRA_SIMPEG", simpeg.address())
    return City(tmp_path)


def entry(query: str) -> str:
    return f'connection_env = "NETRA_SIMPEG"\nquery = """{query}"""'


EXACT = {
    "text": "nip_baru",
    "numeric(18, 0)": "(nip_baru::numeric(18, 0) + 100)::numeric(18, 0)",
    "bigint": "nip_baru::bigint + 200",
    "numeric": "nip_baru::numeric + 300",
}
PACTS = """SELECT 2024 AS siklus, nip, coalesce(waktu_ttd, tgl_ttd) AS tanggal_ttd, sah AS terverifikasi FROM pakta"""


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory, simpeg: Database) -> City:
    """A city with a roster for each exact type of a number, each of other people, and with pacts."""
    simpeg.begin_anew()
    simpeg.run(
        f"""INSERT INTO pakta (nip, waktu_ttd, tgl_ttd, sah) VALUES
        ({nip(1)}, '2024-08-25 18:30:00+00', NULL, true), ({nip(2)}, NULL, '2024-08-27', false),
        ({nip(3)}, '2024-08-27 17:00:00+00', NULL, NULL)"""
    )
    made = City(tmp_path_factory.mktemp("simpeg"))
    rosters = {name: ("roster", ROSTER.format(nip=expression)) for name, expression in EXACT.items()}
    queries = rosters | {"Pakta": ("signing", PACTS)}
    made.declare(*(f'name = "{name}"\ninput = "{kind}"\n{entry(sql)}' for name, (kind, sql) in queries.items()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_SIMPEG", simpeg.address())
        assert made.build().held == []
    return made


@pytest.mark.parametrize("name", EXACT)
def test_a_number_of_a_person_is_exact_whatever_exact_type_it_has(name: str, fetched: City) -> None:
    first = 1 + 100 * list(EXACT).index(name)
    told = f"SELECT CAST(nip AS VARCHAR) FROM roster JOIN loads USING (load_id) WHERE source = '{name}' ORDER BY nip"
    assert fetched.rows(told) == [(nip(first),), (nip(first + 1),), (nip(first + 2),)]
    assert fetched.rows(f"SELECT place, status FROM sources WHERE source = '{name}'") == [
        ("PostgreSQL (NETRA_SIMPEG)", "lengkap")
    ]


def test_a_number_of_a_person_in_floating_point_is_rejected_with_the_number_of_its_row(
    city: City, simpeg: Database
) -> None:
    simpeg.run("UPDATE pegawai SET nip_baru = '' WHERE id = 2")
    exact = "CASE WHEN nip_baru <> '' THEN trim(nip_baru) ELSE (199001012015011002::float8)::text END"
    city.declare(entry(ROSTER.format(nip=exact)))
    city.build()
    assert city.rows("SELECT file, line, column_name FROM rejects") == [(NAME, 1, "nip")]  # sorted: the empty one first
    city.declare(entry(ROSTER.format(nip="199001012015011002::float8")) + "\nmax_rejected_rows = 100")
    city.build()
    assert city.rows("SELECT count(*) FROM roster") == [(2,)]  # none with a NIP: the last good data stays


def test_days_and_times_are_days_in_malang_and_yes_is_yes(fetched: City) -> None:
    assert fetched.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified FROM signings ORDER BY nip") == [
        (1, "2024-08-26", True),  # 01.30 WIB
        (2, "2024-08-27", False),
        (3, "2024-08-28", None),  # midnight WIB
    ]


def test_text_with_line_breaks_quotes_and_delimiters_stays_one_row(city: City, simpeg: Database) -> None:
    simpeg.run("UPDATE pegawai SET nama = E'Pegawai 00001\\n\"dua\"; baris, ya' WHERE id = 1")
    simpeg.run("UPDATE pegawai SET nip_baru = '123' WHERE id = 3")
    city.declare(entry(ROSTER.format(nip="nip_baru").replace("ORDER BY nip_baru", "ORDER BY id")))
    city.build()
    assert city.rows("SELECT line FROM rejects") == [(3,)]


def test_unchanged_rows_are_not_loaded_again_and_changed_ones_are(city: City, simpeg: Database) -> None:
    city.declare(entry(ROSTER.format(nip="nip_baru")))
    first, second = city.build(), city.build()
    simpeg.run("UPDATE pegawai SET aktif = true")
    third = city.build()
    assert (first.name == second.name, third.is_new) == (True, True)
    assert city.rows("SELECT count(*) FROM roster") == [(4,)]


def test_more_rows_than_one_fetch_come_whole(city: City) -> None:
    many = """SELECT 2024 AS siklus, CASE WHEN n = 12001 THEN 'besok' ELSE '2024-08-26' END AS tanggal,
    'apel' AS jenis, 'Apel ' || n AS judul, 'BKPSDM' AS sumber FROM generate_series(1, 12001) AS n"""
    city.declare('name = "Kegiatan"\ninput = "event"\n' + entry(many))
    city.build()
    assert city.rows("SELECT rows_read, rows_loaded FROM loads") == [(12001, 12000)]
    assert city.rows("SELECT line, column_name FROM rejects") == [(12001, "tanggal")]  # the last row, by its number
