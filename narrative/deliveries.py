"""What the Data page says of deliveries, in sentences written by rule."""

import pandas as pd

from metrics.definitions.record import Metric
from text.indonesian import day, join_words, number, timestamp
from text.tables import to_dicts

COMPLETE = "lengkap"
HOW = """
1. Isi templat di bawah, atau pakai berkas kantor apa adanya: XLSX atau CSV, dengan kop surat dan baris jumlah.
2. Pengelola, dan OPD untuk unitnya sendiri: buka tab Unggah berkas, taruh berkasnya, periksa pratinjau, lalu Terbitkan.
3. Di server: taruh berkas di `data/inbox/`, atau daftarkan folder, alamat HTTPS atau kueri di `data/sources.toml`.
   `python -m loaders check BERKAS` menyebut setiap baris yang akan ditolak, dengan alasannya; lalu muat dengan
   `python -m loaders build --dataset resmi`. Bila terlalu banyak baris ditolak, muatan lama tetap dipakai.

Isi berkas disebut di README dan dalam templat. Berkas tidak pernah diubah atau dijalankan; isinya hanya dibaca.
"""
PARTS = ("read", "loaded", "rejected", "skipped")


def readable(data: pd.DataFrame) -> pd.DataFrame:
    """Put rows about deliveries in the words of the screen: a source that is only a kind of input is the inbox."""
    shown = data
    if "kind" in data.columns:
        shown = data.assign(source=data["source"].mask(data["source"] == data["kind"], "folder masukan"))
    return shown.replace("", None)


def sources_title(sources: pd.DataFrame) -> str:
    """How many sources are complete, and which are not."""
    if sources.empty:
        return "Belum ada sumber yang didaftarkan"
    lacking = [str(name) for name in sources.loc[sources["status"] != COMPLETE, "source_name"]]
    said = f"{number(len(sources) - len(lacking))} dari {number(len(sources))} sumber lengkap"
    return f"{said}; belum: {join_words(lacking, 3)}" if lacking else said


def loads_title(loads: pd.DataFrame) -> str:
    """Rows read = loaded + rejected + skipped, over all files, or the difference that would be a fault of ours."""
    if loads.empty:
        return "Belum ada berkas yang dimuat"
    read, loaded, rejected, skipped = (int(loads[f"rows_{what}"].sum()) for what in PARTS)
    parts = f"{number(loaded)} dimuat + {number(rejected)} ditolak + {number(skipped)} dilewati"
    said = f"{number(read)} baris dibaca = {parts}"
    if missing := read - loaded - rejected - skipped:
        said = f"{said}; {number(abs(missing))} baris tidak terjelaskan"
    unused = int(loads["unused_columns"].notna().sum()) if "unused_columns" in loads else 0  # an older build has none
    return f"{said}; {number(unused)} lembar punya kolom yang tidak dipakai" if unused else said


def rejects_title(reasons: pd.DataFrame) -> str:
    """How many rows were rejected in how many files, and the reason behind most."""
    if reasons.empty:
        return "Tidak ada baris yang ditolak"
    codes = reasons.groupby("code").agg(rows=("rows", "sum"), reason=("reason", "first"))
    most = to_dicts(codes.sort_values("rows", ascending=False, kind="stable"))[0]
    said = f"{number(int(reasons['rows'].sum()))} baris ditolak dalam {number(reasons['file'].nunique())} berkas"
    # What follows the colon is of one row only (where its double stands); the reason itself stands before it.
    return f"{said}; terbanyak: {most['reason'].partition(':')[0]} ({number(most['rows'])})"


def each_reject_title(rejects: pd.DataFrame) -> str:
    """Tell what the list of single rows is for."""
    return "Setiap baris yang harus diperbaiki" if len(rejects) else "Tidak ada baris yang harus diperbaiki"


def findings_title(findings: pd.DataFrame) -> str:
    """How many odd things were reported without being rejected."""
    if findings.empty:
        return "Tidak ada temuan pada data siklus ini"
    return f"{number(len(findings))} temuan dilaporkan, barisnya tetap dimuat"


def build_lines(info: pd.DataFrame) -> list[str]:
    """Which state of the data this is: its name, when it was loaded, and the last day it knows."""
    row = to_dicts(info)[0]
    return [
        f"Muatan **{row['build']}**, dimuat {timestamp(pd.Timestamp(row['loaded_at']).to_pydatetime())}",
        f"Hari terakhir dalam data: {day(row['position_on'])}",
        "Muatan tidak pernah diubah: pemuatan berikutnya membuat muatan baru, yang lama disimpan.",
    ]


def templates(inputs: pd.DataFrame) -> dict[str, str]:
    """Name the template of each input by its kind, from the rows of the metric `inputs`."""
    return {str(row["kind"]): str(row["noun"]) for row in to_dicts(inputs)}


def definition(metric: Metric) -> str:
    """One metric as Markdown: its question, what it is, and what is counted over what."""
    parts = (
        ("Definisi", metric.definition),
        ("Pembilang", metric.numerator),
        ("Penyebut", metric.denominator),
        ("Tidak dihitung", metric.exclusions),
        ("Satuan", metric.unit),
    )
    said = [f"**{name}:** {text}" for name, text in parts if text]
    return "  \n".join([f"*{metric.question}*", *said])
