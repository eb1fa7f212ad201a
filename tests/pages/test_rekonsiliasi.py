"""The page Rekonsiliasi Bawaslu, filled and empty, in both datasets: office files through the real loader."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from charts.reconciliation import titles
from metrics.catalogue import find
from tests.support.built_once import warehouse_once
from tests.support.open_page import headings, open_page, text
from tests.support.submitted import Office
from text import tables

UNIT = "Dinas Kesehatan"
OURS = (
    "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;bentuk;nomor_register_bawaslu",
    f"PERKARA-1;2024;2024-10-01;pers;Pemkot Malang;{UNIT};D6;REG-1",
    f"PERKARA-2;2024;2024-10-02;pers;Pemkot Malang;{UNIT};D4;REG-2",
    # Bawaslu knows nothing of it.
    f"PERKARA-3;2024;2024-10-03;pers;Pemkot Malang;{UNIT};D1;",
    # As REG-4: a suggestion.
    f"PERKARA-4;2024;2024-11-01;pers;Pemkot Malang;{UNIT};D2;",
    # Of a cycle that Bawaslu has not recorded.
    f"LAMA-1;2019;2019-02-01;pers;Pemkot Malang;{UNIT};D6;",
)
THEIRS = (
    "nomor_register;siklus;tanggal_laporan;asal;instansi;unit_kerja;bentuk;status;tanggal_status",
    f"REG-1;2024;2024-10-01;pers;Pemkot Malang;{UNIT};D6;kajian;2024-10-10",
    # Reported a day later than with us.
    f"REG-2;2024;2024-10-03;pers;Pemkot Malang;{UNIT};D4;kajian;2024-10-10",
    f"REG-4;2024;2024-11-03;pers;Pemkot Malang;{UNIT};D2;kajian;2024-11-10",
)
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Open the page on a dataset built from files: at first as the Sekda."""

    def opened(dataset: str, files: dict[str, Sequence[str]], role: Role | None = None, **address: str) -> AppTest:
        monkeypatch.setenv("NETRA_WAREHOUSE", str(warehouse_once(dataset, files)))
        app = open_page("rekonsiliasi", role, **{"dataset": dataset, "siklus": "2024", **address})
        assert not app.exception
        return app

    return opened


def test_the_simulated_page_says_where_the_cases_are_and_lists_them(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS, "theirs": THEIRS})
    assert headings(app) == [
        "2/4 perkara Pilkada 2024 ada di kedua register; 1 hanya Pemkot, 1 mungkin sama dan menunggu keputusan",
        "1 perbedaan isi pada 2 perkara Pilkada 2024 di kedua register; terbanyak: tanggal laporan (1)",
        # Of the end of October: PERKARA-3 alone; the suggestion came in November.
        "1 perbedaan isi, 2 perkara Pilkada 2024 belum berpadanan; pada 31 Oktober 2024: 1 dan 1",
        "1 pasangan perkara Pilkada 2024 menunggu keputusan: cocok atau bukan",
        "3 perkara Pilkada 2024 untuk dibahas dengan Bawaslu",
    ]
    waiting, listed = (frame.value for frame in app.dataframe)
    assert waiting["Nomor perkara"].tolist() == ["PERKARA-4"]
    assert listed["Nomor Pemkot"].tolist() == ["PERKARA-2", "PERKARA-3", "PERKARA-4"]
    captions = [str(element.value) for element in app.caption if "posisi data per" in str(element.value)]
    assert len(captions) == 5
    assert all(caption.startswith("SIMULASI") for caption in captions)


