"""Sources of data: entries of the manifest (files, addresses, queries), the inbox, and the documented facts."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.contract import choices
from loaders.contract.choices import NOTHING_SAID, Choices
from loaders.contract.errors import Unreadable
from loaders.contract.inputs import INPUTS, Input, find
from loaders.sources.locations import Place, read_place
from storage.errors import Refused

INBOX = "kotak masuk"
SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsb", ".ods", ".parquet"}
REFUSED_SUFFIXES = {".xlsm": "XLSX bermakro"}
ARTICLES = "artikel pers, lihat halaman Tahapan"
MAX_REJECTED_ROWS = 10
MAX_REJECTED_SHARE = 0.2


@dataclass(frozen=True)
class Source:
    """A source of files of one input (None: recognised from the columns).

    A load is refused when more than `max_rows` rows and more than `max_share` of the rows are rejected.
    """

    name: str
    input: Input | None
    place: str
    files: tuple[tuple[str, Path], ...]
    publisher: str = ""
    expected_every_days: int | None = None
    max_rows: int = MAX_REJECTED_ROWS
    max_share: float = MAX_REJECTED_SHARE
    choices: Choices = NOTHING_SAID
    remote: Place | None = None
    held: str = ""
    """Why earlier data of a fetched source stands in for what it should have given; empty where it answered."""


def inbox_sources(folder: Path, leave_out: Callable[[Path], bool] = lambda _: False) -> list[Source]:
    """List each file below the folder as a source of its own, by its path; hidden files are left alone.

    What a person chose for a file lies beside it and is no delivery. Which ones are withdrawn is for the caller to say.
    """
    paths = [path for path in _below(folder) if path.is_file() and not _is_hidden(path, folder)]
    sidecars = {choices.beside(path) for path in paths}
    return [_dropped(path, folder) for path in paths if path not in sidecars and not leave_out(path)]


def _dropped(path: Path, folder: Path) -> Source:
    label, sidecar = path.relative_to(folder).as_posix(), choices.beside(path)
    chosen = choices.read_choices(sidecar, label) if sidecar.is_file() else NOTHING_SAID
    return Source(label, None, INBOX, ((label, _checked(path, folder, label)),), choices=chosen)


def _below(folder: Path) -> Iterator[Path]:
    """Yield all paths below a folder; a linked folder is not entered, and refused where it leads outside."""
    for path in sorted(folder.rglob("*")):
        yield _checked(path, folder, path.relative_to(folder).as_posix()) if path.is_symlink() else path


def documented_sources(folder: Path) -> list[Source]:
    """List the documented facts: a file `<kind>.csv` in the folder is read as that input."""
    names = sorted(f"{input_.kind}.csv" for input_ in INPUTS)
    return [
        Source(label, find(name.removesuffix(".csv")), "fakta terdokumentasi", ((label, folder / name),), ARTICLES)
        for name in names
        if (folder / name).exists() and (label := f"terdokumentasi/{name}")
    ]


def manifest_sources(manifest: Path) -> list[Source]:
    """Read the sources that a manifest declares; raises Refused with the entry at fault."""
    try:
        entries = tomllib.loads(manifest.read_text(encoding="utf-8")).get("source", [])
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{manifest.name}: tidak terbaca sebagai TOML ({error})") from error
    found = [_entry(entry, manifest) for entry in entries]
    for twice in (name for name, times in Counter(source.name for source in found).items() if times > 1):
        raise Refused(f"{manifest.name}: nama sumber {twice!r} dipakai dua kali")
    return found


def _entry(entry: dict[str, Any], manifest: Path) -> Source:
    name = str(entry.get("name", ""))
    try:
        input_ = find(entry["input"])
        remote = read_place(entry, f"{manifest.name}: sumber {name!r}")
        max_rows = int(entry.get("max_rejected_rows", MAX_REJECTED_ROWS))
        max_share = float(entry.get("max_rejected_share", MAX_REJECTED_SHARE))
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(f"{manifest.name}: sumber {name!r} tidak lengkap atau salah: {error}") from error
    place = remote.shown if remote else str(entry["path"])
    return Source(
        name,
        input_,
        place,
        () if remote else tuple(_files(manifest.parent, place, name)),
        publisher=str(entry.get("publisher", name if remote else "")),
        expected_every_days=entry.get("expected_every_days"),
        max_rows=max_rows,
        max_share=max_share,
        remote=remote,
    )


def _files(folder: Path, pattern: str, name: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a place: an absolute path or glob of the operator's, or a relative one inside its folder."""
    absolute = Path(pattern).is_absolute()
    root = Path(Path(pattern).anchor) if absolute else folder
    if not pattern:
        raise Refused(f"sumber {name!r}: 'path' kosong")
    found = sorted(root.glob(str(Path(pattern).relative_to(root)) if absolute else pattern))
    if not found:
        raise Unreadable(f"sumber {name} ({pattern})", "tidak ada berkas di sana", "periksa letaknya di sources.toml")
    for path in found:
        label = path.name if absolute else path.relative_to(folder).as_posix() if ".." not in pattern else path.name
        yield f"{name}/{label}", path if absolute else _checked(path, folder, f"{name}/{label}")


def _checked(path: Path, folder: Path, label: str) -> Path:
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Unreadable(label, "berkas menunjuk ke luar foldernya", "salin berkasnya ke dalam folder itu")
    return path


def _is_hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith((".", "~$")) for part in parts) or parts[0] == "reference"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises Unreadable where it may not be read."""
    try:
        state = path.stat()
        return _digest(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise Unreadable(path.name, f"tidak dapat dibuka ({error.strerror})", "periksa izin bacanya") from error


@lru_cache(maxsize=4096)
def _digest(path: Path, _changed_ns: int, _size: int) -> str:
    """Hash a file once in a run as long as it stays unchanged."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
