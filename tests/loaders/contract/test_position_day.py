"""The position day that a title tells, and days that are none."""

import pytest

from loaders.contract.inputs import find
from loaders.contract.position_day import position_above


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Keadaan s/d 20 September 2024", "20 September 2024"),
        ("REKAPITULASI PAKTA INTEGRITAS PER 26 AGUSTUS 2024", "26 AGUSTUS 2024"),
        ("Rekap Pilkada 2024 posisi 26/08/2024", "26/08/2024"),
        ("Keadaan per tanggal 26 Agustus 2024 (pukul 12.00 WIB)", "26 Agustus 2024"),
        ("Data s.d. Senin, 26 Agustus 2024", "26 Agustus 2024"),
        ("(posisi sampai dengan 26-08-2024)", "26-08-2024"),
        ("Jadwal 26 Agustus s.d. 24 September 2024", None),
        ("Tahap 1 per 26 Agustus 2024", None),
        ("Batas waktu s.d. 24 September 2024", None),
        ("Malang, 26 Agustus 2024", None),
        ("Surat Sekretaris Daerah per 1 Agustus 2024", None),
        ("Kondisi per 26 Agustus 2024 dan seterusnya", None),
        ("Keadaan akhir September 2024", None),
    ],
)
def test_a_title_tells_the_position_where_it_tells_nothing_else(line: str, day: str | None) -> None:
    assert position_above(find("recap"), (), [[line]]) == ({"posisi": day} if day else {})


def test_two_days_tell_none_and_a_column_tells_better() -> None:
    one, other = ["", "Rekap per 26 Agustus 2024"], ["Keadaan s/d 20 September 2024"]
    assert position_above(find("recap"), (), [one, other]) == {}
    assert position_above(find("recap"), (), [one, one]) == {"posisi": "26 Agustus 2024"}
    assert position_above(find("recap"), ("posisi",), [one]) == {}
    assert position_above(find("signing"), (), [one]) == {}


def test_a_day_stands_at_the_end_of_a_cell_or_of_a_row() -> None:
    printed = ["Per tanggal 20 September 2024", "", "Dicetak 21 September 2024"]
    assert position_above(find("recap"), (), [printed]) == {"posisi": "20 September 2024"}
    assert position_above(find("recap"), (), [["Keadaan s.d.", "20 September 2024"]]) == {"posisi": "20 September 2024"}
