"""Sanctions as offices tell them."""

import pytest

from loaders.contract.inputs import CASE, STEP
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidak dijatuhi hukuman disiplin berat", None),
        ("Bebas dari hukuman disiplin sedang", None),
        ("Belum dijatuhi (usulan: hukuman disiplin berat)", None),
        ("Teguran Tertulis, bukan hukuman disiplin berat", None),
        ("Diringankan menjadi hukuman ringan", None),
        ("SK hukuman disiplin berat dicabut", None),
        ("Hukuman disiplin berat", "PP94_BERAT"),
        ("Pernyataan tidak puas secara tertulis", "PP94_TIDAK_PUAS"),  # whose name has such a word in it
    ],
)
def test_a_level_that_a_text_takes_back_is_no_sanction(lookups: Lookups, text: str, expected: str | None) -> None:
    assert lookups.answer(STEP.column("sanksi"), text, "2024-11-01").id == expected


@pytest.mark.parametrize("text", ["Dinas Kesehatan", "Dinkes Kota Malang", "SDN Kauman 1"])
def test_who_works_in_one_of_our_units_works_for_our_government(lookups: Lookups, text: str) -> None:
    own = lookups.answer(CASE.column("instansi"), "Pemkot Malang", None).id
    assert lookups.answer(CASE.column("instansi"), text, None).id == own is not None
    assert lookups.answer(CASE.column("instansi"), "Universitas Lain", None).id is None
