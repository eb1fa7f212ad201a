"""Who has not signed, by name and on request for those who may see it; and which OPD have sent nothing."""

import pandas as pd
import streamlit as st

from charts.compliance import titles
from metrics.selection import Selection
from text import headings
from web.panels import exhibit, query

PEOPLE = "ASN wajib tanda tangan"


def show(view: Selection, silent: pd.DataFrame) -> None:
    """The names behind a switch, so that nobody's name is read unasked; then the units without data."""
    if query.may_read("unsigned_people", view) and st.toggle("Tampilkan nama yang belum tanda tangan", key="people"):
        names = query.read("unsigned_people", view)
        title = titles.unsigned(names)
        exhibit.table(view, "unsigned_people", names, title=title, population=PEOPLE, headings=headings.UNSIGNED)
    if len(silent):
        title = titles.silent(silent)
        exhibit.table(view, "units_without_data", silent, title=title, population="OPD siklus ini")
