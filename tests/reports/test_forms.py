"""The files of a pack in every format."""

import subprocess
from pathlib import Path

import pytest

from access.roles import Role, Viewer
from reports import forms, packs
from reports.document import PackFormat
from storage.builds import Build
from tests.support.pack_files import pages_of, slides_of
from tests.support.packs import file, pack, selection
from tests.support.patience import SECONDS


def test_a_form_to_fill_in_has_a_page_of_its_own(long_town: Build, tmp_path: Path) -> None:
    pages = pages_of(file(pack("sekda", selection(long_town)), PackFormat.PDF), tmp_path)
    (notula,) = [page for page in pages if "Pembahasan" in page]
    assert "Notula rapat" in notula and "Pemimpin rapat: ..." in notula and "Kendala" not in notula.split("Agenda")[0]
    for at, page in enumerate(pages, start=1):
        assert f"Halaman {at} dari {len(pages)}" in page


@pytest.mark.parametrize("kind", packs.KINDS, ids=lambda kind: kind.name)
def test_without_any_data_every_pack_is_still_made_in_every_form(kind: packs.PackKind, empty_city: Build) -> None:
    viewer = Viewer(Role.PUBLIK if kind.name == "publik" else Role.SEKDA)
    made = pack(kind.name, selection(empty_city, viewer=viewer))
    assert all(section.title for section in made.sections)
    for writer in forms.writers(kind):
        assert len(file(made, writer.form)) > 100
    if PackFormat.PPTX in kind.forms:
        assert len(slides_of(made).slides) == 5


def test_libreoffice_opens_presentation_and_workbook_and_prints_every_page_with_its_stamp(
    long_town: Build, tmp_path: Path
) -> None:
    """One start of LibreOffice for both; the hidden sheet of numbers is not printed."""
    view = selection(long_town)
    slides, book = tmp_path / "paparan.pptx", tmp_path / "monev.xlsx"
    slides.write_bytes(file(pack("wali-kota", view), PackFormat.PPTX))
    book.write_bytes(file(pack("sekda", view), PackFormat.XLSX))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(slides), str(book)], check=True, capture_output=True, timeout=SECONDS)
    shown = pages_of((tmp_path / "paparan.pdf").read_bytes(), tmp_path)
    assert [f"Halaman {at} dari 5" in page for at, page in enumerate(shown, start=1)] == [True] * 5
    printed = pages_of((tmp_path / "monev.pdf").read_bytes(), tmp_path)
    assert all("posisi data per 1 Oktober 2024" in page and "SIMULASI" in page for page in printed)
    assert [f"Halaman {at} dari {len(printed)}" in page for at, page in enumerate(printed, 1)] == [True] * len(printed)
    assert "Notula (diisi dalam rapat)" in "".join(printed)
