"""From the rows of a metric to a table of a pack."""

from datetime import date

import pandas as pd
import pytest

from reports.chapters.rows import cell, table
from reports.document import ColumnKind, TableColumn


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (pd.NA, ColumnKind.COUNT, None),
        (pd.NaT, ColumnKind.DAY, None),
        (float("nan"), ColumnKind.PERCENT, None),
        (0, ColumnKind.COUNT, 0),  # zero is known
        (4.0, ColumnKind.COUNT, 4),
        (89, ColumnKind.PERCENT, 89.0),
        (pd.Timestamp("2024-08-26"), ColumnKind.DAY, date(2024, 8, 26)),
        (date(2024, 8, 26), ColumnKind.DAY, date(2024, 8, 26)),
        (7, ColumnKind.TEXT, "7"),
    ],
)
def test_a_value_is_written_as_its_column_wants_it(value: object, kind: ColumnKind, written: object) -> None:
    found = cell(value, kind)
    assert found == written and type(found) is type(written)


def test_a_table_has_the_named_columns_that_the_rows_have_in_their_order() -> None:
    data = pd.DataFrame({"signed": [1, 2], "unit": ["A", "B"], "unit_id": ["a", "b"]})
    columns = {"unit": TableColumn("OPD", ColumnKind.TEXT), "cases": TableColumn("Perkara"), "signed": TableColumn("T")}
    made = table("Capaian", "Judul", data, columns, metric="compliance_by_unit", total=("Kota", 3))
    assert [column.title for column in made.columns] == ["OPD", "T"]
    assert made.rows == (("A", 1), ("B", 2))
    assert (made.total, made.metric) == (("Kota", 3), "compliance_by_unit")
