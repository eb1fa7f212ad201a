"""One case in words: how the choice of it reads, what it is about, and its steps as a table."""

from datetime import date

import pandas as pd

from charts.handling.ageing_board import OVER
from charts.handling.case_rows import DERIVED, RIGHT, WAITS, ordered, verdict
from metrics.definitions.record import Labels
from metrics.rows.handling import CaseHistoryRow, CasePersonRow, CaseRow
from metrics.selection import Selection
from text.indonesian import UNKNOWN, day, first_upper, join_words, number, short_day
from text.institutions import short_name
from text.tables import to_date, to_dicts

CHOICE = (
    "case_id",
    "instansi",
    "is_own",
    "has_steps",
    "is_open",
    "state",
    "outcome_name",
    "days_over",
    "days_left",
    "days_counted",
    "turn_short",
    "step_on",
)
"""What the choice of a case is made from."""
NATION = "Angka nasional pada tangga yang sama: tidak dapat dibandingkan langsung"
DOCUMENTED = Labels(
    population="Perkara ASN semua instansi",
    note="Dari artikel berita, yang tidak menyebut nomor: nomornya dibuat oleh Netra.",
    headings={
        "case_id": "Perkara",
        "instansi": "Instansi",
        "reported_on": "Tanggal laporan",
        "origin": "Asal",
        "form": "Bentuk",
        "decided_severity": "Tingkat putusan",
        "state": "Langkah",
    },
)
"""What is said around the matters that are known from the articles."""
NEVER = 10**6
"""Days left where there is no limit: after every limit."""
PREFIX = "TERDOKUMENTASI-"
"""How the numbers of the matters begin that are known from the articles alone: of them everything is public."""


def documented(cases: pd.DataFrame) -> pd.DataFrame:
    """Select the matters that the articles speak of, with what is not known of them in words."""
    matters = cases[cases["case_id"].str.startswith(PREFIX)]
    return matters.astype(object).where(matters.notna(), UNKNOWN) if len(matters) else matters


def known_of(matters: pd.DataFrame) -> str:
    """Say what the articles tell of these matters one by one, and what they do not."""
    columns = {"reported_on": "tanggal", "form_id": "bentuk", "decided_severity": "tingkat", "step_id": "langkah"}
    unknown = join_words([name for column, name in columns.items() if (matters[column] == UNKNOWN).all()])
    known = f"{number(len(matters))} perkara diketahui dari artikel: instansinya disebut"
    return f"{known}; {unknown} tiap perkara belum diketahui" if unknown else known


def choices(cases: pd.DataFrame) -> dict[str, str]:
    """Write each case as a line of the choice: open ones by days over, then the last closed, other agencies last."""
    rows = sorted(to_dicts(cases[list(CHOICE)], CaseRow), key=_rank)
    return {str(row["case_id"]): _choice(row) for row in rows}


def _rank(row: CaseRow) -> tuple[bool, bool, bool, int, int, int, str]:
    over = 0 if pd.isna(row["days_over"]) else row["days_over"]
    left = NEVER if pd.isna(row["days_left"]) else row["days_left"]
    since = 0 if pd.isna(row["step_on"]) else to_date(row["step_on"]).toordinal()
    waited = since if row["is_open"] else -since
    return not row["is_own"], not row["has_steps"], not row["is_open"], -over, left, waited, row["case_id"]


def one(rows: pd.DataFrame, case_id: str) -> pd.DataFrame:
    """Select the rows of one case."""
    return rows[rows["case_id"] == case_id]


def title(case: pd.DataFrame, view: Selection) -> str:
    """Say where the case is stuck, with whom and since when; or how it ended."""
    row = to_dicts(case, CaseRow)[0]
    return f"{row['case_id']}: {_state(row, view)}"


