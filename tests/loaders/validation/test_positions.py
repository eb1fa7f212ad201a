"""Posts whose holders sign first are found in the words of a list, and nobody else is taken for one of them."""

from pathlib import Path

import pytest

from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.validation.positions import Positions
from settings import read_settings
from tests.support.builds import nip
from tests.support.workspaces import validated

HEAD = "siklus;nip;nama;unit_kerja;jenjang;status_pegawai"


@pytest.fixture(scope="module")
def positions() -> Positions:
    reference = ReferenceTables.read(read_settings().reference)
    return Positions(reference.tables["positions"], UnitMatcher(reference).kind_of)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Sekretaris Daerah Kota Malang", "sekda"),
        ("KEPALA DINAS PENDIDIKAN DAN KEBUDAYAAN", "kepala_opd"),
        ("Plt. Kepala BKPSDM", "kepala_opd"),  # BKPSDM is a badan
        ("Inspektur Kota", "kepala_opd"),
        ("Sekretaris DPRD", "kepala_opd"),
        ("Sekretaris Dinkes", "sekretaris_opd"),
        ("Camat Klojen", "camat"),
        ("Pj. Lurah Kauman", "lurah"),
        ("Kepala Kelurahan Kasin", "lurah"),
        ("Kepala SDN Kauman 1", "kepala_sekolah"),
        ("Guru Ahli Madya (Kepala Sekolah)", "kepala_sekolah"),
        ("Guru Ahli Muda sebagai Kepala SMP Negeri 3", "kepala_sekolah"),
        ("kepala_sekolah", "kepala_sekolah"),  # the code of a level
    ],
)
def test_a_leading_post_is_known_by_the_words_it_begins_with(positions: Positions, text: str, position: str) -> None:
    assert positions.meant(text) == position


@pytest.mark.parametrize(
    "text",
    [
        "Sekretaris Camat",
        "Sekretaris Kecamatan Klojen",
        "Wakil Kepala Sekolah",
        "Kepala Bidang Sekolah Dasar",
        "Kepala Bagian Umum",
        "Kepala Puskesmas",
        "Staf Lurah",
        "Guru Ahli Pertama",
        "Sekretaris",  # of an OPD, of a kecamatan or of a kelurahan
        "jpt",
        "",
    ],
)
def test_another_post_is_none_of_them(positions: Positions, text: str) -> None:
    assert positions.meant(text) == ""


def test_one_that_begins_like_the_head_of_an_office_is_another_post(positions: Positions) -> None:
    assert positions.meant("Inspektur Pembantu Wilayah I") == "lainnya"


def _read(place: Path, head: str, *rows: str) -> list[tuple[str, str | None]]:
    with validated(place, daftar="\n".join([head, *rows]) + "\n") as workspace:
        return workspace.connection.execute(
            "SELECT level::VARCHAR, position::VARCHAR FROM scratch.judged_roster WHERE mask = 0 ORDER BY line"
        ).fetchall()


def test_the_column_jabatan_costs_no_row_and_without_it_the_level_is_read(tmp_path: Path) -> None:
    rows = [
        f"2024;{nip(1)};Pegawai 00001;Kelurahan Kauman;pengawas;PNS;Lurah",
        f"2024;{nip(2)};Pegawai 00002;Kelurahan Kauman;pelaksana;PNS;Tukang Kebun",
        f"2024;{nip(3)};Pegawai 00003;Kelurahan Kauman;Lurah;PNS;",
    ]
    assert _read(tmp_path / "a", f"{HEAD};Jabatan", *rows) == [
        ("pengawas", "lurah"),
        ("pelaksana", None),
        ("pengawas", None),
    ]
    bare = [f"2024;{nip(1)};Pegawai 00001;Kelurahan Kauman;Lurah;PNS"]
    assert _read(tmp_path / "b", HEAD, *bare) == [("pengawas", "lurah")]


def test_the_post_of_whoever_signed_the_letter_is_not_that_of_the_people_in_it(tmp_path: Path) -> None:
    head = "Nama : Pegawai 00099;;;;;\nJabatan : Kepala Dinas;;;;;\n" + HEAD
    assert _read(tmp_path, head, f"2024;{nip(1)};Pegawai 00001;Dinas Kesehatan;pelaksana;PNS") == [("pelaksana", None)]
