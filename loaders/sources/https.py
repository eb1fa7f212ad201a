"""Download from an HTTPS source: the whole answer within the limits, or a fault that says what was wrong."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

import httpx2

from loaders.faults import Fault, SourceFailed
from loaders.sources.locations import Web
from loaders.sources.retries import retried
from loaders.staging.sheet import Progress
from settings import Fetching

MAX_REDIRECTS = 5
PASSING = {408, 425, 429, 500, 502, 503, 504}
DENIED = {401, 403, 407}
GONE = {404, 410}
PACKED = {"", "identity", "gzip"}
CHUNK = 1 << 20
ASKED = {"Accept-Encoding": "gzip", "User-Agent": "Netra", "Accept": "text/csv, application/json, */*"}


@dataclass(frozen=True)
class Downloaded:
    """The headers of an answer by which unchanged content is known; `is_new` is false where there was no body."""

    is_new: bool
    etag: str = ""
    last_modified: str = ""


@dataclass
class Visit:
    """An open connection to one source, with its time limit and the bytes received so far."""

    client: httpx2.AsyncClient
    place: Web
    secret: str
    limits: Fetching
    ends_at: float
    progress: Progress
    taken: int = 0

    async def get(self, url: str, target: Path, known: Downloaded | None = None) -> Downloaded:
        """Download an address into a file; with `known`, only if it has changed."""
        return await retried(lambda: self._get(url, target, known), self.limits, self.ends_at)

    async def _get(self, url: str, target: Path, known: Downloaded | None) -> Downloaded:
        try:
            return await self._follow(url, target, known)
        except httpx2.TransportError as error:
            raise _of_transport(error) from error
        except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
            raise SourceFailed(Fault.ELSEWHERE, "alamat tidak dapat dibaca") from error

    async def _follow(self, url: str, target: Path, known: Downloaded | None) -> Downloaded:
        for _ in range(MAX_REDIRECTS + 1):
            headers = {**ASKED, **_validators(known), **(self._key() if self.place.is_own(url) else {})}
            async with self.client.stream("GET", url, headers=headers) as response:
                if not response.has_redirect_location:
                    return await self._take(response, target)
                url = urljoin(url, response.headers["location"])
            if not self.place.may_follow(url):
                raise SourceFailed(Fault.ELSEWHERE, f"pengalihan ke {_server(url)} tidak diikuti")
        raise SourceFailed(Fault.ELSEWHERE, f"dialihkan lebih dari {MAX_REDIRECTS} kali")

    def _key(self) -> dict[str, str]:
        if not self.secret:
            return {}
        if self.place.token_header:
            return {self.place.token_header: self.secret}
        return {"Authorization": f"Bearer {self.secret}"}

    async def _take(self, response: httpx2.Response, target: Path) -> Downloaded:
        if response.status_code == httpx2.codes.NOT_MODIFIED:
            return Downloaded(is_new=False)
        if response.status_code != httpx2.codes.OK:
            raise _of_status(response)
        if response.headers.get("content-encoding", "").strip().lower() not in PACKED:
            raise SourceFailed(Fault.NO_DATA, "dimampatkan dengan cara yang tidak diminta")
        taken = self.taken
        self._check_room(int(length) if (length := response.headers.get("content-length", "")).isdigit() else 0)
        with target.open("wb") as file:
            async for chunk in _unpacked(response):
                taken += len(chunk)
                self._check_room(taken - self.taken)
                file.write(chunk)
                self.progress(len(chunk))
        self.taken = taken
        return Downloaded(True, response.headers.get("etag", ""), response.headers.get("last-modified", ""))

    def _check_room(self, coming: int) -> None:
        if self.taken + coming > self.limits.max_bytes:
            raise SourceFailed(Fault.TOO_BIG, f"lebih dari {self.limits.max_bytes // 1_000_000} MB")


@asynccontextmanager
async def visiting(place: Web, secret: str, limits: Fetching, progress: Progress) -> AsyncIterator[Visit]:
    """Open a connection to a source, with the certificates of the system and those of the city."""
    if not secret.isascii() or any(ord(sign) < 32 for sign in secret):
        raise SourceFailed(Fault.NO_SECRET, f"isi {place.token_env} bukan token")
    certificates = ssl.create_default_context()
    if limits.ca_file:
        try:
            certificates.load_verify_locations(limits.ca_file)
        except OSError as error:
            raise SourceFailed(Fault.CERTIFICATE, "berkas NETRA_CA_FILE tidak terbaca") from error
    timeout = httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    try:
        opened = httpx2.AsyncClient(verify=certificates, timeout=timeout, trust_env=False, proxy=limits.proxy or None)
    except (ValueError, httpx2.InvalidURL) as error:
        raise SourceFailed(Fault.NO_ANSWER, "NETRA_PROXY bukan alamat proksi") from error
    async with opened as client:
        ends_at = asyncio.get_running_loop().time() + limits.total_seconds
        yield Visit(client, place, secret, limits, ends_at, progress)


async def _unpacked(response: httpx2.Response) -> AsyncIterator[bytes]:
    """Yield the body in chunks of at most a megabyte, so that a bomb is counted before it fills the memory.

    A packed body that ends too early, or not where it should, is cut off; httpx2 would take it as whole.
    """
    if response.headers.get("content-encoding", "").strip().lower() != "gzip":
        async for chunk in response.aiter_raw():
            yield chunk
        return
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        async for chunk in response.aiter_raw():
            part = b""
            while chunk or len(part) == CHUNK:
                part = unpacker.decompress(chunk, CHUNK)
                chunk = unpacker.unconsumed_tail
                yield part
    except zlib.error as error:
        raise SourceFailed(Fault.CUT_OFF, "isi yang dimampatkan rusak", may_pass=True) from error
    if not unpacker.eof or unpacker.unused_data:
        raise SourceFailed(Fault.CUT_OFF, "isi yang dimampatkan tidak utuh", may_pass=True)


def _validators(known: Downloaded | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _server(url: str) -> str:
    """Return the server of an address alone, since the rest may be a key."""
    parts = httpx2.URL(url)
    return f"{parts.scheme}://{parts.host}"


def _of_status(response: httpx2.Response) -> SourceFailed:
    code = response.status_code
    if code in DENIED:
        return SourceFailed(Fault.DENIED, f"jawaban HTTP {code}; periksa token atau izin alamatnya")
    if code in GONE:
        return SourceFailed(Fault.NOT_FOUND, f"jawaban HTTP {code}; periksa alamatnya di sources.toml")
    return SourceFailed(
        Fault.IN_TROUBLE,
        f"jawaban HTTP {code}",
        may_pass=code in PASSING,
        wait_seconds=_wait(response.headers.get("retry-after", "")),
    )


def _wait(retry_after: str) -> float | None:
    """Read Retry-After in seconds, given as a number or as a time; None where it is not usable."""
    if retry_after.isdigit():
        return float(retry_after[:9])
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _of_transport(error: Exception) -> SourceFailed:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return SourceFailed(Fault.CERTIFICATE, cause.verify_message)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
        return SourceFailed(Fault.NO_ANSWER, "sambungan tidak terjadi", may_pass=True)
    if isinstance(error, httpx2.ProxyError):
        return SourceFailed(Fault.NO_ANSWER, "proksi (NETRA_PROXY) menolak", may_pass=True)
    if isinstance(error, httpx2.TimeoutException):
        return SourceFailed(Fault.TOO_SLOW, "tidak ada isi yang datang dalam batas waktu", may_pass=True)
    return SourceFailed(Fault.CUT_OFF, "jawaban berhenti di tengah atau rusak", may_pass=True)
