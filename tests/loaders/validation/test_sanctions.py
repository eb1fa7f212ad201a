"""Sanctions as offices tell them."""

import pytest

from loaders.contract.inputs import STEP
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.validation.lookups import Lookups
from settings import read_settings


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    reference = ReferenceTables.read(read_settings().reference)
    return Lookups(reference, UnitMatcher(reference))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Teguran Tertulis (Ringan)", "PP94_TEGURAN_TERTULIS"),
        ("Penundaan kenaikan pangkat 6 bulan", "PP94_TUNDA_PANGKAT"),
        (
            "Hukuman disiplin tingkat sedang berupa penundaan kenaikan gaji berkala selama 1 (satu) tahun",
            "PP94_TUNDA_KGB",
        ),
        ("Hukuman disiplin tingkat sedang berupa yang lain", "PP94_SEDANG"),
        ("Sanksi Moral: pernyataan secara terbuka", "PP42_MORAL"),
        ("Hukuman berat atau sedang", None),
        ("dipindah", None),
    ],
)
def test_a_sanction_is_known_by_its_name_within_what_is_told(lookups: Lookups, text: str, expected: str | None) -> None:
    assert lookups.answer(STEP.column("sanksi"), text, "2024-11-01").id == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemkot Malang", "PPK"),
        ("Pemerintah Kota Malang", "PPK"),
        ("Wali Kota", "PPK"),
        ("Dinas Kesehatan", "ATASAN"),
        ("SDN Kauman 1", "ATASAN"),
        ("Kepala Dinas", "ATASAN"),
        ("BKPSDM", "BKPSDM"),
        ("Provinsi", None),
        ("Pengadilan", None),
    ],
)
def test_who_acts_for_the_government_or_an_office_is_a_body(lookups: Lookups, text: str, expected: str | None) -> None:
    assert lookups.answer(STEP.column("lembaga"), text, None).id == expected
