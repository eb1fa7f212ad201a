"""The guides of the page Panduan: five steps for one role, each with a link and a picture."""

import streamlit as st

from access.roles import Role
from metrics.selection import Selection
from narrative.guides import FOLDER, GUIDES, Guide, GuideStep, picture_of
from text.escaping import escape_all
from web import navigation
from web.panels import query, text


def choose(view: Selection) -> Guide:
    """Return the guide chosen in the address; the default is that of the viewer's role, else the first."""
    own = [guide for guide in GUIDES if guide.role is view.viewer.role or _is_like(view.viewer.role, guide)]
    ordered = [*own, *(guide for guide in GUIDES if guide not in own)]
    name = query.choice("untuk", "Panduan untuk", {guide.name: view.names.fill(guide.reader) for guide in ordered})
    return next(guide for guide in GUIDES if guide.name == name)


def _is_like(role: Role, guide: Guide) -> bool:
    """Return whether a role reads this guide too: an OPD uploads files as the pengelola does."""
    return role is Role.OPD and guide.role is Role.PENGELOLA


def show(guide: Guide, view: Selection) -> None:
    """Draw the steps one below the other."""
    text.note(guide.opening)
    for at, step in enumerate(guide.steps, start=1):
        _step(at, step, guide, view)
    text.note("Gambar dari data simulasi; orangnya tidak ada.")


def _step(at: int, step: GuideStep, guide: Guide, view: Selection) -> None:
    page = navigation.find(step.page)
    with st.container(key=f"step-{at}"):
        st.subheader(escape_all(f"{at}. {step.title}"), anchor=False)
        st.markdown(escape_all(step.how))
        st.page_link(page.file_for(view.viewer), label=f"Buka {page.title}", query_params=view.params())
        st.image(str(FOLDER / picture_of(guide, step)), alt=f"{step.title}: {step.how}", width=720)
