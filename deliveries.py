"""What the Data page says of deliveries, in sentences written by rule; and the words for their kinds."""

import pandas as pd

from exhibits import NAMES
from metrics import Metric
from tables import records
from wording import day, listing, moment, number

COMPLETE = "lengkap"
KINDS = {kind: NAMES[kind] for kind in ("roster", "signing", "recap", "case", "step", "event")} | {
    "bawaslu_register": "register Bawaslu"
}
PARTS = ("read", "loaded", "rejected", "skipped")


def with_kinds(data: pd.DataFrame) -> pd.DataFrame:
    """The rows with the Indonesian name of their input kind beside them."""
    return data.assign(kind_name=[KINDS.get(str(kind), str(kind)) for kind in data["kind"]])


def sources_title(sources: pd.DataFrame) -> str:
    """How many sources are complete, and which are not."""
    if sources.empty:
        return "Belum ada sumber yang didaftarkan"
    lacking = [str(name) for name in sources.loc[sources["status"] != COMPLETE, "source"]]
    said = f"{number(len(sources) - len(lacking))} dari {number(len(sources))} sumber lengkap"
    return f"{said}; belum: {listing(lacking, 3)}" if lacking else said


def loads_title(loads: pd.DataFrame) -> str:
    """Rows read = loaded + rejected + skipped, over all files, or the difference that would be a fault of ours."""
    if loads.empty:
        return "Belum ada berkas yang dimuat"
    read, loaded, rejected, skipped = (int(loads[f"rows_{what}"].sum()) for what in PARTS)
    parts = f"{number(loaded)} dimuat + {number(rejected)} ditolak + {number(skipped)} dilewati"
    said = f"{number(read)} baris dibaca = {parts}"
    missing = read - loaded - rejected - skipped
    return f"{said}; {number(abs(missing))} baris tidak terjelaskan" if missing else said


def rejects_title(reasons: pd.DataFrame) -> str:
    """How many rows were rejected in how many files, and the reason behind most."""
    if reasons.empty:
        return "Tidak ada baris yang ditolak"
    per_reason = reasons.groupby("reason")["rows"].sum().sort_values(ascending=False, kind="stable")
    said = f"{number(int(reasons['rows'].sum()))} baris ditolak dalam {number(reasons['file'].nunique())} berkas"
    return f"{said}; terbanyak: {per_reason.index[0]} ({number(int(per_reason.iloc[0]))})"


def findings_title(findings: pd.DataFrame) -> str:
    """How many odd things were reported without being rejected."""
    if findings.empty:
        return "Tidak ada temuan pada data siklus ini"
    return f"{number(len(findings))} temuan dilaporkan, barisnya tetap dimuat"


def build_lines(info: pd.DataFrame) -> list[str]:
    """Which state of the data this is: its name, when it was loaded, and the last day it knows."""
    row = records(info)[0]
    return [
        f"Muatan **{row['build']}**, dimuat {moment(pd.Timestamp(row['loaded_at']).to_pydatetime())}",
        f"Hari terakhir dalam data: {day(row['position_on'])}",
        "Muatan tidak pernah diubah: pemuatan berikutnya membuat muatan baru, yang lama disimpan.",
    ]


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
    return "  \n".join([f"*{metric.question}*", *said, f"Perintah: `python -m metrics show {metric.name}`"])
