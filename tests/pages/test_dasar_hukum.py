"""The page Dasar hukum: limits, sanctions, steps, forms and changes of rule, for everybody, with source and flag."""

import pytest

from access.roles import Role
from tests.support.open_page import headings, text
from tests.support.seen import seen


@pytest.mark.usefixtures("facts_only")
def test_an_official_can_check_every_limit_sanction_step_and_change() -> None:
    app = seen("dasar_hukum", siklus="2024")
    assert headings(app) == [
        "Batas waktu pada Pilkada 2024",
        "Sanksi pada Pilkada 2024",
        "Tahap perkara",
        "Bentuk pelanggaran",
        "Perubahan aturan dan lembaga",
    ]
    said = text(app)
    assert "Rekomendasi diterima PPK → SK sanksi" in said
    limits = app.table[0].value.to_csv()
    assert "UU 10/2016 pasal 134" in limits and "UU 7/2017" not in limits
    assert "Pemutusan hubungan perjanjian kerja" in said
    assert (
        "MenPANRB 2/2022, Mendagri 800-5474/2022, BKN 246/2022, KASN 30/2022, Bawaslu 1447.1/PM.01/K.1/09/2022" in said
    )


@pytest.mark.usefixtures("facts_only")
def test_2019_stands_under_the_law_of_its_time() -> None:
    said = text(seen("dasar_hukum", siklus="2019"))
    assert "Perka BKN 21/2010" in said
    assert "Pemotongan tukin" not in said


@pytest.mark.parametrize("role", [Role.SEKDA, Role.OPD, Role.PUBLIK])
@pytest.mark.usefixtures("filled")
def test_each_subject_is_one_line_until_it_is_opened_and_has_its_file(role: Role) -> None:
    app = seen("dasar_hukum", role, "DINKES" if role is Role.OPD else "", siklus="2024")
    assert [part.label for part in app.expander] == [
        "**Batas waktu**: 15 batas, 6 belum dicocokkan",
        "**Sanksi**: 25 jenis, 7 belum dicocokkan",
        "**Tahap perkara**: 31 tahap, 14 belum dicocokkan",
        "**Bentuk pelanggaran**: 19 bentuk, 3 belum dicocokkan",
        "**Perubahan aturan dan lembaga**: 7 perubahan, 3 belum dicocokkan",
    ]
    assert not any(part.proto.expanded for part in app.expander)
    files = [button for button in app.get("download_button") if button.proto.label == "Unduh CSV"]
    assert len(files) == len(app.table) == 5


@pytest.mark.usefixtures("facts_only")
def test_on_a_phone_each_row_stands_as_text_with_what_is_long_on_a_line_of_its_own() -> None:
    lists = [str(one.value) for one in seen("dasar_hukum", siklus="2024").markdown if str(one.value).startswith("- **")]
    assert len(lists) == 5
    short = "Berlaku untuk: semua perkara · Batas: 14 hari kerja · Mengikat: PPK (Wali Kota) · Dicocokkan: ya"
    told = lists[0].replace("\\", "").replace("\u200b", "")
    assert f"- **Rekomendasi diterima PPK → SK sanksi**  \n  {short}  \n  Dasar dan catatan: Bawaslu" in told
