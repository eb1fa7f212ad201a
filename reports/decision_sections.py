"""What the Pj Wali Kota is asked to decide: by rule from the figures, nothing where there is nothing to decide."""

from collections.abc import Iterator

from charts.bodies import brief
from reports.content import Section
from reports.material import Material
from tables import day_of, records
from wording import day, listing, number

AT_MOST = 3
PPK = ("PPK", "TIM")
"""Whose turn it is when a case waits for the Wali Kota or the team that acts for him."""


def needed(material: Material) -> Section:
    """One sentence per matter that waits for a decision of the leadership."""
    found = [*_unfinished(material), *_silent(material), *_cases(material)]
    title = "Keputusan yang diperlukan" if found else "Tidak ada yang menunggu keputusan pimpinan"
    return Section(title, tuple(found))


def _unfinished(material: Material) -> Iterator[str]:
    view, units = material.view, material.read("compliance_by_unit")
    waiting = units[units["not_signed"] > 0].sort_values(["not_signed", "short_name"], ascending=[False, True])
    if waiting.empty:
        return
    named = listing([f"{row['short_name']} ({number(row['not_signed'])} orang)" for row in records(waiting)], AT_MOST)
    is_over = view.as_of > view.chosen.due_on
    when = f"sejak batas {day(view.chosen.due_on)}" if is_over else f"menjelang batas {day(view.chosen.due_on)}"
    act = "Penegasan kepada" if is_over else "Dorongan kepada"
    yield f"**{act} {number(len(waiting))} OPD yang belum selesai** {when}: {named}."


def _silent(material: Material) -> Iterator[str]:
    silent = material.read("units_without_data")
    if len(silent):
        names = listing([str(name) for name in silent["short_name"]], AT_MOST)
        yield f"**Perintah menyampaikan daftar wajib atau rekap** kepada {names}."


def _cases(material: Material) -> Iterator[str]:
    board = material.read("ageing_board")
    for row in records(board[(board["over"] > 0) & board["turn"].isin(PPK)]):
        late = f"{number(row['over'])} perkara lewat batas, jatuh tempo paling awal {day(day_of(row['due_on']))}"
        yield f"**{row['step']}, giliran {brief(row['turn_name'])}:** {late}."
