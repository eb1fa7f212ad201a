"""What an address asks for, held against what a build has."""

from datetime import date
from pathlib import Path

import pytest

from metrics.selection import WHOLE_CITY, Cycle, Options, Scope, choose, default_cycle, notable_days, opening
from storage.builds import Build

OLD = Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13))
NEW = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))
BUILD = Build("simulasi", "20261122T011400000000Z-hand", Path("x"))
KLOJEN = Scope("35.73.02", "Wilayah Kecamatan Klojen", "kecamatan")
DINKES = Scope("DINKES", "Dinas Kesehatan", "opd")
OFFER = Options(BUILD, (OLD, NEW), date(2024, 10, 2), (WHOLE_CITY, KLOJEN, DINKES))


def test_a_bare_address_opens_the_running_cycle_on_its_last_known_day() -> None:
    view, notes = choose({}, OFFER)
    assert (view.cycle, view.as_of, view.scope, notes) == (2024, date(2024, 10, 2), WHOLE_CITY, [])


def test_a_cycle_that_has_not_begun_is_not_the_default() -> None:
    assert default_cycle(Options(BUILD, (OLD, NEW), date(2024, 5, 4))) == 2019
    assert default_cycle(Options(BUILD, (OLD, NEW), date(2024, 5, 5))) == 2024


def test_every_wish_of_an_address_is_met() -> None:
    wishes = {"dataset": "simulasi", "siklus": "2019", "posisi": "2019-03-20", "lingkup": "DINKES"}
    view, notes = choose(wishes, OFFER)
    assert view.params() == wishes
    assert (view.unit_id, view.kecamatan_id, notes) == ("DINKES", None, [])


def test_a_kecamatan_is_asked_by_place_and_not_as_a_unit() -> None:
    view, _ = choose({"lingkup": "35.73.02"}, OFFER)
    assert (view.unit_id, view.kecamatan_id) == (None, "35.73.02")


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"siklus": "2077"}, "Siklus “2077” tidak dikenal (yang ada: 2019, 2024); yang tampil siklus 2024."),
        ({"posisi": "kapan"}, "Tanggal posisi “kapan” tidak terbaca; yang tampil posisi 2 Oktober 2024."),
        ({"posisi": "2024-10-03"}, "Data baru sampai 2 Oktober 2024; posisi 3 Oktober 2024 belum ada."),
        ({"lingkup": "XYZ"}, "Lingkup “XYZ” tidak ada pada siklus 2024; yang tampil seluruh kota."),
    ],
)
def test_a_wish_that_cannot_be_met_is_said_and_the_default_shown(wishes: dict[str, str], sentence: str) -> None:
    view, notes = choose(wishes, OFFER)
    assert notes == [sentence]
    assert view == choose({}, OFFER)[0]


def test_the_official_data_opens_as_soon_as_it_holds_people() -> None:
    official, simulated = Build("resmi", "a", Path("a")), Build("simulasi", "b", Path("b"))
    both = {"resmi": official, "simulasi": simulated}
    assert opening(both, lambda _: True) == official
    assert opening(both, lambda _: False) == simulated  # only the documented facts
    assert opening({"resmi": official}, lambda _: False) == official
    assert opening({}, lambda _: True) is None


def test_the_days_to_choose_are_named_newest_first_and_end_with_the_data() -> None:
    days = notable_days(
        NEW, {date(2024, 8, 26): "penandatanganan", date(2024, 12, 1): "sesudah data"}, OFFER.position_on
    )
    assert next(iter(days.items())) == (date(2024, 10, 2), "2 Okt 2024 · data terakhir")
    assert days[date(2024, 9, 30)] == "Senin, 30 September 2024"
    assert days[date(2024, 8, 26)] == "26 Agu 2024 · penandatanganan"  # a Monday, but what happened counts more
    assert days[date(2024, 9, 24)] == "24 Sep 2024 · batas tepat waktu"
    assert list(days) == sorted(days, reverse=True)
    assert date(2024, 11, 27) not in days and date(2024, 12, 1) not in days
