"""The workspace where one build is made: files are staged and validated, and each sheet's rows add up."""

from datetime import date
from pathlib import Path

import pytest

from loaders.build.workspace import find_days, stage_file
from loaders.contract.errors import Unreadable
from loaders.sources.manifest import INBOX, Source
from tests.support.builds import nip
from tests.support.workspaces import validated

SIGNING = f"""siklus;nip;tanggal_ttd
2024;{nip(1)};26/08/2024
2024;{nip(1)};27/08/2024
2024;12;28/08/2024
2024;{nip(2)};02/09/2024
"""


def test_every_row_of_a_file_is_loaded_rejected_or_repeated_and_its_days_are_known(tmp_path: Path) -> None:
    with validated(tmp_path, ttd=SIGNING) as workspace:
        find_days(workspace)
        (load,) = workspace.loads
        codes = workspace.connection.execute("SELECT line, code FROM rejects ORDER BY line").fetchall()
    assert (load.read, load.loaded, load.rejected, load.repeated) == (4, 2, 2, 1)
    assert codes == [(3, "ganda"), (4, "nip_panjang")]
    assert (load.first_on, load.last_on) == (date(2024, 8, 26), date(2024, 9, 2))


def test_names_that_somebody_decided_are_read_before_the_files_that_use_them(tmp_path: Path) -> None:
    events = "siklus;tanggal;jenis;judul;unit_kerja;sumber\n2024;26/08/2024;apel;Apel;Kantor Sehat;Laporan\n"
    names = "nama_tertulis;siklus;unit_kerja;tanggal\nKantor Sehat;2024;Dinas Kesehatan;01/09/2024\n"
    with validated(tmp_path, a_kegiatan=events, z_nama=names) as workspace:
        assert workspace.connection.execute("SELECT unit_id FROM scratch.judged_event").fetchall() == [("DINKES",)]


def test_a_file_that_cannot_be_a_table_is_refused_or_listed_as_not_read(tmp_path: Path) -> None:
    photo, old, empty = tmp_path / "foto.jpg", tmp_path / "lama.xlsm", tmp_path / "kosong.csv"
    photo.write_bytes(b"\xff\xd8")
    old.write_bytes(b"\xd0\xcf")
    empty.write_bytes(b"")
    with validated(tmp_path) as workspace:
        (load,) = stage_file(workspace, Source("foto.jpg", None, INBOX, (("foto.jpg", photo),)), "foto.jpg", photo)
        assert (load.read, list(load.skipped)) == (0, ["jenis berkas .jpg tidak dibaca"])
        for path, why in ((old, "XLSX bermakro tidak diterima"), (empty, "berkas kosong")):
            with pytest.raises(Unreadable, match=why):
                stage_file(workspace, Source(path.name, None, INBOX, ((path.name, path),)), path.name, path)
