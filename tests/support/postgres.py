"""A real PostgreSQL on loopback, from Debian's package: a cluster of its own, with staff as a SIMPEG keeps them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.support.patience import SECONDS
from tests.support.ports import free_port

IS_ROOT = os.getuid() == 0

# As such systems keep it: the number as text with blanks, codes beside names, timestamps, more than anybody needs.
SIMPEG = """
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO netra;
CREATE TABLE ref_unor (kd_unor text PRIMARY KEY, nm_unor text NOT NULL);
INSERT INTO ref_unor VALUES ('1.02', 'Dinas Kesehatan'), ('1.03', 'Dinas Sosial');
CREATE TABLE pegawai (
    id bigserial PRIMARY KEY, nip_baru char(20) NOT NULL, nama text NOT NULL, kd_unor text REFERENCES ref_unor,
    jenis_jabatan text, kedudukan text, gaji numeric(12, 2), aktif boolean NOT NULL DEFAULT true
);
CREATE TABLE pakta (
    nip numeric(18, 0) NOT NULL, waktu_ttd timestamptz, tgl_ttd date, sah boolean, nilai double precision
);
GRANT SELECT ON ALL TABLES IN SCHEMA public TO netra;
GRANT INSERT, DELETE ON pegawai TO netra;
INSERT INTO pegawai (nip_baru, nama, kd_unor, jenis_jabatan, kedudukan, gaji, aktif)
SELECT '199001012015011' || lpad(n::text, 3, '0'), 'Pegawai ' || lpad(n::text, 5, '0'), '1.02', 'pelaksana', 'PNS',
    4500000, n < 4
FROM generate_series(1, 4) AS n;
"""


@dataclass(frozen=True)
class Database:
    """A running server and how to reach it: as its owner, and as the account that Netra has."""

    port: int

    def address(self, password: str = "rahasia-simpeg", **more: str) -> str:
        """The connection string an operator would put into the environment."""
        said = {"host": "127.0.0.1", "port": str(self.port), "dbname": "simpeg", "user": "netra"} | more
        return " ".join(f"{name}={value}" for name, value in said.items()) + f" password={password}"

    def begin_anew(self) -> None:
        """Three people who work and one who left, whatever was done to the tables before."""
        self.run(SIMPEG)

    def run(self, sql: str) -> None:
        """Run statements as the owner."""
        owner = f"host=127.0.0.1 port={self.port} dbname=simpeg user=pemilik password=pemilik"
        with psycopg.connect(owner) as line:
            line.execute(sql.encode())


@contextmanager
def database() -> Iterator[Database]:
    """Start a cluster on a free port with the staff tables in it; it lives no longer than the block."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    assert found, "PostgreSQL is missing: make debian"
    with tempfile.TemporaryDirectory(prefix="netra-pg-") as folder:
        place, port = Path(folder), free_port()
        if IS_ROOT:
            shutil.chown(place, "postgres", "postgres")
        (place / "sandi").write_text("pemilik")
        (place / "sandi").chmod(0o644)
        data = ["-D", str(place / "data")]
        made = ["-U", "pemilik", "-A", "scram-sha-256", f"--pwfile={place / 'sandi'}", "-E", "UTF8", "--locale=C"]
        _run(found[-1] / "initdb", *data, *made, "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {place} -c max_connections=20"
        _run(found[-1] / "pg_ctl", *data, "-l", str(place / "log"), "-w", "-o", options, "start")
        try:
            _fill(port)
            yield Database(port)
        finally:
            _run(found[-1] / "pg_ctl", *data, "-m", "immediate", "stop")


def _run(program: Path, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; as root it refuses to, so there the package's own user runs it."""
    who: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if IS_ROOT else {}
    asked = subprocess.run(
        [str(program), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        timeout=SECONDS,
        **who,
    )
    assert asked.returncode == 0, asked.stdout


def _fill(port: int) -> None:
    owner = f"host=127.0.0.1 port={port} dbname=postgres user=pemilik password=pemilik"
    with psycopg.connect(owner, autocommit=True) as line:
        line.execute("CREATE DATABASE simpeg")
        line.execute("CREATE ROLE netra LOGIN PASSWORD 'rahasia-simpeg'")
    Database(port).begin_anew()
