"""The decisions of meetings on the screen: what became of the earlier ones, and a form to record the next."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

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


def section(view: Selection) -> Selection:
    """All of it, for those who may see decisions; gives the view on the newest build, one of our own included."""
    if not query.may_read(METRIC, view):
        return view
    text.section("Keputusan rapat sebelumnya")
    table, form = st.container(), st.container()
    with form:
        recorded = _recording(view)
    with table:
        _followed(recorded)
    return recorded


def _followed(view: Selection) -> None:
    rows = query.read(METRIC, view)
    if rows.empty:
        text.note("Belum ada keputusan rapat untuk lingkup ini sampai tanggal posisi.")
        return
    exhibit.table(view, METRIC, decisions.readable(rows), decisions.title(rows), wrapped=True)


def _recording(view: Selection) -> Selection:
    """The two forms; the view on the new build where one has just been published."""
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
    units = [str(row["unit"]) for row in _words("units", view)]
    measures = {row["measure"]: f"{row['name']} ({row['unit']})" for row in _words("decision_measures", view)}
    with st.form("decision", border=False):
        with st.grid(2, min_column_width=260, gap="small"):
            held = st.text_input("Tanggal rapat", day(view.as_of), key=f"decision-day-{view.as_of}")
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

    def said() -> MeetingDecision:
        if unit is None:
            raise uploads.Refused("Pilih unit yang mengerjakan keputusan ini.")
        days = recording.day_said("Tanggal rapat", held), recording.day_said("Tenggat", due)
        return MeetingDecision(days[0], view.cycle, words, unit, days[1], str(measure))

    return _published(view, said) if pressed else None


def _withdrawal(view: Selection) -> Selection | None:
    rows = to_dicts(unguard_frame(query.read(METRIC, view, whole_city=True)))
    standing = {_called(row): row for row in rows if row["state"] != decisions.TAKEN_BACK}
    if not standing:
        return None
    with st.form("decision-back", border=False):
        chosen = st.selectbox(
            "Cabut keputusan", list(standing), None, key="decision-back-which", placeholder="Pilih keputusan"
        )
        note = st.text_input(f"Alasan dicabut (per {view.position})", key="decision-back-why", max_chars=LONGEST)
        pressed = st.form_submit_button("Cabut", disabled=bool(recording.refusal_reason(view.viewer)))

    def said() -> MeetingDecision:
        if chosen is None or not note.strip():
            raise uploads.Refused("Pilih keputusan yang dicabut dan tulis alasannya.")
        return _taken_back(view, standing[chosen], note)

    return _published(view, said) if pressed else None


def _taken_back(view: Selection, row: dict[str, Any], note: str) -> MeetingDecision:
    on = max(view.as_of, to_date(row["decided_on"]))
    due = to_date(row["due_on"])
    return MeetingDecision(
        on, view.cycle, row["decision"], row["unit"], due, row["measure"], is_withdrawal=True, note=note
    )


def _called(row: dict[str, Any]) -> str:
    return f"{day(to_date(row['decided_on']))}, {row['short_name']}: {row['decision']} ({row['measure_name'].lower()})"


def _words(metric: str, view: Selection) -> list[dict[str, Any]]:
    """Rows whose texts are chosen from and written into a file: as they were delivered."""
    return to_dicts(unguard_frame(query.query(metric, view.build, view.viewer, cycle=view.cycle)))


def _published(view: Selection, said: Callable[[], MeetingDecision]) -> Selection | None:
    """Record it and say how that ended; nothing that was written is lost."""
    try:
        with st.spinner("Mencatat keputusan ..."):
            recording.record(view.viewer, view.dataset, said())
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
