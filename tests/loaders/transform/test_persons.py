"""The tables with a row per person: where each stands, who signed, and what a reason of exclusion means."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.support.base_tables import Row, built_tables, person

KLOJEN, SUKUN = "35.73.02", "35.73.04"
KAUMAN, KASIN, BANDULAN = "35.73.02.1007", "35.73.02.1006", "35.73.04.1008"
KEL_KAUMAN = f"KEL_{KAUMAN}"


def made(sql: str, *, dropped: Sequence[Row] = (), **rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """The answer to a question over the tables made from these rows."""
    with built_tables(rows, dropped) as connection:
        return connection.execute(sql).fetchall()


def signature(nip: int = 1, **row: object) -> Row:
    return {"cycle": 2024, "nip": nip, "signed_on": "2024-08-26", **row}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, (None, None)),
        ({"kecamatan_id": KLOJEN}, (KLOJEN, None)),
        ({"kelurahan_id": KAUMAN, "inside": KLOJEN}, (KLOJEN, KAUMAN)),  # the kelurahan says the kecamatan
        ({"kecamatan_id": KLOJEN, "kelurahan_id": KAUMAN, "inside": SUKUN}, (KLOJEN, KAUMAN)),
        ({"unit_id": KEL_KAUMAN}, (KLOJEN, KAUMAN)),  # that of the office
        ({"unit_id": KEL_KAUMAN, "kecamatan_id": KLOJEN}, (KLOJEN, KAUMAN)),
        ({"unit_id": KEL_KAUMAN, "kecamatan_id": SUKUN}, (SUKUN, None)),  # works elsewhere: the office's does not hold
        ({"unit_id": KEL_KAUMAN, "kelurahan_id": BANDULAN, "inside": SUKUN}, (SUKUN, BANDULAN)),
    ],
)
def test_a_person_works_where_the_list_says_else_where_the_office_is(
    row: Row, expected: tuple[str | None, str | None]
) -> None:
    assert made("SELECT kecamatan_id, kelurahan_id FROM roster", roster=[person(**row)]) == [expected]


def test_rejected_and_dropped_rows_are_in_no_table() -> None:
    roster = [person(1), person(2, mask=1), person(3)]
    signing = [signature(1), signature(2, mask=1), signature(3)]
    dropped = [
        {"kind": "roster", "load_id": 1, "line": 4}, {"kind": "signing", "load_id": 1, "line": 2},
        {"kind": "signing", "load_id": 2, "line": 4}, {"kind": "roster", "load_id": 2, "line": 2},
    ]  # fmt: skip
    assert made("SELECT nip FROM roster", roster=roster, dropped=dropped) == [(1,)]
    assert made("SELECT nip FROM signings", signing=signing, dropped=dropped) == [(3,)]


def test_a_signature_is_listed_where_its_person_stands_in_the_list_of_that_cycle() -> None:
    signing = [signature(1), signature(2), {**signature(1), "cycle": 2023, "signed_on": "2023-05-23"}]
    assert made("SELECT cycle, nip, is_listed FROM signings", roster=[person(1)], signing=signing) == [
        (2023, 1, False),
        (2024, 1, True),
        (2024, 2, False),
    ]


def test_tables_are_in_the_order_of_cycles_units_and_persons() -> None:
    roster = [person(3), person(2, unit_id="DLH"), person(1), {**person(9), "cycle": 2019},
              person(1, starts_on="2024-07-01"), person(4, starts_on="2024-06-01")]  # fmt: skip
    assert made("SELECT cycle, unit_id, nip FROM roster", roster=roster) == [
        (2019, "DINKES", 9), (2024, "DINKES", 1), (2024, "DINKES", 1), (2024, "DINKES", 3), (2024, "DINKES", 4),
        (2024, "DLH", 2),
    ]  # fmt: skip
    signing = [signature(1, signed_on="2024-08-27"), signature(3), signature(2)]
    assert made("SELECT nip FROM signings", signing=signing) == [(2,), (3,), (1,)]


def test_who_leaves_on_a_day_that_is_told_is_obliged_until_then() -> None:
    asked = "SELECT exclusion FROM obligations"
    gone = {"ends_on": "2024-10-01"}
    assert made(asked, roster=[person(exclusion_reason="pensiun", **gone)]) == [(None,)]
    assert made(asked, roster=[person(exclusion_reason="meninggal dunia", **gone)]) == [(None,)]
    assert made(asked, roster=[person(exclusion_reason="pensiun")]) == [("pensiun",)]  # nobody told from which day on
    assert made(asked, roster=[person(exclusion_reason="CLTN", **gone)]) == [("cltn",)]  # it is no end of a service


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("cuti di luar tanggungan negara", "cltn"),
        ("CLTN", "cltn"),
        ("Tugas Belajar", "tugas_belajar"),
        ("tubel S2 di luar kota", "tugas_belajar"),  # the first word means it
        ("tugasbelajar", "tugas_belajar"),  # whatever stands between the words
        ("tubelan", None),
        ("sedang tubel", None),
        ("cuti sakit", "sakit"),
        ("cuti di luar tanggungan negara karena sakit", "cltn"),
        ("dilupakan", None),
        ("Ya", "tanpa_alasan"),
        ("✓", "tanpa_alasan"),
    ],
)
def test_a_reason_of_exclusion_is_known_by_its_words(reason: str, expected: str | None) -> None:
    roster = [person(exclusion_reason=reason)]
    asked = "SELECT text, exclusion, is_unknown FROM exclusion_texts"
    assert made(asked, roster=roster) == [(reason, expected, expected is None)]
    assert made("SELECT exclusion FROM obligations", roster=roster) == [(expected,)]


@pytest.mark.parametrize("word", ["Tidak", "N", "0", "nihil", "tidak ada", "Tidak dikecualikan", "wajib", "✗ tidak"])
def test_a_word_that_excludes_nobody_is_no_question(word: str) -> None:
    assert made("SELECT exclusion, is_unknown FROM exclusion_texts", roster=[person(exclusion_reason=word)]) == [
        (None, False)
    ]


def test_obligations_are_persons_alike_counted_together_with_their_signatures() -> None:
    roster = [person(1), person(2), person(3), person(4, level="pengawas"), {**person(1), "cycle": 2023}]
    signing = [signature(1, is_verified=True), signature(2, is_verified=True), signature(9)]
    asked = "SELECT cycle, level, signed_on, is_verified, exclusion, people FROM obligations"
    assert made(asked, roster=roster, signing=signing) == [
        (2023, "jpt", None, None, None, 1),  # signed in another cycle
        (2024, "jpt", date(2024, 8, 26), True, None, 2),
        (2024, "jpt", None, None, None, 1),
        (2024, "pengawas", None, None, None, 1),
    ]
