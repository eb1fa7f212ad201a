"""The charts of the PDF as plain data, shares and words, for Typst to draw."""

from datetime import date, timedelta
from typing import Any

from reports.document import BarChart, BarLayout, Chart, Curve, Series
from reports.writers.formatting import ink_on, key
from text.indonesian import UNKNOWN, month, number, short_day

TypstData = dict[str, Any]
"""What the Typst template reads as JSON: numbers and words by name."""


def drawn(chart: Chart) -> TypstData:
    """Convert a chart to plain numbers and words, with its text alternative."""
    return (_bars(chart) if isinstance(chart, BarChart) else _curve(chart)) | {"alt": _alt(chart)}


def _alt(chart: Chart) -> str:
    """Write the text alternative: what the picture looks like, then all its values."""
    said = "; ".join(_values(chart, one) for one in chart.series)
    return f"{chart.title}. {chart.alt} {said}."


def _values(chart: Chart, one: Series) -> str:
    if isinstance(chart, Curve):
        return f"{one.name}: {_shown(one, -1)} pada {short_day(chart.days[-1])}"
    told = ", ".join(f"{label} {_shown(one, at)}" for at, label in enumerate(chart.labels))
    return f"{one.name}: {told}"


def _bars(chart: BarChart) -> TypstData:
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
        "has_key": bool(key(chart)),
        "rows": rows,
    }


def _said(chart: BarChart, at: int) -> list[str]:
    """Return the labels beside the bars: each value of those beside each other, the widest tier, nothing for parts."""
    if chart.layout is BarLayout.STACKED:
        return []
    told = chart.series[:1] if chart.layout is BarLayout.TIERED else chart.series
    return [_shown(one, at) for one in told]


def _shown(one: Series, at: int) -> str:
    value = one.values[at]
    return one.labels[at] if one.labels else UNKNOWN if value is None else number(value)


def _longest(chart: BarChart) -> float:
    if chart.layout is BarLayout.STACKED:
        return (
            max((sum(one.values[at] or 0 for one in chart.series) for at in range(len(chart.labels))), default=0) or 1
        )
    return max((value or 0 for one in chart.series for value in one.values), default=0) or 1


def _series(one: Series) -> TypstData:
    shown = [_shown(one, at) for at in range(len(one.values))]
    return {"name": one.name, "colour": one.colour, "ink": ink_on(one.colour), "shown": shown}


def _curve(chart: Curve) -> TypstData:
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
        "has_key": bool(key(chart)),
        "ticks": [{"at": share / 4, "said": number(top * share / 4)} for share in range(5)],
        "months": [{"at": across(on), "said": month(on)} for on in _months(first, last)],
        "marks": [{"at": across(on), "said": name, "row": at % 2} for at, (on, name) in enumerate(marks)],
    }


def _top(value: float) -> float:
    """Round up to an end of the axis that four ticks divide."""
    step = next(size for size in (4 * base * 10**power for power in range(9) for base in (1, 2, 5)) if size >= value)
    return float(step)


def _months(first: date, last: date) -> list[date]:
    days = (first + timedelta(days=gone) for gone in range((last - first).days + 1))
    return [on for on in days if on.day == 1]
