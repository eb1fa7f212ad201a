import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.package_safety import BROKEN_PACKAGE, check_parts, read_through
from settings import read_settings

SETTINGS = replace(read_settings(), max_unpacked_bytes=1_000_000)
HARMFUL = {
    "xl/vbaProject.bin": "makro",
    "xl/macrosheets/sheet1.xml": "makro",
    "xl/intlMacrosheets/sheet1.bin": "makro",
    "Basic/Standard/Module1.xml": "makro",
    "Scripts/python/a.py": "makro",
    "xl/externalLinks/externalLink1.xml": "bertaut ke berkas lain",
    "../luar.xml": "menunjuk ke luar foldernya",
    "/etc/luar.xml": "menunjuk ke luar foldernya",
}


def _package(path: Path, name: str, data: bytes = b"x") -> zipfile.ZipFile:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return zipfile.ZipFile(path)


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_part_is_refused(name: str, tmp_path: Path) -> None:
    with _package(tmp_path / "a.zip", name) as package, pytest.raises(Unreadable, match=HARMFUL[name]):
        check_parts(package, "a.zip", SETTINGS)


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "Basic/script-lc.xml", "Basic/Standard/dialog-lb.xml", "Scripts/"]
)
def test_a_harmless_part_is_not(name: str, tmp_path: Path) -> None:
    with _package(tmp_path / "a.zip", name) as package:
        check_parts(package, "a.zip", SETTINGS)


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with (
        _package(tmp_path / "a.zip", "a", bytes(1_000_001)) as package,
        pytest.raises(Unreadable, match="lebih dari 1 MB"),
    ):
        check_parts(package, "a.zip", SETTINGS)


def test_a_part_that_does_not_unpack_to_what_it_declares_is_damaged(tmp_path: Path) -> None:
    _package(tmp_path / "a.zip", "a", bytes(1000)).close()
    data = bytearray((tmp_path / "a.zip").read_bytes())
    at = data.rindex(b"a", 0, data.rindex(b"PK\x05\x06")) - 46 + 24
    data[at : at + 4] = b"\x01\0\0\0"
    (tmp_path / "a.zip").write_bytes(bytes(data))
    with zipfile.ZipFile(tmp_path / "a.zip") as package, pytest.raises(BROKEN_PACKAGE):
        read_through(package, "a")
