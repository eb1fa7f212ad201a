"""Publication: counts of the whole city, on a few days, and none that would tell of a handful of people.

`authorized` asks here for every figure of a viewer without the permission for exact ones. All tables that the
public can reach are weighed together, on all their days, by `suppression`; docs/pelindungan-data.md says why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from metrics.catalogue import METRICS, find
from metrics.definitions.record import PublicTable
from metrics.disclosure.suppression import Count, Day, Sum, hide_over_days, is_few, is_small
from text.tables import to_dicts

SMALL, NEARLY, FEW, COMPANION = "sedikit", "hampir semua", "kelompok kecil", "ditutup"
"""Why a count is not shown: it is small, what is left of its whole is, the whole is, or others would follow from it."""
PublicRow = dict[str, Any]
Rows = Mapping[str, list[PublicRow]]
"""The exact rows of one day, by metric."""
Reasons = dict[str, str]
"""Why a count is hidden, by its name."""
ExactRows = Callable[[str, date | None], pd.DataFrame]
"""A metric's exact rows of one cycle on a day (None: all that is known), by its name."""


CITY, LADDER = "compliance_total", "case_ladder"
TABLES = {metric.name: metric.public for metric in METRICS if isinstance(metric.public, PublicTable)}
"""The tables of counts that the public may have, after they have been weighed together."""
MEASURES = ("obliged", "signed", "fulfilled")
"""Each is a part of the one before it."""
KEPT = frozenset(
    {
        "cycle",
        "day",
        "days_to_polling",
        "days_left",
        "unit_id",
        "unit",
        "short_name",
        "kind",
        "current_unit_id",
        "kecamatan_id",
        "kecamatan",
        "kelurahan_id",
        "kelurahan",
        "tile_row",
        "tile_col",
        "level",
        "level_name",
        "severity",
        "severity_name",
        "sort_order",
        "outcome",
        "outcome_name",
        "rung",
        "rung_name",
        "rung_order",
    }
)
"""The columns that name a row; every other one is left out, so that no new column is public by itself."""


@dataclass(frozen=True)
class Publication:
    """Which counts of one cycle are hidden on which day: by day, then measure."""

    days: tuple[date, ...]
    hidden: Mapping[date, Mapping[str, Reasons]]


def is_public(metric: str) -> bool:
    """Tell whether the public is given anything of a metric."""
    return find(metric).public is not None


def free(rows: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Return a list that is the same for everybody, without small counts of those who attended."""
    if "attended" not in rows.columns:
        return rows
    return rows.assign(attended=rows["attended"].mask(rows["attended"] < threshold))


def masked(metric: str, exact: pd.DataFrame, published: Publication, on: date) -> pd.DataFrame:
    """Return a public table: the columns that name a row, and its counts; a hidden one is pd.NA beside its reason."""
    rows = exact[[column for column in exact.columns if column in KEPT]].copy()
    names = [name(metric, row) for row in to_dicts(exact)]
    for measure in (measure for measure in (*MEASURES, "cases") if measure in exact.columns):
        _measure(rows, measure, exact[measure], [published.hidden[on][measure].get(one, "") for one in names])
    return rows


def _measure(rows: pd.DataFrame, measure: str, values: "pd.Series[Any]", why: list[str]) -> None:
    rows[measure] = values.astype("Int64").mask(pd.Series(why, index=values.index) != "")
    rows[f"{measure}_hidden"] = why


def days_of(starts_on: date, due_on: date, polling_on: date, last_on: date) -> tuple[date, ...]:
    """List the published days of a cycle: first Mondays, the due day, polling day, the last full week's Monday."""
    last = last_on - timedelta(days=last_on.weekday())
    mondays = (starts_on + timedelta(days=number) for number in range(max((last - starts_on).days, 0) + 1))
    firsts = {on for on in mondays if on.weekday() == 0 and on.day <= 7 and on <= polling_on}
    ends = {on for on in (due_on, polling_on, last) if starts_on <= on <= last}
    return tuple(sorted(firsts | ends)) or (starts_on,)


def weigh(days: Sequence[date], exact_rows: ExactRows, threshold: int) -> Publication:
    """Weigh all public tables of one cycle on all its published days."""
    exact = [{metric: to_dicts(exact_rows(metric, on)) for metric in TABLES} for on in days]
    sums = _sums(exact)
    reasons: list[dict[str, Reasons]] = [{} for _ in days]
    nothing: list[Reasons] = [{} for _ in days]
    above = nothing
    for measure, whole in zip(MEASURES, (None, *MEASURES), strict=False):
        counts = [_counts(own, _counting("obliged"), measure, whole) for own in exact]
        above = _hidden(counts, sums, threshold, above)
        for own, found in zip(reasons, above, strict=True):
            own[measure] = found
    cases = _hidden([_cases(own) for own in exact], sums, threshold, nothing)
    for own, found in zip(reasons, cases, strict=True):
        own["cases"] = found
    return Publication(tuple(days), dict(zip(days, reasons, strict=True)))


def _hidden(days: Sequence[Day], sums: Sequence[Sum], threshold: int, above: Sequence[Reasons]) -> list[Reasons]:
    """Why which counts are hidden on each day; where the whole is hidden, its part is hidden too."""
    hidden = hide_over_days(days, sums, threshold, [set(own) for own in above])
    return [{name: _reason(day[name], threshold) for name in own} for day, own in zip(days, hidden, strict=True)]


def _reason(count: Count, threshold: int) -> str:
    if not is_small(count, threshold):
        return COMPANION
    if is_few(count, threshold):
        return FEW
    return SMALL if count.value < threshold else NEARLY


def name(metric: str, row: PublicRow) -> str:
    """Name a count of a table by its metric and by what names its row."""
    return "|".join((metric, *("" if pd.isna(row[key]) else str(row[key]) for key in TABLES[metric].key)))


def _counting(measure: str) -> list[str]:
    """List the public tables that count a measure."""
    return [metric for metric in TABLES if measure in find(metric).columns]


def _counts(rows: Rows, tables: Sequence[str], measure: str, whole: str | None) -> dict[str, Count]:
    return {
        name(metric, row): Count(int(row[measure]), int(row[whole]) if whole else None, TABLES[metric].cost)
        for metric in tables
        for row in rows[metric]
    }


def _cases(rows: Rows) -> dict[str, Count]:
    """Count severities and outcomes out of nothing; each rung of the ladder out of the one before."""
    counts = _counts(rows, [metric for metric in _counting("cases") if metric != LADDER], "cases", None)
    before: int | None = None
    for row in rows[LADDER]:
        counts[name(LADDER, row)] = Count(int(row["cases"]), before, TABLES[LADDER].cost)
        before = int(row["cases"])
    return counts


def _sums(days: Sequence[Rows]) -> list[Sum]:
    """Every sum that holds by definition between the public tables, over all rows that any day has."""
    parts: dict[tuple[str, str], dict[str, None]] = {}
    for rows in days:
        for table, total, part in _memberships(rows):
            parts.setdefault((table, total), {})[part] = None
    return [Sum(total, tuple(own)) for (_, total), own in parts.items()]


def _memberships(rows: Rows) -> Iterator[tuple[str, str, str]]:
    """Of each table: a total, and one of its parts."""
    for metric, table in TABLES.items():
        for row in rows[metric] if table.part_of else ():
            # A table is the whole of another by the columns that name its rows, unless one row of it is named.
            yield metric, table.part_of if "|" in table.part_of else name(table.part_of, row), name(metric, row)
    yield "ends", f"{LADDER}|sanksi", "case_outcomes|sanksi"
