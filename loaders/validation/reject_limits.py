"""Limits of rejected rows per source: beyond them the build is refused, or the data fetched from the source."""

from collections import Counter

from loaders.sources.manifest import Source
from loaders.validation.printed_totals import PEOPLE, ROWS, PrintedTotal
from loaders.validation.rejects import Causes
from loaders.validation.workspace import SheetLoad
from storage.errors import Refused


def _check_printed(loads: list[SheetLoad], source: Source) -> None:
    """Refuse where a printed total differs from the rows by more people than rows may be rejected."""
    for load in loads:
        for total in load.printed:
            gap = abs(total.printed - total.counted)
            if gap > source.max_rows and gap > source.max_share * total.counted:
                raise Refused(
                    f"{source.name}: {told(load, total)} Selisihnya lebih dari batas {source.max_rows} orang dan "
                    f"{source.max_share:.0%}. {advice(total)} Lalu muat lagi.",
                    source.name,
                )


def told(load: SheetLoad, total: PrintedTotal) -> str:
    """Say what was printed and what was read."""
    line = f"baris {total.line}" if total.line else "di atas tabel"
    where = f"lembar {load.sheet.name}, {line}" if load.sheet.name else line
    what = total.column if total.column in (PEOPLE, ROWS) else f"kolom {total.column}"
    return f"{where}: tercetak {total.printed} ({what}), terbaca {total.counted}."


def advice(total: PrintedTotal) -> str:
    """Say what may be wrong where a printed total and the rows differ."""
    if total.counted > total.printed:
        return "Periksa apakah ada baris yang terhitung dua kali, misalnya jumlah di samping bagiannya."
    return "Periksa apakah semua barisnya terkirim."


def check_limits(loads: list[SheetLoad]) -> None:
    """Refuse where a source has more rejects than allowed; repeats and corrected rows do not count."""
    for name in dict.fromkeys(load.source.name for load in loads):
        own = [load for load in loads if load.source.name == name]
        bad = sum(load.rejected - load.repeated - load.settled for load in own if not load.sheet.original)
        _check_printed(own, source := own[0].source)
        rows = sum(load.read - sum(load.skipped.values()) for load in own)
        if bad > source.max_rows and bad > source.max_share * rows:
            raise Refused(
                f"{name}: {bad} dari {rows} baris ditolak, lebih dari batas {source.max_rows} baris dan "
                f"{source.max_share:.0%}. {_cause(own)}Periksa dengan: python -m loaders check, betulkan, lalu muat "
                "lagi.",
                name,
            )


def _cause(loads: list[SheetLoad]) -> str:
    """Say for what most rows were rejected, and what to do about it."""
    causes: Causes = Counter()
    for load in loads:
        causes.update(load.causes)
    if not causes:
        return ""
    ((column, reason, remedy), rows) = causes.most_common(1)[0]
    where = f"kolom {column}: " if column else ""
    return f"Sebab terbanyak ({rows} baris): {where}{reason}; {remedy}. "
