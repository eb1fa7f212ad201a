"""What a dropped file was taken for, sheet by sheet and column by column, each to be corrected by choosing."""

from dataclasses import replace

import streamlit as st

from metrics.selection import Selection
from submissions import uploads
from submissions.uploads import LEFT_OUT, Choice, Choices, Inspection, Upload
from text.escaping import escape_all
from web.upload import session, words
from web.upload.words import Group

NAMES = {"": "belum dikenali: pilih jenisnya", LEFT_OUT: words.NOT_READ} | dict(uploads.KINDS)


def choices(view: Selection, content: str, bare: Upload) -> Choices:
    """Draw what the file was taken for; what is chosen otherwise is returned."""
    said: list[tuple[str, Choice]] = []
    for at, group in enumerate(words.groups(looks(view, content, bare))):
        with st.container(border=True, key=f"upload-sheets-{at}"):
            chosen = _group(view, content, bare, group, at)
        if chosen != Choice():
            said += [(look.sheet, chosen) for look in group]
    return Choices(tuple(sorted(said)))


def looks(view: Selection, content: str, upload: Upload) -> tuple[Inspection, ...]:
    """The sheets as they would be read."""
    key = session.key_of("look", content, upload, view.dataset, view.build.name)
    return session.once(key, lambda: uploads.look_at(view.viewer, view.dataset, upload))


def _group(view: Selection, content: str, bare: Upload, group: Group, at: int) -> Choice:
    first, head = group[0], st.container(gap="small")
    name = "Betulkan" if first.kind else "Baca juga lembar ini" if first.sheet else "Pilih jenis isi"
    with st.expander(name, expanded=not (first.kind or first.sheet), key=f"upload-open-{at}"):
        said = _kind_and_row(first, at)
        boxes = st.container()
    if said.kind == LEFT_OUT or not (said.kind or first.kind):
        head.markdown(escape_all(words.taken_for(tuple(replace(look, kind=said.kind) for look in group))))
        return said
    chosen = session.choice((at, said), said)
    recognised, found = (_look(view, content, bare, group, one) for one in (said, chosen))
    with head:
        _told(found, group)
    with boxes if not found.missing else head, st.form(f"upload-form-{at}", border=False):
        picked = _boxes(view, found, recognised.kind or said.kind, at)
        if st.form_submit_button("Baca ulang dengan pilihan ini", icon=":material/refresh:"):
            session.choose((at, said), _differing(recognised, picked, said))
            st.rerun()
    return chosen


def _kind_and_row(first: Inspection, at: int) -> Choice:
    options = [*([] if first.kind else [""]), *uploads.KINDS, LEFT_OUT]
    start = options.index(first.kind)
    kind = st.selectbox("Jenis isi", options, start, NAMES.__getitem__, key=f"upload-kind-{at}")
    if first.kind or kind in ("", LEFT_OUT):
        return Choice("" if kind == first.kind else kind)
    row = st.number_input("Baris judul kolom, seperti dalam Excel", 1, 40, first.row, key=f"upload-row-{at}")
    return Choice(kind, int(row))


def _look(view: Selection, content: str, bare: Upload, group: Group, chosen: Choice) -> Inspection:
    """The first sheet of a group as it would be read with a choice."""
    if chosen == Choice():
        return group[0]
    asked = Choices(tuple(sorted((look.sheet, chosen) for look in group)))
    found = looks(view, content, replace(bare, choices=asked))
    return next(look for look in found if look.sheet == group[0].sheet)


def _told(found: Inspection, group: Group) -> None:
    st.markdown(f"**{escape_all(words.taken_for(tuple(replace(found, sheet=look.sheet) for look in group)))}**")
    if found.columns:
        st.caption(escape_all(words.columns_read(found)))
    if found.missing:
        lacking = ", ".join(found.missing)
        st.warning(escape_all(f"Kolom wajib belum ditemukan: {lacking}. Tunjukkan di sini."), icon=":material/help:")


def _boxes(view: Selection, found: Inspection, kind: str, at: int) -> dict[str, str]:
    """A box for each column of the input; gives its letter, what holds for all rows, or that there is none."""
    titles = {title.letter: f"{title.letter}: {title.text or 'tanpa judul'}" for title in found.titles}
    letters, constants = dict(found.columns), dict(found.constants)
    picked: dict[str, str] = {}
    with st.grid(3, min_column_width=220, gap="small"):
        for name, label in uploads.columns(kind).items():
            once = [words.ONCE + text for text in uploads.single_values(kind, name, view.dataset, view.viewer)]
            own = words.ONCE + constants[name] if name in constants else letters.get(name, words.NOT_THERE)
            options = list(dict.fromkeys([words.NOT_THERE, *titles, *once, own]))
            picked[name] = st.selectbox(
                label,
                options,
                options.index(own),
                lambda option: titles.get(option, option),
                key=f"upload-column-{at}-{kind}-{name}-{own}",
                filter_mode="contains",
            )
    return picked


def _differing(recognised: Inspection, picked: dict[str, str], chosen: Choice) -> Choice:
    """The choice with what was picked otherwise than it is recognised."""
    letters, constants = dict(recognised.columns), dict(recognised.constants)
    columns, once = [], []
    for name, value in sorted(picked.items()):
        text = value.removeprefix(words.ONCE) if value.startswith(words.ONCE) else ""
        letter = "" if text or value == words.NOT_THERE else value
        if text and constants.get(name) != text:
            once.append((name, text))
        elif not text and letters.get(name, "") != letter:
            columns.append((name, letter))
    return replace(chosen, columns=tuple(columns), constants=tuple(once))
