"""What views.sql makes of the tables of a build: over a few rows by hand, with the day before and the day after."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.support.base_tables import Row, base_tables

KLOJEN, SUKUN = "35.73.02", "35.73.04"
KAUMAN = "35.73.02.1007"
TREE: list[Row] = [
    {"cycle": 2024, "unit_id": "DINKES", "top_unit_id": "DINKES", "current_unit_id": "DINKES"},
    {"cycle": 2024, "unit_id": "RSUD", "top_unit_id": "DINKES", "current_unit_id": "DINKES"},
    {"cycle": 2024, "unit_id": "KEC_KLOJEN", "top_unit_id": "KEC_KLOJEN", "current_unit_id": "KEC_KLOJEN"},
    {"cycle": 2019, "unit_id": "OLD_DISBUDPAR", "top_unit_id": "OLD_DISBUDPAR", "current_unit_id": "DISPORAPAR"},
]
BUILD: list[Row] = [{"position_on": "2024-10-01", "loaded_at": "2024-10-05 08:00:00"}]


def made(sql: str, *values: object, **rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """The answer to a question over the views of these rows."""
    with base_tables("views", **{"unit_tree": TREE, "build": BUILD, **rows}) as connection:
        return connection.execute(sql, list(values)).fetchall()


def duty(**row: object) -> Row:
    """A person who has to sign in 2024 and has not."""
    return {"cycle": 2024, "unit_id": "DINKES", "level": "pelaksana", "people": 1, **row}


def recap(position_on: str, signed: int, verified: int | None = None, **row: object) -> Row:
    """A recap of the hospital."""
    return {
        "cycle": 2024, "unit_id": "RSUD", "position_on": position_on, "obliged": 100, "signed": signed,
        "verified": verified, **row,
    }  # fmt: skip


def test_small_macros_say_what_their_names_say() -> None:
    assert made("SELECT by_day(NULL), by_day(DATE '2024-09-01')") == [(date.max, date(2024, 9, 1))]
    assert made("SELECT counted_on(NULL), counted_on('2024-09-01')") == [(date(2024, 10, 1), date(2024, 9, 1))]
    assert made("SELECT counted_on(NULL)", build=[{**BUILD[0], "position_on": None}]) == [(date(2024, 10, 5),)]
    assert made("SELECT matches(NULL, 1), matches(1, 1), matches(1, 2), matches('1', 1)") == [(True, True, False, True)]
    assert made("SELECT share_pct(1, 4), share_pct(1, 0)") == [(25.0, None)]
    assert made("SELECT total(x), typeof(total(x)) FROM (VALUES (1), (2)) AS t (x)") == [(3, "BIGINT")]
    assert made("SELECT basis_of(x) FROM (VALUES ('persons'), ('recap')) AS t (x)") == [("both",)]
    assert made("SELECT basis_of(x) FROM (VALUES ('recap'), ('recap')) AS t (x)") == [("recap",)]


@pytest.mark.parametrize("unit_id", [None, "a", "b", "c", "d"])
def test_a_unit_is_asked_for_by_its_own_id_the_opd_above_it_or_the_opd_of_today(unit_id: str | None) -> None:
    assert made("SELECT in_unit($1, 'a', 'b', 'c')", unit_id) == [(unit_id != "d",)]


def test_rejects_of_a_unit_are_those_of_what_stands_below_it() -> None:
    rows = [{"load_id": 1, "line": line, "unit_id": unit} for line, unit in enumerate(("RSUD", "KEC_KLOJEN", None))]
    asked = "SELECT line FROM rejects_of($1) ORDER BY line"
    assert made(asked, None, rejects=rows) == [(0,), (1,), (2,)]
    assert made(asked, "DINKES", rejects=rows) == [(0,)]
    assert made(asked, "KEC_KLOJEN", rejects=rows) == [(1,)]


def test_a_recap_counts_where_the_unit_has_no_persons_in_that_cycle() -> None:
    rows = [
        recap("2024-08-26", 40),
        recap("2024-08-26", 5, unit_id="DINKES"),  # has persons in 2024
        {**recap("2019-04-10", 7, unit_id="DINKES"), "cycle": 2019},
        recap("2024-08-27", 3, unit_id=f"KEL_{KAUMAN}"),
        recap("2024-08-28", 4, unit_id="TIADA"),
    ]
    found = made("SELECT cycle, unit_id, due_on, kecamatan_id FROM counted_recaps", recaps=rows, obligations=[duty()])
    assert found == [
        (2019, "DINKES", date(2019, 4, 13), None),
        (2024, f"KEL_{KAUMAN}", date(2024, 9, 24), KLOJEN),
        (2024, "RSUD", date(2024, 9, 24), None),
        (2024, "TIADA", date(2024, 9, 24), None),
    ]


def test_signatures_outside_the_list_are_counted_by_day() -> None:
    rows = [
        {"cycle": 2024, "nip": nip, "signed_on": day, "is_listed": listed}
        for nip, day, listed in ((1, "2024-09-02", False), (2, "2024-09-01", False), (3, "2024-09-02", False),
                                 (4, "2024-09-02", True))
    ]  # fmt: skip
    assert made("FROM outside_signings", signings=rows) == [(2024, date(2024, 9, 1), 1), (2024, date(2024, 9, 2), 2)]


DUTIES = (
    "SELECT is_early, is_gone, is_obliged, is_excluded, is_signed, is_fulfilled, is_unknown FROM duties($1, $2, $3)"
)
NONE = (False, False, False, False, False, False, False)
OBLIGED = (False, False, True, False, False, False, False)
SIGNED = (False, False, True, False, True, False, False)


@pytest.mark.parametrize(
    ("row", "as_of", "expected"),
    [
        ({}, "2024-09-01", OBLIGED),
        ({"starts_on": "2024-09-01"}, "2024-09-01", OBLIGED),  # begins that day
        ({"starts_on": "2024-09-02"}, "2024-09-01", (True, *NONE[1:])),
        ({"ends_on": "2024-09-01"}, "2024-09-01", OBLIGED),  # the last day
        ({"ends_on": "2024-08-31"}, "2024-09-01", (False, True, *NONE[2:])),
        ({"starts_on": "2024-11-28"}, "2024-12-31", (True, *NONE[1:])),  # after polling day it counts as on that day
        ({"ends_on": "2024-11-27"}, "2024-12-31", OBLIGED),
        ({"ends_on": "2024-11-26"}, None, (False, True, *NONE[2:])),
        ({"exclusion": "cuti", "signed_on": "2024-08-26"}, "2024-09-01", (False, False, False, True, *NONE[4:])),
        ({"exclusion": "cuti", "ends_on": "2024-08-01"}, "2024-09-01", (False, True, *NONE[2:])),
        ({"signed_on": "2024-09-02", "is_verified": True}, "2024-09-01", OBLIGED),  # has not signed yet
        ({"signed_on": "2024-09-01", "is_verified": False}, "2024-09-01", SIGNED),
        ({"signed_on": "2024-09-01", "is_verified": True}, "2024-09-01", (*SIGNED[:5], True, False)),
        ({"signed_on": "2024-09-01"}, "2024-09-01", (*SIGNED[:5], False, True)),
        ({"signed_on": "2024-09-24", "is_verified": True}, None, (*SIGNED[:5], True, False)),  # the due day
        ({"signed_on": "2024-09-25", "is_verified": True}, None, SIGNED),
        ({"signed_on": "2024-09-25"}, None, SIGNED),  # late: whether it is verified does not matter
    ],
)
def test_what_a_row_of_the_list_counts_for_on_a_day(
    row: Row, as_of: str | None, expected: tuple[bool | None, ...]
) -> None:
    (found,) = made(DUTIES, 2024, as_of, None, obligations=[duty(**row)])
    assert tuple(bool(value) for value in found) == expected


def test_duties_are_asked_for_by_cycle_and_kecamatan() -> None:
    rows = [duty(kecamatan_id=KLOJEN), duty(kecamatan_id=SUKUN), {**duty(kecamatan_id=KLOJEN), "cycle": 2019}]
    asked = "SELECT cycle, kecamatan_id FROM duties($1, NULL, $2) ORDER BY ALL"
    assert made(asked, None, None, obligations=rows) == [(2019, KLOJEN), (2024, KLOJEN), (2024, SUKUN)]
    assert made(asked, 2024, None, obligations=rows) == [(2024, KLOJEN), (2024, SUKUN)]
    assert made(asked, 2024, SUKUN, obligations=rows) == [(2024, SUKUN)]


def test_recaps_up_to_a_day_carry_what_was_verified_by_the_due_day() -> None:
    rows = [recap("2024-09-10", 50, 40), recap("2024-09-24", 60, 45), recap("2024-09-25", 70, 70),
            recap("2024-09-20", 55, None)]  # fmt: skip
    asked = "SELECT position_on, signed, verified FROM recaps_until(2024, $1, NULL, NULL) ORDER BY position_on"
    assert made(asked, None, recaps=rows) == [
        (date(2024, 9, 10), 50, 40),
        (date(2024, 9, 20), 55, None),  # no longer said
        (date(2024, 9, 24), 60, 45),  # the due day itself counts
        (date(2024, 9, 25), 70, 45),
    ]
    assert [row[0] for row in made(asked, "2024-09-20", recaps=rows)] == [date(2024, 9, 10), date(2024, 9, 20)]


def test_recaps_are_asked_for_by_cycle_unit_and_kecamatan_and_name_the_units_above() -> None:
    rows = [
        recap("2024-08-26", 40),
        recap("2024-08-26", 4, unit_id=f"KEL_{KAUMAN}"),  # stands in no tree here
        {**recap("2019-04-10", 7, unit_id="OLD_DISBUDPAR"), "cycle": 2019},
    ]
    asked = "SELECT unit_id, top_unit_id, current_unit_id FROM recaps_until($1, NULL, $2, $3) ORDER BY unit_id"
    rsud, kauman = ("RSUD", "DINKES", "DINKES"), (f"KEL_{KAUMAN}",) * 3
    old = ("OLD_DISBUDPAR", "OLD_DISBUDPAR", "DISPORAPAR")
    assert made(asked, None, None, None, recaps=rows) == [kauman, old, rsud]
    assert made(asked, 2024, None, None, recaps=rows) == [kauman, rsud]
    assert made(asked, None, "DISPORAPAR", None, recaps=rows) == [old]
    assert made(asked, 2024, "DINKES", None, recaps=rows) == [rsud]
    assert made(asked, 2024, None, KLOJEN, recaps=rows) == [kauman]


POSITION = """SELECT unit_id, top_unit_id, basis, obliged, signed, fulfilled, unknown_fulfilled, excluded
    FROM compliance_position(2024, $1, $2, $3) ORDER BY unit_id, basis, level"""


def test_compliance_is_the_persons_and_the_last_recap_of_the_others() -> None:
    persons = [
        duty(people=3), duty(people=2, signed_on="2024-08-26", is_verified=True),
        duty(people=5, signed_on="2024-08-26"), duty(people=7, exclusion="cuti"),
        duty(people=11, starts_on="2025-01-01"),
    ]  # fmt: skip
    recaps = [recap("2024-09-10", 60, 55), recap("2024-09-20", 50, 70), recap("2024-08-26", 9, None, unit_id="TIADA")]
    rows = {"obligations": persons, "recaps": recaps}
    dinkes = ("DINKES", "DINKES", "persons", 10, 7, 2, 5, 7)
    assert made(POSITION, None, None, None, **rows) == [
        dinkes,
        ("RSUD", "DINKES", "recap", 100, 50, 50, 0, 0),  # the last recap; never more verified than signed
        ("TIADA", "TIADA", "recap", 100, 9, 0, 9, 0),  # what is verified is not known
    ]
    assert made(POSITION, "2024-09-10", "DINKES", None, **rows) == [
        dinkes, ("RSUD", "DINKES", "recap", 100, 60, 55, 0, 0),
    ]  # fmt: skip
    assert made(POSITION, None, "TIADA", None, **rows)[0][0] == "TIADA"
    assert made(POSITION, None, None, KLOJEN, **rows) == []


def test_persons_are_summed_by_unit_place_and_level() -> None:
    rows = [duty(level="jpt", kecamatan_id=KLOJEN, kelurahan_id=KAUMAN), duty(), duty(unit_id="TIADA")]
    found = made(
        """SELECT unit_id, top_unit_id, current_unit_id, level, kecamatan_id, kelurahan_id, obliged
        FROM compliance_position(NULL, NULL, NULL, NULL) ORDER BY ALL""",
        obligations=rows,
    )
    assert found == [
        ("DINKES", "DINKES", "DINKES", "jpt", KLOJEN, KAUMAN, 1),
        ("DINKES", "DINKES", "DINKES", "pelaksana", None, None, 1),
        ("TIADA", "TIADA", "TIADA", "pelaksana", None, None, 1),
    ]


def test_a_later_lower_recap_corrects_the_days_before_it() -> None:
    recaps = [recap("2024-08-01", 10, 6), recap("2024-08-10", 30, 25), recap("2024-08-20", 20, 40)]
    persons = [
        duty(people=2, signed_on="2024-08-10", is_verified=True), duty(people=3, signed_on="2024-08-10"),
        duty(people=4),
    ]  # fmt: skip
    asked = "SELECT day, signed, fulfilled FROM signings_by_day(2024, $1, $2, NULL) ORDER BY day"
    rows = {"recaps": recaps, "obligations": persons}
    first, second, third = date(2024, 8, 1), date(2024, 8, 10), date(2024, 8, 20)
    # the recaps say 10, then 20 (30 was too many), then 20; verified 6, then 20, then 20
    assert made(asked, None, None, **rows) == [(first, 10, 6), (second, 10 + 5, 14 + 2), (third, 0, 0)]
    # before the correction was known: 10, then 30; verified 6, then 25
    assert made(asked, "2024-08-19", None, **rows) == [(first, 10, 6), (second, 20 + 5, 19 + 2)]
    assert made(asked, None, "RSUD", **rows) == [(first, 10, 6), (second, 10, 14), (third, 0, 0)]


def test_the_persons_of_a_unit_who_signed_on_one_day_are_summed() -> None:
    persons = [duty(people=count, signed_on="2024-08-26", is_verified=True) for count in (2, 3)]
    persons.append(duty(people=4, signed_on="2024-08-26", is_verified=False))
    asked = "SELECT day, signed, fulfilled FROM signings_by_day(2024, NULL, NULL, NULL)"
    assert made(asked, obligations=persons) == [(date(2024, 8, 26), 9, 5)]


def test_a_unit_is_known_from_its_first_recap_on_and_with_persons_always() -> None:
    recaps = [recap("2024-08-10", 30), recap("2024-08-01", 10), recap("2024-08-05", 1, unit_id="TIADA")]
    persons = [duty(), duty(level="jpt"), duty(unit_id="KEC_KLOJEN", kelurahan_id=KAUMAN)]
    assert made("FROM known_units", recaps=recaps, obligations=persons) == [
        (2024, "DINKES", "DINKES", None, date.min),
        (2024, "KEC_KLOJEN", "KEC_KLOJEN", KAUMAN, date.min),
        (2024, "RSUD", "DINKES", None, date(2024, 8, 1)),
        (2024, "TIADA", "TIADA", None, date(2024, 8, 5)),
    ]


def test_an_opd_is_unknown_until_one_of_its_units_is_known() -> None:
    asked = "SELECT cycle, unit_id FROM unknown_units($1, $2, $3, $4) ORDER BY ALL"
    rows = {"recaps": [recap("2024-08-10", 30)]}
    old, dinkes, klojen = (2019, "OLD_DISBUDPAR"), (2024, "DINKES"), (2024, "KEC_KLOJEN")
    assert made(asked, None, "2024-08-09", None, None, **rows) == [old, dinkes, klojen]
    assert made(asked, None, "2024-08-10", None, None, **rows) == [old, klojen]
    assert made(asked, 2024, None, None, None, **rows) == [klojen]
    assert made(asked, None, None, "DISPORAPAR", None, **rows) == [old]
    assert made(asked, None, None, None, KLOJEN, **rows) == [klojen]


def case(case_id: object = "A", **row: object) -> Row:
    return {
        "case_id": case_id, "cycle": 2024, "reported_on": "2024-10-01", "known_on": "2024-10-01",
        "agency_id": "Pemkot Malang", **row,
    }  # fmt: skip


PERSON: Row = {"cycle": 2024, "nip": 1, "unit_id": "DINKES", "kecamatan_id": SUKUN, "level": "jpt"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"nip": 1}, (True, "jpt", "DINKES", SUKUN)),  # of the person's list
        ({"nip": 1, "unit_id": "KEC_KLOJEN", "level": "pengawas"}, (True, "pengawas", "KEC_KLOJEN", KLOJEN)),
        ({"nip": 1, "agency_id": "Provinsi", "unit_id": "DINKES"}, (False, "jpt", None, None)),  # no unit of ours
        ({"nip": 1, "agency_id": None}, (False, "jpt", None, None)),
        ({"nip": 1, "cycle": 2019}, (True, None, None, None)),  # the list of another cycle
        ({"nip": 2}, (True, None, None, None)),
        ({}, (True, None, None, None)),
    ],
)
def test_a_case_belongs_to_the_unit_of_the_register_or_of_the_person(row: Row, expected: tuple[object, ...]) -> None:
    assert made("FROM case_places", cases=[case(**row)], roster=[PERSON]) == [("A", *expected)]


@pytest.mark.parametrize(
    ("known_on", "unit_id"),
    [("2024-06-30", "DINKES"), ("2024-07-01", "RSUD"), ("2024-08-31", "RSUD"), ("2024-09-15", "RSUD")],
)
def test_a_case_of_a_person_who_moved_is_one_case_in_the_unit_of_its_day(known_on: str, unit_id: str) -> None:
    roster: list[Row] = [
        {**PERSON, "unit_id": "RSUD", "starts_on": "2024-07-01", "ends_on": "2024-08-31"},
        {**PERSON, "ends_on": "2024-06-30"},
    ]
    rows = {"cases": [case(nip=1, known_on=known_on)], "roster": roster}
    assert made("SELECT case_id, unit_id FROM case_places", **rows) == [("A", unit_id)]
    assert made("SELECT count(*) FROM case_positions(NULL)", **rows) == [(1,)]


def test_the_lists_of_severities_outcomes_and_rungs_are_in_order() -> None:
    assert made("FROM severity_bands") == [
        ("moral", "Moral (kode etik)", 1), ("ringan", "Ringan", 2), ("sedang", "Sedang", 3), ("berat", "Berat", 4),
        ("belum diputus", "Belum diputus", 5), ("tanpa putusan", "Tanpa putusan", 6),
        ("tidak diketahui", "Tidak diketahui", 7),
    ]  # fmt: skip
    assert made("FROM outcomes") == [
        ("proses", "Masih berjalan", 1, False),
        ("tidak_diregister", "Tidak diregister", 2, True),
        ("bukan_pelanggaran", "Bukan pelanggaran", 3, True),
        ("tidak_terbukti", "Tidak terbukti", 4, True),
        ("sanksi", "Dijatuhi sanksi", 5, False),
        ("dilimpahkan", "Dilimpahkan ke PPK lain", 6, True),
        ("dihentikan", "Dihentikan", 7, True),
        ("selesai", "Selesai, hasilnya tidak tercatat", 8, False),
        ("tidak_diketahui", "Belum diketahui", 9, False),
    ]
    assert made("FROM rungs") == [
        ("laporan", "Dilaporkan", 1, "reported"),
        ("register", "Diregister", 2, None),
        ("terbukti", "Terbukti", 3, "proven"),
        ("rekomendasi", "Direkomendasikan", 4, None),
        ("ditindaklanjuti", "Ditindaklanjuti PPK", 5, "followed_up"),
        ("sanksi", "Dijatuhi sanksi", 6, "sanctioned"),
    ]


def test_candidates_are_fixed_from_the_first_such_stage_to_the_last() -> None:
    assert made("FROM candidates_fixed ORDER BY cycle") == [
        (2019, date(2018, 9, 20), date(2018, 9, 20)),
        (2023, date(2023, 11, 3), date(2023, 11, 13)),  # the DCT ten days before the presidential pairs
        (2024, date(2024, 9, 22), date(2024, 9, 22)),
    ]


@pytest.mark.parametrize(
    ("form_id", "reported_on", "expected"),
    [
        (None, "2023-11-02", (None, "kode etik", "kode etik")),
        (None, "2023-11-03", (None, None, None)),  # some are candidates and others are not
        (None, "2023-11-12", (None, None, None)),
        (None, "2023-11-13", (None, "disiplin", "disiplin")),
        ("E4", "2023-11-06", ("kode etik", None, "kode etik")),
        ("D7", "2023-11-02", ("disiplin", "kode etik", "disiplin")),
        (None, None, (None, None, None)),
    ],
)
def test_the_class_is_that_of_the_form_else_of_the_day_unless_that_says_nothing(
    form_id: str | None, reported_on: str | None, expected: tuple[str | None, ...]
) -> None:
    told = case("A", cycle=2023, form_id=form_id, reported_on=reported_on)
    assert made("SELECT form_class, class_by_day, class FROM case_classes", cases=[told]) == [expected]


@pytest.mark.parametrize(
    ("cycle", "contest", "reported_on", "by_day"),
    [
        (2023, "legislatif", "2023-11-02", "kode etik"),
        (2023, "legislatif", "2023-11-03", "disiplin"),  # the day of the DCT
        (2023, "presiden", "2023-11-12", "kode etik"),
        (2023, "presiden", "2023-11-13", "disiplin"),  # the day of the presidential pairs
        (2023, "belum diketahui", "2023-11-06", None),
        (2023, "kepala_daerah", "2024-01-15", None),  # of another election than this cycle
        (2019, "presiden", "2018-09-19", "kode etik"),
        (2019, "presiden", "2018-09-20", "disiplin"),  # all on one day, in one stage
        (2024, "kepala_daerah", "2024-09-21", "kode etik"),
        (2024, "kepala_daerah", "2024-09-22", "disiplin"),
        (2024, "presiden", "2024-09-25", None),
    ],
)
def test_the_day_is_that_of_the_candidates_whom_the_case_is_about(
    cycle: int, contest: str, reported_on: str, by_day: str | None
) -> None:
    told = case("A", cycle=cycle, form_id=None, reported_on=reported_on, contest=contest)
    assert made("SELECT class_by_day, class FROM case_classes", cases=[told]) == [(by_day, by_day)]


def test_cycles_with_cases_are_named_once() -> None:
    assert made("FROM case_cycles", cases=[case("A"), case("B")]) == [(2024,)]


def steps(*rows: tuple[str, str, str | None]) -> list[Row]:
    return [
        {"case_id": "A", "step_no": number, "step_id": step_id, "step_on": f"2024-{day}", "severity": severity}
        for number, (step_id, day, severity) in enumerate(rows, start=1)
    ]


REVOKED = "SELECT step_no FROM known_steps($1) WHERE is_revoked ORDER BY step_no"


@pytest.mark.parametrize(
    ("rows", "revoked"),
    [
        ([("sk_sanksi", "10-01", "berat"), ("sk_dicabut", "10-05", None)], [1]),
        ([("sk_sanksi", "10-05", "berat"), ("sk_dicabut", "10-05", None)], [1]),  # on its own day
        ([("sk_sanksi", "10-01", "berat"), ("sk_sanksi", "10-05", "ringan"), ("sk_dicabut", "10-05", None)], [1]),
        ([("sk_dicabut", "10-01", None), ("sk_sanksi", "10-05", "ringan")], []),  # the new one came after
        ([("sk_sanksi", "10-01", "berat")], []),
        ([("penyampaian_sk", "10-01", None), ("sk_dicabut", "10-05", None)], []),  # nothing but an SK is revoked
    ],
)
def test_an_sk_is_revoked_by_a_later_step_and_a_new_one_of_that_day_stands(
    rows: list[tuple[str, str, str | None]], revoked: list[int]
) -> None:
    assert [number for (number,) in made(REVOKED, None, cases=[case()], case_steps=steps(*rows))] == revoked


def test_one_case_is_not_revoked_by_the_step_of_another() -> None:
    other = [{**row, "case_id": "B"} for row in steps(("sk_dicabut", "10-05", None))]
    cases = [case(), case("B")]
    assert made(REVOKED, None, cases=cases, case_steps=[*steps(("sk_sanksi", "10-01", "berat")), *other]) == []


def test_steps_are_known_from_their_day_with_their_rung_and_outcome() -> None:
    rows = steps(("register", "10-01", None), ("dihentikan", "10-02", None), ("sk_sanksi", "10-03", "berat"))
    asked = "SELECT step_id, rung_order, outcome FROM known_steps($1) ORDER BY step_no"
    cases = [case()]
    assert made(asked, "2024-10-02", cases=cases, case_steps=rows) == [
        ("register", 2, None),
        ("dihentikan", None, "dihentikan"),
    ]
    assert made(asked, "2024-10-03", cases=cases, case_steps=rows)[2] == ("sk_sanksi", 6, "sanksi")


def test_of_several_accused_the_case_runs_while_one_does_and_bears_the_gravest_severity() -> None:
    accused = [{**case(), "accused": number} for number in (1, 2)]
    for row in accused:
        del row["known_on"]
    rows = [
        {**row, "accused": whom}
        for row, whom in zip(
            steps(
                ("laporan", "10-01", None),
                ("sk_sanksi", "10-05", "sedang"),
                ("sk_sanksi", "10-06", "ringan"),
                ("sk_dicabut", "10-08", None),
                ("tidak_terbukti", "10-09", None),
            ),
            (0, 1, 2, 2, 2),
            strict=True,
        )
    ]
    each = "SELECT accused, outcome, severity, is_violation FROM accused_positions($1) ORDER BY accused"
    whole = "SELECT outcome, severity, is_violation, accused FROM case_positions($1)"
    tables: dict[str, Sequence[Row]] = {"cases": [case(accused=2)], "case_accused": accused, "case_steps": rows}
    assert made(each, "2024-10-05", **tables) == [(1, "sanksi", "sedang", True), (2, "proses", "belum diputus", True)]
    assert made(whole, "2024-10-05", **tables) == [("proses", "sedang", True, 2)]
    assert made(each, "2024-10-06", **tables) == [(1, "sanksi", "sedang", True), (2, "sanksi", "ringan", True)]
    assert made(whole, "2024-10-06", **tables) == [("sanksi", "sedang", True, 2)]
    assert made(each, "2024-10-08", **tables)[1] == (2, "proses", "belum diputus", True)  # only theirs is revoked
    assert made(each, None, **tables) == [
        (1, "sanksi", "sedang", True),
        (2, "tidak_terbukti", "tanpa putusan", False),
    ]
    assert made(whole, None, **tables) == [("sanksi", "sedang", True, 2)]


def staff(**row: object) -> Row:
    return {"cycle": 2024, "nip": 1, "level": "pelaksana", **row}


def test_a_unit_lies_where_its_people_are_and_nowhere_if_they_are_in_two_places() -> None:
    units = [{"unit_id": f"SDN_{name}", "name": name} for name in ("A", "B", "C")]
    people = [
        staff(unit_id="SDN_A", kecamatan_id=SUKUN),
        staff(unit_id="SDN_B", kecamatan_id=SUKUN),
        staff(unit_id="SDN_B", kecamatan_id=KLOJEN),
        staff(unit_id="SDN_C", kecamatan_id=KLOJEN, cycle=2023),
    ]
    cases = [case(name, unit_id=f"SDN_{name}") for name in ("A", "B", "C")]
    asked = "SELECT case_id, kecamatan_id FROM case_places ORDER BY case_id"
    assert made(asked, units=units, roster=people, cases=cases) == [("A", SUKUN), ("B", None), ("C", KLOJEN)]


CASE_COLUMNS = "rung_order, outcome, severity, is_violation, step_id, step_on, has_steps"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], (1, "tidak_diketahui", "tidak diketahui", True, None, date(2024, 10, 1), False)),
        (
            [("register", "10-02", None), ("kajian", "10-03", None)],
            (2, "proses", "belum diputus", True, "kajian", date(2024, 10, 3), True),
        ),
        (
            [("rekomendasi", "10-02", None), ("dihentikan", "10-03", None)],  # as far as it came, not where it ended
            (4, "dihentikan", "tanpa putusan", True, "dihentikan", date(2024, 10, 3), True),
        ),
        ([("tidak_diregister", "10-02", None)],
         (1, "tidak_diregister", "tanpa putusan", False, "tidak_diregister", date(2024, 10, 2), True)),
        ([("bukan_pelanggaran", "10-02", None)],
         (1, "bukan_pelanggaran", "tanpa putusan", False, "bukan_pelanggaran", date(2024, 10, 2), True)),
        ([("tidak_terbukti", "10-02", None)],
         (1, "tidak_terbukti", "tanpa putusan", False, "tidak_terbukti", date(2024, 10, 2), True)),
        (
            [("kajian", "10-02", None), ("selesai", "10-04", None)],  # closed, and nobody wrote with what end
            (2, "selesai", "tanpa putusan", True, "selesai", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "berat"), ("selesai", "10-03", None), ("sk_dicabut", "10-04", None)],  # open again
            (6, "proses", "belum diputus", True, "sk_dicabut", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "berat"), ("keberatan", "10-04", None)],
            (6, "sanksi", "berat", True, "keberatan", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "berat"), ("sk_dicabut", "10-04", None)],  # revoked: nothing is decided
            (6, "proses", "belum diputus", True, "sk_dicabut", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "berat"), ("sk_sanksi", "10-04", "ringan"), ("sk_dicabut", "10-04", None)],
            (6, "sanksi", "ringan", True, "sk_dicabut", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "berat"), ("sk_sanksi", "10-04", None)],  # the last says no severity
            (6, "sanksi", "tidak diketahui", True, "sk_sanksi", date(2024, 10, 4), True),
        ),
        (
            [("sk_sanksi", "10-02", "sedang"), ("banding", "10-04", "berat")],  # an SK alone decides
            (6, "sanksi", "sedang", True, "banding", date(2024, 10, 4), True),
        ),
    ],
)  # fmt: skip
def test_a_case_stands_where_its_known_steps_lead(
    rows: list[tuple[str, str, str | None]], expected: tuple[object, ...]
) -> None:
    found = made(f"SELECT {CASE_COLUMNS} FROM case_positions(NULL)", cases=[case()], case_steps=steps(*rows))
    assert found == [expected]


def test_cases_are_asked_for_by_day_cycle_unit_and_kecamatan() -> None:
    cases = [
        case("A", unit_id="RSUD"),
        case("B", unit_id="KEC_KLOJEN", known_on="2024-10-02", reported_on=None),
        case("C", cycle=2019, unit_id="OLD_DISBUDPAR", known_on="2019-03-01"),
        case("D", unit_id="TIADA"),
    ]
    asked = "SELECT case_id, top_unit_id, current_unit_id FROM case_scope($1, $2, $3, $4) ORDER BY case_id"
    a, b = ("A", "DINKES", "DINKES"), ("B", "KEC_KLOJEN", "KEC_KLOJEN")
    c, d = ("C", "OLD_DISBUDPAR", "DISPORAPAR"), ("D", "TIADA", "TIADA")
    assert made(asked, None, None, None, None, cases=cases) == [a, b, c, d]
    assert made(asked, None, "2024-10-01", None, None, cases=cases) == [a, c, d]
    assert made(asked, 2024, None, None, None, cases=cases) == [a, b, d]
    assert made(asked, None, None, "DINKES", None, cases=cases) == [a]
    assert made(asked, None, None, "DISPORAPAR", None, cases=cases) == [c]
    assert made(asked, None, None, None, KLOJEN, cases=cases) == [b]


def test_a_case_without_a_day_of_report_has_no_day_of_its_last_step() -> None:
    rows = {"cases": [case(reported_on=None)]}
    assert made("SELECT step_on, is_own, form_id FROM case_positions(NULL)", **rows) == [(None, True, None)]
