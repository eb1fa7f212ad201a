"""A column that holds names and NIP."""

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.contract.headers import Header, Title
from loaders.contract.inputs import find
from loaders.contract.name_and_nip import nip_has_names, title_of_both
from tests.support.builds import nip
from tests.support.workspaces import validated


@pytest.mark.parametrize(
    ("titles", "both", "has_names"),
    [
        (("No", "Nama / NIP", "Tanggal"), "Nama / NIP", True),
        (("No", "NIP\ndan Nama", "Tanggal"), "NIP dan Nama", True),
        (("Nama", "NIP", "Tanggal"), "", False),
        (("Nama/NIP atasan", "NIP", "Tanggal"), "Nama/NIP atasan", False),
    ],
)
def test_a_title_names_both_or_one(titles: tuple[str, ...], both: str, has_names: bool) -> None:
    header = Header(find("signing"), 0, {"nip": 1}, titles=tuple(Title(text) for text in titles))
    assert (title_of_both(header), nip_has_names(header)) == (both, has_names)
    assert not nip_has_names(replace(header, columns={}))


def test_a_person_is_read_by_what_ends_the_cell(tmp_path: Path) -> None:
    cells = [
        f"Pegawai 00001 / {nip(1)}",
        f'"Pegawai 00002\n{nip(2)}"',
        f"Pegawai 3 NIP. {nip(3)[:8]} {nip(3)[8:14]} {nip(3)[14:15]} {nip(3)[15:]}",
        f"Pegawai 00004 ({nip(4)})",
        "Pegawai 00005",
        f"Pegawai 00006 / {nip(6)[:17]}",
        f"Pegawai 00007 / {nip(7)}, Pegawai 00008 / {nip(8)}",
    ]
    rows = [f"2024;{cell};26/08/2024" for cell in cells]
    with validated(tmp_path, daftar="\n".join(["Siklus;Nama / NIP;Tanggal TTD", *rows]) + "\n") as workspace:
        read = workspace.connection.execute("SELECT nip FROM scratch.judged_signing WHERE mask = 0 ORDER BY line")
        assert read.fetchall() == [(int(nip(number)),) for number in (1, 2, 3, 4)]
