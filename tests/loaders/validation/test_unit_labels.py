"""Units that a table tells twice: above it, or by the name of its sheet, and in a column."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from loaders.contract.errors import Unreadable
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.staging.sheet import StagingRequest, stage_grid
from loaders.validation.unit_labels import check_units
from settings import read_settings

CYCLE, LABEL = ["Siklus : 2024"], ["OPD : Dinas Kesehatan"]
HEAD = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai"]


@pytest.fixture(scope="module")
def finder() -> UnitMatcher:
    return UnitMatcher(ReferenceTables.read(read_settings().reference))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def check(
    connection: duckdb.DuckDBPyConnection, finder: UnitMatcher, *rows: Sequence[str], name: str = "Lembar1"
) -> None:
    asked = StagingRequest(is_unit=finder.knows)
    check_units(connection, stage_grid(connection, "staged", "a.xlsx", name, rows, asked), finder)


def people(*units: str) -> list[list[str]]:
    return [["1", "Pegawai 00001", unit, "pelaksana", "PNS"] for unit in units]


def test_a_column_of_units_is_not_passed_over_for_the_name_of_the_sheet(
    connection: duckdb.DuckDBPyConnection, finder: UnitMatcher
) -> None:
    head = [*HEAD[:2], "Penempatan Sekarang", *HEAD[3:]]
    with pytest.raises(Unreadable, match=r"unitnya dibaca 'BKPSDM', tetapi kolom C \(Penempatan Sekarang\)"):
        check(connection, finder, CYCLE, head, *people("Dinas Kesehatan", "Dishub"), name="BKPSDM")
    check(connection, finder, CYCLE, head, *people("Dinas Kesehatan", "Dinas Kesehatan"), name="BKPSDM")
    check(connection, finder, CYCLE, head, *people("Bidang A", "Bidang B"), name="BKPSDM")


def test_divisions_in_a_column_are_no_units_where_the_unit_stands_above(
    connection: duckdb.DuckDBPyConnection, finder: UnitMatcher
) -> None:
    divisions = people("Bidang P2P", "Bagian Umum", "Sekretariat", "Bidang Kesmas")  # one of them is a unit elsewhere
    with pytest.raises(Unreadable, match=r"tertulis 'Dinas Kesehatan', tetapi kolom C menyebut yang bukan unit"):
        check(connection, finder, CYCLE, LABEL, HEAD, *divisions)
    check(connection, finder, CYCLE, HEAD, *divisions)  # without a label each of them is a question of its own


def test_a_label_above_a_column_of_its_own_units_is_fine(
    connection: duckdb.DuckDBPyConnection, finder: UnitMatcher
) -> None:
    check(connection, finder, CYCLE, LABEL, HEAD, *people("Puskesmas Arjosari", "Dinas Kesehatan", "Puskesmas Baru"))
    check(connection, finder, CYCLE, ["OPD : Semua"], HEAD, *people("Bidang A", "Bidang B"))
