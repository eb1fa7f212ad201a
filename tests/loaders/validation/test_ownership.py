"""Rows of a file that are not of the office that hands it in."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from loaders.build import assembly
from loaders.validation.ownership import outside_list, rows_of_others
from loaders.validation.workspace import SheetLoad, Workspace
from tests.support.builds import nip
from tests.support.workspaces import validated

ROSTER = f"""siklus;nip;nama;unit_kerja;jenjang;status_pegawai
2024;{nip(1)};Pegawai 00001;Dinas Kesehatan;pelaksana;PNS
2024;{nip(2)};Pegawai 00002;Dinas Perhubungan;pelaksana;PNS
"""
# Another office hands in a person of the first list as its own, and a third one hands in nobody else's.
TAKEN = f"""siklus;nip;nama;unit_kerja;jenjang;status_pegawai
2024;{nip(1)};Pegawai 00001;Dinas Perhubungan;pelaksana;PNS
"""
ALONE = f"""siklus;nip;nama;unit_kerja;jenjang;status_pegawai
2024;{nip(4)};Pegawai 00004;Satpol PP;pelaksana;PNS
"""
# The second and third are of another office and of nobody's list.
SIGNING = f"""siklus;nip;tanggal_ttd
2024;{nip(1)};26/08/2024
2024;{nip(2)};26/08/2024
2024;{nip(3)};26/08/2024
"""
EVENT = """siklus;tanggal;jenis;judul;unit_kerja;sumber
2024;26/08/2024;apel;Apel 1;Dinas Kesehatan;Laporan
2024;27/08/2024;apel;Apel 2;Dinas Perhubungan;Laporan
2024;28/08/2024;apel;Apel 3;;Laporan
"""
CASE = """nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;bentuk
001/NTR/2024;2024;01/10/2024;pers;Pemkot Malang;Dinas Kesehatan;E4
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    files = {"a": ROSTER, "b": TAKEN, "c": ALONE, "signing": SIGNING, "event": EVENT, "case": CASE}
    with validated(tmp_path_factory.mktemp("ownership"), **files) as opened:
        assembly.finish(
            opened, opened.settings, name="a", dataset="resmi", fingerprint="", now=datetime(2024, 12, 1, tzinfo=UTC)
        )
        yield opened


def load(workspace: Workspace, kind: str) -> list[SheetLoad]:
    return [load for load in workspace.loads if load.kind == kind]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("signing", "berkas ini: 1 baris menyangkut unit lain atau tanpa unit (baris 3)."),
        ("event", "berkas ini: 2 baris menyangkut unit lain atau tanpa unit (baris 3, 4)."),
        ("case", "berkas ini: case hanya diunggah oleh pengelola."),
    ],
)
def test_rows_of_others_are_named_by_their_lines(workspace: Workspace, kind: str, why: str) -> None:
    assert rows_of_others(workspace, load(workspace, kind), "DINKES") == (why,)


def test_who_stands_in_the_list_of_another_is_not_taken_over(workspace: Workspace) -> None:
    first, taken, alone = load(workspace, "roster")
    # its second row is another office's; its first is claimed by the other list as well
    assert rows_of_others(workspace, [first], "DINKES") == (
        "berkas ini: 2 baris menyangkut unit lain atau tanpa unit (baris 2, 3).",
    )
    assert rows_of_others(workspace, [taken], "DISHUB") == (
        "berkas ini: 1 baris menyangkut unit lain atau tanpa unit (baris 2).",
    )
    assert rows_of_others(workspace, [alone], "SATPOLPP") == ()


def test_signatures_of_nobodys_list_are_counted(workspace: Workspace) -> None:
    # of the third, whom no list holds, and of the first, whom two lists of one minute claim
    assert outside_list(workspace, load(workspace, "signing")) == 2
    assert outside_list(workspace, load(workspace, "roster")) == 0
