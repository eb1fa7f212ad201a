"""When files were handed in counts, not what they are called: the same deliveries give the same build in any order."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.submitted import CASE, RECAP, ROSTER, SIGNING, Office, Row, nip, person, write_csv

STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi")
BAWASLU = ("nomor_register", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk", "status", "tanggal_status")
MUTATION = (*ROSTER, "mulai", "selesai")
DAY = 86_400
FIRST = 1_725_200_000


def deliveries() -> list[tuple[int, Row, list[list[Any]]]]:
    """The day on which each file was handed in, its titles and its rows."""
    case = ["1/NTR/2024", "2024", "01/09/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", "E4", nip(1)]
    entry = ["9/LP/2024", "2024", "01/09/2024", "pers", "Pemkot Malang", "E4"]
    signed = [["2024", nip(serial), f"{25 + serial}/08/2024", ""] for serial in range(1, 5)]
    return [
        (0, ROSTER, [person(serial) for serial in range(1, 7)]),
        (1, MUTATION, [[*person(2, "Inspektorat"), "01/09/2024", ""], [*person(7, "Inspektorat"), "", ""]]),
        (0, SIGNING, signed),
        (1, SIGNING, [["2024", nip(1), "28/08/2024", ""], ["2024", nip(5), "29/08/2024", "tidak"]]),
        (2, SIGNING, [[*row[:3], said] for row, said in zip(signed, ("ya", "ya", "tidak", "ya"), strict=True)]),
        (3, SIGNING, [["2024", nip(4), "29/08/2024", "tidak"]]),
        (0, RECAP, [["2024", "BKPSDM", "26/08/2024", 50, 40, 30], ["2024", "Satpol PP", "26/08/2024", 60, 50, ""]]),
        (1, RECAP, [["2024", "BKPSDM", "26/08/2024", 50, 45, 35], ["2024", "BKPSDM", "29/08/2024", 50, 47, 40]]),
        (0, CASE, [case, ["belum ada", *case[1:7], nip(3)]]),
        (2, CASE, [[*case[:6], "E5", nip(1)], ["belum ada", *case[1:7], nip(3)]]),
        (0, STEP, [["1/NTR/2024", "laporan", "01/09/2024", "Bawaslu", ""]]),
        (3, STEP, [["1/ntr/2024", "register", "03/09/2024", "Bawaslu", ""]]),
        (3, BAWASLU, [[*entry, "diregister", "02/09/2024"]]),
        (0, BAWASLU, [[*entry, "direkomendasikan", "03/09/2024"]]),  # handed in before, and of a later day
    ]


ASKED = (
    "SELECT cycle, nip, unit_id, starts_on, ends_on FROM roster ORDER BY ALL",
    "SELECT nip, signed_on, is_verified FROM signings ORDER BY ALL",
    "SELECT unit_id, position_on, obliged, signed, verified FROM recaps ORDER BY ALL",
    "SELECT * EXCLUDE (load_id) FROM cases ORDER BY ALL",
    "SELECT * EXCLUDE (load_id) FROM case_steps ORDER BY ALL",
    "SELECT register_id, status, status_on FROM bawaslu_cases ORDER BY ALL",
    "SELECT * FROM compliance_position(NULL, NULL, NULL, NULL) ORDER BY ALL",
    "SELECT code, unit_id, sum(rows) FROM findings GROUP BY ALL ORDER BY ALL",
    "SELECT code, count(*) FROM rejects GROUP BY ALL ORDER BY ALL",
    "SELECT kind, count(*) FROM replaced_rows GROUP BY ALL ORDER BY ALL",
)


def handed_in_on(day: int, path: Path) -> None:
    """Give a file the time at which it was handed in."""
    os.utime(path, (FIRST + day * DAY,) * 2)


def built(place: Path, shuffled: random.Random | None) -> list[list[tuple[Any, ...]]]:
    """Hand the deliveries in as they are or shuffled, and ask the build of them."""
    office = Office(place)
    place.mkdir()
    names = [f"kiriman {number:02}.csv" for number in range(len(deliveries()))]
    if shuffled:
        shuffled.shuffle(names)
    for name, (day, titles, rows) in zip(names, deliveries(), strict=True):
        if shuffled:
            shuffled.shuffle(rows)
        path = write_csv(office.inbox / name, titles, *rows)
        handed_in_on(day, path)
    assert office.build().code == 0
    return [office.rows(sql) for sql in ASKED]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Any, ...]]]:
    """What the build says of the deliveries as they came."""
    return built(tmp_path_factory.mktemp("order") / "as they came", None)


@pytest.mark.parametrize("seed", range(2))
def test_names_and_order_of_deliveries_decide_nothing(
    first: list[list[tuple[Any, ...]]], tmp_path: Path, seed: int
) -> None:
    assert built(tmp_path / "shuffled", random.Random(seed)) == first
    roster, signings, recaps, cases, _, bawaslu, *_ = first
    assert [(row[2], str(row[4])[:10]) for row in roster if row[1] == int(nip(2))] == [
        ("DINKES", "2024-08-31"),
        ("INSPEKTORAT", "None"),
    ]
    assert [verified for _, _, verified in signings] == [True, True, False, False, False]
    assert [(signed, verified) for unit, _, _, signed, verified in recaps if unit == "BKPSDM"] == [(45, 35), (47, 40)]
    assert [(row[0], row[8]) for row in cases if row[1] == 2024] == [("1/NTR/2024", "E5"), ("tanpa nomor 1", "E4")]
    assert [row[1] for row in bawaslu if row[0] == "9/LP/2024"] == ["direkomendasikan"]


DELIVERIES: dict[str, tuple[Callable[[Path, str, int], Path], str, list[tuple[Any, ...]]]] = {
    "recap": (
        lambda path, say, at: write_csv(
            path, RECAP, ["2024", ("Dinkes", "Dishub")[at], "26/08/2024", 20, {"old": 5, "new": 9}[say], ""]
        ),
        "SELECT unit_id, obliged, signed FROM recaps ORDER BY unit_id",
        [("DINKES", 20, 9), ("DISHUB", 20, 9)],
    ),
    "roster": (
        lambda path, say, at: write_csv(path, ROSTER, person(at + 1, {"old": "Dinkes", "new": "Dishub"}[say])),
        "SELECT CAST(unit_id AS VARCHAR) FROM roster",
        [("DISHUB",), ("DISHUB",)],
    ),
    "case": (
        lambda path, say, at: write_csv(
            path,
            CASE,
            [f"00{at}", "2024", "01/10/2024", "pers", "Pemkot Malang", "Dinkes", {"old": "E4", "new": "D7"}[say], ""],
        ),
        "SELECT form_id FROM cases WHERE case_id LIKE '00%'",
        [("D7",), ("D7",)],
    ),
}


@pytest.fixture(scope="module")
def delivered_twice(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Each kind twice: once the later file sorts last, and once, for another unit, person and case, it sorts first."""
    office = Office(tmp_path_factory.mktemp("twice"))
    for kind, (write, *_) in DELIVERIES.items():
        for at, (old, new) in enumerate((("a.csv", "b.csv"), ("d.csv", "c.csv"))):
            handed_in_on(0, write(office.inbox / f"{kind} {old}", "old", at))
            handed_in_on(1, write(office.inbox / f"{kind} {new}", "new", at))
    assert office.build().code == 0
    return office


