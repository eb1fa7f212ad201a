"""The opening sentences on ten situations made by hand: a rule speaks when it is true and is silent when it is not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from access.roles import Role
from narrative.briefing import case_sentences, sentences
from narrative.briefing.sentences import Audience, told
from narrative.briefing.situation import NOTHING, Situation

DUE = date(2024, 9, 24)
PPK = "PPK (Wali Kota)"


def total(obliged: int, signed: int, fulfilled: int = 0, unknown: int = 0, days_left: int = 14) -> pd.DataFrame:
    """One row of compliance_total."""
    row = {"obliged": obliged, "signed": signed, "fulfilled": fulfilled, "unknown_fulfilled": unknown}
    return pd.DataFrame([row | {"not_signed": obliged - signed, "days_left": days_left}])


def units(**signed_of: tuple[int, int]) -> pd.DataFrame:
    """Units by short name: (signed, obliged)."""
    rows = [(name, of, done, of - done) for name, (done, of) in signed_of.items()]
    return pd.DataFrame(rows, columns=["short_name", "obliged", "signed", "not_signed"])


def turns(*rows: tuple[str, int, int, str], falling: int = 0) -> pd.DataFrame:
    """Rows of cases_by_turn: (whose turn, cases over, worst days over, kind of days)."""
    found = pd.DataFrame(rows, columns=["turn_short", "over", "worst_over_days", "days_counted"])
    return found.assign(falling_due=falling)


def counts(key: str, **cases: int) -> pd.DataFrame:
    """Cases by rung or outcome."""
    return pd.DataFrame(list(cases.items()), columns=[key, "cases"])


def stages(*rows: tuple[str, date]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "starts_on"])


def situation(**given: Any) -> Situation:
    """A day two weeks before the due day on which nothing is known, but what is given."""
    frames = "total total_before units units_before silent pace turns registers"
    nothing: dict[str, Any] = dict.fromkeys(frames.split(), NOTHING)
    bare: dict[str, Any] = nothing | {
        "ladder": counts("rung"),
        "ladder_before": counts("rung"),
        "outcomes": counts("outcome"),
    }
    days: dict[str, Any] = {"as_of": date(2024, 9, 10), "since": date(2024, 9, 3), "due_on": DUE}
    more: dict[str, Any] = (
        {"name": "Pilkada 2024", "government": "Pemkot Malang", "threshold": 5, "stages": stages()}
        | days
        | bare
        | given
    )
    return Situation(**more)


def test_1_nothing_is_known_yet() -> None:
    assert told(Audience.PIMPINAN, situation()) == []
    assert told(Audience.BAWASLU, situation()) == ["Belum ada perkara netralitas yang tercatat pada siklus ini."]


def test_2_signing_runs_and_two_units_are_behind() -> None:
    """1.000 of 2.000 have signed, 300 of them in the last week; B is done since then."""
    at = situation(
        total=total(2000, 1000, 900, unknown=40),
        total_before=total(2000, 700),
        units=units(A=(400, 1200), B=(500, 500), C=(100, 300)),
        units_before=units(B=(450, 500)),
    )
    assert told(Audience.PIMPINAN, at) == [
        "**1.000/2.000 ASN (50,0%)** sudah menandatangani pakta integritas Pilkada 2024; **1.000 orang** belum. Tepat "
        "waktu dan terverifikasi: 900/2.000 ASN (45,0%) (untuk 40 orang belum diketahui). Batas waktu 24 September "
        "2024: tinggal 14 hari.",
        "Sejak 3 September 2024 yang sudah tanda tangan bertambah 300 orang, dari 35,0% menjadi 50,0%; B selesai sejak "
        "itu.",
        "Paling banyak yang belum: A (800 orang) dan C (200 orang).",
    ]


def test_3_everybody_has_signed_and_the_due_day_has_gone() -> None:
    done = total(10, 10, 10, days_left=-3)
    at = situation(total=done, total_before=done, units=units(A=(10, 10)), units_before=units(A=(10, 10)))
    assert told(Audience.SEKDA, at) == [
        "**10/10 ASN (100%)** sudah menandatangani pakta integritas Pilkada 2024; tidak ada yang tertinggal. Tepat "
        "waktu dan terverifikasi: 10/10 ASN (100%). Batas waktu 24 September 2024: lewat 3 hari.",
        "Sejak 3 September 2024 jumlah yang sudah tanda tangan tetap.",
    ]


def test_4_a_change_or_a_rest_of_fewer_than_five_is_not_said() -> None:
    four = situation(total=total(100, 54), total_before=total(100, 50), units=units(A=(6, 10)))
    assert sentences.changed(four) is None
    assert sentences.behind(four) is None
    five = situation(total=total(100, 55), total_before=total(100, 50), units=units(A=(5, 10)))
    assert str(sentences.changed(five)).startswith("Sejak 3 September 2024 yang sudah tanda tangan bertambah 5 orang")
    assert sentences.behind(five) == "Paling banyak yang belum: A (5 orang)."


def test_5_people_who_left_make_the_signed_fewer() -> None:
    at = situation(total=total(90, 40), total_before=total(100, 50))
    assert sentences.changed(at) == (
        "Sejak 3 September 2024 yang sudah tanda tangan berkurang 10 orang, dari 50,0% menjadi 44,4%."
    )


def test_6_units_too_slow_for_the_due_day_are_named_while_there_is_time() -> None:
    """A is done on 1 October at its pace, B does not move, C is in time, D lacks only four."""
    rows = [
        ("A", 60, 3.0, date(2024, 10, 1)),
        ("B", 10, 0.0, None),
        ("C", 30, 9.0, date(2024, 9, 12)),
        ("D", 4, 0.0, None),
        ("E", 50, None, None),  # a recap without a pace: unknown is not slow
    ]
    pace = pd.DataFrame(rows, columns=["short_name", "not_signed", "recent_per_day", "finishes_on"]).assign(due_on=DUE)
    at = situation(units=units(A=(40, 100)), pace=pace)
    assert sentences.behind(at) == (
        "Paling banyak yang belum: A (60 orang). Dengan laju sekarang tidak selesai pada 24 September 2024: A dan B."
    )
    assert sentences.behind(replace(at, as_of=DUE)) == "Paling banyak yang belum: A (60 orang)."


def test_7_one_late_case_is_one_and_several_are_told_apart_by_whom_they_wait_for() -> None:
    bawaslu = ("Bawaslu", 1, 3, "hari kalender")
    assert case_sentences.stuck(situation(turns=turns(bawaslu))) == (
        "**1 perkara lewat batas** menurut register Pemkot Malang, menunggu Bawaslu; 3 hari kalender."
    )
    ppk = (PPK, 2, 24, "hari kerja")
    assert case_sentences.stuck(situation(turns=turns(ppk))) == (
        "**2 perkara lewat batas** menurut register Pemkot Malang, menunggu PPK (Wali Kota); terlama 24 hari kerja."
    )
    assert case_sentences.stuck(situation(turns=turns(ppk, bawaslu, ("Tim", 0, 0, "hari kerja")))) == (
        "**3 perkara lewat batas** menurut register Pemkot Malang: 2 menunggu PPK (Wali Kota) dan 1 menunggu Bawaslu; "
        "terlama 24 hari kerja."
    )
    assert case_sentences.stuck(situation(turns=turns((PPK, 0, 0, "hari kerja")))) is None


def test_8_the_next_stage_is_said_with_what_is_due_before_it() -> None:
    at = situation(
        stages=stages(
            ("Kampanye", date(2024, 9, 25)), ("Pendaftaran", date(2024, 8, 27)), ("Masa tenang", date(2024, 11, 24))
        ),
        turns=turns((PPK, 0, 0, "hari kerja"), falling=1),
    )
    assert case_sentences.ahead(at) == (
        "Tahap berikutnya: Kampanye, 25 September 2024 (15 hari lagi); sebelum itu batas tanda tangan 24 September "
        "2024 dan 1 perkara jatuh tempo."
    )
    assert case_sentences.ahead(replace(at, as_of=DUE, turns=NOTHING)) == (
        "Tahap berikutnya: Kampanye, 25 September 2024 (1 hari lagi)."
    )
    assert case_sentences.ahead(replace(at, as_of=date(2024, 11, 24))) is None


def test_9_bawaslu_reads_of_cases_and_registers_and_not_of_signatures() -> None:
    at = situation(
        total=total(100, 50),
        total_before=total(100, 40),
        ladder=counts("rung", laporan=14, terbukti=7, sanksi=1),
        ladder_before=counts("rung", laporan=13, terbukti=7),
        outcomes=counts("outcome", proses=9, sanksi=1),
        registers=pd.DataFrame([("keduanya", 14), ("hanya Pemkot", 3)], columns=["place", "cases"]),
    )
    assert told(sentences.audience_of(Role.BAWASLU), at) == [
        "**14 perkara** dilaporkan, 7 terbukti; 1 berakhir dengan sanksi dan 9 masih berjalan.",
        "Sejak 3 September 2024: 1 laporan baru dan 1 perkara dijatuhi sanksi.",
        "14 dari 17 perkara ada di kedua register; 3 belum berpadanan.",
    ]
    both = pd.DataFrame([("keduanya", 14), ("hanya Pemkot", 0)], columns=["place", "cases"])
    same = replace(at, ladder_before=at.ladder, registers=both)
    assert case_sentences.new_cases(same) is None
    assert str(case_sentences.registers(same)).endswith("14 perkara ada di kedua register; semua berpadanan.")


def test_10_units_that_sent_nothing_are_named() -> None:
    silent = pd.DataFrame({"short_name": ["Dinkes"]})
    assert sentences.behind(situation(units=units(A=(10, 10)), silent=silent)) == "Belum menyampaikan data: Dinkes."
    assert sentences.behind(situation(silent=silent)) == "Belum ada OPD yang menyampaikan daftar wajib atau rekap."


def test_no_audience_is_told_more_than_five_sentences() -> None:
    for audience in Audience:
        assert 3 <= sum(audience in rule.audiences for rule in sentences.RULES) <= 5