def facts(case: pd.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """Say what the case is about, and what the law makes of it: class, rule, recommender, severities."""
    row = to_dicts(case, CaseRow)[0]
    about = {
        "Dilaporkan": _reported(row["reported_on"], row["timing"]),
        "Asal": _or_unknown(row["origin_name"]),
        "Terlapor": ", ".join(str(name) for name in (row["instansi"], row["short_name"]) if not pd.isna(name)),
        "Bentuk": _or_unknown(row["form"]),
    }
    law = {
        "Golongan": _or_unknown(row["class"]),
        "Aturan yang berlaku": _rule(row["rule_id"]),
        "Lembaga perekomendasi": _none(row) if pd.isna(row["recommender"]) else str(row["recommender"]),
        "Tingkat": _severities(row),
    }
    return about, law


def steps(history: pd.DataFrame) -> pd.DataFrame:
    """Make the table under the picture: what is done, what is waited for, what follows; each held against its limit."""
    return pd.DataFrame([_step(row) for row in to_dicts(ordered(history), CaseHistoryRow)])


def alt(history: pd.DataFrame) -> str:
    """Write the steps as a sentence."""
    rows = [_step(row) for row in to_dicts(ordered(history), CaseHistoryRow)]
    lines = [", ".join(row[cell] for cell in ("name", "when", "verdict") if row[cell]) for row in rows]
    return f"Garis waktu dari atas ke bawah, merah di luar batas: {join_words(lines, 30)}."


def _choice(row: CaseRow) -> str:
    where = "" if row["is_own"] else f" ({row['instansi']})"
    if not row["has_steps"]:
        return f"{row['case_id']}{where} · langkah {UNKNOWN}"
    if not row["is_open"]:
        return f"{row['case_id']}{where} · {str(row['outcome_name']).lower()}"
    if row["state"] == OVER:
        time_left = f"{number(row['days_over'] or 0)} {row['days_counted']} lewat batas"
    elif pd.isna(row["days_left"]):
        time_left = str(row["state"])
    else:
        time_left = f"sisa {number(row['days_left'])} {row['days_counted']}"
    return f"{row['case_id']}{where} · {time_left}, menunggu {short_name(row['turn_short'] or '')}"


def _state(row: CaseRow, view: Selection) -> str:
    if not row["has_steps"]:
        return f"langkahnya {UNKNOWN}"
    if not row["is_open"]:
        return f"{str(row['outcome_name']).lower()}, {short_day(to_date(row['step_on']))}"
    waits = f"menunggu {short_name(row['turn_short'] or '')}"
    waits += "" if pd.isna(row["awaited_step"]) else f": {row['awaited_step']}"
    since = f"sejak {short_day(to_date(row['step_on']))}"
    if row["state"] == OVER:
        return f"{number(row['days_over'] or 0)} {row['days_counted']} lewat batas, {waits}"
    if pd.isna(row["days_left"]):
        return f"{waits} {since}, {row['state']}, sudah {number((view.as_of - to_date(row['step_on'])).days)} hari"
    return f"{waits} {since}, sisa {number(row['days_left'])} {row['days_counted']}"


def _reported(on: date | None, timing: str) -> str:
    return UNKNOWN if pd.isna(on) else f"{day(to_date(on))}, {timing}"


def _or_unknown(value: str | None) -> str:
    return UNKNOWN if pd.isna(value) else str(value)


def _none(row: CaseRow) -> str:
    """Say of what is missing that it may still come, that it did not, or that nobody knows."""
    return "tidak ada" if not row["is_open"] else "belum ada" if row["has_steps"] else UNKNOWN


def _rule(rule: str | None) -> str:
    """Write PP94/2021 as people do: PP 94/2021."""
    return UNKNOWN if pd.isna(rule) else str(rule).replace("PP", "PP ", 1)


def _severities(row: CaseRow) -> str:
    """Write the severities along the way: dugaan berat → rekomendasi tidak disebut → putusan sedang: Penundaan."""
    decided = _none(row) if pd.isna(row["decided_severity"]) else str(row["decided_severity"])
    sanction = "" if pd.isna(row["sanction"]) else f": {row['sanction']}"
    revoked = f"; {number(row['revoked'])} SK dicabut" if row["revoked"] else ""
    missing = _none(row) if pd.isna(row["recommender"]) else "tidak disebut"
    recommended = missing if pd.isna(row["recommended_severity"]) else str(row["recommended_severity"])
    alleged = _or_unknown(row["alleged_severity"])
    return f"dugaan {alleged} → rekomendasi {recommended} → putusan {decided}{sanction}{revoked}"


def _step(row: CaseHistoryRow) -> dict[str, str]:
    name = {WAITS: f"Menunggu: {row['step']}", RIGHT: f"Hak: {row['step']}", DERIVED: str(row["clock"])}
    due = "" if pd.isna(row["due_on"]) else short_day(to_date(row["due_on"]))
    done = "" if pd.isna(row["step_on"]) else short_day(to_date(row["step_on"]))
    return {
        "name": name.get(row["kind"], str(row["step"])),
        "when": due if row["kind"] == DERIVED else done,
        "body": "" if pd.isna(row["body"]) else short_name(row["body_short"]),
        "due": "" if row["kind"] == DERIVED else due,
        "verdict": verdict(row),
        "remark": first_upper("; ".join(_remarks(row))),
        "document": "" if pd.isna(row["document"]) else str(row["document"]),
    }


def _remarks(row: CaseHistoryRow) -> list[str]:
    remarks = [] if pd.isna(row["accused"]) else [f"terlapor {number(row['accused'])}"]
    remarks += [] if pd.isna(row["sanction"]) else [str(row["sanction"])]
    remarks += ["SK ini kemudian dicabut"] if row["is_revoked"] else []
    remarks += [] if pd.isna(row["reason"]) else [str(row["reason"])]
    if not pd.isna(row["days_stopped"]) and row["days_stopped"]:
        remarks.append(f"{number(row['days_stopped'])} {row['days_counted']} berhenti, tidak dihitung")
    if row["kind"] == DERIVED:
        remarks.append(f"dihitung {number(row['limit_days'] or 0)} {row['days_counted']} sesudah langkahnya")
    return remarks


def reported(people: pd.DataFrame) -> list[dict[str, str]]:
    """Name whom the case is about, who is not guilty by being reported."""
    if people.empty:
        return [{"Nama terlapor": "tidak ada: NIP tidak diisi, atau di luar daftar wajib"}]
    return [
        {"Terlapor, belum tentu bersalah": f"{row['name']}, {row['unit']}"} for row in to_dicts(people, CasePersonRow)
    ]
