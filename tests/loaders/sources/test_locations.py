"""Where a source of the manifest is, and what must not stand there."""

from typing import Any

import pytest

from loaders.sources.locations import Query, Web, read_place
from storage.errors import Refused

URL = "https://data.contoh.go.id/a.csv"


def test_an_entry_with_a_path_is_no_place_to_ask() -> None:
    assert read_place({"path": "a.csv"}, "sources.toml") is None


def test_an_address_is_read_with_its_token_and_shown_without_its_path() -> None:
    entry = {"url": f"{URL}#atas", "token_env": "TOKEN_BKN", "token_header": "X-Api", "page_size": 100}
    place = read_place(entry, "sources.toml")
    assert place == Web(URL, "TOKEN_BKN", "X-Api", page_size=100)
    assert place is not None and place.shown == "https://data.contoh.go.id"


def test_a_query_is_one_select() -> None:
    entry = {"query": " SELECT 1; ", "connection_env": "SIMPEG"}
    place = read_place(entry, "sources.toml")
    assert place == Query("SELECT 1", "SIMPEG")
    assert place is not None and place.shown == "PostgreSQL (SIMPEG)"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({}, "tepat satu dari path, url, query"),
        ({"url": URL, "query": "SELECT 1"}, "tepat satu"),
        ({"url": "http://data.contoh.go.id"}, "https://"),
        ({"url": "https://a:b@data.contoh.go.id"}, "nama dan sandi"),
        ({"url": f"{URL}?api_key=1"}, "adalah rahasia"),
        ({"url": URL, "token": "abc"}, "simpan rahasia dalam variabel lingkungan"),
        ({"url": URL, "colour": "red"}, "kunci 'colour' tidak dikenal"),
        ({"url": URL, "token_env": "abc-123"}, "bukan isinya"),
        ({"url": URL, "token_header": "X-Api"}, "token_header tanpa token_env"),
        ({"url": URL, "token_env": "T", "token_header": "X Api"}, "bukan nama tajuk"),
        ({"url": URL, "page_size": -1}, "page_size"),
        ({"url": URL, "page_size": True}, "page_size"),
        ({"url": URL, "redirect_hosts": "contoh.go.id"}, "redirect_hosts"),
        ({"query": "DELETE FROM a", "connection_env": "SIMPEG"}, "harus satu SELECT"),
        ({"query": "SELECT 1"}, "connection_env"),
    ],
)
def test_what_is_wrong_is_named_and_no_secret_repeated(entry: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_place(entry, "sources.toml")
    assert why in str(refused.value)
    assert "abc" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "may_follow", "is_own"),
    [
        ("https://data.contoh.go.id:443/b", True, True),
        ("https://berkas.cdn.go.id/b", True, False),
        ("https://cdn.go.id/b", False, False),  # the dot stands for servers below it
        ("http://data.contoh.go.id/b", False, False),
        ("https://data.contoh.go.id:8443/b", False, False),
    ],
)
def test_a_redirect_stays_with_the_source_or_a_named_server(url: str, may_follow: bool, is_own: bool) -> None:
    place = Web(URL, redirect_hosts=(".cdn.go.id",))
    assert (place.may_follow(url), place.is_own(url)) == (may_follow, is_own)
