"""Queries to a PostgreSQL database: read-only, within a time limit, streamed into a file of records."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from loaders.faults import Fault, SourceFailed
from loaders.sources.locations import Query
from loaders.sources.retries import retried
from loaders.staging import records
from loaders.staging.sheet import Progress
from settings import Fetching

FETCHED_ROWS = 5_000
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
# Classes and codes of SQLSTATE after which the same query may succeed: connection lost, no room, clash, restart.
PASSING = ("08", "53", "40", "57P01", "57P02", "57P03")
NAMES_ARE_WRONG = "42"
TIMED_OUT = "57014"
# What a server that is up says before it lets anybody in, and that a moment later is over.
NOT_YET = ("starting up", "shutting down", "recovery mode", "too many", "remaining connection slots")


async def collect(place: Query, connection: str, into: Path, limits: Fetching, progress: Progress) -> None:
    """Fill a file of records with what a query answers; raises SourceFailed."""
    ends_at = asyncio.get_running_loop().time() + limits.total_seconds
    await retried(lambda: _collect(place, connection, into, limits, progress), limits, ends_at)


async def _collect(place: Query, connection: str, into: Path, limits: Fetching, progress: Progress) -> None:
    try:
        async with _connected(connection, place, limits) as line, line.cursor(name="netra") as cursor:
            await cursor.execute(place.query.encode())
            titles = [column.name for column in cursor.description or ()]
            with records.writing(into, titles, limits) as write:
                while rows := await cursor.fetchmany(FETCHED_ROWS):
                    write([records.text_of(value) for value in row] for row in rows)
                    progress(len(rows))
    except psycopg.Error as error:
        raise _of_query(error) from error


@asynccontextmanager
async def _connected(connection: str, place: Query, limits: Fetching) -> AsyncIterator[psycopg.AsyncConnection]:
    """Open a connection that can only read, with a time limit per statement, in western Indonesian time."""
    string = _with_certificates(connection, place, limits)
    try:
        line = await psycopg.AsyncConnection.connect(string)
    except psycopg.OperationalError as error:
        raise _of_connecting(str(error)) from error
    async with line:
        await line.set_read_only(True)
        await line.execute(f"SET LOCAL statement_timeout = {int(limits.read_seconds * 1000)}".encode())
        await line.execute("SET LOCAL timezone = 'Asia/Jakarta'")
        yield line


def _with_certificates(connection: str, place: Query, limits: Fetching) -> str:
    """Require a certificate of a server elsewhere, unless the connection string itself says otherwise."""
    try:
        options = conninfo_to_dict(connection)
    except psycopg.ProgrammingError:
        # What it complains of may be a part of the password.
        raise SourceFailed(Fault.NO_SECRET, f"isi {place.connection_env} bukan alamat PostgreSQL") from None
    host = str(options.get("host") or options.get("hostaddr") or "")
    more: dict[str, str | int] = {"connect_timeout": int(max(limits.connect_seconds, 2)), "application_name": "netra"}
    if host and not host.startswith("/") and host not in OWN_MACHINE and "sslmode" not in options:
        more |= {"sslmode": "verify-full"}
    if "sslrootcert" not in options and "verify" in str(more.get("sslmode") or options.get("sslmode")):
        more |= {"sslrootcert": str(limits.ca_file or "system")}
    return make_conninfo(connection, **more)


def _of_connecting(message: str) -> SourceFailed:
    if "certificate" in message or "SSL" in message:
        return SourceFailed(Fault.CERTIFICATE, "identitas basis data tidak terbukti; periksa sslmode dan NETRA_CA_FILE")
    if "FATAL" in message and not any(words in message for words in NOT_YET):
        return SourceFailed(Fault.DENIED, "basis data menolak; periksa pengguna, sandi, dan nama basis datanya")
    return SourceFailed(Fault.NO_ANSWER, "basis data tidak tersambung", may_pass=True)


def _of_query(error: psycopg.Error) -> SourceFailed:
    """Name the fault of a query; quote the server only about names, since other messages may quote a cell."""
    state = error.sqlstate or ""
    if isinstance(error, psycopg.DataError) and not state:  # infinity, or a year before Christ
        return SourceFailed(Fault.QUERY, "ada tanggal yang tidak dapat dibaca, misalnya infinity")
    if state == TIMED_OUT:
        return SourceFailed(Fault.TOO_SLOW, "kueri melewati batas waktu (NETRA_READ_SECONDS)")
    if not state:
        return SourceFailed(Fault.CUT_OFF, "sambungan ke basis data terputus", may_pass=True)
    if state.startswith(PASSING):
        return SourceFailed(Fault.IN_TROUBLE, f"basis data sedang bermasalah (SQLSTATE {state})", may_pass=True)
    if state == "25006":
        return SourceFailed(Fault.QUERY, "kueri mencoba mengubah data; hanya membaca yang boleh")
    words = f": {error.diag.message_primary}" if state.startswith(NAMES_ARE_WRONG) else ""
    return SourceFailed(Fault.QUERY, f"SQLSTATE {state}{words}")