def test_numbers_that_contradict_each_other_stand_on_the_page_apart_from_the_matches(visit: Visit) -> None:
    twice = [
        f"REG-{number};2024;2024-10-04;pers;Pemkot Malang;{UNIT};D1;kajian;2024-10-10;PERKARA-3" for number in (8, 9)
    ]
    theirs = [f"{THEIRS[0]};nomor_perkara", *(f"{line};" for line in THEIRS[1:]), *twice]
    app = visit("simulasi", {"ours": OURS, "theirs": theirs})
    assert headings(app)[0].endswith("; 1 mungkin sama dan menunggu keputusan, 2 bernomor rujukan ganda")
    assert headings(app)[0].startswith("2/5 perkara")
    assert "Nomor rujukan ganda: satu perkara disebut lebih dari satu catatan" in text(app)
    data = app.switch_page("data.py").run()
    assert "Nomor rujukan ganda: satu perkara disebut oleh lebih dari satu catatan" in text(data)


def test_the_list_of_pairs_to_decide_is_delivered_back_as_it_was_downloaded(tmp_path: Path) -> None:
    waiting = pd.DataFrame({name: [""] for name in find("reconciliation_decisions").headings}).assign(
        case_id="PERKARA-4", register_id="REG-4", decision="Cocok", decided="5 Desember 2024", why="bentuk sama"
    )
    office = Office(tmp_path)
    downloaded = tables.csv(
        tables.readable(waiting, find("reconciliation_decisions").headings), ["1 pasangan", "Perkara, seluruh kota."]
    )
    (office.inbox / "netra-reconciliation_decisions.csv").write_bytes(downloaded)
    assert office.build().code == 0
    assert office.rows("SELECT case_id, register_id, decision, decided_on::VARCHAR FROM matches") == [
        ("PERKARA-4", "REG-4", "cocok", "2024-12-05"),
    ]


def test_the_page_is_closed_for_whoever_may_not_see_it(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS, "theirs": THEIRS}, role=Role.PUBLIK)
    assert headings(app) == [] and not app.dataframe
    assert "PERKARA-" not in text(app) and "REG-" not in text(app)


def test_a_cycle_that_bawaslu_has_not_recorded_is_not_said_to_be_only_ours(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS, "theirs": THEIRS}, siklus="2019")
    assert headings(app)[0] == "Bawaslu belum mencatat perkara Pemilu 2019: 1 perkara kita belum dapat dicocokkan"
    assert "1 perkara, tanpa catatan Bawaslu" in text(app)


def test_without_bawaslus_register_no_case_is_said_to_be_only_ours(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS})
    assert headings(app) == []
    assert "Register Bawaslu belum ada" in text(app)
    assert "Unduh templat" in [button.proto.label for button in app.get("download_button")]


def test_before_the_first_report_the_page_says_which_register_is_missing(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS, "theirs": THEIRS}, posisi="2024-09-30")
    assert "Register Bawaslu belum ada" in text(app)


def test_a_scope_without_cases_is_an_empty_state(visit: Visit) -> None:
    app = visit("simulasi", {"ours": OURS, "theirs": THEIRS}, lingkup="INSPEKTORAT")
    assert "Belum ada perkara untuk" in text(app)


def test_titles_say_that_there_is_nothing_to_settle() -> None:
    kinds = pd.DataFrame({"cycle": [2024], "difference": ["status"], "cases": [0], "matched": [3]})
    assert (
        titles.kinds(kinds, 2024, "Pilkada 2024")
        == "Tidak ada perbedaan isi pada 3 perkara Pilkada 2024 di kedua register"
    )
    assert (
        titles.listed(kinds[:0], "Pilkada 2024") == "Tidak ada perkara Pilkada 2024 yang perlu dibahas dengan Bawaslu"
    )


def test_a_course_that_stands_still_says_since_when() -> None:
    days = pd.to_datetime(["2024-09-30", "2024-10-31", "2024-11-30", "2024-12-05"])
    course = pd.DataFrame({"day": days, "differences": [0, 2, 2, 2], "unmatched": [1, 1, 1, 1]})
    assert titles.course(course, "Pilkada 2024").endswith("tidak berubah sejak 31 Oktober 2024")