@pytest.mark.parametrize("kind", DELIVERIES)
def test_a_later_delivery_replaces_an_earlier_one_whatever_the_files_are_called(
    delivered_twice: Office, kind: str
) -> None:
    _, sql, expected = DELIVERIES[kind]
    assert delivered_twice.rows(sql) == expected
    assert delivered_twice.rows("SELECT sum(rows_rejected) FROM loads") == [(0,)]
    replaced = "SELECT l.file, b.file, by_line FROM replaced_rows JOIN loads AS l USING (load_id) JOIN loads AS b"
    assert delivered_twice.rows(f"{replaced} ON b.load_id = by_load_id WHERE l.kind = '{kind}' ORDER BY ALL") == [
        (f"{kind} a.csv", f"{kind} b.csv", 2),
        (f"{kind} d.csv", f"{kind} c.csv", 2),
    ]


def test_of_two_of_one_time_the_revision_counts_and_without_one_neither(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write, sql, expected = DELIVERIES["recap"]
    for at, (old, new) in enumerate((("rekap.csv", "rekap (revisi).csv"), ("a.csv", "b.csv"))):
        handed_in_on(0, write(office.inbox / old, "old", at))
        handed_in_on(0, write(office.inbox / new, "new", at))
    assert office.build().code == 0
    assert office.rows(sql) == expected[:1]
    assert office.rows("SELECT file, code FROM rejects ORDER BY file") == [
        ("a.csv", "bertentangan"),
        ("b.csv", "bertentangan"),
    ]
