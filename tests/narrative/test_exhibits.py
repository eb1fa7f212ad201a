"""What goes along with a figure: caption, mark, file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from metrics.catalogue import METRICS, find
from metrics.definitions.record import Labels
from metrics.selection import WHOLE_CITY, Scope, Selection
from narrative.exhibits import Exhibit
from storage.builds import Build
from text.tables import csv, formats, readable

SOURCES_OF_UNITS = ("daftar wajib", "tanda tangan", "rekap unit kerja")
ROWS = pd.DataFrame(
    {
        "cycle": [2024, 2024],
        "unit_id": ["A", "B"],
        "unit": ["=SUM(A1)", "Dinas; Dua"],
        "obliged": [1480, 20],
        "signed": [1204, 20],
        "signed_pct": [81.3514, 100.0],
        "fulfilled": pd.array([pd.NA, 3], dtype="Int64"),
        "basis": ["persons", "both"],
    }
)


def exhibit(dataset: str = "simulasi", scope: Scope = WHOLE_CITY) -> Exhibit:
    build = Build(dataset, "20261122T011400000000Z-hand", Path("x"))
    view = Selection(build, 2024, date(2024, 8, 26), scope, ())
    return Exhibit(view, "compliance_by_unit", ROWS, "Temuan", SOURCES_OF_UNITS, Labels("ASN wajib", "Catatan."))


def test_a_caption_says_who_is_counted_when_and_from_what() -> None:
    klojen = Scope("35.73.02", "Wilayah Kecamatan Klojen", "kecamatan")
    assert exhibit("resmi", klojen).caption == (
        "ASN wajib, wilayah Kecamatan Klojen · posisi data per 26 Agustus 2024 · "
        "sumber: daftar wajib, tanda tangan, rekap unit kerja. Catatan."
    )


def test_simulated_data_is_marked_in_text_file_name_and_file() -> None:
    shown = exhibit()
    assert shown.caption.startswith("SIMULASI: ASN wajib, seluruh kota")
    assert shown.alternative("Batang.") == "SIMULASI: Temuan. Batang."
    assert shown.file_name == "netra-kepatuhan-per-opd-2024-20240826-kota-SIMULASI.csv"
    assert shown.csv().decode("utf-8-sig").startswith('"SIMULASI: Temuan"\r\n"SIMULASI: ASN wajib')


def test_files_of_two_metrics_never_have_one_name_and_none_names_the_code() -> None:
    names = [replace(exhibit(), metric=metric.name, labels=Labels()).file_name for metric in METRICS]
    assert len(set(names)) == len(names)
    assert [name for name in names if "_" in name or "{" in name] == []


def national(dataset: str) -> Exhibit:
    """Two figures of two bodies."""
    rows = pd.DataFrame({"set_name": ["KASN 2020-2022", "Pilkada 2024"], "body": ["KASN", "Bawaslu"]})
    return replace(exhibit(dataset), metric="national_figures", data=rows, sources=("data rujukan",), labels=Labels())


def test_what_others_published_is_real_in_the_simulated_dataset_and_names_them() -> None:
    shown = national("simulasi")
    said = "NYATA: Angka nasional · posisi data per 26 Agustus 2024 · sumber: KASN, Bawaslu, data rujukan. "
    assert shown.mark == "NYATA"
    assert shown.caption.startswith(said)
    assert shown.file_name == "netra-angka-nasional-2024-20240826-kota-NYATA.csv"
    assert b"SIMULASI" not in shown.csv()
    assert national("resmi").mark == ""


def test_official_data_bears_no_mark() -> None:
    shown = exhibit("resmi")
    assert shown.file_name == "netra-kepatuhan-per-opd-2024-20240826-kota.csv"
    assert b"SIMULASI" not in shown.csv()


def test_a_table_shows_indonesian_headings_and_leaves_ids_out() -> None:
    shown = readable(ROWS, find("compliance_by_unit").headings)
    assert list(shown.columns) == [
        "Siklus",
        "Unit kerja",
        "Wajib",
        "Sudah tanda tangan",
        "% tanda tangan",
        "Tepat waktu dan terverifikasi",
        "Dasar angka",
    ]
    assert shown["Dasar angka"].tolist() == ["daftar orang", "daftar orang dan rekap"]


def test_cells_are_written_in_indonesian_and_unknown_is_said() -> None:
    shown = readable(ROWS, find("compliance_by_unit").headings)
    written = formats(shown)
    assert [written["Siklus"](2024), written["Wajib"](1480), written["% tanda tangan"](81.3514)] == [
        "2024",
        "1.480",
        "81,4%",
    ]
    assert written["Tepat waktu dan terverifikasi"](shown["Tepat waktu dan terverifikasi"].iloc[0]) == "belum diketahui"


def test_the_file_opens_in_an_indonesian_excel_and_holds_no_formula() -> None:
    lines = csv(readable(ROWS, find("compliance_by_unit").headings), ["-Judul", "Keterangan"])
    assert lines.startswith(b"\xef\xbb\xbf")
    title, note, heading, first, second = lines.decode("utf-8-sig").splitlines()
    assert (title, note) == ('"\'-Judul"', '"Keterangan"')
    assert heading.startswith("Siklus;Unit kerja;Wajib;")
    assert first == "2024;'=SUM(A1);1480;1204;81,35;belum diketahui;daftar orang"
    assert second == '2024;"Dinas; Dua";20;20;100,0;3;daftar orang dan rekap'
