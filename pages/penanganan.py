"""Penanganan perkara: open cases with their time limits, and the outcomes of all cases."""

from functools import partial

import pandas as pd
import streamlit as st

from charts.handling import ageing_board, case_titles, outcomes, pictures, time_limit_sentences
from charts.violations import national, titles
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)


def show(metric: str, rows: pd.DataFrame, draw: pictures.Draw | str, table: pd.DataFrame | None = None) -> None:
    """Draw a picture, or a table under a title; nothing without rows. A `table` of its own is shown open."""
    if isinstance(draw, str) and len(rows):
        exhibit.table(view, metric, rows, draw)
    elif not isinstance(draw, str) and len(rows):
        shown = rows if table is None else table
        exhibit.figure(view, metric, draw(rows, view), shown, opened=table is not None)


def one_of(cases: pd.DataFrame) -> None:
    """Draw one case of the reader's choice: its facts and its steps."""
    text.section("Satu perkara, langkah demi langkah")
    chosen = query.choice("perkara", "Perkara", case_titles.choices(cases))
    case, history = (case_titles.one(rows, chosen) for rows in (cases, query.read("case_history", view)))
    text.facts(case_titles.facts(case))
    if query.may_read("case_people", view) and st.toggle("Tampilkan nama terlapor", key="reported"):
        text.facts(case_titles.reported(case_titles.one(query.read("case_people", view), chosen)))
    show("case_history", history, partial(pictures.one, case), case_titles.steps(history))


ladder, board = query.read("case_ladder", view, all_cycles=True), query.read("ageing_board", view)
text.articles(view, titles.documented(query.query(view.viewer, "facts", view.build, cycle=view.cycle)))
if not ladder["cases"].any():
    missing = f"Belum ada perkara untuk {view.scope.name} per {view.position}"
    text.empty(missing, supplier=view.names.personnel, kind="case", is_delivered=query.is_delivered(view, "case"))
else:
    text.section("Macet di mana, pada siapa, sejak kapan")
    cases = query.read("case_list", view)
    text.sentences(time_limit_sentences.told(board, cases, view.names.government, view.chosen.name))
    show("case_list", ageing_board.open_cases(cases, view), pictures.open_cases)
    if len(matters := case_titles.documented(cases)):
        title = case_titles.known_of(matters)
        exhibit.table(view, "case_list", matters, title, labels=case_titles.DOCUMENTED, key="documented")
    if len(cases):
        one_of(cases)
    text.section("Dari laporan sampai sanksi")
    show("case_ladder", ladder, pictures.climbed)
    show("national_ladder", national.ladder(query.read("national_ladder", view)), case_titles.NATION)
    show("case_outcomes", outcomes.with_cases(query.read("case_outcomes", view, all_cycles=True)), pictures.ended)
    show("case_exits", query.read("case_exits", view), pictures.left)
    if len(days := query.read("case_clock_days", view, all_cycles=True)):
        text.section("Lama dan ketepatan tiap langkah")
        show("case_clock_days", days, pictures.days)
    show("clock_punctuality", query.read("clock_punctuality", view, all_cycles=True), pictures.kept)
