"""Fetching of the sources that are not files, several at a time."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from loaders.faults import Fault, SourceFailed
from loaders.sources import json_records, postgres
from loaders.sources.https import Downloaded, visiting
from loaders.sources.last_good import CachedSource, Delivery, SourceCache, failed, file_name, open_cache, place_mark
from loaders.sources.locations import Query
from loaders.sources.manifest import Source, digest
from loaders.staging.records import SUFFIX
from loaders.staging.sheet import Progress
from settings import Fetching, secret
from storage import durable_files
from storage.errors import Refused

AT_ONCE = 4
ProgressFactory = Callable[[str], Progress]


def fetch(found: Sequence[Source], folder: Path, limits: Fetching, progress_of: ProgressFactory) -> SourceCache:
    """Fetch the sources that are not files; raises Refused where some fail that have no earlier data, naming all."""
    fetched = open_cache(found, folder)
    if fetched.kept:
        fetched.place.mkdir(exist_ok=True)
        lost = asyncio.run(_fetch_all(fetched, limits, progress_of))
        if lost:
            fetched.save()
            raise Refused(" ".join(lost))
    return fetched


async def _fetch_all(fetched: SourceCache, limits: Fetching, progress_of: ProgressFactory) -> list[str]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(kept: CachedSource) -> str:
        async with gate:
            return await _fetch_one(fetched, kept, limits, progress_of(kept.source.name))

    return [message for message in await asyncio.gather(*map(one, fetched.kept.values())) if message]


async def _fetch_one(fetched: SourceCache, kept: CachedSource, limits: Fetching, progress: Progress) -> str:
    """Fetch one source; return an empty text where there is data for the build, else the message."""
    target = fetched.place / f"{file_name(kept.source, '', '')}{durable_files.UNFINISHED}"
    try:
        try:
            async with asyncio.timeout(limits.total_seconds):
                kept.fresh = await _ask(kept, target, limits, progress)
        except TimeoutError as error:
            raise SourceFailed(Fault.TOO_SLOW, f"lebih dari {limits.total_seconds:g} detik seluruhnya") from error
    except SourceFailed as error:
        fetched.fail(kept.source.name, error.fault, error.detail)
        return "" if kept.good else failed(kept, error)
    if kept.fresh is None:
        kept.trouble = None
    return ""


async def _ask(kept: CachedSource, target: Path, limits: Fetching, progress: Progress) -> Delivery | None:
    """Fetch new data of a source into its own file; return None where nothing has changed."""
    source, place = kept.source, kept.source.remote
    value = _secret(kept)
    if isinstance(place, Query):
        await postgres.collect(place, value, target, limits, progress)
        suffix, got = SUFFIX, Downloaded(True)
    else:
        assert place is not None and source.input is not None, source.name
        async with visiting(place, value, limits, progress) as visit:
            collected = await json_records.collect(visit, target, _known(kept))
        if collected is None:
            _confirm(kept, Downloaded(False))
            return None
        suffix, got = collected.suffix, collected.got
    return _put_down(kept, target, suffix, got)


def _put_down(kept: CachedSource, target: Path, suffix: str, got: Downloaded) -> Delivery | None:
    content = digest(target)
    if kept.good and kept.good.sha256 == content:
        target.unlink()
        _confirm(kept, got)
        return None
    durable_files.sync(target)
    path = target.with_name(file_name(kept.source, content, suffix))
    target.replace(path)
    durable_files.sync(path.parent)
    kind = kept.source.input.kind if kept.source.input else ""
    return Delivery(path.name, content, kind, place_mark(kept.source), _now(), got.etag, got.last_modified)


def _confirm(kept: CachedSource, got: Downloaded) -> None:
    """Note that the source gives the same data as before."""
    assert kept.good is not None
    kept.good = replace(kept.good, confirmed_at=_now())
    if got.is_new:
        kept.good = replace(kept.good, place=place_mark(kept.source), etag=got.etag, last_modified=got.last_modified)


def _known(kept: CachedSource) -> Downloaded | None:
    good = kept.good
    if good is None or good.place != place_mark(kept.source):
        return None
    return Downloaded(False, good.etag, good.last_modified)


def _secret(kept: CachedSource) -> str:
    place = kept.source.remote
    variable = place.connection_env if isinstance(place, Query) else place.token_env if place else ""
    value = secret(variable) if variable else ""
    if variable and not value:
        raise SourceFailed(Fault.NO_SECRET, f"variabel lingkungan {variable} kosong")
    return value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
