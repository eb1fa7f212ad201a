"""Who has not signed, by name and on request for those who may see it; and which OPD have sent nothing."""

import pandas as pd
import streamlit as st

from charts.compliance import titles as compliance_titles
from metrics.selection import Selection
from text import headings as listings
from web.panels import exhibit as panels
from web.panels import query

PEOPLE = "ASN wajib tanda tangan"


def show(view: Selection, silent: pd.DataFrame) -> None:
    """The names behind a switch, so that nobody's name is read unasked; then the units without data."""
    if query.may_read("unsigned_people", view) and st.toggle("Tampilkan nama yang belum tanda tangan", key="people"):
        names = query.read("unsigned_people", view)
        title = compliance_titles.unsigned(names)
        panels.table(view, "unsigned_people", names, title=title, population=PEOPLE, headings=listings.UNSIGNED)
    if len(silent):
        title = compliance_titles.silent(silent)
        panels.table(view, "units_without_data", silent, title=title, population="OPD siklus ini")
