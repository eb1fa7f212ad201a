"""Builds on the page Data: the list, pins with a name, and the comparison of two."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from access.roles import Permission, is_allowed
from metrics.changes import words
from metrics.selection import Selection
from narrative import changes as change_tables
from storage import builds, pins
from storage.builds import Build
from storage.errors import Refused
from text.escaping import escape_all
from web import snapshots
from web.panels import exhibit, query
from web.panels import text as panels_text


def tab_names(view: Selection) -> list[str]:
    """Return the name of the tab for those who may see builds; else no name."""
    return ["Muatan dan perubahan"] if is_allowed(view.viewer, Permission.BUILDS) else []


def show(view: Selection) -> None:
    """Draw the builds for those who may see them; nothing for others."""
    if not is_allowed(view.viewer, Permission.BUILDS):
        return
    found = builds.builds(view.dataset)[::-1]
    names = pins.pins_of(view.dataset)
    _show_builds(view, found, dict(names))
    if is_allowed(view.viewer, Permission.PINS):
        _show_pin_form(view, found, dict(names))
    if len(found) < 2:
        panels_text.note("Baru ada satu muatan. Sesudah pemuatan berikutnya, di sini tampak apa yang berubah.")
    else:
        _show_comparison(view, found, dict(names))


def _show_builds(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    rows = pd.concat([query.query(view.viewer, "build_summary", build) for build in found], ignore_index=True)
    shown = rows.assign(
        made=[words.known(build) for build in found],
        name=pd.Series([names.get(build.name) for build in found], dtype=object),
        remark=pd.Series([_remark(build, view) for build in found], dtype=object),
    )
    title = words.builds_title(len(found), len(names))
    exhibit.table(view, "build_summary", shown, title)


def _remark(build: Build, view: Selection) -> str | None:
    if build == (view.newest or view.build):
        return "terkini"
    return "yang sedang tampil" if build == view.build else None


def _show_pin_form(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    """Draw the form that pins a build with a name or unpins it, with the error below its buttons."""
    with st.expander("Sematkan muatan dengan nama", icon=":material/keep:"):
        panels_text.note(
            "Muatan yang disematkan tidak pernah dihapus dan dapat dipilih sebagai “Keadaan data”, misalnya untuk "
            "melihat lagi apa yang diketahui pada suatu rapat."
        )
        labels = snapshots.build_labels(found, names)
        with st.form("pin", border=False):
            build = st.selectbox("Muatan", list(labels), format_func=labels.__getitem__, key="pin_build")
            name = st.text_input("Nama", placeholder="mis. Rapat monev 26 Agustus 2024", key="pin_name")
            with st.container(horizontal=True, gap="small"):
                wants_pin = st.form_submit_button("Sematkan", type="primary", key="pin_wanted")
                wants_unpin = st.form_submit_button("Lepas sematan", key="unpin_wanted")
        try:
            if wants_pin:
                pins.pin(view.viewer, view.dataset, build, name)
            elif wants_unpin:
                pins.unpin(view.viewer, view.dataset, build)
        except Refused as problem:
            st.error(escape_all(str(problem)))
        else:
            if wants_pin or wants_unpin:
                st.rerun()


def _show_comparison(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    panels_text.section("Apa yang berubah di antara dua muatan")
    by_name = {build.name: build for build in found}
    labels = snapshots.build_labels(found, names)
    left, right = panels_text.columns()
    with left:
        after = by_name[query.choice("ke", "Muatan", _put_first(labels, view.build.name))]
    older = {name: text for name, text in labels.items() if name != after.name}
    with right:
        default = _default_earlier(list(older), after, names)
        before = by_name[query.choice("dari", "Dibandingkan dengan", _put_first(older, default))]
    changes = query.compare_builds(view, before, after)
    tables, on = change_tables.tables(changes), replace(view, as_of=changes.as_of)
    same = [table.title for table in tables.values() if table.rows.empty]
    panels_text.sentences([words.summary(changes, words.known(before, names.get(before.name, ""))), *same])
    for part, table in ((part, table) for part, table in tables.items() if len(table.rows)):
        exhibit.table(on, f"changes_{part}", table.rows, table.title, labels=table.labels)


def _default_earlier(older: list[str], after: Build, names: dict[str, str]) -> str:
    """Return the default to compare with: the last pinned build before it, else the build before it."""
    before = [name for name in older if name < after.name] or older
    return next((name for name in before if name in names), before[0])


def _put_first(labels: dict[str, str], name: str) -> dict[str, str]:
    """Return the labels with one build first, which makes it the default of its box."""
    return {name: labels[name]} | labels
