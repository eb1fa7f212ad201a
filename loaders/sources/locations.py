"""Locations of the manifest's sources: files, an HTTPS address, or a query to a PostgreSQL database.

A secret never stands in the manifest: it names the variable of the environment that holds it.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from storage.errors import Refused

COMMON = {"name", "input", "publisher", "expected_every_days", "max_rejected_rows", "max_rejected_share"}
WEB = {"check_every_minutes", "url", "token_env", "token_header", "records", "page_size", "redirect_hosts"}
DATABASE = {"check_every_minutes", "query", "connection_env"}
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
SECRET_WORD = re.compile(
    r"(?i)(^|_|-)(token|secret|password|passwd|pwd|sig|signature|auth|api_?key|access_?key|key|sandi)$"
)


@dataclass(frozen=True)
class Web:
    """An HTTPS address that answers with CSV, XLSX or JSON; `records` is where in a JSON answer the list is."""

    url: str
    token_env: str = ""
    token_header: str = ""
    records: str = ""
    page_size: int = 0
    redirect_hosts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What may be shown of it: a whole address can itself be a key."""
        return f"https://{urlsplit(self.url).netloc}"

    def may_follow(self, url: str) -> bool:
        """Tell whether a redirect stays with the source: HTTPS, and its own host or one that the manifest names."""
        there = urlsplit(url)
        return there.scheme == "https" and (self.is_own(url) or _is_named(there.hostname or "", self.redirect_hosts))

    def is_own(self, url: str) -> bool:
        """Tell whether an address is on the very server that the secret is for."""
        own, there = urlsplit(self.url), urlsplit(url)
        return (own.scheme, own.hostname, own.port or 443) == (there.scheme, there.hostname, there.port or 443)


@dataclass(frozen=True)
class Query:
    """One SELECT to a PostgreSQL database; the connection string is in the environment."""

    query: str
    connection_env: str

    @property
    def shown(self) -> str:
        """What may be shown of it."""
        return f"PostgreSQL ({self.connection_env})"


Place = Web | Query


def read_place(entry: dict[str, Any], where: str) -> Place | None:
    """Read the address or query of a manifest entry; None where it names files. Raises Refused with what is wrong."""
    kinds = [kind for kind in ("path", "url", "query") if kind in entry]
    if len(kinds) != 1:
        raise Refused(f"{where}: harus ada tepat satu dari path, url, query")
    if kinds == ["path"]:
        return None
    is_web = kinds == ["url"]
    _check_keys(entry, COMMON | (WEB if is_web else DATABASE), where)
    try:
        return _web(entry, where) if is_web else _query(entry, where)
    except (TypeError, ValueError) as error:
        raise Refused(f"{where}: salah isi: {error}") from error


def _check_keys(entry: dict[str, Any], known: set[str], where: str) -> None:
    for key in sorted(set(entry) - known):
        if SECRET_WORD.search(key) or key in ("connection", "headers", "dsn"):
            raise Refused(
                f"{where}: {key!r} tidak ditulis di sini; simpan rahasia dalam variabel lingkungan "
                "dan sebut namanya dengan token_env atau connection_env"
            )
        raise Refused(f"{where}: kunci {key!r} tidak dikenal; yang ada: {', '.join(sorted(known))}")


def _web(entry: dict[str, Any], where: str) -> Web:
    url = str(entry["url"])
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Refused(f"{where}: alamat harus dimulai dengan https:// dan menyebut servernya")
    if parts.username or parts.password:
        raise Refused(f"{where}: nama dan sandi tidak ditulis dalam alamat; pakai token_env")
    for name, _ in parse_qsl(parts.query, keep_blank_values=True):
        if SECRET_WORD.search(name):
            raise Refused(f"{where}: {name!r} dalam alamat adalah rahasia; pakai token_env dan token_header")
    header = str(entry.get("token_header", ""))
    if header and not HEADER.fullmatch(header):
        raise Refused(f"{where}: token_header {header!r} bukan nama tajuk HTTP")
    if header and "token_env" not in entry:
        raise Refused(f"{where}: token_header tanpa token_env")
    hosts = entry.get("redirect_hosts", [])
    if not isinstance(hosts, list) or not all(re.fullmatch(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)+", str(h)) for h in hosts):
        raise Refused(f'{where}: redirect_hosts harus daftar nama server, mis. ["berkas.contoh.go.id"]')
    return Web(
        url.split("#")[0],
        _variable(entry, "token_env", where) if "token_env" in entry else "",
        header,
        str(entry.get("records", "")),
        _page_size(entry, where),
        tuple(hosts),
    )


def _page_size(entry: dict[str, Any], where: str) -> int:
    size = entry.get("page_size", 0)
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise Refused(f"{where}: page_size harus bilangan bulat positif")
    return size


def _query(entry: dict[str, Any], where: str) -> Query:
    if "connection_env" not in entry:
        raise Refused(f"{where}: sebut variabel lingkungan yang berisi alamat basis data dengan connection_env")
    query = str(entry["query"]).strip().rstrip(";").strip()
    if not re.match(r"(?i)(select|with|table|values)\b", query):
        raise Refused(f"{where}: query harus satu SELECT")
    return Query(query, _variable(entry, "connection_env", where))


def _variable(entry: dict[str, Any], key: str, where: str) -> str:
    """Read the name of a variable; a value written there by mistake is not repeated in the message."""
    name = str(entry[key])
    if not VARIABLE.fullmatch(name):
        raise Refused(f"{where}: {key} adalah nama variabel lingkungan (huruf besar, angka, _), bukan isinya")
    return name


def _is_named(host: str, names: tuple[str, ...]) -> bool:
    """Tell whether a server is named; a name with a leading dot stands for every server below it."""
    return any(host == name or (name.startswith(".") and host.endswith(name)) for name in names)
