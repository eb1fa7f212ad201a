"""A build from beginning to end: read every file, derive the tables, publish or refuse."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import durable
import warehouse
from loaders import fetch, publish, sources
from loaders.derive import write_facts
from loaders.desk import Desk, Load, drop_repeated, find_days, judge_all, open_desk, take
from loaders.errors import Refused, Unreadable
from loaders.fetched import Fetched
from loaders.limits import check_limits
from loaders.sources import Source
from loaders.staging import Progress
from settings import Settings

HERE = Path(__file__).parent
VERSION = "0.1.0"
FAULT = "Kesalahan program atau mesin, bukan kesalahan berkas; pesan lengkapnya ada di layar pemuat."
Said = Callable[[str, int], Progress]


def fingerprint(found: list[Source], reference: Path, documented: Path) -> str:
    """One hash over all that a build is made from: files, reference, documented facts, the loader's own text."""
    parts = []
    for source in found:
        limits = (source.max_rows, source.max_share, source.publisher, source.expected_every_days, source.choices)
        parts += [f"{source.name} {label} {limits} {sources.digest(path)}" for label, path in source.files]
    for folder, pattern in ((reference, "*.csv"), (documented, "*.csv"), (HERE, "*.py"), (HERE, "*.sql")):
        parts += [f"{path.name} {sources.digest(path)}" for path in sorted(folder.glob(pattern))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its name, whether anything was new, what each load gave, which sources gave nothing new."""

    name: str
    is_new: bool
    loads: list[Load]
    held: list[str] = field(default_factory=list)


def build(
    dataset: str,
    *,
    inbox: Path,
    manifest: Path | None,
    settings: Settings,
    bar: Said = lambda *_: lambda _: None,
    fetching: fetch.Said = lambda _: lambda _: None,
) -> Outcome:
    """Read, check and publish; raises Unreadable or Refused, and then the last build stands."""
    folder = warehouse.folder(dataset, settings)
    with publish.one_writer(folder):
        try:
            outcome = _build(dataset, inbox, manifest, settings, bar, fetching)
        except (Unreadable, Refused) as error:
            publish.note_attempt(folder, str(error), refused=True)
            raise
        except Exception:
            publish.note_attempt(folder, FAULT, refused=True)
            raise
        finally:
            publish.sweep(folder)
        publish.note_attempt(folder, "", refused=False)
    return outcome


def _build(
    dataset: str, inbox: Path, manifest: Path | None, settings: Settings, bar: Said, fetching: fetch.Said
) -> Outcome:
    found = _sources(dataset, inbox, manifest, settings)
    fetched = fetch.fetch(found, warehouse.folder(dataset, settings), settings.fetching, fetching)
    if not fetched.kept:
        return _made(dataset, inbox, found, fetched, settings, bar)
    try:
        outcome = None
        while outcome is None:
            outcome = _with_fetched(dataset, inbox, found, fetched, settings, bar)
        fetched.accept()
    finally:
        fetched.save()
    return replace(outcome, held=fetched.told())


def _with_fetched(
    dataset: str, inbox: Path, found: list[Source], fetched: Fetched, settings: Settings, bar: Said
) -> Outcome | None:
    """The build with what was fetched, or None where one source's new data was put aside: then it is tried again."""
    ready = fetched.sources(found)
    mark = fingerprint(ready, _reference(dataset, inbox, settings), settings.documented)
    if fetched.hold_known(mark):
        return None
    try:
        return _made(dataset, inbox, ready, fetched, settings, bar)
    except (Unreadable, Refused) as error:
        if not fetched.hold(error, mark):
            raise
        return None


def _reference(dataset: str, inbox: Path, settings: Settings) -> Path:
    """A simulated nation brings its own reference."""
    own = inbox / "reference"
    return own if dataset == "simulasi" and own.is_dir() else settings.reference


def _made(dataset: str, inbox: Path, found: list[Source], fetched: Fetched, settings: Settings, bar: Said) -> Outcome:
    folder, reference = warehouse.folder(dataset, settings), _reference(dataset, inbox, settings)
    now = datetime.now(UTC)
    mark = fingerprint(found, reference, settings.documented)
    last = warehouse.current(dataset, settings)
    if last and _stands(last, mark):
        return Outcome(last.name, False, [])
    name = publish.new_name(folder, mark)
    unfinished = folder / f"{name}{durable.UNFINISHED}"
    desk = open_desk(unfinished, reference, settings)
    try:
        for source in found:
            _take(desk, source, bar)
        judge_all(desk)
        drop_repeated(desk, has_cases=True)
        check_limits(desk.loads)
        fetched.check_rows(desk.loads)
        find_days(desk)
        write_facts(
            desk,
            settings.documented,
            build=name,
            dataset=dataset,
            loaded_at=now,
            fingerprint=mark,
            loader_version=VERSION,
        )
        written = publish.fingerprints(desk.connection)
        desk.connection.execute("DETACH scratch")
        desk.connection.execute("CHECKPOINT")
    finally:
        desk.connection.close()
    publish.verify(unfinished, written)
    publish.publish(unfinished, folder, name)
    publish.prune(folder, settings.keep_builds)
    return Outcome(name, True, desk.loads)


def _take(desk: Desk, source: Source, bar: Said) -> None:
    for label, path in source.files:
        try:
            take(desk, source, label, path, bar(label, path.stat().st_size))
        except Unreadable as error:
            error.source = source.name
            raise


def _stands(last: warehouse.Build, mark: str) -> bool:
    """Whether a build was made of the same things; a day that was still to come then may have come since."""
    if not last.path.exists() or not last.name.endswith(mark[:8]):
        return False
    sql = "SELECT fingerprint, (SELECT count(*) FROM rejects WHERE code = 'masa_depan') FROM build"
    try:
        return warehouse.rows(last, sql) == [(mark, 0)]
    except duckdb.Error:
        return False  # a build that cannot be read stands for nothing


def _sources(dataset: str, inbox: Path, manifest: Path | None, settings: Settings) -> list[Source]:
    found = sources.inbox_sources(inbox) if inbox.is_dir() else []
    if dataset == "simulasi" and not found and manifest is None:
        raise Refused(f"Tidak ada berkas di {inbox}. Buat dengan: python -m loaders simulate --out {inbox}")
    if manifest is not None:
        found += sources.manifest_sources(manifest)
    if dataset == "resmi":
        found += sources.documented_sources(settings.documented)
    return sorted(found, key=lambda source: source.name)
