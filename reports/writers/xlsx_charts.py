"""The charts of a workbook: native ones, their numbers on a sheet of their own."""

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from charts.base import style
from reports.document import BarChart, BarLayout, Chart, Curve, Series
from reports.writers.formatting import ink_on, key

WIDTH_PX, ROW_PX = 660, 20
ROOM = 1.3
"""How much longer than the longest bar the axis is, so that the words beside it stay in the picture."""
FONT = {"name": "Calibri", "size": 9, "color": style.TEXT}


class Drawing:
    """The charts of one workbook; their numbers stand below each other on the sheet that comes last."""

    def __init__(self, book: Workbook, name: str) -> None:
        self._book, self._name, self._next = book, name, 0
        self._data: list[tuple[Chart, int]] = []

    def insert(self, sheet: Worksheet, row: int, chart: Chart, *, is_named: bool) -> tuple[int, float]:
        """Put a chart below a row, with its title if that is wanted; returns the last row and the points it covers."""
        self._caption(sheet, row, chart, is_named=is_named)
        row += 1
        first, self._next = self._next, self._next + len(_labels(chart)) + 3
        self._data.append((chart, first))
        height = _height(chart)
        drawn = self._bars(chart, first) if isinstance(chart, BarChart) else self._curve(chart, first)
        drawn.set_title({"none": True})
        drawn.show_hidden_data()
        drawn.set_size({"width": WIDTH_PX, "height": height})
        drawn.set_chartarea({"border": {"none": True}})
        sheet.insert_chart(row, 0, drawn, {"description": f"{chart.title}. {chart.alt}", "object_position": 1})
        return row + -(-height // ROW_PX), height * 0.75 + ROW_PX

    def _caption(self, sheet: Worksheet, row: int, chart: Chart, *, is_named: bool) -> None:
        """Title, the names of the colours in the order of the chart, and what is counted."""
        parts: list[Any] = [self._look(style.TEXT, bold=True), f"{chart.title}   "] if is_named else []
        for one in key(chart):
            parts += [self._look(one.colour), "■ ", self._look(style.TEXT), f"{one.name}   "]
        parts += [self._look(style.MUTED), chart.unit]
        if len(parts) > 2:
            sheet.write_rich_string(row, 0, *parts)
        else:
            sheet.write_string(row, 0, chart.unit, parts[0])

    def _look(self, colour: str, *, bold: bool = False) -> Any:
        return self._book.add_format({"font_name": "Calibri", "font_size": 10, "font_color": colour, "bold": bold})

    def finish(self) -> None:
        """Write the numbers behind the charts."""
        if not self._data:
            return
        sheet: Worksheet = self._book.add_worksheet(self._name)
        sheet.hide()
        sheet.set_column(0, 0, 36)
        day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        for chart, first in self._data:
            sheet.write_string(first, 0, chart.title)
            for at, one in enumerate(chart.series, start=1):
                sheet.write_string(first + 1, at, one.name)
                for row, value in enumerate(one.values, start=first + 2):
                    if value is not None:
                        sheet.write_number(row, at, value)
            for row, label in enumerate(_labels(chart), start=first + 2):
                if isinstance(label, str):
                    sheet.write_string(row, 0, label)
                else:
                    sheet.write_datetime(row, 0, label, day)

    def _bars(self, chart: BarChart, first: int) -> Any:
        is_stacked = chart.layout is BarLayout.STACKED
        kind = {"type": "bar", "subtype": "stacked"} if is_stacked else {"type": "bar"}
        drawn: Any = self._book.add_chart(kind)
        for at, one in enumerate(chart.series, start=1):
            look = {
                "fill": {"color": one.colour},
                "gap": 40,
                "overlap": -5 if chart.layout is BarLayout.BESIDE else 100,
            }
            # A stricter tier lies on the wider one, which alone is labelled.
            told = (
                {}
                if chart.layout is BarLayout.TIERED and at > 1
                else {"data_labels": _told(one, is_stacked=is_stacked)}
            )
            drawn.add_series(self._places(chart, at, first) | look | told)
        drawn.set_y_axis({"reverse": True, "num_font": FONT, "line": {"color": style.FAINT}, "major_tick_mark": "none"})
        axis = {"min": 0, "visible": False, "major_gridlines": {"visible": False}}
        drawn.set_x_axis(axis | ({} if is_stacked else {"max": _longest(chart) * ROOM}))
        drawn.set_legend({"none": True})
        return drawn

    def _curve(self, chart: Curve, first: int) -> Any:
        drawn: Any = self._book.add_chart({"type": "line"})
        for at, one in enumerate(chart.series, start=1):
            drawn.add_series(self._places(chart, at, first) | {"line": {"color": one.colour, "width": 2}})
        drawn.set_x_axis({"date_axis": True, "num_format": "[$-421]d mmm yyyy", "num_font": FONT})
        drawn.set_y_axis(
            {"min": 0, "num_font": FONT, "major_gridlines": {"visible": True, "line": {"color": style.GRID}}}
        )
        drawn.set_legend({"none": True})
        return drawn

    def _places(self, chart: Chart, at: int, first: int) -> dict[str, Any]:
        """Where the names and numbers of a series stand."""
        rows = (first + 2, first + 1 + len(_labels(chart)))
        return {
            "name": [self._name, first + 1, at],
            "categories": [self._name, rows[0], 0, rows[1], 0],
            "values": [self._name, rows[0], at, rows[1], at],
        }


def _labels(chart: Chart) -> tuple[Any, ...]:
    return chart.labels if isinstance(chart, BarChart) else chart.days


def _longest(chart: BarChart) -> float:
    return chart.limit or max((value or 0 for one in chart.series for value in one.values), default=0) or 1


def _height(chart: Chart) -> int:
    if isinstance(chart, Curve):
        return 300
    each = 8 + 12 * len(chart.series) if chart.layout is BarLayout.BESIDE else 20
    return 30 + each * len(chart.labels)


def _told(one: Series, *, is_stacked: bool) -> dict[str, Any]:
    """Label each bar with the words of the series where it has some; absent parts have no label."""
    font = FONT | ({"color": ink_on(one.colour)} if is_stacked else {})
    texts: tuple[str | None, ...] = one.labels or tuple("" if not n and is_stacked else None for n in one.values)
    custom = [{"delete": True} if text == "" else {"value": text} if text else None for text in texts]
    place = {} if is_stacked else {"position": "outside_end"}
    return {"value": True, "font": font, "num_format": "#,##0", "custom": custom} | place
