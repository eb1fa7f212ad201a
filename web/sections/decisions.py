"""Decisions of meetings: the state of earlier ones, and forms to record or withdraw one."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from metrics.rows.reconciliation import DecisionMeasureRow, DecisionRow
from metrics.rows.reference import UnitNameRow
from metrics.selection import Selection
from narrative import decisions
from storage import builds
from submissions import decisions as recording
from submissions import uploads
from submissions.decisions import LONGEST, MeetingDecision
from text.escaping import escape_all, unguard_frame
from text.indonesian import day
from text.tables import to_date, to_dicts
from web.panels import exhibit, query, text

METRIC = "decisions"
NEWEST = "Keputusan dicatat pada data terkini; pilih “Keadaan data” terkini untuk mencatat."
AGAIN = "Yang Anda tulis tetap di sini: tekan lagi sebentar lagi."
ELSEWHERE = "Data lain terbit pada saat yang sama, jadi keputusan ini belum tercatat."
FAULT = "Keputusan tidak tercatat karena kesalahan program. Data sebelumnya tetap berlaku; beri tahu pengelola server."
RECORDED = "Tercatat. Keputusan ini ada dalam tabel di bawah, dan dalam bahan rapat berikutnya."
NOTHING_LOST = "Keputusan yang dicatat tidak dihapus; bila keliru, dicabut dengan alasannya."


def show(view: Selection) -> Selection:
    """Draw the decisions for those who may see them; returns the view, on the new build once one was recorded."""
    if not query.may_read(METRIC, view):
        return view
    text.section("Keputusan rapat sebelumnya")
    table, form = st.container(), st.container()
    with form:
        recorded = _show_forms(view)
    with table:
        _show_table(recorded)
    return recorded


def _show_table(view: Selection) -> None:
    rows = query.read(METRIC, view)
    if rows.empty:
        text.note("Belum ada keputusan rapat untuk lingkup ini sampai tanggal posisi.")
        return
    exhibit.table(view, METRIC, decisions.readable(rows), decisions.title(rows), wrapped=True)


def _show_forms(view: Selection) -> Selection:
    """Draw the two forms; returns the view, on the new build where one was just published."""
    if not recording.may_decide(view.viewer):
        return view
    if view.is_older:
        text.note(NEWEST)
        return view
    with st.expander("Catat keputusan rapat", icon=":material/edit_note:"):
        text.note(recording.refusal_reason(view.viewer) or NOTHING_LOST)
        made = _form(view)
        taken_back = _withdrawal(view)
    return made or taken_back or view


def _form(view: Selection) -> Selection | None:
    units = [row["unit"] for row in to_dicts(_delivered("units", view), UnitNameRow)]
    known = to_dicts(_delivered("decision_measures", view), DecisionMeasureRow)
    measures = {row["measure"]: f"{row['name']} ({row['unit']})" for row in known}
    with st.form("decision", border=False):
        with st.grid(2, min_column_width=260, gap="small"):
            held_on = st.text_input("Tanggal rapat", day(view.as_of), key=f"decision-day-{view.as_of}")
            due = st.text_input("Tenggat", placeholder="mis. 20 September 2024", key="decision-due")
            unit = st.selectbox(
                "PIC (unit)",
                units,
                None,
                key=f"decision-unit-{view.cycle}",
                filter_mode="contains",
                placeholder="Pilih unit",
            )
            measure = st.selectbox(
                "Angka yang harus habis", list(measures), key="decision-measure", format_func=measures.__getitem__
            )
        words = st.text_input(
            "Keputusan",
            key="decision-text",
            max_chars=LONGEST,
            placeholder="mis. Selesaikan tanda tangan seluruh pegawai",
        )
        pressed = st.form_submit_button(
            "Catat keputusan", type="primary", disabled=bool(recording.refusal_reason(view.viewer))
        )

    def read_form() -> MeetingDecision:
        if unit is None:
            raise uploads.Refused("Pilih unit yang mengerjakan keputusan ini.")
        days = recording.day_said("Tanggal rapat", held_on), recording.day_said("Tenggat", due)
        return MeetingDecision(days[0], view.cycle, words, unit, days[1], str(measure))

    return _record(view, read_form) if pressed else None


def _withdrawal(view: Selection) -> Selection | None:
    rows = to_dicts(unguard_frame(query.read(METRIC, view, whole_city=True)), DecisionRow)
    open_decisions = {_label(row): row for row in rows if row["state"] != decisions.TAKEN_BACK}
    if not open_decisions:
        return None
    with st.form("decision-back", border=False):
        chosen = st.selectbox(
            "Cabut keputusan", list(open_decisions), None, key="decision-back-which", placeholder="Pilih keputusan"
        )
        note = st.text_input(f"Alasan dicabut (per {view.position})", key="decision-back-why", max_chars=LONGEST)
        pressed = st.form_submit_button("Cabut", disabled=bool(recording.refusal_reason(view.viewer)))

    def read_form() -> MeetingDecision:
        if chosen is None or not note.strip():
            raise uploads.Refused("Pilih keputusan yang dicabut dan tulis alasannya.")
        return _withdrawn(view, open_decisions[chosen], note)

    return _record(view, read_form) if pressed else None


def _withdrawn(view: Selection, row: DecisionRow, note: str) -> MeetingDecision:
    """Return the withdrawal of a decision: the same words, on a day not before it was made."""
    on = max(view.as_of, to_date(row["decided_on"]))
    return MeetingDecision(
        on,
        view.cycle,
        row["decision"],
        str(row["unit"]),
        to_date(row["due_on"]),
        str(row["measure"]),
        is_withdrawal=True,
        note=note,
    )


def _label(row: DecisionRow) -> str:
    measure = str(row["measure_name"]).lower()
    return f"{day(to_date(row['decided_on']))}, {row['short_name']}: {row['decision']} ({measure})"


def _delivered(metric: str, view: Selection) -> pd.DataFrame:
    """Return rows with their texts as delivered, because choices are written into a file."""
    return unguard_frame(query.query(view.viewer, metric, view.build, cycle=view.cycle))


def _record(view: Selection, read_form: Callable[[], MeetingDecision]) -> Selection | None:
    """Record a decision and show the outcome; what was typed stays in the form."""
    try:
        with st.spinner("Mencatat keputusan ..."):
            recording.record(view.viewer, view.dataset, read_form())
    except uploads.StalePreview:
        st.warning(f"{ELSEWHERE} {AGAIN}")
    except uploads.Busy as busy:
        st.warning(escape_all(f"{busy} {AGAIN}"))
    except (uploads.Refused, uploads.Unreadable) as problem:
        st.error(escape_all(str(problem)))
    except Exception:
        logging.getLogger("netra").exception("decision")
        st.error(FAULT)
    else:
        st.success(RECORDED)
        build = builds.current(view.dataset)
        return replace(view, build=build, newest=build) if build else None
    return None
