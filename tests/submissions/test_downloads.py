"""What an office takes along from the screen: who gets which rejected rows, in what form, and that it is in the log."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from loaders.build import preview
from metrics.disclosure import authorized
from settings import read_settings
from storage import audit_log, builds
from storage.builds import Build
from storage.errors import Refused
from submissions import downloads, uploads
from submissions.downloads import RejectFormat
from submissions.uploads import Preview, Upload
from tests.support.asked_once import asked_once
from tests.support.open_page import open_page
from tests.support.shared import made_once
from tests.support.submitted import SIGNING, Office, nip, person, write_csv
from tests.support.uploads import DATASET, PENGELOLA, office, settings, upload
from tests.support.uploads import DINKES as DINKES_UPLOADS

ROSTER = ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai")
CASES = ("nomor_perkara", "siklus", "tanggal_laporan", "asal", "instansi", "unit_kerja", "bentuk", "nip")
SEKDA, DINKES = Viewer(Role.SEKDA), Viewer(Role.OPD, "DINKES")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Two units with one bad row each, and a register whose bad row names a person of the first; with its own log."""
    place = made_once("office_with_rejects", _make)
    monkeypatch.setenv("NETRA_WAREHOUSE", str(place / "warehouse"))
    monkeypatch.setenv("NETRA_LOG", str(tmp_path / "log"))
    found = builds.current("simulasi")
    assert found is not None
    return found


def _make(place: Path) -> None:
    office = Office(place)
    other = person(4, "Dinas Perhubungan")
    bad = [[*row[:4], "eselon lima", row[5]] for row in (person(3), other)]
    write_csv(office.inbox / "daftar.csv", ROSTER, *map(person, (1, 2)), *bad)
    case = ("001/NTR", "2024", "01/10/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", "", nip(1))
    write_csv(office.inbox / "perkara.csv", CASES, case)
    assert office.build().code == 0


def _cells(file: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(file))
    return " ".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row)


def test_an_opd_takes_its_own_rows_and_none_of_a_register_of_cases(build: Build) -> None:
    assert downloads.files(SEKDA, build) == [("daftar.csv", 2), ("perkara.csv", 1)]
    assert downloads.files(DINKES, build) == [("daftar.csv", 1)]
    own = _cells(downloads.rejects(DINKES, build, None, RejectFormat.XLSX))
    assert "Pegawai 00003" in own and "Pegawai 00004" not in own and nip(1) not in own
    everything = _cells(downloads.rejects(SEKDA, build, None, RejectFormat.XLSX))
    assert "Pegawai 00004" in everything and nip(1) in everything


@pytest.mark.parametrize("viewer", [PUBLIC, Viewer(Role.PIMPINAN), Viewer(Role.BAWASLU)])
def test_who_has_no_right_to_rejects_is_given_none(viewer: Viewer, build: Build) -> None:
    assert downloads.files(viewer, build) == []
    with pytest.raises(authorized.AccessDenied):
        downloads.rejects(viewer, build, "daftar.csv", RejectFormat.XLSX)


def test_a_file_that_was_taken_is_in_the_log_and_says_what_data_it_is_of(build: Build) -> None:
    file = downloads.rejects(SEKDA, build, "daftar.csv", RejectFormat.CSV).decode("utf-8-sig")
    assert file.startswith("SIMULASI: Baris yang ditolak: daftar.csv\r\n")
    log = audit_log.entries(OPERATOR, settings=read_settings())
    assert list(log[log["event"] == "download"]["what"]) == ["rejected_rows"]
    assert "SIMULASI" in downloads.file_name(build, "daftar.csv", RejectFormat.CSV)
    assert [downloads.forms(file) for file in ("a.CSV", "a.xlsx", "a.xls", "a.ods", None)] == [
        (RejectFormat.XLSX, RejectFormat.CSV),
        (RejectFormat.XLSX,),
        (RejectFormat.XLSX,),
        (RejectFormat.XLSX,),
        (RejectFormat.XLSX,),
    ]


def test_the_page_offers_templates_to_everybody_and_rejects_to_those_with_the_right(build: Build) -> None:
    assert build.dataset == "simulasi"
    for role, has_rejects in ((Role.PUBLIK, False), (Role.PENGELOLA, True), (Role.OPD, True)):
        with asked_once():
            app = open_page("data", role, "DINKES", siklus="2024")
        assert not app.exception
        labels = [button.proto.label for button in app.get("download_button")]
        assert {"Templat daftar wajib", "Templat tanda tangan", "Templat padanan perkara"} <= set(labels)
        assert ("Unduh baris yang ditolak (XLSX)" in labels) == has_rejects


