"""The charts of a workbook: native ones, their numbers on a sheet of their own."""

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from charts import style
from reports.content import Bars, Chart, Curve, Layout, Series
from reports.writing import ink_on

WIDTH_PX, ROW_PX = 660, 20
FONT = {"name": "Calibri", "size": 9, "color": style.TEXT}


class Drawing:
    """The charts of one workbook; their numbers stand below each other on the sheet that comes last."""

    def __init__(self, book: Workbook, name: str) -> None:
        self._book, self._name, self._next = book, name, 0
        self._data: list[tuple[Chart, int]] = []

    def insert(self, sheet: Worksheet, row: int, chart: Chart) -> int:
        """Put a chart below a row; returns the last row it covers."""
        first, self._next = self._next, self._next + len(_labels(chart)) + 3
        self._data.append((chart, first))
        height = _height(chart)
        drawn = self._bars(chart, first) if isinstance(chart, Bars) else self._curve(chart, first)
        drawn.set_title({"name": chart.title, "name_font": {**FONT, "size": 11, "bold": True}, "overlay": False})
        drawn.set_size({"width": WIDTH_PX, "height": height})
        drawn.set_chartarea({"border": {"none": True}})
        sheet.insert_chart(row, 0, drawn, {"description": f"{chart.title}. {chart.alt}", "object_position": 1})
        return row + -(-height // ROW_PX)

    def finish(self) -> None:
        """Write the numbers behind the charts."""
        sheet: Worksheet = self._book.add_worksheet(self._name)
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

    def _bars(self, chart: Bars, first: int) -> Any:
        is_stacked = chart.layout is Layout.STACKED
        kind = {"type": "bar", "subtype": "stacked"} if is_stacked else {"type": "bar"}
        drawn: Any = self._book.add_chart(kind)
        for at, one in enumerate(chart.series, start=1):
            look = {"fill": {"color": one.colour}, "gap": 40, "overlap": 100 if is_stacked else -5}
            drawn.add_series(self._places(chart, at, first) | look | {"data_labels": _told(one, is_stacked=is_stacked)})
        drawn.set_y_axis({"reverse": True, "num_font": FONT, "line": {"color": style.FAINT}, "major_tick_mark": "none"})
        axis = {"min": 0, "visible": False, "major_gridlines": {"visible": False}}
        drawn.set_x_axis(axis | ({"max": chart.limit} if chart.limit else {}))
        drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "top", "font": FONT})
        return drawn

    def _curve(self, chart: Curve, first: int) -> Any:
        drawn: Any = self._book.add_chart({"type": "line"})
        for at, one in enumerate(chart.series, start=1):
            drawn.add_series(self._places(chart, at, first) | {"line": {"color": one.colour, "width": 2}})
        drawn.set_x_axis({"date_axis": True, "num_format": "[$-421]d mmm yyyy", "num_font": FONT})
        drawn.set_y_axis(
            {"min": 0, "num_font": FONT, "major_gridlines": {"visible": True, "line": {"color": style.GRID}}}
        )
        drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "top", "font": FONT})
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
    return chart.labels if isinstance(chart, Bars) else chart.days


def _height(chart: Chart) -> int:
    if isinstance(chart, Curve):
        return 300
    each = 22 if chart.layout is Layout.STACKED else 10 + 14 * len(chart.series)
    return 90 + each * len(chart.labels)


def _told(one: Series, *, is_stacked: bool) -> dict[str, Any]:
    """What is written at each bar: the words of the series where it has some; parts that are not there say nothing."""
    font = FONT | ({"color": ink_on(one.colour)} if is_stacked else {})
    texts: tuple[str | None, ...] = one.labels or tuple("" if not n and is_stacked else None for n in one.values)
    custom = [{"delete": True} if text == "" else {"value": text} if text else None for text in texts]
    place = {} if is_stacked else {"position": "outside_end"}
    return {"value": True, "font": font, "num_format": "#,##0", "custom": custom} | place
