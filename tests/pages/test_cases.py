"""The pages of cases, stages and data, filled and empty: office files through the real loader, pages as visited."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.catalogue import METRICS
from tests.support.builds import make_warehouse
from tests.support.open_page import headings, open_page, text

PAGES = ("pelanggaran", "penanganan", "tahapan", "data")
NIP = "199001012015011001"
NAME = "Pegawai 00001"
UNIT = "Dinas Pendidikan dan Kebudayaan"

FILES: dict[str, Sequence[str]] = {
    "roster": (
        "siklus;nip;nama;unit_kerja;jenjang;status_pegawai",
        f"2024;{NIP};{NAME};{UNIT};pelaksana;PNS",
        # A name where the NIP belongs: rejected, and shown nowhere.
        f"2024;{NAME};{NAME};{UNIT};pelaksana;PNS",
    ),
    "case": (
        "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;jenjang;bentuk;nip",
        f"PERKARA-1;2024;2024-10-01;pers;Pemkot Malang;{UNIT};pelaksana;D6;{NIP}",
        f"PERKARA-2;2024;2024-10-01;masyarakat;Pemkot Malang;{UNIT};jpt;E4;",
        # Another agency's: shown by instansi, counted nowhere else.
        "PERKARA-3;2024;2024-10-01;temuan;Provinsi;;;D6;",
    ),
    "step": (
        "nomor_perkara;tahap;tanggal;lembaga;sanksi",
        "PERKARA-1;register;2024-10-02;Bawaslu;",
        "PERKARA-1;sk_sanksi;2024-11-01;PPK;hukuman disiplin sedang",
        "PERKARA-2;register;2024-10-02;Bawaslu;",
    ),
    "event": ("siklus;tanggal;jenis;judul;sumber", "2024;2024-08-19;apel;Apel netralitas;BKPSDM"),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated warehouse with a few cases: nothing but what FILES says."""
    return make_warehouse(tmp_path_factory.mktemp("city"), "simulasi", FILES)


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The official warehouse before any office delivered: the documented facts alone."""
    return make_warehouse(tmp_path_factory.mktemp("documented"), "resmi", {})


@pytest.fixture
def filled(city: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(city))
    yield


@pytest.fixture
def facts_only(documented: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(documented))
    yield


def _figures(app: AppTest) -> list[str]:
    return [str(chart.key) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_any_build_says_what_to_do(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    app = open_page(page)
    assert not app.exception
    assert "Belum ada data yang dimuat" in text(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("facts_only")
def test_a_page_stands_before_any_office_delivered(page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_no_page_shows_a_name_or_a_nip_and_only_handling_a_number_of_a_simulated_case(page: str) -> None:
    app = open_page(page)
    assert not app.error
    secrets = (NAME, NIP) if page == "penanganan" else (NAME, NIP, "PERKARA-1")
    assert not [secret for secret in secrets if secret in text(app)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_simulated_data_is_marked_in_every_caption(page: str) -> None:
    captions = [str(element.value) for element in open_page(page).caption if "posisi data per" in str(element.value)]
    assert captions
    assert all(caption.startswith("SIMULASI") for caption in captions)


@pytest.mark.usefixtures("facts_only")
def test_stages_show_all_nine_documented_facts_with_their_articles() -> None:
    said = text(open_page("tahapan"))
    assert all(f"**F{place} · " in said for place in range(1, 10))
    assert "Malang Post, 23 Mei 2023" in said
    assert "1.480" in said
    assert "1.420" in said


@pytest.mark.usefixtures("filled")
def test_stages_say_which_class_applies_on_the_day() -> None:
    titles = headings(open_page("tahapan", siklus="2024", posisi="2024-08-26"))
    assert "Per 26 Agustus 2024 berlaku kode etik: calon baru ditetapkan 22 September 2024" in titles


@pytest.mark.usefixtures("filled")
def test_data_explains_every_row_that_was_read() -> None:
    titles = headings(open_page("data"))
    # roster 2, case 3, step 3, event 1; the row with a name for a NIP is the one rejected
    assert "9 baris dibaca = 8 dimuat + 1 ditolak + 0 dilewati" in titles
    assert "1 baris ditolak dalam 1 berkas; terbanyak: NIP berisi huruf atau tanda lain (1)" in titles


def test_a_table_without_rows_says_so_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(make_warehouse(tmp_path, "simulasi", {"event": FILES["event"]})))
    app = open_page("data")
    assert "Tidak ada baris yang ditolak" in headings(app)
    assert "Tidak ada baris." in [element.value for element in app.caption]


@pytest.mark.usefixtures("filled")
def test_data_defines_every_metric() -> None:
    expanders = {element.label for element in open_page("data").expander}
    assert {metric.title for metric in METRICS} <= expanders
