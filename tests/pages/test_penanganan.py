"""Penanganan perkara as visited: what is stuck, one case by choice and by link, and what the public is not shown."""

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from tests.support.built_once import warehouse_once
from tests.support.open_page import headings, open_page, text
from tests.support.seen import seen

UNIT = "Dinas Pendidikan dan Kebudayaan"
FILES: dict[str, Sequence[str]] = {
    "case": (
        "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;jenjang;bentuk;nip",
        f"PERKARA-1;2024;2024-10-01;pers;Pemkot Malang;{UNIT};pelaksana;D6;",
        f"PERKARA-2;2024;2024-10-01;masyarakat;Pemkot Malang;{UNIT};jpt;E4;",
        f"PERKARA-3;2024;2024-10-01;temuan;Pemkot Malang;{UNIT};jpt;E4;",
        # Another agency's: in the choice of cases, in no figure of ours.
        "PERKARA-4;2024;2024-10-01;temuan;Provinsi;;;D6;",
        # As the articles' matters are numbered: nothing is known of it but that it was.
        "TERDOKUMENTASI-2019-1;2019;belum diketahui;belum diketahui;Pemkot Malang;;;belum diketahui;",
    ),
    "step": (
        "nomor_perkara;tahap;tanggal;lembaga;sanksi;alasan",
        # Tuesday 1 October to Friday 1 November 2024; the new SK replaces the first, which was revoked.
        "PERKARA-1;register;2024-10-02;Bawaslu;;",
        "PERKARA-1;sk_sanksi;2024-10-15;PPK;hukuman disiplin ringan;",
        "PERKARA-1;sk_dicabut;2024-10-25;PPK;;keberatan diterima",
        "PERKARA-1;sk_sanksi;2024-11-01;PPK;hukuman disiplin sedang;",
        # Registered on 2 October: Bawaslu's five days were up on 7 October.
        "PERKARA-2;register;2024-10-02;Bawaslu;;",
        "PERKARA-3;tidak_diregister;2024-10-02;Bawaslu;;syarat materiil tidak terpenuhi",
        "PERKARA-4;register;2024-10-02;Bawaslu;;",
    ),
}


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show a simulated warehouse with a few cases: nothing but what FILES says."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse_once("simulasi", FILES)))


def _chosen(app: AppTest) -> str:
    return next(str(box.value) for box in app.selectbox if box.label == "Perkara")


@pytest.mark.usefixtures("simulated")
def test_the_page_begins_with_what_is_stuck_with_whom_and_since_when() -> None:
    app = seen("penanganan")
    assert [str(element.value) for element in app.header] == [
        "Macet di mana, pada siapa, sejak kapan",
        "Satu perkara, langkah demi langkah",
        "Dari laporan sampai sanksi",
        "Lama dan ketepatan tiap langkah",
    ]
    # 2 October to 1 November is 30 days, of five: 25 over.
    since = "jatuh tempo paling awal 7 Oktober 2024; terlama 25 hari kalender."
    assert f"- **Menunggu Bawaslu** menurut register Pemkot Malang: 1 perkara lewat batas, {since}" in text(app)
    titles = headings(app)
    # PERKARA-2 is open; PERKARA-1 was decided, and its SK is to be delivered.
    assert titles[0] == "1/1 perkara Pilkada 2024 yang berjalan lewat batas; terlama 25 hari kalender, menunggu Bawaslu"
    assert titles[1] == "PERKARA-2: 25 hari kalender lewat batas, menunggu Bawaslu: Kajian dan pleno"
    assert titles[2].startswith("1/3 laporan Pilkada 2024 tercatat sampai dijatuhi sanksi")
    assert "1/3 perkara Pilkada 2024 keluar tanpa sanksi; terbanyak: tidak diregister, 1" in titles


@pytest.mark.usefixtures("simulated")
def test_every_picture_is_drawn_for_a_wide_screen_and_for_a_phone() -> None:
    drawn = [str(chart.key) for chart in seen("penanganan").get("plotly_chart")]
    metrics = ["case_list", "case_history", "case_ladder", "case_outcomes", "case_exits", "case_clock_days"]
    expected = [f"plot-{form}-{metric}" for metric in [*metrics, "clock_punctuality"] for form in ("wide", "narrow")]
    assert drawn == expected


@pytest.mark.usefixtures("simulated")
def test_a_link_opens_its_case_with_a_replaced_sk_and_the_facts_that_follow() -> None:
    app = seen("penanganan", perkara="PERKARA-1", posisi="2024-11-01")
    assert _chosen(app) == "PERKARA-1"
    said = text(app)
    assert "SK ini kemudian dicabut" in said
    assert "Keberatan diterima" in said
    assert "- **Aturan yang berlaku:** PP 94/2021" in said
    assert "putusan sedang" in said
    assert "1 SK dicabut" in said


