"""Registers of cases with the steps of each case in columns: "SK Sanksi" over Nomor, Tanggal and Jenis.

Each step that has a column for its day is a table of steps of its own, of the rows in which anything of it is filled.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.headers import Header, Title
from loaders.contract.inputs import CASE, STEP, letters
from loaders.staging.sheet import StagedSheet

OF_DAY = re.compile(r"\b(?:tanggal|tgl|hari)\b\.?", re.IGNORECASE)
OF_DOCUMENT = re.compile(r"\b(?:nomor|no|surat)\b\.?", re.IGNORECASE)
OF_SANCTION = re.compile(r"\b(?:jenis|sanksi|hukuman|hukdis)\b", re.IGNORECASE)
STATE = re.compile(r"\b(?:tahap|tahapan|progres|status|perkembangan|tindak\s*lanjut)\b", re.IGNORECASE)
"""Titles of columns that say how far a case has come."""
DECISION, ITS_BODY = "sk_sanksi", "PPK"
UNKNOWN_BODY = "belum diketahui"
READ_AS = "dibaca sebagai langkah perkara"


@dataclass(frozen=True)
class KnownSteps:
    """The ids of steps and of bodies by the letters of each of their names."""

    steps: Mapping[str, str]
    bodies: Mapping[str, str]

    def step(self, text: str) -> str | None:
        """Return the step that a title names, read without a body at its end if need be."""
        whole = letters(text)
        names = sorted(self.bodies, key=len, reverse=True)
        shorter = next((whole.removesuffix(name) for name in names if whole.endswith(name)), whole)
        return self.steps.get(whole) or self.steps.get(shorter)

    def body(self, text: str) -> str | None:
        """Return the body that one word of a title names."""
        return next((self.bodies[letters(word)] for word in text.split() if letters(word) in self.bodies), None)


def with_steps(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, known: KnownSteps) -> tuple[StagedSheet, ...]:
    """Return a register of cases, and its steps, one table for each; other sheets as they are.

    Columns that tell of steps and cannot be read are named in a remark.
    """
    header = sheet.header
    if header is None or header.input is not CASE or not header.titles:
        return (sheet,)
    found = _found(connection, sheet, header, known)
    read = [(step, columns) for step, columns in found if "tanggal" in columns]
    uses = list(sheet.uses)
    for step, columns in read:
        for at in columns.values():
            uses[at] = f"{step}, {READ_AS}"
    left = [at for _, columns in found if "tanggal" not in columns for at in columns.values()]
    left += [at for at, title in enumerate(header.titles) if STATE.search(title.text) and at not in _used(header)]
    remarks = (*sheet.remarks, _of_left(sheet, header, sorted({*left}))) if left else sheet.remarks
    steps = [_steps(connection, sheet, header, step, columns, known) for step, columns in read]
    return (replace(sheet, uses=tuple(uses), remarks=remarks), *steps)


def _used(header: Header) -> set[int]:
    return set(header.columns.values())


def _found(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, known: KnownSteps
) -> list[tuple[str, dict[str, int]]]:
    """Return the steps that the titles of a register name, each with the columns of steps and their positions.

    One may be there twice, below two titles ("Panggilan I", "Panggilan II").
    """
    found: dict[tuple[str, str], dict[str, int]] = {}
    sanctions: list[int] = []
    for at, title in enumerate(header.titles):
        said = None if at in _used(header) else _said(title, known)
        if said is None:
            continue
        step, column, name = said
        column = column or _by_cells(connection, sheet, at)
        if column == "sanksi" and not name:
            sanctions.append(at)
        else:
            found.setdefault((step, name), {}).setdefault(column, at)
    for at in sanctions:
        own = [columns for (step, _), columns in found.items() if step == DECISION]
        (own[0] if own else found.setdefault((DECISION, ""), {})).setdefault("sanksi", at)
    return [(step, columns) for (step, _), columns in found.items()]


def _by_cells(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int) -> str:
    """Return the column of steps that a title which names the step alone is, by what stands below it."""
    cell = f"SELECT netra_plain_cell(c{at}) AS cell FROM {sheet.table}"
    found = connection.execute(f"FROM ({cell}) WHERE netra_day(netra_any_day(cell)) IS NOT NULL LIMIT 1").fetchall()
    if found:
        return "tanggal"
    return "sanksi" if OF_SANCTION.match(sheet.titles[at]) else "dokumen"


def _said(title: Title, known: KnownSteps) -> tuple[str, str, str] | None:
    """Return the step that a title names, the column of steps that it is, and what it calls the step.

    "Tanggal" below "SK Sanksi", "Tgl SK Sanksi". The column is empty where the step alone is named: "SK Sanksi".
    """
    column = _column(title.text)
    if title.group and (step := known.step(title.group)):
        return (step, column, letters(title.group)) if column else None
    if step := known.step(title.text):
        return step, "tanggal" if OF_DAY.search(title.group) else "", letters(title.text)
    if column == "sanksi":
        return DECISION, column, ""
    pattern = {"tanggal": OF_DAY, "dokumen": OF_DOCUMENT}.get(column or "")
    name = pattern.sub(" ", title.text) if pattern else ""
    step = known.step(name)
    return (step, column, letters(name)) if step and column else None


def _column(text: str) -> str | None:
    if OF_DAY.search(text):
        return "tanggal"
    if OF_DOCUMENT.search(text):
        return "dokumen"
    return "sanksi" if OF_SANCTION.search(text) else None


def _steps(
    connection: duckdb.DuckDBPyConnection,
    sheet: StagedSheet,
    header: Header,
    step: str,
    columns: Mapping[str, int],
    known: KnownSteps,
) -> StagedSheet:
    """Return the table of one step: the rows of the register in which anything of it is filled."""
    own = {name: at for name, at in header.columns.items() if name in ("nomor_perkara", "terlapor")}
    title = header.titles[columns["tanggal"]]
    body = known.body(f"{title.group} {title.text}") or (ITS_BODY if step == DECISION else UNKNOWN_BODY)
    filled = " OR ".join(f"trim(coalesce(c{at}, '')) NOT IN ('', '-')" for at in columns.values())
    table = f"{sheet.table}_{step}_{columns['tanggal']}"
    connection.execute(f"CREATE TABLE {table} AS FROM {sheet.table} WHERE {filled} ORDER BY line")
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    places = {**own, **columns}
    given = {name: text for name, text in header.constants.items() if name == "nomor_perkara"}
    read = Header(STEP, header.row, places, {**given, "tahap": step, "lembaga": body}, titles=header.titles)
    uses = tuple(next((name for name, place in places.items() if place == at), "") for at in range(len(sheet.titles)))
    return StagedSheet(sheet.file, sheet.name, read, sheet.titles, table, rows, uses=uses)


def _of_left(sheet: StagedSheet, header: Header, places: list[int]) -> str:
    named = ", ".join(f"{letter_of(at)} ({' '.join(header.titles[at].text.split())})" for at in places)
    return (
        f"{sheet.place}: kolom {named} menyebut langkah perkara, tetapi tidak dibaca: tulis tanggal setiap langkahnya, "
        "atau kirim langkahnya sebagai daftar tersendiri."
    )
