"""The pages of cases, stages and data: filled and empty, on builds made by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from metrics_fixture import Rows, make_build
from streamlit.testing.v1 import AppTest

from metrics import METRICS
from settings import ROOT

PAGES = ("pelanggaran", "penanganan", "tahapan", "data")
NIP = "198501012010011001"
NAME = "20261122T011400000000Z-hand"
OPENED, DECIDED = date(2024, 10, 1), date(2024, 11, 1)

CASES = [
    ("PERKARA-1", 2024, OPENED, OPENED, "pers", "Pemkot Malang", "DISDIKBUD", "pelaksana", "D6", int(NIP)),
    ("PERKARA-2", 2024, OPENED, OPENED, "masyarakat", "Pemkot Malang", "DISDIKBUD", "jpt", "E4", None),
    # Another agency's: shown by instansi, counted nowhere else.
    ("PERKARA-3", 2024, OPENED, OPENED, "temuan", "Provinsi", None, None, "D6", None),
]
STEPS = [
    ("PERKARA-1", 1, "register", OPENED, None),
    ("PERKARA-1", 2, "sk_sanksi", DECIDED, "sedang"),
    ("PERKARA-2", 1, "register", OPENED, None),
]
LOADS = [
    (1, "daftar", "daftar.xlsx", "Disdikbud", "roster", "BKPSDM", 10, 7, 2, 1, "jumlah 1", None, None, "x"),
]
REJECTS: Rows = [
    (1, "daftar", "daftar.xlsx", "Disdikbud", 9, "nip", NIP, "nip", "NIP rusak", "Ubah ke teks", []),
    (1, "daftar", "daftar.xlsx", "Disdikbud", 12, "nip", "Pegawai 00001", "nip", "NIP rusak", "Ubah ke teks", []),
]
EVENTS = [(2024, date(2024, 8, 26), "ikrar", "Ikrar bersama", "Islamic Center", None, None, 642, "Memontum")]
SOURCES = [("daftar", "roster", "inbox", "BKPSDM", 30, 1, "2024-11-28 00:00:00", "lengkap", "1 berkas")]

EVERYTHING = {
    "cases": CASES,
    "case_steps": STEPS,
    "loads": LOADS,
    "rejects": REJECTS,
    "events": EVENTS,
    "sources": SOURCES,
}

Opener = Callable[..., AppTest]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Open a page on a build with the given facts."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))

    def open_page(page: str, dataset: str = "resmi", **facts: Rows) -> AppTest:
        folder = tmp_path / dataset
        folder.mkdir(exist_ok=True)
        make_build(folder / f"{NAME}.duckdb", **facts)
        (folder / "CURRENT").write_text(NAME)
        return _page(page)

    return open_page


def _page(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=30).run()
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def _titles(app: AppTest) -> list[str]:
    return [str(element.value) for element in app.subheader]


def _text(app: AppTest) -> str:
    """All that a page says: words, tables, and the data of its pictures."""
    said = [str(element.value) for kind in (app.markdown, app.caption, app.subheader, app.info) for element in kind]
    tables = [str(frame.value.to_csv()) for frame in app.dataframe]
    return "\n".join([*said, *tables, *(str(chart.proto) for chart in app.get("plotly_chart"))])


def _figures(app: AppTest) -> list[str]:
    return [str(chart.key) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_any_build_says_who_supplies_the_data(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    app = _page(page)
    assert not app.exception
    assert "Belum ada data yang dimuat" in _text(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_on_a_build_that_holds_no_deliveries(page: str, opened: Opener) -> None:
    app = opened(page)
    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_name_a_nip_or_a_case_number(page: str, opened: Opener) -> None:
    said = _text(opened(page, **EVERYTHING))
    assert "Pegawai 00001" not in said
    assert NIP not in said
    assert "PERKARA-1" not in said


@pytest.mark.parametrize("page", PAGES)
def test_simulated_data_is_marked_on_every_page_and_caption(page: str, opened: Opener) -> None:
    app = opened(page, "simulasi", **EVERYTHING)
    captions = [element.value for element in app.caption if "posisi data per" in element.value]
    assert captions
    assert all(caption.startswith("SIMULASI") for caption in captions)


def test_violations_count_our_own_cases_and_show_the_others_only_by_instansi(opened: Opener) -> None:
    app = opened("pelanggaran", **EVERYTHING)
    # P1 sedang, P2 undecided: two of ours; P3 belongs to the province.
    assert "Terbanyak: Sedang – 1/2 perkara Pilkada 2024" in _titles(app)
    assert "Terbanyak: Pemkot Malang – 2/3 perkara Pilkada 2024" in _titles(app)


def test_violations_say_that_fewer_reports_are_not_fewer_violations_and_that_the_rule_changed(opened: Opener) -> None:
    said = _text(opened("pelanggaran", **EVERYTHING))
    assert "Laporan yang lebih sedikit bukan berarti pelanggaran yang lebih sedikit" in said
    assert "PP 94/2021 menggantikan PP 53/2010" in said
    assert "bukan pembanding langsung" in said


def test_violations_without_cases_are_an_empty_state_but_the_documented_facts_stay(opened: Opener) -> None:
    app = opened("pelanggaran")
    assert "Belum ada perkara untuk Seluruh kota" in _text(app)
    assert _figures(app) == ["plot-wide-national_figures", "plot-narrow-national_figures"]
    assert "Bawaslu Kota Malang menangani lima perkara" in app.info[0].value


def test_every_figure_of_the_cases_is_drawn_for_a_wide_screen_and_for_a_phone(opened: Opener) -> None:
    figures = _figures(opened("penanganan", **EVERYTHING))
    assert figures == [
        "plot-wide-case_ladder",
        "plot-narrow-case_ladder",
        "plot-wide-case_outcomes",
        "plot-narrow-case_outcomes",
    ]


def test_handling_says_how_many_came_to_a_sanction_and_who_is_waited_for(opened: Opener) -> None:
    titles = _titles(opened("penanganan", **EVERYTHING))
    assert titles[0].startswith("1/2 laporan Pilkada 2024 sampai dijatuhi sanksi")
    assert titles[1] == "1/2 perkara Pilkada 2024 masih berjalan; 1 dijatuhi sanksi"
    assert "menunggu Bawaslu Kota Malang" in titles[2]


def test_stages_show_all_nine_documented_facts_with_their_articles(opened: Opener) -> None:
    said = _text(opened("tahapan"))
    assert all(f"**F{place} · " in said for place in range(1, 10))
    assert "Malang Post, 23 Mei 2023" in said
    assert "1.480" in said
    assert "1.420" in said


def test_stages_say_which_class_applies_on_the_day(opened: Opener) -> None:
    app = opened("tahapan", **EVERYTHING)
    app.query_params["siklus"], app.query_params["posisi"] = "2024", "2024-08-26"
    app.run()
    assert "Per 26 Agustus 2024 berlaku kode etik: calon baru ditetapkan 22 September 2024" in _titles(app)


def test_data_explains_every_row_that_was_read(opened: Opener) -> None:
    titles = _titles(opened("data", **EVERYTHING))
    assert "10 baris dibaca = 7 dimuat + 2 ditolak + 1 dilewati" in titles
    assert "2 baris ditolak dalam 1 berkas; terbanyak: NIP rusak (2)" in titles


def test_a_table_without_rows_says_so_in_words(opened: Opener) -> None:
    app = opened("data")
    assert "Tidak ada baris yang ditolak" in _titles(app)
    assert "Tidak ada baris." in [element.value for element in app.caption]


def test_data_defines_every_metric(opened: Opener) -> None:
    expanders = {element.label for element in opened("data").expander}
    assert {metric.title for metric in METRICS} <= expanders
