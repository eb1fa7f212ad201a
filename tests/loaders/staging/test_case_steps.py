"""Steps of a case as columns of a register of cases."""

from collections.abc import Sequence

import duckdb
import pytest

from loaders.contract.headers import recognise
from loaders.staging.case_steps import KnownSteps, with_steps
from loaders.staging.claims import settle_claims
from loaders.staging.sheet import StagedSheet, StagingRequest, stage_grid

KNOWN = KnownSteps(
    {
        "sksanksi": "sk_sanksi",
        "sk": "sk_sanksi",
        "rekomendasi": "rekomendasi",
        "bap": "bap",
        "lhp": "lhp",
        "panggilani": "panggilan",
        "panggilanii": "panggilan",
    },
    {"bkn": "BKN", "tim": "TIM"},
)
HEAD = ["Nomor Perkara", "Tgl Laporan", "Asal", "Instansi", "Bentuk"]
CASE = ["001/NTR/2024", "01/10/2024", "pers", "Pemkot Malang", "D4"]


def parts(connection: duckdb.DuckDBPyConnection, *rows: Sequence[str]) -> tuple[StagedSheet, ...]:
    grid = [["Siklus : 2024"], *(list(row) for row in rows)]
    (sheet,) = settle_claims(connection, stage_grid(connection, "staged", "a.xlsx", "", grid, StagingRequest()))
    return with_steps(connection, sheet, KNOWN)


def steps(connection: duckdb.DuckDBPyConnection, found: Sequence[StagedSheet]) -> dict[str, list[tuple[object, ...]]]:
    """By step the line, the body and the cells of what was read."""
    told = {}
    for sheet in found:
        assert sheet.header
        columns = {name: at for name, at in sheet.header.columns.items() if name != "nomor_perkara"}
        cells = ", ".join(f"c{columns[name]}" for name in sorted(columns))
        rows = connection.execute(f"SELECT line, {cells} FROM {sheet.table} ORDER BY line").fetchall()
        body = sheet.header.constants["lembaga"]
        told[sheet.header.constants["tahap"]] = [(body, *row) for row in rows]
    return told


def test_columns_below_the_name_of_a_step_are_read_as_that_step(connection: duckdb.DuckDBPyConnection) -> None:
    upper = [*HEAD, "Rekomendasi BKN", "", "SK Sanksi", "", ""]
    lower = [""] * 5 + ["Nomor", "Tanggal", "Nomor", "Tanggal", "Jenis"]
    rows = [*CASE, "R-1", "20/10/2024", "SK-9", "15/11/2024", "Teguran lisan"], ["002/NTR/2024", *CASE[1:], "", "-"]
    register, *found = parts(connection, upper, lower, *rows)
    assert steps(connection, found) == {
        "rekomendasi": [("BKN", 4, "R-1", "20/10/2024")],
        "sk_sanksi": [("PPK", 4, "SK-9", "Teguran lisan", "15/11/2024")],
    }
    assert (register.rows, register.remarks) == (2, ())
    assert (
        register.uses[5:]
        == ("rekomendasi, dibaca sebagai langkah perkara",) * 2 + ("sk_sanksi, dibaca sebagai langkah perkara",) * 3
    )


@pytest.mark.parametrize("title", ["Tgl SK Sanksi", "Tanggal SK", "Tgl. SK Sanksi"])
def test_one_title_may_name_the_step_and_its_day(connection: duckdb.DuckDBPyConnection, title: str) -> None:
    head = [*HEAD, title, "Jenis Sanksi", "Tanggal BAP Tim"]
    _, *found = parts(connection, head, [*CASE, "15/11/2024", "Teguran lisan", "05/11/2024"])
    assert steps(connection, found) == {
        "sk_sanksi": [("PPK", 3, "Teguran lisan", "15/11/2024")],
        "bap": [("TIM", 3, "05/11/2024")],
    }


def test_what_tells_of_steps_without_their_days_is_named(connection: duckdb.DuckDBPyConnection) -> None:
    (register,) = parts(connection, [*HEAD, "Nomor SK", "Sanksi", "Tahap Terakhir"], [*CASE, "SK-9", "Teguran", "LHP"])
    assert "kolom F (Nomor SK), G (Sanksi), H (Tahap Terakhir) menyebut langkah perkara" in register.remarks[0]


def test_a_register_without_steps_and_other_lists_stay_as_they_are(connection: duckdb.DuckDBPyConnection) -> None:
    (register,) = parts(connection, HEAD, CASE)
    assert register.remarks == ()
    assert recognise([HEAD], "") is not None


def test_a_title_that_names_a_step_alone_is_what_stands_below_it(connection: duckdb.DuckDBPyConnection) -> None:
    upper = [*HEAD, "Tanggal", "", "LHP", "SK Sanksi"]
    lower = [""] * 5 + ["Rekomendasi", "BAP", "", ""]
    register, *found = parts(connection, upper, lower, [*CASE, "20/10/2024", "25/10/2024", "ada", "15/11/2024"])
    assert steps(connection, found) == {
        "rekomendasi": [("belum diketahui", 4, "20/10/2024")],
        "bap": [("belum diketahui", 4, "25/10/2024")],
        "sk_sanksi": [("PPK", 4, "15/11/2024")],
    }
    assert "kolom H (LHP) menyebut langkah perkara" in register.remarks[0]


def test_a_step_may_have_two_titles_and_the_sanction_one_of_its_own(connection: duckdb.DuckDBPyConnection) -> None:
    upper = [*HEAD, "Panggilan I", "", "Panggilan II", "", "Sanksi"]
    lower = [""] * 5 + ["Nomor", "Tanggal"] * 2 + [""]
    (register, *found) = parts(connection, upper, lower, [*CASE, "P-1", "15/10/2024", "P-2", "25/10/2024", "Teguran"])
    days = [
        connection.execute(f"SELECT c{sheet.header.columns['tanggal']} FROM {sheet.table}").fetchone()
        for sheet in found
        if sheet.header
    ]
    assert days == [("15/10/2024",), ("25/10/2024",)]
    assert "kolom J (Sanksi) menyebut langkah perkara" in register.remarks[0]
