"""The page Dasar hukum: limits, sanctions, steps, forms and changes of rule, for everybody, with source and flag."""

import pytest

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
    assert "UU 10/2016 pasal 134" in said and "UU 7/2017" not in said.split("Tahap perkara")[0]
    assert "Pemutusan hubungan perjanjian kerja" in said
    assert (
        "MenPANRB 2/2022, Mendagri 800-5474/2022, BKN 246/2022, KASN 30/2022, Bawaslu 1447.1/PM.01/K.1/09/2022" in said
    )


@pytest.mark.usefixtures("facts_only")
def test_2019_stands_under_the_law_of_its_time() -> None:
    said = text(seen("dasar_hukum", siklus="2019"))
    assert "Perka BKN 21/2010" in said
    assert "Pemotongan tukin" not in said
