"""How a dropped file was recognised, sheet by sheet and column by column, with boxes to correct it."""

from dataclasses import replace

import streamlit as st

from metrics.selection import Selection
from submissions import uploads
from submissions.uploads import LEFT_OUT, Choice, Choices, Inspection, Upload
from text.escaping import escape_all
from web.upload import session, words
from web.upload.words import SheetGroup

NAMES = {"": "belum dikenali: pilih jenisnya", LEFT_OUT: words.NOT_READ} | dict(uploads.KINDS)


def show_choices(view: Selection, content: str, bare: Upload) -> Choices:
    """Draw how the file was recognised; returns the corrections."""
    by_sheet: list[tuple[str, Choice]] = []
    for at, group in enumerate(words.group_sheets(inspect(view, content, bare))):
        with st.container(border=True, key=f"upload-sheets-{at}"):
            chosen = _sheet_group(view, content, bare, group, at)
        if chosen != Choice():
            by_sheet += [(sheet.sheet, chosen) for sheet in group]
    return Choices(tuple(sorted(by_sheet)))


def inspect(view: Selection, content: str, upload: Upload) -> tuple[Inspection, ...]:
    """Return the sheets as they would be read."""
    key = session.cache_key("look", content, upload, view.dataset, view.build.name)
    return session.remember(key, lambda: uploads.look_at(view.viewer, view.dataset, upload))


def _sheet_group(view: Selection, content: str, bare: Upload, group: SheetGroup, at: int) -> Choice:
    first, head = group[0], st.container(gap="small")
    name = "Betulkan" if first.kind else "Baca juga lembar ini" if first.sheet else "Pilih jenis isi"
    with st.expander(name, expanded=not (first.kind or first.sheet), key=f"upload-open-{at}"):
        kind_choice = _kind_and_row(first, at)
        boxes = st.container()
    if kind_choice.kind == LEFT_OUT or not (kind_choice.kind or first.kind):
        unread = tuple(replace(sheet, kind=kind_choice.kind) for sheet in group)
        head.markdown(escape_all(words.recognised_as(unread)))
        return kind_choice
    chosen = session.choice((at, kind_choice), kind_choice)
    recognised, inspection = (_inspect_group(view, content, bare, group, one) for one in (kind_choice, chosen))
    with head:
        _show_recognised(inspection, group)
    with boxes if not inspection.missing else head, st.form(f"upload-form-{at}", border=False):
        picked = _column_boxes(view, inspection, recognised.kind or kind_choice.kind, at)
        if st.form_submit_button("Baca ulang dengan pilihan ini", icon=":material/refresh:"):
            session.keep_choice((at, kind_choice), _difference(recognised, picked, kind_choice))
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


def _inspect_group(view: Selection, content: str, bare: Upload, group: SheetGroup, chosen: Choice) -> Inspection:
    """Return the first sheet of a group as it would be read with a choice."""
    if chosen == Choice():
        return group[0]
    requested = Choices(tuple(sorted((sheet.sheet, chosen) for sheet in group)))
    inspection = inspect(view, content, replace(bare, choices=requested))
    return next(sheet for sheet in inspection if sheet.sheet == group[0].sheet)


def _show_recognised(inspection: Inspection, group: SheetGroup) -> None:
    members = tuple(replace(inspection, sheet=sheet.sheet) for sheet in group)
    st.markdown(f"**{escape_all(words.recognised_as(members))}**")
    if inspection.columns:
        st.caption(escape_all(words.columns_read(inspection)))
    if inspection.missing:
        missing = ", ".join(inspection.missing)
        st.warning(escape_all(f"Kolom wajib belum ditemukan: {missing}. Tunjukkan di sini."), icon=":material/help:")


def _column_boxes(view: Selection, inspection: Inspection, kind: str, at: int) -> dict[str, str]:
    """Draw a box for each column of the input; returns a letter, one value for all rows, or that there is none."""
    titles = {title.letter: f"{title.letter}: {title.text or 'tanpa judul'}" for title in inspection.titles}
    letters, constants = dict(inspection.columns), dict(inspection.constants)
    picked: dict[str, str] = {}
    with st.grid(3, min_column_width=220, gap="small"):
        for name, label in uploads.columns(kind).items():
            values = uploads.single_values(kind, name, view.dataset, view.viewer)
            constant_options = [words.FOR_ALL_ROWS + text for text in values]
            current = words.FOR_ALL_ROWS + constants[name] if name in constants else letters.get(name, words.NO_COLUMN)
            options = list(dict.fromkeys([words.NO_COLUMN, *titles, *constant_options, current]))
            picked[name] = st.selectbox(
                label,
                options,
                options.index(current),
                lambda option: titles.get(option, option),
                key=f"upload-column-{at}-{kind}-{name}-{current}",
                filter_mode="contains",
            )
    return picked


def _difference(recognised: Inspection, picked: dict[str, str], chosen: Choice) -> Choice:
    """Return the choice with every pick that differs from what was recognised."""
    letters, constants = dict(recognised.columns), dict(recognised.constants)
    columns, picked_constants = [], []
    for name, value in sorted(picked.items()):
        text = value.removeprefix(words.FOR_ALL_ROWS) if value.startswith(words.FOR_ALL_ROWS) else ""
        letter = "" if text or value == words.NO_COLUMN else value
        if text and constants.get(name) != text:
            picked_constants.append((name, text))
        elif not text and letters.get(name, "") != letter:
            columns.append((name, letter))
    return replace(chosen, columns=tuple(columns), constants=tuple(picked_constants))
