"""Native charts of a workbook: their numbers are cells, so that they can be edited."""

from datetime import date

from reports.document import BarChart
from storage.builds import Build
from tests.support.pack_files import book_of
from tests.support.packs import pack, selection


def test_the_numbers_behind_the_charts_stand_on_a_hidden_last_sheet(small_city: Build) -> None:
    made = pack("sekda", selection(small_city, as_of=date(2024, 9, 10)))
    book = book_of(made)
    last = book.worksheets[-1]
    assert last.sheet_state == "hidden"
    chart = next(one for section in made.sections for one in section.charts if isinstance(one, BarChart))
    cells = {cell.value for row in last.iter_rows() for cell in row}
    assert set(chart.labels) <= cells
    assert {value for value in chart.series[0].values if value is not None} <= cells
