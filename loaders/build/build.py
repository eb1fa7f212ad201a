"""One build from beginning to end: read every file, make the tables, publish or refuse."""

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
from loaders.build.inbox_change import InboxChange
from loaders.build.package import StalePreview
from loaders.build.workspace import open_workspace
from loaders.contract.errors import Unreadable
from loaders.sources import fetch, withdrawals
from loaders.sources.last_good import SourceCache
from loaders.validation.workspace import SheetLoad, loaded_rows
from settings import Settings
from storage import builds, durable_files, lock
from storage.errors import Refused

FAULT = "Kesalahan program atau mesin, bukan kesalahan berkas; pesan lengkapnya ada di layar pemuat."


@dataclass(frozen=True)
class Outcome:
    """Result of a build: its name, whether it is new, its loads, and a sentence for each source held back."""

    name: str
    is_new: bool
    loads: list[SheetLoad]
    held: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Submission:
    """A change of the inbox to be published, the basis of its preview, and the role or unit that makes it.

    `log` is called before the change is carried out: what cannot be logged is not done.
    """

    change: InboxChange
    basis: str
    by: str
    log: Callable[[], None] = lambda: None


def build(
    dataset: str,
    *,
    inbox: Path,
    manifest: Path | None,
    settings: Settings,
    bar: ProgressFactory = lambda *_: lambda _: None,
    fetching: fetch.ProgressFactory = lambda _: lambda _: None,
    submission: Submission | None = None,
) -> Outcome:
    """Read, check and publish; raises Unreadable or Refused, and then the last build stands.

    A submission becomes part of it, and of the inbox afterwards; raises StalePreview where its preview is outdated.
    """
    folder = builds.folder(dataset, settings)
    with lock.one_writer(folder, submission.by if submission else lock.COMMAND_LINE):
        package.sweep(inbox)
        withdrawals.settle(inbox)
        try:
            if submission:
                outcome = _with_change(dataset, inbox, manifest, settings, bar, submission)
            else:
                outcome = _build(dataset, inbox, manifest, settings, bar, fetching)
            origin.remember(folder, inbox, manifest)
        except (Unreadable, Refused) as error:
            # A change that is refused leaves everything as it was: no news for whoever reads the figures.
            if submission is None:
                publish.note_attempt(folder, str(error), refused=True)
            raise
        except Exception:
            publish.note_attempt(folder, FAULT, refused=True)
            raise
        finally:
            lock.sweep(folder)
        publish.note_attempt(folder, "", refused=False)
    return outcome


def _with_change(
    dataset: str, inbox: Path, manifest: Path | None, settings: Settings, bar: ProgressFactory, submission: Submission
) -> Outcome:
    """Build what was previewed; nothing is fetched, since new data would not have been in the preview."""
    inputs = current_inputs(dataset, inbox, manifest, settings)
    if input_fingerprint(inputs, dataset, settings) != submission.basis:
        raise StalePreview(
            "Data lain masuk atau terbit sejak pratinjau dibuat. Yang tampil sekarang pratinjau yang baru."
        )

    def carry_out() -> None:
        submission.log()
        submission.change.carry_out(inbox, place)

    with package.set_aside(inbox) as place:
        changed, _ = submission.change.apply(inputs, dataset, inbox, place)
        return _made(dataset, changed, settings, bar, before=carry_out)


def _build(
    dataset: str,
    inbox: Path,
    manifest: Path | None,
    settings: Settings,
    bar: ProgressFactory,
    fetching: fetch.ProgressFactory,
) -> Outcome:
    inputs = BuildInputs(tuple(sources_of(dataset, inbox, manifest, settings)), reference_of(dataset, inbox, settings))
    fetched = fetch.fetch(inputs.found, builds.folder(dataset, settings), settings.fetching, fetching)
    if not fetched.kept:
        return _made(dataset, inputs, settings, bar)
    try:
        outcome = None
        while outcome is None:
            outcome = _with_fetched(dataset, inputs, fetched, settings, bar)
        fetched.accept()
    finally:
        fetched.save()
    return replace(outcome, held=fetched.warnings())


def _with_fetched(
    dataset: str, inputs: BuildInputs, fetched: SourceCache, settings: Settings, bar: ProgressFactory
) -> Outcome | None:
    """Build with what was fetched; return None where new data of a source was put aside and another try is needed."""
    ready = replace(inputs, found=tuple(fetched.sources(inputs.found)))
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
    inputs: BuildInputs,
    settings: Settings,
    bar: ProgressFactory,
    *,
    check: Callable[[Mapping[str, int]], None] = lambda _: None,
    before: Callable[[], None] = lambda: None,
) -> Outcome:
    """Make the build.

    `check` may refuse it by the rows loaded from each source; `before` is called once it is verified, before it counts,
    and where the current build is already what it would be.
    """
    folder = builds.folder(dataset, settings)
    now = datetime.now(UTC)
    mark = fingerprint(inputs.found, inputs.reference, settings.documented)
    last = builds.current(dataset, settings)
    if last and _stands(last, mark):
        before()
        return Outcome(last.name, False, [])
    name = publish.new_name(folder, mark)
    unfinished = folder / f"{name}{durable_files.UNFINISHED}"
    workspace = open_workspace(unfinished, inputs.reference, settings)
    try:
        validate(workspace, inputs.found, bar)
        check(loaded_rows(workspace.loads))
        finish(workspace, settings, name=name, dataset=dataset, fingerprint=mark, now=now)
        written = publish.fingerprints(workspace.connection)
        workspace.connection.execute("DETACH scratch")
        workspace.connection.execute("CHECKPOINT")
    finally:
        workspace.connection.close()
    publish.verify(unfinished, written)
    before()
    publish.publish(unfinished, folder, name)
    publish.prune(folder, settings.keep_builds)
    return Outcome(name, True, workspace.loads)


def _stands(last: builds.Build, mark: str) -> bool:
    """Tell whether a build was made of the same things, with no row rejected for a day that was still to come."""
    if not last.path.exists() or not last.name.endswith(mark[:8]):
        return False
    sql = "SELECT fingerprint, (SELECT count(*) FROM rejects WHERE code = 'masa_depan') FROM build"
    try:
        return builds.rows(last, sql) == [(mark, 0)]
    except duckdb.Error:
        return False  # a build that cannot be read stands for nothing
