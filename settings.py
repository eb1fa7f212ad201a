"""The one reader of the environment: every setting of the product, with its default."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent
REFERENCE = ROOT / "data" / "reference"
"""The reference folder of the product: of its first city, with the law of the country."""
DATASETS = ("resmi", "simulasi")


@dataclass(frozen=True)
class Fetching:
    """How long, how often and how much is asked of a source that is fetched."""

    connect_seconds: float = 10
    read_seconds: float = 30
    total_seconds: float = 300
    attempts: int = 4
    first_pause_seconds: float = 1
    max_bytes: int = 512_000_000
    max_json_bytes: int = 64_000_000
    max_rows: int = 10_000_000
    ca_file: Path | None = None
    """Certificates trusted besides those of the system, for servers of the city's own."""
    proxy: str = ""


@dataclass(frozen=True)
class Settings:
    """What an operator can set. Sizes in bytes unless the name says otherwise."""

    warehouse: Path
    inbox: Path | None
    reference: Path
    documented: Path
    """What the press documents of this city: beside the reference, and missing where nothing is documented."""
    manifest: Path
    keep_builds: int
    memory_limit: str
    threads: int
    max_file_bytes: int
    max_unpacked_bytes: int
    max_cells: int
    port: int
    threshold: int
    log: Path | None
    log_months: int
    alerts: Path
    fetching: Fetching = Fetching()
    address: str = ""
    """Where people reach the dashboard, for the links in files; empty: as the browser says that asks for one."""

    @property
    def log_folder(self) -> Path:
        """Where the log of who saw what lies: beside the builds unless said otherwise."""
        return self.log or self.warehouse / "log"

    def inbox_of(self, dataset: str) -> Path:
        """Return the folder whose files feed a dataset unless another is given."""
        if self.inbox is not None:
            return self.inbox
        return ROOT / "data" / ("simulasi" if dataset == "simulasi" else "inbox")


def read_settings() -> Settings:
    """Read the environment once; a number that is none is named with its variable."""
    inbox, log = os.environ.get("NETRA_INBOX"), os.environ.get("NETRA_LOG")
    reference, documented = reference_places()
    return Settings(
        warehouse=Path(os.environ.get("NETRA_WAREHOUSE") or ROOT / "data" / "warehouse"),
        inbox=Path(inbox) if inbox else None,
        reference=reference,
        documented=documented,
        manifest=Path(os.environ.get("NETRA_MANIFEST") or ROOT / "data" / "sources.toml"),
        keep_builds=_number("NETRA_KEEP_BUILDS", 30),
        memory_limit=os.environ.get("NETRA_MEMORY", "800MB"),
        threads=_number("NETRA_THREADS", 2),
        max_file_bytes=_number("NETRA_MAX_FILE_MB", 2048) * 1_000_000,
        max_unpacked_bytes=_number("NETRA_MAX_UNPACKED_MB", 1024) * 1_000_000,
        max_cells=_number("NETRA_MAX_CELLS", 60_000_000),
        port=_number("PORT", 8501),
        threshold=_number("NETRA_THRESHOLD", 5),
        log=Path(log) if log else None,
        log_months=_number("NETRA_LOG_MONTHS", 60),
        alerts=Path(os.environ.get("NETRA_ALERTS") or ROOT / "data" / "alerts.toml"),
        fetching=_fetching(),
        address=_address(os.environ.get("NETRA_ADDRESS", "")),
    )


def reference_places() -> tuple[Path, Path]:
    """Return the reference folder, and the folder of what the press documents, for those who ask very often."""
    return _reference_places(os.environ.get("NETRA_REFERENCE", ""))


@cache
def _reference_places(named: str) -> tuple[Path, Path]:
    reference = Path(named or REFERENCE)
    return reference, reference.parent / "documented"


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise SystemExit(f"NETRA_ADDRESS harus alamat lengkap seperti https://netra.kota.go.id, bukan {text!r}")
    return text.rstrip("/")


def _fetching() -> Fetching:
    ca_file = os.environ.get("NETRA_CA_FILE")
    return Fetching(
        connect_seconds=_number("NETRA_CONNECT_SECONDS", 10),
        read_seconds=_number("NETRA_READ_SECONDS", 30),
        total_seconds=_number("NETRA_FETCH_SECONDS", 300),
        attempts=_number("NETRA_FETCH_ATTEMPTS", 4),
        max_bytes=_number("NETRA_MAX_FETCH_MB", 512) * 1_000_000,
        max_json_bytes=_number("NETRA_MAX_JSON_MB", 64) * 1_000_000,
        max_rows=_number("NETRA_MAX_FETCH_ROWS", 10_000_000),
        ca_file=Path(ca_file) if ca_file else None,
        proxy=os.environ.get("NETRA_PROXY", ""),
    )


def secret(variable: str) -> str:
    """Return the value of a variable that a manifest names, or an empty text; never logged, never shown."""
    return os.environ.get(variable, "").strip()


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdigit() or int(text) == 0:
        raise SystemExit(f"{name} harus bilangan bulat positif, bukan {text!r}")
    return int(text)
