"""A build from beginning to end: read every file, derive the tables, publish or refuse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from loaders.build import origin, package, publish
from loaders.build.assembly import (
    BuildInputs,
    ProgressFactory,
    current_inputs,
    fingerprint,
    finish,
    input_fingerprint,
    reference_of,
    sources_of,
    validate,
)
from loaders.build.package import StalePreview, UploadPackage
from loaders.build.workspace import open_workspace
from loaders.contract.errors import Unreadable
from loaders.sources import fetch
from loaders.sources.last_good import SourceCache
from loaders.validation.workspace import SheetLoad, loaded_rows
from settings import Settings
from storage import builds, durable_files, lock
from storage.errors import Refused

FAULT = "Kesalahan program atau mesin, bukan kesalahan berkas; pesan lengkapnya ada di layar pemuat."


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its name, whether anything was new, what each load gave, which sources gave nothing new."""

    name: str
    is_new: bool
    loads: list[SheetLoad]
    held: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Submission:
    """What is published with a build: a parcel, the basis of its preview, and by whom: a role or a unit."""

    parcel: UploadPackage
    basis: str
    by: str


def build(
    dataset: str,
    *,
    inbox: Path,
    manifest: Path | None,
    settings: Settings,
    bar: ProgressFactory = lambda *_: lambda _: None,
    fetching: fetch.ProgressFactory = lambda _: lambda _: None,
    handed: Submission | None = None,
) -> Outcome:
    """Read, check and publish; raises Unreadable or Refused, and then the last build stands.

    What is handed in is part of it and lies in the inbox afterwards; raises Stale where its preview no longer holds.
    """
    folder = builds.folder(dataset, settings)
    with lock.one_writer(folder, handed.by if handed else lock.COMMAND_LINE):
        package.sweep(inbox)
        try:
            if handed:
                outcome = _with_parcel(dataset, inbox, manifest, settings, bar, handed)
            else:
                outcome = _build(dataset, inbox, manifest, settings, bar, fetching)
            origin.remember(folder, inbox, manifest)
        except (Unreadable, Refused) as error:
            # An upload that is refused leaves everything as it was: no news for whoever reads the figures.
            if handed is None:
                publish.note_attempt(folder, str(error), refused=True)
            raise
        except Exception:
            publish.note_attempt(folder, FAULT, refused=True)
            raise
        finally:
            lock.sweep(folder)
        publish.note_attempt(folder, "", refused=False)
    return outcome


def _with_parcel(
    dataset: str, inbox: Path, manifest: Path | None, settings: Settings, bar: ProgressFactory, handed: Submission
) -> Outcome:
    """What was previewed: nothing is fetched for it, since what came new would be in no preview."""
    whole = current_inputs(dataset, inbox, manifest, settings)
    if input_fingerprint(whole, dataset, settings) != handed.basis:
        raise StalePreview(
            "Data lain masuk atau terbit sejak pratinjau dibuat. Yang tampil sekarang pratinjau yang baru."
        )
    with package.set_aside(inbox) as place:
        own = handed.parcel.lay(place, datetime.now(UTC))
        return _made(dataset, whole.joined(own), settings, bar, before=lambda: package.move(place, inbox))


def _build(
    dataset: str,
    inbox: Path,
    manifest: Path | None,
    settings: Settings,
    bar: ProgressFactory,
    fetching: fetch.ProgressFactory,
) -> Outcome:
    whole = BuildInputs(tuple(sources_of(dataset, inbox, manifest, settings)), reference_of(dataset, inbox, settings))
    fetched = fetch.fetch(whole.found, builds.folder(dataset, settings), settings.fetching, fetching)
    if not fetched.kept:
        return _made(dataset, whole, settings, bar)
    try:
        outcome = None
        while outcome is None:
            outcome = _with_fetched(dataset, whole, fetched, settings, bar)
        fetched.accept()
    finally:
        fetched.save()
    return replace(outcome, held=fetched.told())


def _with_fetched(
    dataset: str, whole: BuildInputs, fetched: SourceCache, settings: Settings, bar: ProgressFactory
) -> Outcome | None:
    """The build with what was fetched, or None where one source's new data was put aside: then it is tried again."""
    ready = replace(whole, found=tuple(fetched.sources(whole.found)))
    mark = fingerprint(ready.found, ready.reference, settings.documented)
    if fetched.hold_known(mark):
        return None
    try:
        return _made(dataset, ready, settings, bar, check=fetched.check_rows)
    except (Unreadable, Refused) as error:
        if not fetched.hold(error, mark):
            raise
        return None


def _made(
    dataset: str,
    whole: BuildInputs,
    settings: Settings,
    bar: ProgressFactory,
    *,
    check: Callable[[Mapping[str, int]], None] = lambda _: None,
    before: Callable[[], None] = lambda: None,
) -> Outcome:
    """Make the build.

    `check` may refuse it by the rows loaded from each source; `before` is called once it is verified, before it counts.
    """
    folder = builds.folder(dataset, settings)
    now = datetime.now(UTC)
    mark = fingerprint(whole.found, whole.reference, settings.documented)
    last = builds.current(dataset, settings)
    if last and _stands(last, mark):
        return Outcome(last.name, False, [])
    name = publish.new_name(folder, mark)
    unfinished = folder / f"{name}{durable_files.UNFINISHED}"
    desk = open_workspace(unfinished, whole.reference, settings)
    try:
        validate(desk, whole.found, bar)
        check(loaded_rows(desk.loads))
        written = finish(desk, settings, name=name, dataset=dataset, fingerprint=mark, now=now)
        desk.connection.execute("DETACH scratch")
        desk.connection.execute("CHECKPOINT")
    finally:
        desk.connection.close()
    publish.verify(unfinished, written)
    before()
    publish.publish(unfinished, folder, name)
    publish.prune(folder, settings.keep_builds)
    return Outcome(name, True, desk.loads)


def _stands(last: builds.Build, mark: str) -> bool:
    """Whether a build was made of the same things; a day that was still to come then may have come since."""
    if not last.path.exists() or not last.name.endswith(mark[:8]):
        return False
    sql = "SELECT fingerprint, (SELECT count(*) FROM rejects WHERE code = 'masa_depan') FROM build"
    try:
        return builds.rows(last, sql) == [(mark, 0)]
    except duckdb.Error:
        return False  # a build that cannot be read stands for nothing
