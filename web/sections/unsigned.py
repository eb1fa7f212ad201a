"""The people who have not signed, on request and for those who may see them; and the OPD without data."""

import pandas as pd
import streamlit as st

from charts.compliance import titles
from metrics.selection import Selection
from web.panels import exhibit, query


def show(view: Selection, silent: pd.DataFrame) -> None:
    """Draw the names behind a toggle, so that they appear on request alone; then the units without data."""
    may_name = query.has_opened(view) and query.may_read("unsigned_people", view)
    if may_name and st.toggle("Tampilkan nama yang belum tanda tangan", key="people"):
        names = query.read("unsigned_people", view)
        exhibit.table(view, "unsigned_people", names, titles.unsigned(names))
    if len(silent) and view.has_begun:
        exhibit.table(view, "units_without_data", silent, titles.silent(silent))
