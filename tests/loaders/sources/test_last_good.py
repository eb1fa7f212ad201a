"""What is kept of fetched sources: one that fails stops no other, and bad data never takes the place of good."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from loaders.contract.inputs import ROSTER as ROSTER_INPUT
from loaders.sources.last_good import FOLDER, open_cache
from loaders.sources.locations import Web
from loaders.sources.manifest import Source, digest
from narrative import freshness
from storage.errors import Refused
from storage.source_status import FETCHED, StaleSource
from tests.support.fetched_city import GOOD, NAME, QUICK, City
from tests.support.https_source import Request, Site, site
from tests.support.submitted import ROSTER, SIGNING, csv_text, nip, person

BAD = csv_text(ROSTER, *(["2024", "123", f"Pegawai {n:05}", "Dinas Antariksa", "", ""] for n in range(12)))
COUNTS = "SELECT (SELECT count(*) FROM roster), (SELECT count(*) FROM signings)"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("site")) as running:
        yield running


def declared(place: Path, source: Site) -> City:
    """A city that fetches both, and has fetched nothing yet."""
    made = City(place, replace(QUICK, ca_file=source.ca_file))
    made.declare(
        f'url = "{source.url}/roster.csv"',
        f'name = "Tanda tangan"\ninput = "signing"\npublisher = "OPD"\nurl = "{source.url}/ttd.csv"',
    )
    return made


@pytest.fixture(scope="module")
def good_city(source: Site, tmp_path_factory: pytest.TempPathFactory) -> City:
    serve(source, GOOD, signed(1))
    made = declared(tmp_path_factory.mktemp("good"), source)
    assert made.build().is_new
    return made


@pytest.fixture
def city(good_city: City, source: Site, tmp_path: Path) -> City:
    """A city that has fetched good data of both, which are still given: three people, one signature."""
    serve(source, GOOD, signed(1))
    return good_city.copy_to(tmp_path)


@pytest.fixture
def new_city(source: Site, tmp_path: Path) -> City:
    return declared(tmp_path, source)


def serve(source: Site, roster: str | None, signings: str | None) -> None:
    """What the two addresses give; None is a fault of that one."""

    def answer(request: Request) -> None:
        body = roster if "roster" in request.path else signings
        request.give(body or "", 200 if body else 404)

    source.script = answer


def signed(*serials: int) -> str:
    return csv_text(SIGNING, *(["2024", nip(n), "26/08/2024", "ya"] for n in serials))


def test_a_source_that_fails_stays_as_it_was_while_another_brings_news(city: City, source: Site) -> None:
    serve(source, None, signed(1, 2))
    outcome = city.build()
    assert outcome.is_new and len(outcome.held) == 1
    assert city.rows(COUNTS) == [(3, 2)]
    states = city.rows("SELECT source, status, message FROM sources WHERE publisher <> '' ORDER BY source")
    assert [state[:2] for state in states] == [(NAME, "data lama"), ("Tanda tangan", "lengkap")]
    assert states[0][2].startswith("alamat tidak ada di sumber; dipakai data per ")


def test_bad_data_of_one_source_is_put_aside_and_the_rest_published(city: City, source: Site) -> None:
    serve(source, BAD, signed(1, 2))
    outcome = city.build()
    assert city.rows(COUNTS) == [(3, 2)]
    assert outcome.held[0].startswith(f"{NAME}: isi baru ditolak pemeriksaan ({NAME}: 12 dari 12 baris ditolak")
    assert "12 dari 12" in city.header(in_detail=True)
    assert "12 dari 12" not in city.header()


def test_two_bad_sources_are_both_put_aside(city: City, source: Site) -> None:
    before = city.rows("SELECT build FROM build")
    serve(source, BAD, "kolom;lain\n1;2\n")
    outcome = city.build()
    assert ([(outcome.name,)], outcome.is_new, len(outcome.held)) == (before, False, 2)


def test_what_was_refused_is_not_judged_again_until_something_has_changed(city: City, source: Site) -> None:
    serve(source, BAD, signed(1))
    read: list[str] = []
    city.build(read)
    assert read == [NAME, "Tanda tangan"]  # the bad data once; with the last good one the build stands
    city.build(read)
    assert len(read) == 2
    serve(source, BAD, signed(1, 2))
    assert city.build(read).is_new
    assert len(read) == 6  # tried anew with the new signatures, then made with the last good roster


def test_a_source_that_answers_again_is_said_no_more_without_a_new_build(city: City, source: Site) -> None:
    before = city.rows("SELECT build FROM build")
    serve(source, None, None)
    city.build()
    assert city.header().count("alamat tidak ada di sumber") == 2
    serve(source, GOOD, signed(1))
    assert [(city.build().name,)] == before
    assert city.header() == ""


def test_a_fault_is_dated_from_its_beginning_and_data_from_its_last_confirmation(city: City, source: Site) -> None:
    serve(source, None, signed(1))
    city.build()
    path = city.folder / "FETCHED.json"
    said = json.loads(path.read_text())
    said[NAME]["good"]["confirmed_at"] = "2024-08-12T18:00:00+00:00"  # 13 August, 01.00 in Malang
    said[NAME]["trouble"]["since"] = "2024-08-13T02:00:00+00:00"
    path.write_text(json.dumps(said))
    city.build()
    assert json.loads(path.read_text())[NAME]["trouble"]["since"] == "2024-08-13T02:00:00+00:00"
    at = datetime(2024, 8, 16, 1, 0, tzinfo=UTC)
    assert city.header(at) == (f"{NAME}: data per 13 Agustus 2024, 3 hari lalu; alamat tidak ada di sumber.")


def test_damaged_data_counts_as_none_and_is_fetched_whole(city: City) -> None:
    for path in (city.folder / "fetched").iterdir():
        path.write_text("rusak")
    assert not city.build().is_new
    assert [path.read_text() for path in (city.folder / "fetched").glob("daftar*")] == [GOOD]


def test_sources_that_never_gave_data_are_named_together_and_the_last_build_stands(
    new_city: City, source: Site
) -> None:
    serve(source, None, None)
    with pytest.raises(Refused) as refused:
        new_city.build()
    assert str(refused.value).count("alamat tidak ada di sumber (jawaban HTTP 404") == 2


def test_a_run_killed_between_publishing_and_noting_what_it_took_is_put_right_by_the_next(
    city: City, source: Site
) -> None:
    noted = (city.folder / "FETCHED.json").read_text()
    serve(source, csv_text(ROSTER, person(7)), signed(1))
    second = city.build()
    (city.folder / "FETCHED.json").write_text(noted)
    assert city.build().name == second.name
    kept = json.loads((city.folder / "FETCHED.json").read_text())[NAME]["good"]["file"]
    assert (city.folder / "fetched" / kept).read_text() == csv_text(ROSTER, person(7))
    serve(source, csv_text(ROSTER), signed(1))  # and an empty register is still not believed
    assert city.build().held[0].startswith(f"{NAME}: isi baru ditolak pemeriksaan")


def test_what_a_killed_run_left_is_swept_by_the_next(city: City) -> None:
    (city.folder / "fetched" / "setengah.unfinished").write_text("NIP;")
    city.build()
    assert sorted(path.suffix for path in (city.folder / "fetched").iterdir()) == [".csv", ".csv"]


SOURCES = pd.DataFrame(
    [
        ("A", "lengkap", "", None, pd.NaT),
        ("B", "data lama", "lama", None, pd.NaT),
        ("C", "belum ada", "x", None, pd.NaT),
    ],
    columns=["source", "status", "message", "expected_every_days", "delivered_at"],
)


@pytest.mark.parametrize(
    ("days", "said"), [(0, "hari ini"), (1, "kemarin"), (3, "3 hari lalu"), (1200, "1.200 hari lalu")]
)
def test_the_age_of_data_is_said_in_days(days: int, said: str) -> None:
    at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    held = {"A": StaleSource("A", at - timedelta(days=days), "sumber tidak menjawab", "sambungan tidak terjadi")}
    found = freshness.held_sources(SOURCES, held, at, in_detail=True)
    assert found.endswith(f", {said}; sumber tidak menjawab (sambungan tidak terjadi).")


def test_of_many_sources_that_fail_the_first_are_told_and_the_others_counted() -> None:
    at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    names = [f"S{n}" for n in range(6)]
    found = pd.DataFrame({"source": names})
    said = freshness.held_sources(
        found, {name: StaleSource(name, at, "rusak", "") for name in names}, at, in_detail=False
    )
    assert said == (
        "".join(f"S{n}: data per 22 November 2026, hari ini; rusak. " for n in range(4))
        + "2 sumber lain juga memakai data terakhirnya."
    )


def test_the_present_state_of_a_source_goes_before_that_at_loading() -> None:
    held = StaleSource("A", datetime(2026, 11, 21, tzinfo=UTC), "sumber tidak menjawab", "")
    now = freshness.now(SOURCES, {"A": held, "B": None, "D": held})
    assert list(now["status"]) == ["data lama", "lengkap", "belum ada"]
    assert list(now["message"]) == ["sumber tidak menjawab; dipakai data per 21 November 2026", "", "x"]


def test_data_that_another_release_kept_is_still_good_and_damaged_data_is_none(tmp_path: Path) -> None:
    source = Source("BKPSDM", ROSTER_INPUT, "https://contoh.go.id", (), remote=Web("https://contoh.go.id/a.csv"))
    kept = tmp_path / FOLDER / "roster.csv"
    kept.parent.mkdir()
    kept.write_text("siklus;nip\n")
    good = {"file": "roster.csv", "sha256": digest(kept), "input": "roster", "place": "", "confirmed_at": "2024-09-01"}
    states = {"BKPSDM": {"good": good | {"fetched_at": "2024-08-01", "colour": "red"}, "trouble": None}}
    (tmp_path / FETCHED).write_text(json.dumps(states))
    found = open_cache([source], tmp_path).kept["BKPSDM"].good
    assert found is not None and found.confirmed_at == "2024-09-01"
    kept.write_text("siklus;nip\n2024;1\n")
    assert open_cache([source], tmp_path).kept["BKPSDM"].good is None
