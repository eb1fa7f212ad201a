"""The same deliveries under other names, in another order of files and rows, give the same build."""

import os
import random
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
        os.utime(path, (FIRST + day * DAY,) * 2)
    assert office.build().code == 0
    return [office.rows(sql) for sql in ASKED]


@pytest.mark.parametrize("seed", range(2))
def test_names_and_order_of_deliveries_decide_nothing(tmp_path: Path, seed: int) -> None:
    first = built(tmp_path / "as they came", None)
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