@pytest.mark.usefixtures("simulated")
def test_choosing_a_case_writes_it_into_the_address_and_a_day_before_knows_less() -> None:
    app = open_page("penanganan")
    assert _chosen(app) == "PERKARA-2"
    box = next(box for box in app.selectbox if box.label == "Perkara")
    app = box.select("PERKARA-4").run()
    assert app.query_params["perkara"] == "PERKARA-4"
    assert _chosen(app) == "PERKARA-4"
    # On 20 October the first SK stood, and nothing had been revoked.
    said = text(seen("penanganan", perkara="PERKARA-1", posisi="2024-10-20"))
    assert "SK ini kemudian dicabut" not in said
    assert "putusan ringan" in said


@pytest.mark.usefixtures("simulated")
def test_a_case_that_the_view_does_not_have_is_told_and_the_worst_one_shown() -> None:
    app = seen("penanganan", perkara="PERKARA-9")
    assert "Perkara “PERKARA-9” tidak ada pada tampilan ini" in text(app).replace("\\", "")
    assert _chosen(app) == "PERKARA-2"


@pytest.mark.usefixtures("simulated")
def test_a_matter_without_any_step_may_be_chosen_and_has_no_picture() -> None:
    app = seen("penanganan", siklus="2019", perkara="TERDOKUMENTASI-2019-1")
    assert not app.exception
    assert "- **Dilaporkan:** belum diketahui" in text(app)
    assert not [chart for chart in app.get("plotly_chart") if "case_history" in str(chart.key)]


@pytest.mark.usefixtures("simulated")
def test_national_figures_stand_beside_the_ladder_and_are_not_like_for_like() -> None:
    app = seen("penanganan", posisi="2024-11-01")
    assert "Angka nasional pada tangga yang sama: tidak dapat dibandingkan langsung" in headings(app)
    table = next(frame.value for frame in app.dataframe if "Lembaga dan himpunan" in frame.value.columns)
    row = table.set_index("Lembaga dan himpunan").loc["KASN Pemilu 2024"]
    assert list(row) == ["403 orang", "183/403 (45,4%)", "–", "97/183 (53,0%)", "6 Feb 2024"]
    (caption,) = (str(one.value) for one in app.caption if "Angka nasional" in str(one.value))
    assert caption.startswith(
        "NYATA: Angka nasional · posisi data per 1 November 2024 · sumber: KASN, Bawaslu, data rujukan."
    )


@pytest.mark.usefixtures("simulated")
def test_a_day_without_cases_is_an_empty_state() -> None:
    # On 30 September nothing of 2024 was reported yet, but the matter of 2019 was.
    app = seen("penanganan", posisi="2024-09-30")
    assert not app.exception
    assert "Tidak ada perkara Pilkada 2024 yang tercatat sedang berjalan" in text(app)
    assert "Belum ada laporan yang tercatat pada Pilkada 2024" in headings(app)
    said = text(seen("penanganan", posisi="2018-09-30"))
    assert "Belum ada perkara untuk" in said
    assert "Isi templat ini" not in said  # the register was handed in: nothing is missing


@pytest.mark.usefixtures("facts_only")
def test_a_register_that_nobody_handed_in_is_asked_for() -> None:
    said = text(open_page("penanganan", Role.SEKDA, siklus="2024"))
    assert "Belum ada perkara" in said and "Isi templat ini" in said


@pytest.mark.usefixtures("simulated")
def test_the_documented_matters_stand_with_what_is_known_and_what_is_not() -> None:
    app = seen("penanganan", siklus="2019")
    said = "1 perkara diketahui dari artikel: instansinya disebut; tanggal, bentuk, tingkat, dan langkah tiap perkara "
    assert f"{said}belum diketahui" in headings(app)
    table = next(frame.value for frame in app.dataframe if "Perkara" in frame.value.columns)
    assert table["Instansi"].tolist() == ["Pemkot Malang"]
    assert set(table["Bentuk"]) == set(table["Tanggal laporan"]) == {"belum diketahui"}
    assert "1 perkara tanpa catatan langkah" in text(app)


@pytest.mark.usefixtures("simulated")
def test_an_opd_sees_its_own_cases_alone() -> None:
    said = text(seen("penanganan", Role.OPD, "DISDIKBUD"))
    assert "PERKARA-2" in said
    assert "PERKARA-4" not in said
    assert "PERKARA-" not in text(seen("penanganan", Role.OPD, "DISHUB"))


@pytest.mark.usefixtures("simulated")
def test_the_public_is_shown_no_case_by_itself() -> None:
    app = seen("penanganan", Role.PUBLIK, "", perkara="PERKARA-1", siklus="2024")
    assert not app.exception
    assert "PERKARA-" not in text(app)
    assert not [chart for chart in app.get("plotly_chart") if "case_list" in str(chart.key)]


@pytest.mark.usefixtures("facts_only")
def test_what_articles_and_bodies_published_is_shown_to_the_public_too() -> None:
    """Official data without a log-in, before any office delivered: the documented matters alone."""
    app = seen("penanganan", siklus="2019")
    assert "Bawaslu Kota Malang menangani lima perkara" in text(app)
    assert "Angka nasional: bukan pembanding langsung" in headings(app)
