"""The sentences over the Data page: complete or not, every row explained or not."""

import pandas as pd

from narrative import deliveries


def sources(*statuses: str) -> pd.DataFrame:
    return pd.DataFrame(
        [(f"sumber {place}", status) for place, status in enumerate(statuses)], columns=["source_name", "status"]
    )


def loads(read: int, loaded: int, rejected: int, skipped: int) -> pd.DataFrame:
    names = ["rows_read", "rows_loaded", "rows_rejected", "rows_skipped"]
    return pd.DataFrame([(read, loaded, rejected, skipped)], columns=names)


def test_the_title_of_sources_names_those_that_are_not_complete() -> None:
    assert deliveries.sources_title(sources("lengkap", "terlambat")) == "1 dari 2 sumber lengkap; belum: sumber 1"
    assert deliveries.sources_title(sources("lengkap")) == "1 dari 1 sumber lengkap"
    assert deliveries.sources_title(sources()) == "Belum ada sumber yang didaftarkan"


def test_rows_read_are_explained_by_loaded_rejected_and_skipped() -> None:
    assert deliveries.loads_title(loads(1480, 1400, 60, 20)) == (
        "1.480 baris dibaca = 1.400 dimuat + 60 ditolak + 20 dilewati"
    )


def test_sheets_with_columns_that_give_no_figure_are_counted() -> None:
    unused = pd.DataFrame({"unused_columns": ["C (Nama)", None]})
    two = pd.concat([loads(3, 3, 0, 0), loads(1, 1, 0, 0)], ignore_index=True).join(unused)
    assert deliveries.loads_title(two).endswith("+ 0 dilewati; 1 lembar punya kolom yang tidak dipakai")


def test_a_row_that_nobody_explains_is_said() -> None:
    assert deliveries.loads_title(loads(100, 90, 5, 2)).endswith("2 dilewati; 3 baris tidak terjelaskan")


def test_rejects_name_the_most_frequent_reason() -> None:
    rows = pd.DataFrame(
        [
            ("a.xlsx", "ganda", "ganda: sudah ada di b.xlsx baris 2", 3),
            ("b.xlsx", "tanggal", "bukan tanggal", 4),
            ("b.xlsx", "ganda", "ganda: sudah ada di a.xlsx baris 9", 2),
        ],
        columns=["file", "code", "reason", "rows"],
    )
    assert deliveries.rejects_title(rows) == "9 baris ditolak dalam 2 berkas; terbanyak: ganda (5)"
    assert deliveries.rejects_title(rows.head(0)) == "Tidak ada baris yang ditolak"


def test_a_source_without_a_manifest_is_called_by_what_it_holds() -> None:
    names = ["source", "kind", "publisher", "kind_name"]
    rows = pd.DataFrame(
        [("case", "case", "", "register perkara Pemkot"), ("sheet-bkpsdm", "roster", "BKPSDM", "daftar wajib")],
        columns=names,
    )
    shown = deliveries.readable(rows)
    assert list(shown["source"]) == ["folder masukan", "sheet-bkpsdm"]
    assert list(shown["kind_name"]) == ["register perkara Pemkot", "daftar wajib"]
    assert pd.isna(shown["publisher"][0])
