"""The files of a pack as whoever opens, prints or edits them finds them."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches

from access.roles import Role, Viewer
from reports import forms, packs
from reports.document import BarChart, ColumnKind, DocumentTable, Pack, PackFormat, Section, Series, TableColumn
from reports.writers import pdf, pptx, xlsx
from storage.builds import Build
from tests.support.builds import make_build, nip
from tests.support.packs import pack, selection

SIGNS = "=1+1 #strong[a] <b>&amp; $x$ **"
"""What a formula, Typst, HTML and a sentence of ours would each take for more than text."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Thirty units of which each has two persons and one signature, so that bars and tables are long."""
    names = ["Dinas Kesehatan", "Dinas Perhubungan", "Inspektorat", *(f"SMPN {n}" for n in range(1, 28))]
    offices = [name for name in names for _ in range(2)]
    roster = [(2024, nip(n), office, "", "", "pelaksana") for n, office in enumerate(offices, start=1)]
    signing = [(2024, nip(n), "2024-08-26", "ya") for n in range(1, 61, 2)]
    return make_build(tmp_path_factory.mktemp("town"), roster=roster, signing=signing)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One person of 2019: of 2024 no roster, no signature, no case."""
    roster = [(2019, nip(1), "Dinas Kesehatan", "", "", "pelaksana")]
    return make_build(tmp_path_factory.mktemp("nothing"), roster=roster)


def slides_of(made: Pack) -> Any:
    return Presentation(io.BytesIO(pptx.write(made)))


def book_of(made: Pack) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(made)))


def pages_of(data: bytes, place: Path) -> list[str]:
    path = place / "pack.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return read.stdout.removesuffix("\f").split("\f")


def odd(made: Pack) -> Pack:
    """The pack with a chapter whose every word holds signs, a gap in each kind of column, and long bars."""
    columns = tuple(TableColumn(kind, kind) for kind in ColumnKind)
    table = DocumentTable("Tanda", SIGNS, columns, ((SIGNS, 1, 50.0, 1.5, None), (None,) * 5), "pace_by_unit", SIGNS)
    bars = BarChart(
        SIGNS, tuple(f"{n} {SIGNS}" for n in range(30)), (Series(SIGNS, (1,) * 30, "#5a94cf"),), "%", "", ""
    )
    return replace(made, sections=(Section(SIGNS, (SIGNS,), (bars,), (table,), SIGNS),))


def test_the_presentation_has_five_slides_each_with_stamp_code_and_notes(town: Build) -> None:
    slides = slides_of(pack("wali-kota", selection(town))).slides
    assert len(slides) == 5
    for at, slide in enumerate(slides, start=1):
        text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "posisi data per 1 Oktober 2024" in text and "SIMULASI" in text and f"Halaman {at} dari 5" in text
        pictures = [shape for shape in slide.shapes if "Kode QR" in shape._element._nvXxPr.cNvPr.get("descr", "")]
        assert len(pictures) == 1
        assert "Tampilan yang sama: https://netra.contoh.go.id/" in slide.notes_slide.notes_text_frame.text


def _frames(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def test_nothing_on_a_slide_is_smaller_than_twelve_points_or_reaches_into_the_stamp(town: Build) -> None:
    for slide in slides_of(pack("wali-kota", selection(town))).slides:
        runs = [run for frame in _frames(slide) for line in frame.paragraphs for run in line.runs]
        assert runs and min(run.font.size.pt for run in runs) >= 12
        for shape in slide.shapes:
            if getattr(shape, "has_table", False):
                assert shape.top + sum(row.height for row in shape.table.rows) <= Inches(6.5)
            if getattr(shape, "has_chart", False):
                assert shape.chart.font.size.pt >= 12 and shape.top + shape.height <= Inches(6.5)


def test_many_bars_stand_in_two_charts_of_one_length(town: Build) -> None:
    slides = slides_of(odd(pack("wali-kota", selection(town)))).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if getattr(shape, "has_chart", False)]
    assert [len(list(chart.plots[0].categories)) for chart in charts] == [14, 14]
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    assert "28 teratas dari 30" in slides[0].notes_slide.notes_text_frame.text


def test_every_sheet_is_ready_for_filters_and_printer(town: Build) -> None:
    made = pack("sekda", selection(town))
    book = book_of(made)
    assert book.sheetnames == ["Ringkasan", *(table.name for table in made.tables()), "Arti angka", "Data grafik"]
    assert [sheet.sheet_state for sheet in book][-1] == "hidden"
    for table in made.tables():
        sheet = book[table.name]
        (found,) = sheet.tables.values()
        assert (found.autoFilter is None) == table.is_form
        assert sheet.freeze_panes == "B6" and sheet.print_title_rows == "$5:$5"
        assert "posisi data per 1 Oktober 2024" in sheet["A2"].value and "SIMULASI" in sheet["A2"].value
        assert "Halaman &P dari &N" in sheet.oddFooter.right.text
        assert sheet.row_dimensions[5].height > 14


def test_signs_of_a_formula_or_of_markup_stay_text_in_every_form(town: Build, tmp_path: Path) -> None:
    made = odd(pack("sekda", selection(town)))
    cells = [cell for sheet in book_of(made) for row in sheet.iter_rows() for cell in row]
    assert SIGNS in [cell.value for cell in cells] and not [cell for cell in cells if cell.data_type == "f"]
    text = "".join(pages_of(pdf.write(made), tmp_path))
    assert text.count("#strong[a] <b>&amp; $x$") > 30
    (slide,) = slides_of(made).slides
    assert slide.shapes.title.text_frame.text == SIGNS
    assert next(shape.table for shape in slide.shapes if getattr(shape, "has_table", False)).cell(1, 0).text == SIGNS


def test_a_gap_is_a_dash_and_said_to_be_one(town: Build, tmp_path: Path) -> None:
    made = odd(pack("sekda", selection(town)))
    sheet = book_of(made)["Tanda"]
    assert [cell.value for cell in sheet[7]] == ["–"] * 5
    assert sheet["A3"].value.endswith("– : belum diketahui atau tidak berlaku.")
    assert "– : belum diketahui atau tidak berlaku." in "".join(pages_of(pdf.write(made), tmp_path))


def test_a_form_to_fill_in_has_a_page_of_its_own(town: Build, tmp_path: Path) -> None:
    pages = pages_of(pdf.write(pack("sekda", selection(town))), tmp_path)
    (notula,) = [page for page in pages if "Pembahasan" in page]
    assert "Notula rapat" in notula and "Pemimpin rapat: ..." in notula and "Kendala" not in notula.split("Agenda")[0]
    for at, page in enumerate(pages, start=1):
        assert f"Halaman {at} dari {len(pages)}" in page


def test_the_pdf_is_tagged_and_its_charts_are_told_in_words(town: Build, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(pdf.write(pack("wali-kota", selection(town))))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    tree = subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True).stdout
    assert tree.count("Figure") >= 2 and "Table" in tree and "H1" in tree


@pytest.mark.parametrize("kind", packs.KINDS, ids=lambda kind: kind.name)
def test_without_any_data_every_pack_is_still_made_in_every_form(kind: packs.PackKind, nothing: Build) -> None:
    viewer = Viewer(Role.PUBLIK if kind.name == "publik" else Role.SEKDA)
    made = pack(kind.name, selection(nothing, viewer=viewer))
    assert all(section.title for section in made.sections)
    for writer in forms.writers(kind):
        assert len(writer.write(made)) > 100
    if PackFormat.PPTX in kind.forms:
        assert len(slides_of(made).slides) == 5


def test_libreoffice_opens_presentation_and_workbook_and_prints_every_page_with_its_stamp(
    town: Build, tmp_path: Path
) -> None:
    """One start of LibreOffice for both; the hidden sheet of numbers is not printed."""
    view = selection(town)
    slides, book = tmp_path / "paparan.pptx", tmp_path / "monev.xlsx"
    slides.write_bytes(pptx.write(pack("wali-kota", view)))
    book.write_bytes(xlsx.write(pack("sekda", view)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(slides), str(book)], check=True, capture_output=True, timeout=120)
    shown = pages_of((tmp_path / "paparan.pdf").read_bytes(), tmp_path)
    assert [f"Halaman {at} dari 5" in page for at, page in enumerate(shown, start=1)] == [True] * 5
    printed = pages_of((tmp_path / "monev.pdf").read_bytes(), tmp_path)
    assert all("posisi data per 1 Oktober 2024" in page and "SIMULASI" in page for page in printed)
    assert [f"Halaman {at} dari {len(printed)}" in page for at, page in enumerate(printed, 1)] == [True] * len(printed)
    assert "Notula (diisi dalam rapat)" in "".join(printed)
