"""What the five articles say, and that nothing is said beyond them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from loaders.contract.inputs import find
from metrics.rows.reference import Topic

FOLDER = Path(__file__).parents[2] / "data" / "documented"
UNKNOWN = "belum diketahui"

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_five_articles_have_a_publisher_and_a_title() -> None:
    articles = read("articles")
    assert [row["article_id"] for row in articles] == ["000", "001", "002", "003", "004"]
    for row in articles:
        assert list(row) == ["article_id", "publisher", "published_on", "title", "file"]
        assert row["publisher"] and row["title"] and row["file"].startswith(row["article_id"])
        assert not row["published_on"] or date.fromisoformat(row["published_on"])


def test_facts_each_rest_on_their_articles() -> None:
    facts = read("facts")
    assert {row["fact_id"]: row["article_ids"] for row in facts} == {
        "F1": "000|003",
        "F2": "000",
        "F3": "000",
        "F4": "000|003",
        "F5": "004",
        "F6": "002",
        "F7": "001",
        "F8": "001",
        "F9": "000|001|004",
        "F10": "000",
        "F11": "003",
        "F12": "004",
    }
    assert all(
        list(row) == ["fact_id", "cycle", "fact_on", "topic", "short", "statement", "article_ids", "note"]
        for row in facts
    )


def test_a_fact_stands_on_its_day_in_its_cycle() -> None:
    days = {row["fact_id"]: (row["cycle"], row["fact_on"]) for row in read("facts")}
    assert days["F1"] == ("2023", "2023-05-23")
    assert days["F3"] == ("2019", "")
    assert days["F5"] == ("2023", "2023-05-30")
    assert days["F6"] == ("2023", "2024-02-06")
    assert days["F7"] == ("2024", "2024-08-26")
    assert days["F9"] == ("", "")  # said in two cycles


def test_a_statement_is_one_sentence() -> None:
    for row in read("facts"):
        assert row["statement"].endswith(".") and ". " not in row["statement"], row["fact_id"]


def test_a_fact_is_told_in_one_line_too_and_says_what_it_is_about() -> None:
    for row in read("facts"):
        assert 0 < len(row["short"]) <= 120 and not row["short"].endswith("."), row["fact_id"]
        assert row["topic"] in set(Topic), row["fact_id"]


def test_the_two_figures_of_kasn_are_never_told_apart() -> None:
    statements = [row["statement"] for row in read("facts") if "1.480" in row["statement"]]
    assert len(statements) == 1 and "1.420" in statements[0]


@pytest.mark.parametrize("kind", ["event", "case"])
def test_a_documented_file_is_an_ordinary_input(kind: str) -> None:
    contract = find(kind)
    rows = read(kind)
    assert list(rows[0]) == [column.name for column in contract.columns]
    for row in rows:
        assert [name for name in contract.required if not row[name]] == []
        assert {name for name, value in row.items() if value == UNKNOWN} <= {
            column.name for column in contract.columns if column.may_be_unknown
        }


def test_the_documented_events_are_those_of_the_articles() -> None:
    events = {row["tanggal"]: (row["siklus"], row["jenis"], row["kecamatan"], row["hadir"]) for row in read("event")}
    assert events == {
        "2019-04-08": ("2019", "ikrar", "", ""),
        "2023-05-23": ("2023", "penandatanganan", "", ""),
        "2023-05-30": ("2023", "penandatanganan", "Klojen", ""),
        "2024-02-06": ("2023", "rakor", "", ""),
        "2024-02-12": ("2023", "apel", "", ""),
        "2024-08-26": ("2024", "penandatanganan", "", "642"),
    }


def test_the_announced_apel_names_who_announced_it_and_who_says_that_it_was_held() -> None:
    source = next(row["sumber"] for row in read("event") if row["jenis"] == "apel")
    assert source == "Tujujatim.id, pengumuman 6 Februari 2024; pelaksanaan menurut pemberitaan 12 Februari 2024"


def test_an_event_names_its_publisher_and_a_date() -> None:
    publishers = {row["publisher"] for row in read("articles")} | {"Pemberitaan"}
    for row in read("event"):
        assert row["sumber"].split(",")[0] in publishers
        assert row["sumber"][-4:] in {"2019", "2023", "2024"}


def test_the_five_matters_of_2019_keep_their_instansi_and_nothing_else() -> None:
    cases = read("case")
    assert [row["nomor_perkara"] for row in cases] == [f"TERDOKUMENTASI-2019-{n}" for n in range(1, 6)]
    agencies = ["Pemkot Malang", "Pemkot Malang", "Perguruan Tinggi", "Perguruan Tinggi", "Provinsi"]
    assert [row["instansi"] for row in cases] == agencies
    for row in cases:
        told = {name for name, value in row.items() if value and value != UNKNOWN}
        assert told == {"nomor_perkara", "siklus", "instansi"} and row["siklus"] == "2019"
