"""Limits of rejected rows per source: beyond them the build is refused, or the data fetched from the source."""

from loaders.validation.workspace import SheetLoad
from storage.errors import Refused


def check_limits(loads: list[SheetLoad]) -> None:
    """Refuse where a source has more rejects than allowed; repeats and corrected rows do not count."""
    for name in dict.fromkeys(load.source.name for load in loads):
        own = [load for load in loads if load.source.name == name]
        bad = sum(load.rejected - load.repeated - load.settled for load in own if not load.sheet.original)
        rows = sum(load.read - sum(load.skipped.values()) for load in own)
        source = own[0].source
        if bad > source.max_rows and bad > source.max_share * rows:
            raise Refused(
                f"{name}: {bad} dari {rows} baris ditolak, lebih dari batas {source.max_rows} baris dan "
                f"{source.max_share:.0%}. Periksa dengan: python -m loaders check, betulkan, lalu muat lagi.",
                name,
            )