def test_a_template_from_the_screen_is_that_of_the_command() -> None:
    book = openpyxl.load_workbook(BytesIO(downloads.template("signing")))
    assert book.sheetnames == ["Isian", "Penjelasan", "Pilihan"]


def test_rejected_rows_of_a_preview_are_taken_along_corrected_and_settle_what_was_published(tmp_path: Path) -> None:
    made = office(tmp_path)
    chosen = settings(made)
    rows = (("2024", nip(2), "27/08/2024", "ya"), ("2024", nip(3), "27/13/2024", "ya"))
    given = upload(SIGNING, *rows, name="TTD Dinkes.csv")
    shown = uploads.preview(DINKES_UPLOADS, DATASET, given, settings=chosen)
    assert downloads.forms_of_preview(shown, given.name) == (RejectFormat.XLSX, RejectFormat.CSV)
    taken = downloads.rejects_of_preview(DINKES_UPLOADS, DATASET, shown, given.name, RejectFormat.CSV, chosen)
    lines = taken.decode("utf-8-sig").splitlines()
    assert lines[0] == "Baris yang ditolak: TTD Dinkes.csv"  # as it was called, not as it would lie in the inbox
    assert any(nip(3) in line and ";TTD Dinkes.csv;;3" in line for line in lines)
    assert not any(nip(2) in line for line in lines)
    book = downloads.rejects_of_preview(DINKES_UPLOADS, DATASET, shown, given.name, RejectFormat.XLSX, chosen)
    assert nip(3) in _cells(book)
    log = audit_log.entries(OPERATOR, settings=chosen)
    assert list(log["what"][:2]) == ["rejected_rows_preview"] * 2 and set(log["who"][:2]) == {"orang-4"}
    uploads.publish(DINKES_UPLOADS, DATASET, given, shown, chosen)
    corrected = Upload("betul.csv", taken.replace(b"27/13/2024", b"27/08/2024"))
    shown = uploads.preview(DINKES_UPLOADS, DATASET, corrected, settings=chosen)
    assert not shown.problem and not shown.rejected and downloads.forms_of_preview(shown, corrected.name) == ()
    uploads.publish(DINKES_UPLOADS, DATASET, corrected, shown, chosen)
    assert made.rows("SELECT count(*) FROM signings") == [(4,)]
    assert made.rows("SELECT count(*) FROM rejects WHERE settled_in IS NULL") == [(0,)]


def test_corrected_rows_of_a_discarded_file_are_uploaded_on_their_own(tmp_path: Path) -> None:
    made = office(tmp_path)
    chosen = settings(made)
    given = upload(SIGNING, *(("2024", nip(n), "bukan hari", "ya") for n in (*range(2, 4), *range(20, 31))))
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=chosen)
    assert "13 dari 13 baris ditolak" in shown.problem  # too many to be published: all the more to be taken along
    taken = downloads.rejects_of_preview(PENGELOLA, DATASET, shown, given.name, RejectFormat.CSV, chosen)
    corrected = Upload("betul.csv", taken.replace(b"bukan hari", b"27/08/2024"))
    shown = uploads.preview(PENGELOLA, DATASET, corrected, settings=chosen)
    assert (shown.problem, shown.sheets[0].loaded, shown.outside) == ("", 13, 11)


def test_too_many_rejected_rows_are_not_taken_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = office(tmp_path)
    monkeypatch.setattr(preview, "MOST_TAKEN_ALONG", 1)
    given = upload(SIGNING, *(("2024", nip(n), "bukan hari", "ya") for n in (2, 3)))
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    assert shown.sheets[0].rejected == 2 and downloads.forms_of_preview(shown, given.name) == ()


def test_who_may_hand_in_nothing_takes_nothing_of_a_preview(tmp_path: Path) -> None:
    made = office(tmp_path)
    with pytest.raises(Refused):
        downloads.rejects_of_preview(PUBLIC, DATASET, Preview("", ""), "a.csv", RejectFormat.XLSX, settings(made))


def test_a_file_of_a_preview_says_so_in_its_name_and_of_what_data_it_is() -> None:
    assert downloads.name_of_preview("resmi", "TTD Dinkes.csv", RejectFormat.CSV) == "ditolak-TTD Dinkes-pratinjau.csv"
    assert "SIMULASI" in downloads.name_of_preview("simulasi", "TTD.xlsx", RejectFormat.XLSX)
