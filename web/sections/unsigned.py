"""Who has not signed, by name and on request for those who may see it; and which OPD have sent nothing."""

import pandas as pd
import streamlit as st

from charts.compliance import titles
from metrics.selection import Selection
from web.panels import exhibit, query


def show(view: Selection, silent: pd.DataFrame) -> None:
    """The names behind a switch, so that nobody's name is read unasked; then the units without data."""
    if query.may_read("unsigned_people", view) and st.toggle("Tampilkan nama yang belum tanda tangan", key="people"):
        names = query.read("unsigned_people", view)
        exhibit.table(view, "unsigned_people", names, titles.unsigned(names))
    if len(silent):
        exhibit.table(view, "units_without_data", silent, titles.silent(silent))
