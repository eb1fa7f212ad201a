"""What an operator may write about an address or a query, and what is refused with which words."""

import pytest

from loaders.sources.locations import Query, Web, read_place
from storage.errors import Refused

WEB: dict[str, object] = {"name": "A", "input": "roster", "url": "https://contoh.go.id/a.csv"}
DATABASE: dict[str, object] = {"name": "A", "input": "roster", "query": "SELECT 1", "connection_env": "NETRA_SIMPEG"}

WRONG: list[tuple[dict[str, object], str]] = [
    (WEB | {"url": "http://contoh.go.id/a.csv"}, "alamat harus dimulai dengan https://"),
    (WEB | {"url": "https:///a.csv"}, "alamat harus dimulai dengan https://"),
    (WEB | {"url": "https://budi:sandi@contoh.go.id/a"}, "nama dan sandi tidak ditulis dalam alamat; pakai token_env"),
    (WEB | {"url": "https://contoh.go.id/a?api_key=x"}, "'api_key' dalam alamat adalah rahasia"),
    (WEB | {"url": "https://contoh.go.id/a?b=1&access_token="}, "'access_token' dalam alamat adalah rahasia"),
    (WEB | {"token": "abc"}, "'token' tidak ditulis di sini; simpan rahasia dalam variabel lingkungan"),
    (WEB | {"headers": {"Cookie": "x"}}, "'headers' tidak ditulis di sini"),
    (WEB | {"token_env": "eyJhbGciOi"}, "token_env adalah nama variabel lingkungan (huruf besar, angka, _)"),
    (WEB | {"token_header": "X-Kunci"}, "token_header tanpa token_env"),
    (WEB | {"token_env": "A", "token_header": "X: 1"}, "bukan nama tajuk HTTP"),
    (WEB | {"tokn_env": "A"}, "kunci 'tokn_env' tidak dikenal; yang ada: check_every_minutes"),
    (WEB | {"redirect_hosts": "contoh.go.id"}, "redirect_hosts harus daftar nama server"),
    (WEB | {"redirect_hosts": [".id"]}, "redirect_hosts harus daftar nama server"),
    (WEB | {"page_size": -1}, "page_size harus bilangan bulat positif"),
    (WEB | {"path": "a.csv"}, "harus ada tepat satu dari path, url, query"),
    ({"name": "A", "input": "roster"}, "harus ada tepat satu dari path, url, query"),
    (DATABASE | {"password": "x"}, "'password' tidak ditulis di sini"),
    (DATABASE | {"connection_env": "postgresql://u:sandi@h/d"}, "connection_env adalah nama variabel lingkungan"),
    ({**DATABASE, "query": "DELETE FROM pegawai"}, "query harus satu SELECT"),
    ({"query": "SELECT 1"}, "sebut variabel lingkungan yang berisi alamat basis data"),
]


@pytest.mark.parametrize(("entry", "words"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_an_entry_that_is_wrong_or_holds_a_secret_is_refused_without_repeating_it(
    entry: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_place(entry, "sources.toml: sumber 'A'")
    said = str(refused.value)
    assert said.startswith("sources.toml: sumber 'A': ")
    assert words in said
    assert "sandi@" not in said and "eyJ" not in said


def test_a_right_entry_is_an_address_or_a_query_or_files() -> None:
    assert read_place(WEB, "") == Web("https://contoh.go.id/a.csv")
    assert read_place(DATABASE | {"query": " WITH a AS (SELECT 1) TABLE a ; "}, "") == Query(
        "WITH a AS (SELECT 1) TABLE a", "NETRA_SIMPEG"
    )
    assert read_place({"name": "A", "input": "roster", "path": "*.csv"}, "") is None


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://contoh.go.id/b", True),
        ("https://contoh.go.id:443/b", True),
        ("https://contoh.go.id:8443/b", False),
        ("http://contoh.go.id/b", False),
        ("https://contoh.go.id.jahat.test/b", False),
        ("https://berkas.contoh.test/b", True),
        ("https://contoh.test/b", False),
        ("https://jahatcontoh.test/b", False),
        ("https://contoh.go.id@jahat.test/b", False),
    ],
)
def test_a_redirect_stays_with_the_server_or_goes_to_a_named_one(url: str, may: bool) -> None:
    assert Web("https://contoh.go.id/a", redirect_hosts=(".contoh.test",)).may_follow(url) is may
