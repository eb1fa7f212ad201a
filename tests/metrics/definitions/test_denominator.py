"""From the roster to the obliged, and what a smaller base did to the share: counted by hand from the rows below."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics.disclosure import authorized
from metrics.engine import query_exact
from storage.builds import Build, query
from tests.support.builds import make_build, nip
from tests.support.open_page import open_page, text
from text.tables import to_dicts

POLLING = date(2024, 11, 27)
ROSTER = [
    # siklus, nip, unit_kerja, kecamatan, kelurahan, jenjang, mulai, selesai, alasan_pengecualian
    *((2024, nip(n), "Dinas Kesehatan", None, None, "pelaksana", None, None, None) for n in range(1, 7)),
    (2024, nip(7), "Dinas Kesehatan", None, None, "pelaksana", "01/10/2024", None, None),  # joins
    (2024, nip(8), "Dinas Kesehatan", None, None, "pelaksana", None, "30/09/2024", None),  # leaves, has signed
    (2024, nip(9), "Dinas Kesehatan", None, None, "pelaksana", None, "30/09/2024", None),  # leaves, has not
    (2024, nip(10), "Dinas Kesehatan", None, None, "pelaksana", None, "30/09/2024", None),  # leaves, has not
    (2024, nip(11), "Dinas Kesehatan", None, None, "pelaksana", None, None, "Cuti di Luar Tanggungan Negara (CLTN)"),
    (2024, nip(12), "Dinas Kesehatan", None, None, "pelaksana", None, None, "cltn"),
    (2024, nip(13), "Dinas Kesehatan", None, None, "pelaksana", None, None, "TUGAS-BELAJAR S2"),
    (2024, nip(14), "Dinas Kesehatan", None, None, "pelaksana", None, None, "diperbantukan ke instansi lain"),
    (2024, nip(15), "Dinas Kesehatan", None, None, "pelaksana", None, None, "ya"),  # for no reason
    (2024, nip(16), "Dinas Kesehatan", None, None, "pelaksana", "01/10/2024", None, "pensiun"),  # not yet there: once
    (2024, nip(17), "Dinas Perhubungan", None, None, "pelaksana", None, None, None),
]
SIGNINGS = [
    (2024, nip(1), "26/08/2024", "ya"),
    (2024, nip(2), "27/08/2024", "ya"),
    (2024, nip(3), "15/10/2024", "ya"),
    (2024, nip(8), "26/08/2024", "ya"),  # has left when counted
]
RECAPS = [
    # siklus, unit_kerja, posisi, wajib, sudah_ttd, terverifikasi
    (2024, "Satpol PP", "30/08/2024", 50, 20, 20),
    (2024, "Satpol PP", "10/10/2024", 40, 30, 30),  # ten fewer
    (2024, "Kecamatan Sukun", "28/08/2024", 10, 4, 4),
    (2024, "Kecamatan Sukun", "30/08/2024", 10, 9, 9),
    (2024, "Kecamatan Sukun", "05/10/2024", 10, 6, 6),  # three fewer: a correction
    (2024, "DLH", "05/10/2024", 30, 12, 12),  # reports for the first time
    (2024, "DLH", "12/10/2024", 30, 15, 15),
    (2024, "Dishub", "01/09/2024", 50, 50, 50),  # has persons: not counted
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("denominator"), roster=ROSTER, signing=SIGNINGS, recap=RECAPS)


def bridge(build: Build, **scope: Any) -> list[tuple[str, int]]:
    frame = query_exact("denominator_bridge", build, cycle=2024, **scope)
    return list(zip(frame["step"], frame["people"].tolist(), strict=True))


def test_everybody_in_the_roster_is_on_one_step_and_recaps_come_on_top(build: Build) -> None:
    assert bridge(build, as_of=date(2024, 9, 20)) == [
        ("daftar", 17),
        ("belum_mulai", 2),  # 7, and 16 who is excluded too
        ("cltn", 2),
        ("tugas_belajar", 1),
        ("penugasan", 1),
        ("tanpa_alasan", 1),
        ("wajib_orang", 10),  # 1-6, 8-10, 17
        ("rekap", 60),
        ("wajib", 70),
    ]


def test_a_step_says_what_it_does_to_the_count(build: Build) -> None:
    frame = query_exact("denominator_bridge", build, cycle=2024, as_of=date(2024, 9, 20)).set_index("step")
    assert frame["effect"].to_dict() == {
        **dict.fromkeys(["daftar", "wajib_orang", "wajib"], "jumlah"),
        **dict.fromkeys(["belum_mulai", "cltn", "tugas_belajar", "penugasan", "tanpa_alasan"], "kurang"),
        "rekap": "tambah",
    }
    assert frame.loc["tanpa_alasan", "step_name"] == "dikecualikan tanpa alasan"
    assert frame.loc["rekap", "units"] == 2


def test_on_a_later_day_some_have_left_and_the_retired_one_is_excluded(build: Build) -> None:
    found = dict(bridge(build, as_of=date(2024, 10, 15)))
    assert (found["sudah_selesai"], found["pensiun"], found["wajib_orang"]) == (3, 1, 8)
    assert "belum_mulai" not in found
    assert (found["rekap"], found["wajib"]) == (80, 88)


def test_a_unit_of_recaps_alone_has_no_roster_to_come_from(build: Build) -> None:
    assert bridge(build, unit_id="SATPOLPP", as_of=date(2024, 9, 20)) == [("rekap", 50), ("wajib", 50)]
    assert bridge(build, unit_id="DISHUB") == [("daftar", 1), ("wajib_orang", 1), ("wajib", 1)]
    assert bridge(build, unit_id="DLH", as_of=date(2024, 9, 20)) == []


def test_an_exclusion_without_a_reason_is_told_on_the_page_data(build: Build) -> None:
    found = query(build, "SELECT cycle, rows FROM findings WHERE code = 'tanpa_alasan'")
    assert found.to_numpy().tolist() == [[2024, 1]]


def change(build: Build, **scope: Any) -> dict[str, Any]:
    (row,) = to_dicts(query_exact("denominator_change", build, cycle=2024, **scope))
    return row


def test_of_a_rise_the_leaving_of_unsigned_people_is_told_apart_from_new_signatures(build: Build) -> None:
    # 15 September: 3 of 9 (1-6, 8-10; signed 1, 2, 8). 15 October: 3 of 7 (1-7; signed 1, 2, 3).
    # With today's 7 and the signatures of then: 2 of 7. Leaving cost 3/9 - 2/7, signing brought 1/7.
    row = change(build, unit_id="DINKES", as_of=date(2024, 10, 15))
    assert row["from_on"].date() == date(2024, 9, 15)
    counts = ("signed_then", "obliged_then", "signed_stayed", "signed", "obliged", "joined", "gone", "recap_change")
    assert [row[name] for name in counts] == [3, 9, 2, 3, 7, 1, 3, 0]
    assert row["base_pct"] == pytest.approx(100 * (2 / 7 - 3 / 9))
    assert row["signing_pct"] == pytest.approx(100 / 7)


def test_a_smaller_recap_raises_the_share_without_a_signature(build: Build) -> None:
    # Satpol PP: 20/50, then 30/40: 20/40 by the smaller base, then ten signatures
    row = change(build, unit_id="SATPOLPP", as_of=date(2024, 10, 15))
    assert (row["recap_change"], row["joined"], row["gone"]) == (-10, 0, 0)
    assert (row["then_pct"], row["stayed_pct"], row["now_pct"]) == (40, 50, 75)


def test_of_recaps_that_fell_no_more_have_stayed_than_are_signed_now(build: Build) -> None:
    # Sukun: 9 of 10 by 30 August, 6 of 10 since: six have stayed, and nobody signed
    row = change(build, unit_id="KEC_SUKUN", as_of=date(2024, 10, 15))
    assert (row["signed_then"], row["signed_stayed"], row["signed"]) == (9, 6, 6)


def test_a_unit_that_reports_anew_enters_with_its_first_recap(build: Build) -> None:
    row = change(build, unit_id="DLH", as_of=date(2024, 10, 15))
    assert (row["obliged_then"], row["signed_stayed"], row["signed"], row["obliged"]) == (0, 12, 15, 30)


def test_the_earlier_day_is_30_days_before_but_not_before_the_first_signature(build: Build) -> None:
    days = [date(2024, 8, 27), date(2024, 9, 25), date(2024, 9, 26), date(2024, 12, 24)]
    assert [change(build, as_of=day)["from_on"].date() for day in days] == [
        date(2024, 8, 26),
        date(2024, 8, 26),
        date(2024, 8, 27),
        date(2024, 10, 28),  # polling on 27 November
    ]
    assert query_exact("denominator_change", build, cycle=2024, as_of=date(2024, 8, 26)).empty


@pytest.mark.parametrize("metric", ["denominator_bridge", "denominator_change"])
def test_the_public_is_refused_and_everyone_with_exact_counts_is_answered(build: Build, metric: str) -> None:
    with pytest.raises(authorized.AccessDenied):
        authorized.query(PUBLIC, metric, build, cycle=2024)
    for role in set(Role) - {Role.PUBLIK}:
        viewer = Viewer(role, "DINKES" if role is Role.OPD else None)
        assert len(authorized.query(viewer, metric, build, cycle=2024, as_of=POLLING))


@pytest.fixture
def shown(build: Build, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """What Kepatuhan OPD says of a unit on 15 October."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(build.path.parent.parent))

    def page(unit: str) -> str:
        app = open_page("kepatuhan_opd", dataset="simulasi", siklus="2024", posisi="2024-10-15", lingkup=unit)
        assert not app.exception
        return text(app)

    return page


def test_the_page_says_who_is_out_and_what_the_smaller_base_did(shown: Callable[[str], str]) -> None:
    # 16 in the roster; gone 8, 9, 10; excluded 11-16; 7 are left. 3/9 = 33,3%, 2/7 = 28,6%, 3/7 = 42,9%
    said = shown("DINKES")
    assert "7/16 orang dalam daftar wajib tanda tangan; 9 tidak, terbanyak sudah selesai bertugas (3)" in said
    assert (
        "Capaian naik 9,6 poin sejak 15 September 2024: +14,4 dari tanda tangan, −4,8 karena wajib berkurang 2 orang"
        in said
    )


def test_the_page_says_plainly_where_recaps_name_nobody_or_nothing_stood_before(shown: Callable[[str], str]) -> None:
    said = shown("SATPOLPP")
    assert "Wajib di sini (40 orang) menurut rekap unit: siapa yang dikecualikan tidak diketahui." in said
    assert "Capaian naik 35 poin sejak 15 September 2024: +25 dari tanda tangan, +10 karena" in said
    assert "Belum ada pembanding: pada 15 September 2024 belum ada yang diketahui wajib di sini." in shown("DLH")
