"""What a cell says: days, NIP, units, choices, headers; each odd form is either understood or rejected by name."""

from pathlib import Path

import pytest

from tests.support.submitted import RECAP, ROSTER, SIGNING, Office, check, nip, person, write_csv

GOOD_DAYS = (
    "2024-08-26",
    "26/08/2024",
    "26-8-2024",
    "26.08.2024",
    "26 Agustus 2024",
    "26 Agt 2024",
    "26 agu. 2024",
    "26 AGUSTUS 2024",
    "Senin, 26 Agustus 2024",
    "senin 26 Agustus 2024",
    "26-Agu-2024",
    "45530",
    "2024-08-26 00:00:00",
    "2024-08-26T07:30:00",
    "26/8/2024",
    " 26  Agustus  2024 ",
    "26/08/2024 07:30",
    "Senin/26 Agustus 2024",
    "26 August 2024",
    "26-Aug-2024",
    "Senin, 26/08/2024",
    "2024/08/26",
    "45530,5",
    "26 Agustus 2024.",
    "Senin,26 Agustus 2024",
    "26-08-2024",
    "Senin/26-8-2024 07.30",
)
BAD_DAYS = {
    "08/26/2024": "bulan_mustahil",  # the American order is never swapped silently
    "26-Agustus-24": "tahun_dua_digit",
    "31/02/2024": "bukan_tanggal",
    "30 Februari 2024": "bukan_tanggal",
    "26/08/24": "tahun_dua_digit",
    "26 Agustus": "bukan_tanggal",
    "Agustus 2024": "bukan_tanggal",
    "20240826": "bukan_tanggal",
    "26 Agustu 2024": "bukan_tanggal",
    "2024": "bukan_tanggal",
    "26/08/0024": "bukan_tanggal",
    "31/12/2098": "masa_depan",
    "": "kosong",
    "belum diketahui": "bukan_tanggal",  # the day of a signature is what counts: it must be known
}
GOOD_NIPS = (
    "199001012015011{n:03}",
    "19900101 201501 1 {n:03}",
    "19900101.201501.1.{n:03}",
    "'199001012015011{n:03}",
    "19900101-201501-1-{n:03}",
    " 199001012015011{n:03} ",
    "199001012021211{n:03}",
    "’199001012015011{n:03}",
    "`199001012015011{n:03}",
)
BAD_NIPS = {
    "19900101201501100": "nip_panjang",
    "1990010120150110011": "nip_panjang",
    "199013012015011001": "nip_mustahil",  # born in month 13
    "199002302015011001": "nip_mustahil",  # born on 30 February
    "199001012015131001": "nip_mustahil",  # appointed in month 13
    "199001012015013001": "nip_mustahil",  # sex 3
    "199001012015010000": "nip_angka",  # Excel keeps 15 digits: the rest are zeros
    "1,99001E+17": "nip_angka",
    "1.99001012015011E+17": "nip_angka",
    "NIP. 199001012015011001": "nip_bukan_angka",
    "19900101201501100A": "nip_bukan_angka",
    "": "kosong",
    "-": "kosong",
}


