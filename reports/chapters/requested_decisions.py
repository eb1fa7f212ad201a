"""What the Pj Wali Kota is asked to decide: by rule from the figures, nothing where there is nothing to decide."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from metrics.rows.handling import AgeingRow
from reports.chapters.material import Material
from reports.document import ColumnKind, DocumentTable, Section, TableColumn
from text.indonesian import day, first_upper, join_words, number
from text.institutions import short_name
from text.tables import to_date, to_dicts

AT_MOST = 3
PPK = ("PPK", "TIM", "MAJELIS")
"""Whose turn it is when a case waits for the Wali Kota, or for the team or the Majelis that act for him."""
DIRECTIONS = (
    TableColumn("No", ColumnKind.TEXT, 0.4),
    TableColumn("Yang diputuskan", ColumnKind.TEXT, 3.2),
    TableColumn("Arahan", ColumnKind.TEXT, 4.2),
    TableColumn("PIC", ColumnKind.TEXT, 1.6),
    TableColumn("Tenggat", ColumnKind.TEXT, 1.4),
)
LINES = 3
"""Of the form, at least, and one for what else comes up in the meeting."""
MANY = 5
"""Matters that fill a slide."""


@dataclass(frozen=True)
class Matter:
    """One thing to decide, in a sentence, and in a few words for the form."""

    said: str
    about: str


def needed(material: Material, decided: tuple[Section, ...] = ()) -> Section:
    """One sentence per matter that waits for a decision of the leadership, and a form for what is directed.

    What was decided before stands with it: five slides are what a meeting with the mayor has time for.
    """
    found = [*_unfinished(material), *_silent(material), *_cases(material)]
    title = f"{number(len(found))} hal menunggu keputusan pimpinan" if found else "Tidak ada yang menunggu keputusan"
    said = (*(one.said for one in found), *(line for one in decided for line in one.sentences))
    title = "; ".join([title, *(one.title for one in decided)])
    return Section(title, said, (), (_form(found), *(table for one in decided for table in one.tables)))


def _form(found: list[Matter]) -> DocumentTable:
    lines = [one.about for one in found]
    lines += [""] * max(LINES - len(lines), 1 if len(lines) < MANY else 0)
    rows = tuple((str(at), line, "", "", "") for at, line in enumerate(lines, start=1))
    return DocumentTable("Arahan", "Arahan pimpinan (diisi dalam rapat)", DIRECTIONS, rows)


def _unfinished(material: Material) -> Iterator[Matter]:
    view, units = material.view, material.read("compliance_by_unit")
    waiting = units[units["not_signed"] > 0].sort_values(["not_signed", "short_name"], ascending=[False, True])
    if waiting.empty or material.not_yet:
        return
    named = join_words(
        [f"{row['short_name']} ({number(row['not_signed'])} orang)" for row in to_dicts(waiting)], AT_MOST
    )
    is_over = view.as_of > view.chosen.due_on
    when = f"sejak batas {day(view.chosen.due_on)}" if is_over else f"menjelang batas {day(view.chosen.due_on)}"
    act = "Penegasan kepada" if is_over else "Dorongan kepada"
    who = f"{number(len(waiting))} dari {number(len(units))} OPD yang belum selesai"
    yield Matter(f"**{act} {who}** {when}: {named}.", f"{act} {number(len(waiting))} OPD yang belum selesai")


def _silent(material: Material) -> Iterator[Matter]:
    silent = material.read("units_without_data")
    if len(silent) and material.view.has_begun:
        names = join_words([str(name) for name in silent["short_name"]], AT_MOST)
        asked = "Perintah menyampaikan daftar wajib atau rekap"
        yield Matter(f"**{asked}** kepada {names}.", f"{asked}: {names}")


def _cases(material: Material) -> Iterator[Matter]:
    """List what waits for the PPK or his team: first what is overdue or has a due day, then what has no clock."""
    board = material.read("ageing_board")
    for row in to_dicts(
        board[board["turn"].isin(PPK)].sort_values(["over", "due_on"], ascending=[False, True]), AgeingRow
    ):
        cases, who = f"{number(row['cases'])} perkara", short_name(row["turn_short"])
        about = cases if pd.isna(row["step"]) else f"{cases} sesudah {row['step']}"
        yield Matter(f"**{first_upper(who)}: {about}**, {_pressing(row)}.", f"{about} ({who})")


def _pressing(row: AgeingRow) -> str:
    if pd.isna(row["due_on"]):
        longest = "" if pd.isna(row["longest_days"]) else f"; terlama {number(row['longest_days'])} hari"
        return f"tanpa batas waktu dalam aturan{longest}"
    first = day(to_date(row["due_on"]))
    if row["over"]:
        return f"{number(row['over'])} lewat batas, jatuh tempo paling awal {first}"
    return f"jatuh tempo paling awal {first}"
