"""The chapters of the monitoring pack: action list and what is due."""

from datetime import date

from reports.document import Pack, Section
from storage.builds import Build
from tests.support.packs import pack, selection


def chapter(made: Pack, table: str) -> Section:
    """The chapter that holds a table."""
    return next(one for one in made.sections if table in [shown.name for shown in one.tables])


def test_the_action_list_begins_with_those_that_will_miss_the_day(small_city: Build) -> None:
    """Dinkes: 3 of 3 to go, nobody in ten days. Inspektorat: 1 to go, 3 in ten days. Dishub: done."""
    made = pack("sekda", selection(small_city, as_of=date(2024, 9, 10)))
    (table,) = chapter(made, "Capaian target").tables
    told = [(row[0], row[3], row[-1]) for row in table.rows]
    assert told == [
        ("Dinas Kesehatan", 3, "tidak selesai"),
        ("Inspektorat", 1, "selesai"),
        ("Dinas Perhubungan", 0, "sudah selesai"),
    ]
    assert (
        chapter(made, "Capaian target").title == "1 dari 2 OPD yang belum selesai tidak akan selesai pada 24 Sep 2024"
    )


def test_what_is_due_names_the_unit_what_and_from_whom(small_city: Build) -> None:
    due = chapter(pack("sekda", selection(small_city, as_of=date(2024, 9, 26))), "Tagihan")
    assert due.tables[0].rows == (
        ("Dinkes", "Tanda tangan pakta integritas: 3 dari 3 orang belum", "Kepala unit", date(2024, 9, 24), 2),
        ("Inspektorat", "Tanda tangan pakta integritas: 1 dari 4 orang belum", "Kepala unit", date(2024, 9, 24), 2),
    )
    assert due.title == "2 hal yang ditagih, 2 lewat tenggat"
