"""The tables of a build that facts.sql makes of validated rows, what it finds in them, and the position of the data."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.support.base_tables import Row, built_tables, person

KLOJEN = "35.73.02"
KAUMAN = "KEL_35.73.02.1007"


def made(
    sql: str, *, dropped: Sequence[Row] = (), units: Sequence[Row] = (), **rows: Sequence[Row]
) -> list[tuple[object, ...]]:
    """The answer to a question over the tables made from these rows."""
    with built_tables(rows, dropped, units) as connection:
        return connection.execute(sql).fetchall()


def recap(position_on: str, obliged: int, signed: int, **row: object) -> Row:
    return {
        "cycle": 2024, "unit_id": "DINKES", "position_on": position_on, "obliged": obliged, "signed": signed, **row,
    }  # fmt: skip


def decision(decided_on: str = "2024-09-02", **row: object) -> Row:
    return {
        "cycle": 2024, "decided_on": decided_on, "decision": "Selesaikan tanda tangan", "unit_id": "DINKES",
        "due_on": "2024-09-20", "measure": "belum_ttd", "is_withdrawal": False, **row,
    }  # fmt: skip


ROWS: dict[str, tuple[str, list[Row]]] = {
    "recap": ("recaps", [recap("2024-08-26", 10, 5), recap("2024-08-27", 10, 6), recap("2024-08-28", 10, 7)]),
    "case": ("cases", [{"case_id": case_id, "cycle": 2024} for case_id in "ABC"]),
    "step": (
        "case_steps",
        [{"case_id": case_id, "step_id": "register", "step_on": "2024-10-01"} for case_id in "ABC"],
    ),
    "bawaslu_register": ("bawaslu_cases", [{"register_id": number, "cycle": 2024} for number in "123"]),
    "match": (
        "matches",
        [{"case_id": case_id, "register_id": "1", "decided_on": "2024-10-01"} for case_id in "ABC"],
    ),
    "unit_alias": ("unit_aliases", [{"written": name, "decided_on": "2024-10-01"} for name in "abc"]),
    "decision": ("decisions", [decision(f"2024-09-0{day}") for day in (1, 2, 3)]),
    "event": ("events", [{"event_on": "2024-08-26", "kind": "ikrar", "title": title} for title in "abc"]),
}


@pytest.mark.parametrize("kind", ROWS)
def test_rows_that_were_rejected_or_dropped_are_in_no_table(kind: str) -> None:
    table, (first, second, third) = ROWS[kind]
    rows = [first, {**second, "mask": 1}, third]
    dropped = [
        {"kind": kind, "load_id": 1, "line": 4}, {"kind": kind, "load_id": 2, "line": 2},
        {"kind": kind, "load_id": 2, "line": 4}, {"kind": "else", "load_id": 1, "line": 2},
    ]  # fmt: skip
    assert made(f"SELECT count(*) FROM {table}", **{kind: [first, second, third]}) == [(3,)]
    assert made(f"SELECT count(*) FROM {table}", dropped=dropped, **{kind: rows}) == [(1,)]


def test_a_case_without_a_day_of_report_is_known_on_polling_day() -> None:
    cases = [
        {"case_id": "B", "cycle": 2024, "reported_on": "2024-10-01", "level": "jpt"}, {"case_id": "A", "cycle": 2024},
        {"case_id": "C", "cycle": 2023},
    ]  # fmt: skip
    assert made("SELECT case_id, known_on, level FROM cases", case=cases) == [
        ("C", date(2024, 2, 14), None),
        ("A", date(2024, 11, 27), None),
        ("B", date(2024, 10, 1), "jpt"),
    ]


def test_steps_of_a_case_are_numbered_by_day_then_by_the_order_of_steps_then_by_file_and_line() -> None:
    def step(step_id: str, day: str, **row: object) -> Row:
        return {"case_id": "A", "step_id": step_id, "step_on": f"2024-10-{day}", **row}

    steps = [
        step("bap", "05", document="late"), step("bap", "05", load_id=2, document="later"), step("register", "05"),
        step("sk_sanksi", "04", sanction_id="PP94_TEGURAN_LISAN"), {**step("laporan", "09"), "case_id": "B"},
    ]  # fmt: skip
    assert made("SELECT case_id, step_no, step_id, severity, document FROM case_steps", step=steps) == [
        ("A", 1, "sk_sanksi", "ringan", None),
        ("A", 2, "register", None, None),
        ("A", 3, "bap", None, "late"),
        ("A", 4, "bap", None, "later"),
        ("B", 1, "laporan", None, None),
    ]


@pytest.mark.parametrize(
    ("row", "withdrawn_on"),
    [
        ({}, date(2024, 9, 9)),
        ({"decision": "selesaikan  tanda-tangan!"}, date(2024, 9, 9)),  # the same words
        ({"decided_on": "2024-09-02"}, date(2024, 9, 2)),  # on the day itself
        ({"decided_on": "2024-09-01"}, None),  # nothing is taken back before it was decided
        ({"cycle": 2023}, None),
        ({"unit_id": "DLH"}, None),
        ({"measure": "perkara_terbuka"}, None),
        ({"decision": "Selesaikan tandatangan"}, None),
        ({"is_withdrawal": False}, None),
    ],
)
def test_a_decision_is_taken_back_by_a_later_row_of_the_same_words(row: Row, withdrawn_on: date | None) -> None:
    back = {**decision("2024-09-09", is_withdrawal=True, note="sudah selesai"), **row}
    rows = [decision(), back, decision("2024-09-12", is_withdrawal=True, note="kemudian", unit_id="RSUD")]
    found = made(
        "SELECT withdrawn_on, withdrawn_why FROM decisions WHERE decided_on = '2024-09-02' AND unit_id = 'DINKES' "
        "AND measure = 'belum_ttd' AND NOT is_withdrawal AND cycle = 2024 ORDER BY withdrawn_on DESC LIMIT 1",
        decision=rows,
    )
    assert found == [(withdrawn_on, "sudah selesai" if withdrawn_on else None)]


def test_of_two_rows_that_take_a_decision_back_the_first_counts_and_neither_is_taken_back() -> None:
    rows = [decision(), *(decision(f"2024-09-{day}", is_withdrawal=True, note=day) for day in ("12", "09"))]
    assert made("SELECT decided_on, withdrawn_on, withdrawn_why FROM decisions", decision=rows) == [
        (date(2024, 9, 2), date(2024, 9, 9), "09"),
        (date(2024, 9, 9), None, None),
        (date(2024, 9, 12), None, None),
    ]


def test_an_event_lies_in_the_kecamatan_that_it_names_else_in_that_of_its_unit() -> None:
    def event(title: str, **row: object) -> Row:
        return {"event_on": "2024-08-26", "kind": "ikrar", "title": title, **row}

    events = [event("b", unit_id=KAUMAN), event("a", unit_id=KAUMAN, kecamatan_id="35.73.04"), event("c"),
              event("d", unit_id="DINKES"), {**event("e"), "event_on": "2024-08-25"}]  # fmt: skip
    assert made("SELECT title, kecamatan_id FROM events", event=events) == [
        ("e", None), ("a", "35.73.04"), ("b", KLOJEN), ("c", None), ("d", None),
    ]  # fmt: skip


def findings(**rows: Sequence[Row]) -> list[tuple[object, ...]]:
    return made("SELECT code, cycle, unit_id, load_id, rows FROM findings", **rows)


def signature(nip: int, day: str = "2024-08-26", **row: object) -> Row:
    return {"cycle": 2024, "nip": nip, "signed_on": day, **row}


def test_signatures_of_nobody_on_the_list_are_found_by_file() -> None:
    signing = [signature(1), signature(8), signature(9), signature(7, load_id=2)]
    assert findings(roster=[person(1)], signing=signing) == [
        ("luar_daftar", 2024, None, 1, 2),
        ("luar_daftar", 2024, None, 2, 1),
    ]


PERSONS = [person(1), person(2), person(3), person(4, exclusion_reason="CLTN")]


@pytest.mark.parametrize(
    ("recaps", "expected"),
    [
        ([recap("2024-08-30", 3, 1)], []),  # three obliged, one signed by then
        ([recap("2024-08-30", 4, 1)], [("beda_rekap", 2024, "DINKES", 1, 1)]),
        ([recap("2024-08-30", 2, 1)], [("beda_rekap", 2024, "DINKES", 1, 1)]),
        ([recap("2024-08-30", 3, 2)], [("beda_rekap", 2024, "DINKES", 1, 1)]),
        ([recap("2024-08-26", 3, 1)], []),  # the day of the signature
        ([recap("2024-08-25", 3, 1)], [("beda_rekap", 2024, "DINKES", 1, 1)]),
        ([recap("2024-09-02", 3, 2)], []),  # two by then
        ([recap("2024-08-30", 3, 0), recap("2024-09-02", 3, 2)], []),  # the last one counts
        ([recap("2024-09-02", 3, 2), recap("2024-08-30", 3, 0)], []),
        ([recap("2024-08-30", 9, 9, unit_id="DLH")], []),  # has no persons
        ([{**recap("2024-02-01", 9, 9), "cycle": 2023}], []),
        ([recap("2024-08-30", 3, 1), {**recap("2024-02-01", 9, 9), "cycle": 2023}], []),  # each beside its own list
    ],
)
def test_a_recap_that_says_other_than_the_list_of_its_unit_is_found(
    recaps: list[Row], expected: list[tuple[object, ...]]
) -> None:
    signing = [signature(1), signature(2, "2024-09-01"), signature(4)]
    assert findings(roster=PERSONS, signing=signing, recap=recaps) == expected


def test_a_recap_that_says_other_is_told_in_words() -> None:
    found = made(
        "SELECT message FROM findings", roster=PERSONS, signing=[signature(1)], recap=[recap("2024-08-30", 9, 7)]
    )
    assert found == [
        ("Unit ini punya daftar orang dan rekap: daftar orang yang dihitung (3 wajib, 1 sudah), rekap menyebut 9 "
         "wajib, 7 sudah.",)
    ]  # fmt: skip


def test_reasons_of_exclusion_that_nobody_knows_are_counted_by_file() -> None:
    roster = [person(1, exclusion_reason="lupa"), person(2, exclusion_reason="CLTN"),
              person(3, exclusion_reason="entah"), person(4, exclusion_reason="lupa", load_id=2)]  # fmt: skip
    assert findings(roster=roster) == [
        ("alasan_tidak_dikenal", 2024, None, 1, 2),
        ("alasan_tidak_dikenal", 2024, None, 2, 1),
    ]


@pytest.mark.parametrize(
    ("row", "is_found"),
    [
        ({}, False),
        ({"decision": "SELESAIKAN tanda tangan"}, False),
        ({"decided_on": "2024-09-02"}, False),
        ({"decided_on": "2024-09-01"}, True),
        ({"cycle": 2023}, True),
        ({"unit_id": "DLH"}, True),
        ({"measure": "perkara_terbuka"}, True),
        ({"decision": "Lain"}, True),
        ({"is_withdrawal": False}, False),  # is no withdrawal
    ],
)
def test_a_withdrawal_of_what_was_never_decided_is_found(row: Row, is_found: bool) -> None:
    back = {**decision("2024-09-09", is_withdrawal=True), **row}
    found = findings(decision=[decision(), back])
    assert [code for code, *_ in found] == ["cabut_tanpa_keputusan"] * is_found


def test_a_withdrawal_alone_is_found_though_it_is_written_twice() -> None:
    rows = [decision(f"2024-09-0{day}", is_withdrawal=True) for day in (1, 2)]
    assert findings(decision=rows) == [("cabut_tanpa_keputusan", 2024, "DINKES", 1, 2)]


@pytest.mark.parametrize(("count", "expected"), [(16, []), (17, [("unit_berlebih", None, None, None, 17)])])
def test_more_names_of_a_kind_than_there_are_units_are_found(count: int, expected: list[tuple[object, ...]]) -> None:
    named = [{"unit_id": f"P{number}", "name": "Puskesmas", "kind": "puskesmas"} for number in range(count)]
    listed = [{"unit_id": "X", "name": "Puskesmas", "kind": "puskesmas", "is_listed": True}]
    with built_tables({}, units=[*named, *listed]) as connection:
        found = connection.execute("SELECT code, cycle, unit_id, load_id, rows, message FROM findings").fetchall()
    assert [row[:5] for row in found] == expected
    assert all("Nama PUSKESMAS" in row[5] and "(16)" in row[5] for row in found)


DAYS: dict[str, Row] = {
    "signing": signature(1, "2024-09-01"),
    "recap": recap("2024-09-01", 1, 1),
    "case": {"case_id": "A", "cycle": 2024, "reported_on": "2024-09-01"},
    "step": {"case_id": "A", "step_id": "register", "step_on": "2024-09-01"},
    "bawaslu_register": {"register_id": "1", "cycle": 2024, "status_on": "2024-09-01"},
    "match": {"case_id": "A", "register_id": "1", "decided_on": "2024-09-01"},
    "event": {"event_on": "2024-09-01", "kind": "ikrar", "title": "a"},
}


@pytest.mark.parametrize("kind", DAYS)
def test_the_position_of_the_data_is_the_last_day_that_any_row_tells_of(kind: str) -> None:
    earlier = {**DAYS["signing"], "nip": 2, "signed_on": "2024-08-01"}
    rows: dict[str, list[Row]] = {"signing": [earlier], kind: [DAYS[kind], *([earlier] if kind == "signing" else [])]}
    assert made("SELECT position_on FROM build", **rows) == [(date(2024, 9, 1),)]


def test_an_announced_event_moves_no_position_and_without_any_row_it_is_the_day_of_loading() -> None:
    ahead = [{**DAYS["event"], "event_on": "2024-10-06"}]
    assert made("SELECT position_on FROM build", event=ahead, match=[DAYS["match"]]) == [(date(2024, 9, 1),)]
    assert made("SELECT position_on FROM build", event=[{**DAYS["event"], "event_on": "2024-10-05"}]) == [
        (date(2024, 10, 5),)
    ]
    assert made(
        "SELECT build, dataset, CAST(loaded_at AS VARCHAR), position_on, loader_version, fingerprint FROM build"
    ) == [("b", "simulasi", "2024-10-05 08:00:00", date(2024, 10, 5), "1", "f")]


def test_tables_are_in_a_fixed_order() -> None:
    recaps = [recap("2024-09-02", 1, 1), recap("2024-09-01", 1, 1), recap("2024-09-01", 1, 1, unit_id="DLH")]
    assert made("SELECT unit_id, position_on FROM recaps", recap=recaps) == [
        ("DINKES", date(2024, 9, 1)), ("DINKES", date(2024, 9, 2)), ("DLH", date(2024, 9, 1)),
    ]  # fmt: skip


KASIN, KLOJEN_OFFICE = "KEL_35.73.02.1006", "KEC_KLOJEN"
TOLD = "SELECT unit_id, obliged, signed FROM recaps ORDER BY ALL"
PARTS = [
    recap("2024-08-20", 30, 28, unit_id=KAUMAN),
    recap("2024-08-20", 30, 27, unit_id=KASIN),
]


@pytest.mark.parametrize(
    ("total", "is_total"),
    [
        (recap("2024-08-20", 60, 55, unit_id=KLOJEN_OFFICE), True),
        (recap("2024-08-20", 60, 54, unit_id=KLOJEN_OFFICE), False),  # on their day it would be the same
        (recap("2024-08-26", 60, 58, unit_id=KLOJEN_OFFICE), True),  # some have signed since
        (recap("2024-08-26", 61, 55, unit_id=KLOJEN_OFFICE), False),
    ],
)
def test_a_recap_that_sums_up_its_parts_is_counted_once_though_it_is_of_another_day(total: Row, is_total: bool) -> None:
    found = made(TOLD, recap=[*PARTS, total])
    assert (len(found), KLOJEN_OFFICE in {unit for unit, _, _ in found}) == ((2, False) if is_total else (3, True))
    finding = made("SELECT unit_id, rows FROM findings WHERE code = 'rekap_jumlah'", recap=[*PARTS, total])
    assert finding == ([(KLOJEN_OFFICE, 1)] if is_total else [])


def test_parts_may_be_told_by_their_people() -> None:
    people = [person(at, unit_id=KAUMAN) for at in (1, 2)]
    rows = [recap("2024-08-26", 30, 27, unit_id=KASIN), recap("2024-08-26", 32, 27, unit_id=KLOJEN_OFFICE)]
    assert made(TOLD, recap=rows, roster=people) == [(KASIN, 30, 27)]
    assert len(made(TOLD, recap=rows, roster=people[:1])) == 2


def test_a_recap_that_may_hold_the_only_part_that_was_told_is_a_question() -> None:
    code = "SELECT unit_id, rows FROM findings WHERE code = 'rekap_mungkin_jumlah'"
    office = recap("2024-08-20", 60, 55, unit_id=KLOJEN_OFFICE)
    assert made(code, recap=[PARTS[0], office]) == [(KLOJEN_OFFICE, 60)]
    assert made(code, recap=[PARTS[0], {**office, "load_id": 2}]) == []  # of another file
    assert made(code, recap=[PARTS[0], {**office, "obliged": 20, "signed": 20}]) == []  # an office of its own


@pytest.mark.parametrize(
    ("obliged", "signed", "is_odd"), [(30, 27, True), (30, 28, False), (14, 28, True), (61, 28, True), (29, 29, False)]
)
def test_a_recap_that_falls_or_leaps_is_told(obliged: int, signed: int, is_odd: bool) -> None:
    rows = [PARTS[0], recap("2024-08-27", obliged, signed, unit_id=KAUMAN)]
    found = made("SELECT unit_id, message FROM findings WHERE code = 'rekap_turun'", recap=rows)
    assert [unit for unit, _ in found] == ([KAUMAN] if is_odd else [])
    said = f"sudah 28 dari 30 pada 20/08/2024, lalu {signed} dari {obliged} pada 27/08/2024"
    assert all(said in str(message) for _, message in found)
