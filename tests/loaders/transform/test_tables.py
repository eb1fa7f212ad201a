"""Tables of a build that are no validated rows, and the SQL files that make the others."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.transform import tables
from settings import read_settings


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def test_a_script_is_parted_by_its_statements_not_by_its_lines(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    script = tmp_path / "script.sql"
    script.write_text(
        "CREATE TABLE said AS SELECT 'one;\ntwo' AS text;\n-- Not a statement;\nINSERT INTO said SELECT $more;\n"
    )
    tables.run_script(connection, script, more="three", unused="four")
    assert connection.execute("SELECT text FROM said").fetchall() == [("one;\ntwo",), ("three",)]


def test_a_value_is_not_bound_because_another_begins_like_it(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    script = tmp_path / "script.sql"
    script.write_text("CREATE TABLE said AS SELECT $build_name AS name;\n")
    tables.run_script(connection, script, build="wrong", build_name="right")
    assert connection.execute("FROM said").fetchone() == ("right",)


@pytest.mark.parametrize(
    ("column", "type_"),
    [
        ("due_on", "DATE"),
        ("valid_from", "DATE"),
        ("is_listed", "BOOLEAN"),
        ("cycle", "INTEGER"),
        ("step_order", "INTEGER"),
        ("tile_row", "INTEGER"),
        ("name", "VARCHAR"),
    ],
)
def test_the_type_of_a_reference_column_follows_from_its_name(column: str, type_: str) -> None:
    assert tables.type_of(column) == type_


def test_a_reference_file_becomes_a_typed_table_and_a_wrong_value_stops_it(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "spans.csv").write_text("name,ends_on,is_known\nsatu,2024-09-24,true\ndua,,false\n")
    tables.load_reference(connection, sorted(tmp_path.glob("*.csv")))
    assert connection.execute("SELECT name, ends_on::VARCHAR, is_known FROM spans").fetchall() == [
        ("satu", "2024-09-24", True),
        ("dua", None, False),
    ]
    (tmp_path / "wrong.csv").write_text("name,ends_on\nsatu,besok\n")
    with pytest.raises(duckdb.Error):
        tables.load_table(connection, tmp_path / "wrong.csv")


def test_rows_become_a_table_of_the_schema(connection: duckdb.DuckDBPyConnection) -> None:
    schema = pa.schema([("name", pa.string()), ("count", pa.int32())])
    tables.create_from_rows(connection, "counted", [{"name": "a", "count": 2}, {"name": "b", "count": None}], schema)
    assert connection.execute("FROM counted").fetchall() == [("a", 2), ("b", None)]


def test_a_unit_of_one_cycle_stands_under_its_opd_and_points_to_its_successor(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    reference = ReferenceTables.read(read_settings().reference)
    tables.create_unit_tree(connection, reference, UnitMatcher(reference))
    sql = "SELECT top_unit_id, current_unit_id FROM unit_tree WHERE cycle = $cycle AND unit_id = $unit"
    mapping = next(row for row in reference.tables["unit_mapping"] if row["is_default"] == "true")
    tops = connection.execute(sql, {"cycle": 2019, "unit": mapping["old_id"]}).fetchall()
    assert tops == [(mapping["old_id"], mapping["new_id"])]


def test_a_school_that_the_files_name_is_a_unit_that_nobody_listed_or_verified(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    reference = ReferenceTables.read(read_settings().reference)
    tables.load_table(connection, read_settings().reference / "units.csv")
    finder = UnitMatcher(reference)
    school = finder.find("SDN Kauman 1", 2024).id
    tables.add_derived_units(connection, finder)
    sql = "SELECT name, short_name, source, is_verified, is_listed FROM units WHERE unit_id = $unit"
    assert connection.execute(sql, {"unit": school}).fetchall() == [
        ("SDN Kauman 1", "SDN Kauman 1", "nama dalam berkas", False, False),
    ]
    assert connection.execute(sql, {"unit": "DINKES"}).fetchall()[0][4] is True


def test_the_name_of_a_school_with_a_short_word_more_is_near() -> None:
    finder = UnitMatcher(ReferenceTables.read(read_settings().reference))
    for name in ("SMPN 5", "SMP N.5 Mlg", "SMPN 6", "SDN Kauman 1", "SDN Kauman Utara 1"):
        finder.find(name, 2024)
    assert [{first, other} for _, first, other in tables.near_names(finder)] == [{"SMPN 5", "SMPN Mlg 5"}]
