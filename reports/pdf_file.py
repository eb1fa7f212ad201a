"""A pack as PDF on A4: the pack becomes plain data, and the page is set by Typst (`pack.typ`)."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import font_source_sans_pro
import segno
import typst

from charts import style
from reports.content import Bars, Chart, Column, Curve, Kind, Layout, Pack, Section, Series, Table
from reports.writing import cell, footer, ink_on, remark, runs, subtitle
from wording import UNKNOWN, month, number, short_day

TEMPLATE = Path(__file__).with_name("pack.typ")
COLOURS = {
    "text": style.TEXT,
    "muted": style.MUTED,
    "grid": style.GRID,
    "unknown": style.UNKNOWN_FILL,
    "mark": style.SEVERITIES["moral"],
}
WIDE = 13.7
"""A table of more than so many counts' widths has its chapter on A4 laid across."""
PIXELS_PER_INCH = 110
"""Of a page on the screen: some 900 px wide."""


def write(pack: Pack) -> bytes:
    """The PDF; tagged, so that it can be read aloud."""
    made: bytes = typst.compile(TEMPLATE, **_set(pack))
    return made


def pictures(pack: Pack) -> list[bytes]:
    """The same pages as PNG, for the screen."""
    made: bytes | list[bytes] = typst.compile(TEMPLATE, format="png", ppi=PIXELS_PER_INCH, **_set(pack))
    return [made] if isinstance(made, bytes) else made


def _set(pack: Pack) -> dict[str, Any]:
    data = json.dumps(_document(pack), ensure_ascii=False)
    return {"sys_inputs": {"pack": data}, "font_paths": _fonts(), "ignore_system_fonts": True}


@cache
def _fonts() -> typst.Fonts:
    """The typeface of the screen, from a package: the machine may have none."""
    return typst.Fonts(font_paths=[Path(font_source_sans_pro.font_directory)], include_system_fonts=False)


def _document(pack: Pack) -> dict[str, Any]:
    return {
        "title": pack.title,
        "subtitle": subtitle(pack),
        "mark": pack.stamp.mark,
        "stamp": footer(pack),
        "link": pack.stamp.link,
        "code": _code(pack.stamp.link),
        "colours": COLOURS,
        "parts": list(_parts(pack.sections)),
        "definitions": [{"title": one.title, "text": one.text, "sources": one.sources} for one in pack.definitions],
    }


def _code(link: str) -> str:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", dark=style.TEXT, border=1, xmldecl=False)
    return out.getvalue().decode()


def _parts(sections: tuple[Section, ...]) -> Iterator[dict[str, Any]]:
    """Chapters that share pages: those upright, those laid across, and each form to be filled in by itself."""

    def page(section: Section) -> tuple[bool, int]:
        has_form = any(table.is_form for table in section.tables)
        is_wide = has_form or any(table.width > WIDE for table in section.tables)
        return is_wide, sections.index(section) if has_form else -1

    for (is_wide, _), shared in groupby(sections, page):
        yield {"is_wide": is_wide, "sections": [_section(section) for section in shared]}


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "sentences": [[{"text": text, "strong": strong} for text, strong in runs(line)] for line in section.sentences],
        "charts": [_chart(chart) | {"alt": _alt(chart)} for chart in section.charts],
        "tables": [_table(table) for table in section.tables],
        "note": section.note,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return _bars(chart) if isinstance(chart, Bars) else _curve(chart)


def _alt(chart: Chart) -> str:
    """What the picture looks like, then its values: who hears the page has them all."""
    said = "; ".join(_values(chart, one) for one in chart.series)
    return f"{chart.title}. {chart.alt} {said}."


def _values(chart: Chart, one: Series) -> str:
    if isinstance(chart, Curve):
        return f"{one.name}: {_shown(one, -1)} pada {short_day(chart.days[-1])}"
    told = ", ".join(f"{label} {_shown(one, at)}" for at, label in enumerate(chart.labels))
    return f"{one.name}: {told}"


