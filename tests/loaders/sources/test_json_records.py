"""What an HTTPS source answers with, made a file that the loaders read; the site itself is in test_https."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pytest

from loaders.faults import Fault, SourceFailed
from loaders.sources.https import Downloaded, Visit
from loaders.sources.json_records import collect
from loaders.sources.locations import Web
from settings import Fetching, read_settings
from tests.support.workbooks import SUFFIXES, Page, texts_of, write_book

PLAIN = "https://data.contoh.go.id/pegawai"
CKAN = "https://data.contoh.go.id/api/3/action/datastore_search?resource_id=7"


@dataclass
class Answers:
    """A visit that puts prepared answers into the file, and notes what was asked."""

    place: Web
    answers: list[bytes]
    limits: Fetching = field(default_factory=lambda: read_settings().fetching)
    asked: list[str] = field(default_factory=list)

    async def get(self, url: str, target: Path, known: Downloaded | None = None) -> Downloaded:
        assert known is None
        self.asked.append(url)
        target.write_bytes(self.answers.pop(0))
        return Downloaded(True, etag="e1")


def collected(answers: Answers, path: Path) -> tuple[str, str, str]:
    """The suffix, the etag that is kept, and the text of the collected file."""
    found = asyncio.run(collect(cast(Visit, answers), path, None))
    assert found is not None
    return found.suffix, found.got.etag, path.read_text(encoding="utf-8")


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def page(rows: Iterable[dict[str, Any]], total: int) -> bytes:
    return as_json({"success": True, "result": {"records": list(rows), "total": total, "fields": [{"id": "nip"}]}})


def test_a_csv_stays_as_it_came(tmp_path: Path) -> None:
    assert collected(Answers(Web(PLAIN), [b"nip;siklus\n"]), tmp_path / "a") == (".csv", "e1", "nip;siklus\n")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_workbook_in_any_form_stays_as_it_came(suffix: str, tmp_path: Path) -> None:
    data = write_book(tmp_path / f"a.{suffix}", Page([["nip", "siklus"], ["1", 2024]])).read_bytes()
    found = asyncio.run(collect(cast(Visit, Answers(Web(PLAIN), [data])), tmp_path / "a", None))
    assert found is not None
    kept = (tmp_path / "a").rename(tmp_path / f"b{found.suffix}")
    assert texts_of(kept) == {"Lembar1": [["nip", "siklus"], ["1", "2024"]]}


@pytest.mark.parametrize(
    "answer",
    [[{"nip": 1}, {"siklus": 2024}], {"data": [{"nip": 1}, {"siklus": 2024}], "n": 2}],
    ids=["list", "object with one list"],
)
def test_records_are_written_under_the_union_of_their_fields(answer: Any, tmp_path: Path) -> None:
    answers = Answers(Web(PLAIN), [as_json(answer)])
    assert collected(answers, tmp_path / "a") == (".records", "e1", "nip,siklus\n1,\n,2024\n")


def test_the_manifest_may_say_where_the_list_is(tmp_path: Path) -> None:
    answers = Answers(Web(PLAIN, records="isi.baris"), [as_json({"isi": {"baris": [{"nip": 1}], "lain": [{"a": 1}]}})])
    assert collected(answers, tmp_path / "a")[2] == "nip\n1\n"


def test_a_datastore_is_asked_page_by_page_in_an_order_that_stays(tmp_path: Path) -> None:
    answers = Answers(Web(CKAN), [page([{"_id": 1, "nip": 1}], 2), page([{"_id": 2, "nip": 2}], 2)])
    suffix, etag, text = collected(answers, tmp_path / "a")
    assert (suffix, etag, text) == (".records", "", "nip\n1\n2\n")  # several pages have no common etag
    assert [url.partition("?")[2] for url in answers.asked] == [
        "resource_id=7&limit=10000&sort=_id&offset=0",
        "resource_id=7&limit=10000&sort=_id&offset=1",
    ]


@pytest.mark.parametrize(
    ("url", "bodies", "fault"),
    [
        (CKAN, [page([{"nip": 1}], 3), page([{"nip": 1}], 3)], Fault.PAGES),  # the same page again
        (CKAN, [page([{"nip": 1}], 3), page([{"nip": 2}], 4)], Fault.PAGES),  # the data changed on the way
        (CKAN, [page([{"nip": 1}], 2), page([{"nip": 2}, {"nip": 3}], 2)], Fault.PAGES),  # more than it said
        (CKAN, [as_json({"success": False})], Fault.DENIED),
        (PLAIN, [as_json({"a": [{"b": 1}], "c": [{"d": 1}]})], Fault.NO_DATA),  # two lists
        (PLAIN, [as_json([1, 2])], Fault.NO_DATA),
        (PLAIN, [b"{not json"], Fault.NO_DATA),
        (PLAIN, [b"<html>"], Fault.NO_DATA),
        (PLAIN, [b"%PDF-1.7"], Fault.NO_DATA),
        (PLAIN, [b"\xef\xbb\xbf "], Fault.NO_DATA),
        (
            "https://data.contoh.go.id/api/3/action/resource_show?id=7",
            [as_json({"success": True, "result": {"url": "https://elsewhere.example/a.csv"}})],
            Fault.ELSEWHERE,
        ),
    ],
)
def test_an_answer_that_cannot_be_used_is_a_fault(url: str, bodies: list[bytes], fault: Fault, tmp_path: Path) -> None:
    with pytest.raises(SourceFailed) as failed:
        collected(Answers(Web(url), bodies), tmp_path / "a")
    assert failed.value.fault is fault


def test_json_larger_than_its_limit_is_not_read(tmp_path: Path) -> None:
    limits = replace(read_settings().fetching, max_json_bytes=5)
    with pytest.raises(SourceFailed) as failed:
        collected(Answers(Web(PLAIN), [as_json([{"nip": 1}])], limits), tmp_path / "a")
    assert failed.value.fault is Fault.TOO_BIG
