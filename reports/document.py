"""What a meeting takes along, before it becomes a file: sections of sentences, charts and tables, all from metrics.

A pack is made once (see `packs.py`) and written in several forms (PPTX, PDF, XLSX, text), so that every form bears the
same numbers. Nothing here knows a file format, and no writer knows a metric.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from metrics.selection import Selection
from narrative.exhibits import file_stem

Cell = str | int | float | date | None
"""A value of a table: None is unknown or not to be shown; the column says how it is written."""


class ColumnKind(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    COUNT = "count"
    """Whole numbers: people, cases, days."""
    PERCENT = "percent"
    """A share in points: 89.5 stands for 89,5%."""
    RATE = "rate"
    """A number with one decimal: people per working day."""
    DAY = "day"


@dataclass(frozen=True)
class TableColumn:
    """One column of a table; `width` relative to that of a count, which is 1."""

    title: str
    kind: ColumnKind = ColumnKind.COUNT
    width: float = 1.0


@dataclass(frozen=True)
class DocumentTable:
    """Rows under their headings; `name` is short enough for a sheet's tab (at most 31 characters).

    `metric` is the figure behind it (empty for a form to be filled in by hand), `total` a last row of sums.
    """

    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    metric: str = ""
    note: str = ""
    total: tuple[Cell, ...] | None = None
    is_real: bool = False
    """What others published: real in a pack of the simulated dataset too."""

    @property
    def is_form(self) -> bool:
        """Whether it is filled in by hand: rows high enough to write in, on a page of its own."""
        return not self.metric

    @property
    def width(self) -> float:
        """Of all its columns."""
        return sum(column.width for column in self.columns)


@dataclass(frozen=True)
class Series:
    """One tier or part of the bars, or one line; a value of None is unknown. `colour` is a hex of charts.style."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    labels: tuple[str, ...] = ()
    """What is written at each value, where it says more than the value (1.204/1.480)."""


class BarLayout(StrEnum):
    """How the series of bars stand to each other."""

    BESIDE = "beside"
    """One below the other under each label: cycles, registers."""
    TIERED = "tiered"
    """A stricter tier, narrow, on the wider one that it is a part of: signed, and signed on time and verified."""
    STACKED = "stacked"
    """End to end: parts of a whole."""


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, one per label from top to bottom.

    `limit` ends the axis (100 for shares), `unit` says what is counted, `alt` what the picture looks like.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alt: str
    metric: str
    layout: BarLayout = BarLayout.BESIDE
    limit: float | None = None


@dataclass(frozen=True)
class Curve:
    """Lines over days; `marks` are days with a name that are drawn through the plot (stages, the due day)."""

    title: str
    days: tuple[date, ...]
    series: tuple[Series, ...]
    marks: tuple[tuple[date, str], ...]
    unit: str
    alt: str
    metric: str


Chart = BarChart | Curve


@dataclass(frozen=True)
class Section:
    """One slide or chapter: its finding as title, sentences, then charts and tables.

    `note` is what the reader must know of this section (assumptions, what was hidden). In a presentation the first
    chart, else the first table, is shown beside the sentences; the other forms show all.
    """

    title: str
    sentences: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[DocumentTable, ...] = ()
    note: str = ""


class PackFormat(StrEnum):
    """The kinds of file a pack is written in, by their ending."""

    PPTX = "pptx"
    PDF = "pdf"
    XLSX = "xlsx"
    TEXT = "txt"


@dataclass(frozen=True)
class Definition:
    """What a figure of the pack means, as under "Dari mana angka ini?"."""

    metric: str
    title: str
    text: str
    sources: str


@dataclass(frozen=True)
class Stamp:
    """What every page bears: the view it shows, and the address and short code that open the same view.

    `mark` is SIMULASI or empty, `hidden` the sentence on hidden counts or empty.
    """

    mark: str
    position: str
    cycle: str
    scope: str
    made_for: str
    made_at: datetime
    link: str
    hidden: str = ""


@dataclass(frozen=True)
class Pack:
    """The material of one meeting for one view and one viewer."""

    name: str
    title: str
    audience: str
    view: Selection
    stamp: Stamp
    sections: tuple[Section, ...]
    definitions: tuple[Definition, ...]
    message: tuple[str, ...]
    """The lines for WhatsApp, without position date and link, which the writer adds."""

    @property
    def file_name(self) -> str:
        """netra-wali-kota-2024-20240826-kota-SIMULASI, without the ending."""
        return file_stem(self.view, self.name, self.stamp.mark)

    def made_at(self, at: datetime) -> "Pack":
        """Copy the pack with another time of making."""
        return replace(self, stamp=replace(self.stamp, made_at=at))

    def tables(self) -> tuple[DocumentTable, ...]:
        """All tables, in the order of the sections."""
        return tuple(table for section in self.sections for table in section.tables)