def _bars(chart: Bars) -> dict[str, Any]:
    """Rows of values in the chart's unit, with what is written beside each; `limit` is the end of the axis."""
    rows = [
        {
            "at": at,
            "label": label,
            "values": [one.values[at] for one in chart.series],
            "said": _said(chart, at),
        }
        for at, label in enumerate(chart.labels)
    ]
    return {
        "kind": "bars",
        "title": chart.title,
        "layout": chart.layout.value,
        "unit": chart.unit,
        "limit": chart.limit or _longest(chart),
        "series": [_series(one) for one in chart.series],
        "has_key": chart.has_key,
        "rows": rows,
    }


def _said(chart: Bars, at: int) -> list[str]:
    """What stands beside the bars: each value of those beside each other, the widest tier, nothing for parts."""
    if chart.layout is Layout.STACKED:
        return []
    told = chart.series[:1] if chart.layout is Layout.TIERED else chart.series
    return [_shown(one, at) for one in told]


def _shown(one: Series, at: int) -> str:
    value = one.values[at]
    return one.labels[at] if one.labels else UNKNOWN if value is None else number(value)


def _longest(chart: Bars) -> float:
    if chart.layout is Layout.STACKED:
        return (
            max((sum(one.values[at] or 0 for one in chart.series) for at in range(len(chart.labels))), default=0) or 1
        )
    return max((value or 0 for one in chart.series for value in one.values), default=0) or 1


def _series(one: Series) -> dict[str, Any]:
    shown = [_shown(one, at) for at in range(len(one.values))]
    return {"name": one.name, "colour": one.colour, "ink": ink_on(one.colour), "shown": shown}


def _curve(chart: Curve) -> dict[str, Any]:
    """Points, ticks and marks as shares of the plot."""
    first, last = chart.days[0], chart.days[-1]
    span = max((last - first).days, 1)
    top = _top(max((value or 0 for one in chart.series for value in one.values), default=0))

    def across(on: date) -> float:
        return (on - first).days / span

    lines = [
        {
            "name": one.name,
            "colour": one.colour,
            "points": [
                [across(on), value / top] for on, value in zip(chart.days, one.values, strict=True) if value is not None
            ],
        }
        for one in chart.series
    ]
    marks = [(on, name) for on, name in chart.marks if first <= on <= last]
    return {
        "kind": "curve",
        "title": chart.title,
        "unit": chart.unit,
        "series": lines,
        "has_key": len(lines) > 1,
        "ticks": [{"at": share / 4, "said": number(top * share / 4)} for share in range(5)],
        "months": [{"at": across(on), "said": month(on)} for on in _months(first, last)],
        "marks": [{"at": across(on), "said": name, "row": at % 2} for at, (on, name) in enumerate(marks)],
    }


def _top(value: float) -> float:
    """A round end of the axis that four ticks divide."""
    step = next(size for size in (4 * base * 10**power for power in range(9) for base in (1, 2, 5)) if size >= value)
    return float(step)


def _months(first: date, last: date) -> list[date]:
    days = (first + timedelta(days=gone) for gone in range((last - first).days + 1))
    return [on for on in days if on.day == 1]


def _table(table: Table) -> dict[str, Any]:
    def line(values: tuple[Any, ...]) -> list[str]:
        return [cell(value, column) for value, column in zip(values, table.columns, strict=True)]

    return {
        "title": table.title,
        "columns": [_column(column) for column in table.columns],
        "rows": [line(row) for row in table.rows],
        "total": line(table.total) if table.total else None,
        "note": remark(table),
        "is_form": table.is_form,
    }


def _column(column: Column) -> dict[str, Any]:
    is_number = column.kind in (Kind.COUNT, Kind.PERCENT, Kind.RATE)
    return {"title": column.title, "width": column.width, "is_number": is_number}