@pytest.fixture(scope="module")
def signings(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Days and NIP in all their forms, a file each."""
    office = Office(tmp_path_factory.mktemp("cells"))
    days = [*GOOD_DAYS, *BAD_DAYS]
    write_csv(office.inbox / "hari.csv", SIGNING, *(["2024", nip(n), f'"{d}"', ""] for n, d in enumerate(days, 1)))
    nips = [form.format(n=n) for n, form in enumerate(GOOD_NIPS, 501)] + list(BAD_NIPS)
    manifest = office.root / "sources.toml"
    manifest.write_text("".join(_lenient(name) for name in ("hari", "nip")))
    write_csv(office.inbox / "nip.csv", SIGNING, *(["2024", f'"{text}"', "26/08/2024", ""] for text in nips))
    (office.inbox / "hari.csv").rename(office.root / "hari.csv")
    (office.inbox / "nip.csv").rename(office.root / "nip.csv")
    said = office.build("--manifest", str(manifest))
    assert said.code == 0, said.err
    return office


def _lenient(name: str) -> str:
    return f'[[source]]\nname = "{name}"\ninput = "signing"\npath = "{name}.csv"\nmax_rejected_rows = 99\n'


def test_every_form_of_a_day_is_understood(signings: Office) -> None:
    found = dict(signings.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR) FROM signings WHERE nip % 1000 < 500"))
    assert {text: found.get(n) for n, text in enumerate(GOOD_DAYS, 1)} == dict.fromkeys(GOOD_DAYS, "2024-08-26")


def test_a_day_that_is_none_is_rejected_with_its_reason(signings: Office) -> None:
    found = dict(signings.rows("SELECT value, code FROM rejects WHERE source = 'hari'"))
    assert found == BAD_DAYS


def test_the_american_order_of_a_day_says_what_is_wrong(signings: Office) -> None:
    assert signings.rows("SELECT line, reason, remedy FROM rejects WHERE value = '08/26/2024'") == [
        (
            2 + len(GOOD_DAYS),
            "bulan 26 tidak ada; urutannya hari/bulan/tahun",
            "tulis hari/bulan/tahun, mis. 26/08/2024 atau 26 Agustus 2024",
        )
    ]


def test_every_form_of_a_nip_is_understood(signings: Office) -> None:
    found = {n for (n,) in signings.rows("SELECT nip % 1000 FROM signings WHERE nip % 1000 > 500")}
    assert {form: n in found for n, form in enumerate(GOOD_NIPS, 501)} == dict.fromkeys(GOOD_NIPS, True)


def test_a_nip_that_is_none_is_rejected_with_its_reason(signings: Office) -> None:
    assert dict(signings.rows("SELECT value, code FROM rejects WHERE source = 'nip'")) == BAD_NIPS


GOOD_UNITS = {
    ("2024", "Dinas Kesehatan"): "DINKES",
    ("2024", "DINKES"): "DINKES",
    ("2024", "dinkes kota malang"): "DINKES",
    ("2024", "Dinas  Kesehatan\u00a0"): "DINKES",
    ("2024", "Satpol. PP"): "SATPOLPP",
    ("2019", "Dinas Pendidikan"): "OLD_DINDIK",
    ("2024", "Dinas Pendidikan"): "DISDIKBUD",
    ("2019", "Disbudpar"): "OLD_DISBUDPAR",
    ("2024", "Kecamatan Sukun"): "KEC_SUKUN",
    ("2024", "Kelurahan Sukun"): "KEL_35.73.04.1005",
    ("2024", "Kel. Rampal Celaket"): "KEL_35.73.02.1002",
    ("2024", "Rampal Celaket"): "KEL_35.73.02.1002",
    ("2024", "KAUMAN"): "KEL_35.73.02.1007",
    ("2024", "SD Negeri Kauman 1"): "SDN_KAUMAN1",
    ("2023", "UPT SDN Kauman 1 Kota Malang"): "SDN_KAUMAN1",
    ("2024", "SMPN 3"): "SMPN_3",
    ("2024", "Puskesmas Janti"): "PUSKESMAS_JANTI",
    ("Pilkada 2024", "Inspektorat"): "INSPEKTORAT",
    ("Pemilu 2024", "Inspektorat"): "INSPEKTORAT",
}
BAD_UNITS = {
    ("2023", "Disbudpar"): ("ambigu", "Dinas Kepemudaan, Olahraga dan Pariwisata"),
    ("2024", "Sukun"): ("ambigu", "tulis 'Kecamatan Sukun' atau 'Kelurahan Sukun'"),
    ("2024", "Tanjungsekar"): ("tidak_dikenal", "mungkin maksudnya 'Kelurahan Tunjungsekar'; perbaiki tulisannya"),
    ("2024", "Dinas Kesehatn"): ("tidak_dikenal", "mungkin maksudnya 'Dinas Kesehatan'; perbaiki tulisannya"),
    ("2024", "Dinas Perikanan Laut"): ("tidak_dikenal", "pakai nama resmi dari daftar unit"),
    ("2020", "Setda"): ("siklus_tidak_dikenal", "tulis salah satu: 2019, 2023, 2024"),
    ("2024", "SDN"): ("tidak_dikenal", "pakai nama resmi"),
    ("2024", ""): ("kosong", "isi"),
}


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One roster row per way to name a unit."""
    office = Office(tmp_path_factory.mktemp("units"))
    named = [*GOOD_UNITS, *BAD_UNITS]
    write_csv(
        office.inbox / "daftar.csv", ROSTER, *(person(n, unit, cycle) for n, (cycle, unit) in enumerate(named, 1))
    )
    said = office.build()
    assert said.code == 0, said.err
    return office


def test_a_unit_is_found_by_any_of_its_names_in_the_year_of_the_cycle(units: Office) -> None:
    found = dict(units.rows("SELECT nip % 1000, unit_id FROM roster"))
    assert {named: found.get(n) for n, named in enumerate(GOOD_UNITS, 1)} == GOOD_UNITS


def test_a_near_or_double_name_is_suggested_and_never_taken(units: Office) -> None:
    found = {line: rest for line, *rest in units.rows("SELECT line, code, remedy FROM rejects")}
    for line, (named, (code, remedy)) in enumerate(BAD_UNITS.items(), 2 + len(GOOD_UNITS)):
        assert found[line][0] == code, named
        assert remedy in found[line][1], named
    assert len(found) == len(BAD_UNITS)


def test_schools_and_puskesmas_come_under_their_office_though_no_list_names_them(units: Office) -> None:
    assert units.rows("SELECT unit_id, name, parent_id, is_listed FROM units WHERE NOT is_listed ORDER BY 1") == [
        ("PUSKESMAS_JANTI", "Puskesmas Janti", "DINKES", False),
        ("SDN_KAUMAN1", "SDN Kauman 1", "DISDIKBUD", False),
        ("SMPN_3", "SMPN 3", "DISDIKBUD", False),
    ]


HEADERS = (
    ("SIKLUS", "NIP", "TGL. TTD"),
    ("Tahun\nSiklus", "NIP/NI PPPK", "Tanggal Penandatanganan"),
    ("Siklus Pemilihan", "N I P", "Tgl. Tanda Tangan"),
    ("siklus", "Nomor Induk Pegawai (NIP)", "TANGGAL_TTD"),
    ("Siklus", "NIP / NIPPPK", "Tanggal\nTanda Tangan"),
    ("Siklus (Tahun)", "NIP.", "Tgl TTD (hari/bulan/tahun)"),
    ("Siklus*", "NIP *", "Tanggal TTD *"),
)


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_known_in_any_spelling(header: tuple[str, ...], headed: list[str]) -> None:
    assert header[1] in headed


@pytest.fixture(scope="module")
def headed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The titles of the NIP column of those files that were read."""
    folder = tmp_path_factory.mktemp("headers")
    paths = [
        write_csv(folder / f"{n}.csv", [f'"{title}"' for title in header], ["2024", nip(n), "26/08/2024"])
        for n, header in enumerate(HEADERS, 1)
    ]
    said = check(*paths)
    return [
        header[1] for header, path in zip(HEADERS, paths, strict=True) if f"{path}: dibaca 1 = dimuat 1" in said.out
    ]


def test_of_titles_for_one_column_the_one_with_all_the_cells_counts(tmp_path: Path) -> None:
    office = Office(tmp_path)
    header = ["siklus", "NIP Pegawai", "nip", "nip", "Tgl Tanda Tangan", "Tanggal Penandatanganan"]
    write_csv(office.inbox / "ttd.csv", header, ["2024", "", nip(1), "", "26/08/2024", ""])
    assert office.build().code == 0
    assert office.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR) FROM signings") == [(1, "2024-08-26")]


CHOICES = {
    ("JPT", "PNS", ""): ("jpt", "PNS"),
    ("Eselon II.b", "pns", ""): ("jpt", "PNS"),
    ("Kepala Sekolah", "P3K", ""): ("kepala_sekolah", "PPPK"),
    ("kepala_sekolah", "PPPK", ""): ("kepala_sekolah", "PPPK"),
    ("JFU", "Pegawai Negeri Sipil", ""): ("pelaksana", "PNS"),
}


def test_choices_are_known_by_name_and_alias_and_others_are_listed_in_the_remedy(tmp_path: Path) -> None:
    office = Office(tmp_path)
    people = [[*person(n)[:4], level, employment] for n, (level, employment, _) in enumerate(CHOICES, 1)]
    bad = [[*person(90)[:4], "direktur", "PNS"], [*person(91)[:4], "jpt", "honorer"]]
    write_csv(office.inbox / "daftar.csv", ROSTER, *people, *bad)
    assert office.build().code == 0
    assert office.rows("SELECT level, employment FROM roster ORDER BY nip") == list(CHOICES.values())
    assert office.rows("SELECT column_name, value, code, remedy FROM rejects ORDER BY line") == [
        (
            "jenjang",
            "direktur",
            "bukan_pilihan",
            "pilih salah satu: jpt, administrator, pengawas, fungsional, pelaksana, kepala_sekolah",
        ),
        ("status_pegawai", "honorer", "bukan_pilihan", "pilih salah satu: PNS, PPPK"),
    ]


def test_a_recap_may_not_sign_more_than_it_has(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "rekap.csv",
        RECAP,
        ["2024", "Dinkes", "26/08/2024", "1.480", "1.481", ""],
        ["2024", "Disdikbud", "26/08/2024", "10", "9", "10"],
        ["2024", "Satpol PP", "26/08/2024", "10", "9", "-"],  # not verified yet: unknown, not zero
    )
    said = check(path)
    assert "baris 2, kolom sudah_ttd: '1.481': yang sudah tanda tangan lebih banyak daripada yang wajib" in said.out
    assert "baris 3, kolom terverifikasi: '10': yang terverifikasi lebih banyak" in said.out
    assert "dibaca 3 = dimuat 1 + ditolak 2" in said.out


def test_what_an_office_does_not_know_is_written_so_and_loaded_as_unknown(tmp_path: Path) -> None:
    office = Office(tmp_path)
    header = ["nomor_perkara", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk", "tingkat"]
    write_csv(
        office.inbox / "perkara.csv",
        header,
        ["001", "2024", "belum diketahui", "Belum Diketahui", "Pemkot Malang", "belum diketahui", "belum diketahui"],
        ["002", "2024", "01/10/2024", "masyarakat", "belum diketahui", "E4", ""],  # whose case it is must be known
        ["003", "2024", "", "masyarakat", "Pemkot Malang", "E4", ""],  # an empty cell is not 'unknown'
    )
    assert office.build().code == 0
    assert office.rows("SELECT case_id, reported_on, CAST(known_on AS VARCHAR), origin, form_id FROM cases") == [
        ("001", None, "2024-11-27", None, None)
    ]
    assert office.rows("SELECT line, column_name, code, remedy FROM rejects ORDER BY line") == [
        (3, "instansi", "bukan_pilihan", "pilih salah satu: Pemkot Malang, Perguruan Tinggi, Provinsi, Lainnya"),
        (4, "tanggal_laporan", "kosong", "isi kolom ini, atau tulis 'belum diketahui'"),
    ]
