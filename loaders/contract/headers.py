"""Recognition of the header row of a table in an office file: which input, and which header is which column."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.contract.inputs import INPUTS, CellKind, Input, letters
from loaders.contract.marks import is_yes
from loaders.contract.position_day import position_above

SEARCHED_ROWS, LONGEST_TITLE = 40, 60  # rows; characters: a longer cell is prose, whatever column names it mentions
Rank = tuple[bool, int, int, int, int]
CYCLE, ELECTION_TITLES = "siklus", {"tahunpemilu", "pemilu"}
PERCENT = re.compile(r"%|\bpersen|\bprosen", re.IGNORECASE)
PARTS = {
    *("l", "p", "lk", "pr", "laki", "lakilaki", "perempuan", "pria", "wanita"),
    *("pns", "pppk", "p3k", "cpns", "asn", "nonasn", "i", "ii", "iii", "iv", "goli", "golii", "goliii", "goliv"),
}
TOTALS = {"jml", "jumlah", "total", "jumlahtotal", "jmltotal", "totaljumlah", "lp", "totallp", "jumlahlp", "jmllp"}
"""What stands below the title of a count that is told in parts, and over their sum."""
NO_PART = re.compile(r"\b(?:belum|tidak|tdk|blm|bukan|sisa|kurang|selisih|ket|keterangan|catatan)\b", re.IGNORECASE)
"""What is no part of a count, though it stands below its title."""
ELECTION = re.compile(r"\b(?:pemilu|pilkada|pilwali|pilgub|pilpres|pileg|pemilihan)\b(?:\s+\d{4})?", re.IGNORECASE)
VAGUE = {
    "pemilu",
    *("tmt", "nama", "tanggal", "tgl", "status", "mulai", "selesai", "sampai", "ket", "keterangan", "catatan", "jenis"),
    *("uraian", "oleh", "unit", "instansi", "waktu", "alasan", "proses", "kategori", "angka", "valid", "periode"),
}
"""Titles that mean nothing by themselves: "TMT" below "Pangkat" is no first day of duty."""
NEUTRAL = {
    *("data", "datapegawai", "dataasn", "identitas", "identitaspegawai", "identitasasn", "pegawai", "asn", "biodata"),
    *("keterangan", "rincian", "daftar", "uraian", "masawajib", "masatugas", "periodewajib", "masa", "periode"),
}
"""Titles of groups that say nothing of what stands below them."""
SAID_BELOW = {
    "nama": (CellKind.UNIT, CellKind.TEXT, CellKind.KECAMATAN, CellKind.KELURAHAN),
    **dict.fromkeys(("tanggal", "tgl", "tmt", "waktu"), (CellKind.DAY,)),
}
"""Vague titles that say what is meant of the column that their group names."""
DEEPEST = 3
DISTINCTIVE = "wajib"
"""The name of a count that means it wherever it stands in a title."""
UNUSED = "tidak dipakai"
"""How a title begins that says of itself that its column is not used, as in a file of rejected rows."""
LABEL = re.compile(r"^([^:]{2,40}?)\s*:\s*(\S.*)$")


@dataclass(frozen=True)
class Title:
    """The title of one column, and what stands above it and its neighbours, if anything."""

    text: str
    group: str = ""

    @property
    def is_percent(self) -> bool:
        """Tell whether the column says shares and not counts."""
        return bool(PERCENT.search(self.text) or PERCENT.search(self.group))


@dataclass(frozen=True)
class Header:
    """A recognised header: `columns` are positions from 0 by contract name, `constants` texts above the table.

    `claims` holds the columns that more than one title names, with all their positions; `columns` has the first of them
    until the cells decide. `titles` are those of the header, each with the title of its group above it.
    `disputed` holds labels of one row that say one thing differently: position, column, text. `above` are the lines of
    the letterhead, `overruled` labels of which the table has a column.
    `says_election` is true where the cycle is told as the year of a national election ("Tahun Pemilu"), which is not
    the number of the cycle: Pemilu 2024 was signed for in 2023.
    """

    input: Input
    row: int
    columns: dict[str, int]
    constants: dict[str, str] = field(default_factory=dict)
    says_election: bool = False
    claims: dict[str, tuple[int, ...]] = field(default_factory=dict)
    titles: tuple["Title", ...] = ()
    disputed: tuple[tuple[int, str, str], ...] = ()
    above: tuple[str, ...] = ()
    overruled: dict[str, str] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Return the positions of all titles that name each column."""
        return {name: self.claims.get(name, (at,)) for name, at in self.columns.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the required columns that neither the header nor the lines above it give."""
        have = {*self.columns, *self.constants}
        missing = [name for name in self.input.required if name not in have]
        if self.input.any_of and not have & set(self.input.any_of):
            missing.append(" atau ".join(self.input.any_of))
        return tuple(missing)


def _known_names(input_: Input) -> dict[str, str]:
    names = {letters(alias): column.name for column in input_.columns for alias in column.aliases}
    return names | {letters(column.name): column.name for column in input_.columns}


NAMES = {input_.kind: _known_names(input_) for input_ in INPUTS}


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    """Return the names a header may stand for: its whole text, then its parts."""
    parts = re.split(r"[/\n(),]", text)
    return tuple(letters(part) for part in ([text, *parts] if len(parts) > 1 else [text]))


def _column_of(text: str, input_: Input) -> str | None:
    names = NAMES[input_.kind]
    whole, *parts = _keys(text)
    if whole in names:
        return names[whole]
    found = {names[part] for part in parts if part in names}
    return found.pop() if len(found) == 1 else None


def match(cells: Sequence[str], input_: Input) -> dict[str, int]:
    """Return the positions of the columns a header row names; of two for one column the exact, then the first, wins."""
    titles = [Title(cell) for cell in cells]
    return _first(titles, claimed(titles, input_))


def claimed(titles: Sequence[Title], input_: Input) -> dict[str, tuple[int, ...]]:
    """Return for each column of the input the positions of all titles that name it."""
    found: dict[str, list[int]] = {}
    for position, title in enumerate(titles):
        if name := _named_by(title, input_):
            found.setdefault(name, []).append(position)
    for position, name in _unknown_parts(titles, input_, found):
        found[name] = sorted({*found.get(name, []), position})
    return {name: tuple(positions) for name, positions in found.items()}


def _unknown_parts(
    titles: Sequence[Title], input_: Input, found: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    """Yield the titles below a group that is called like a count, and the count: whatever they say, they are its parts.

    Unless one of the group says by itself what it is ("Wajib" and "Sudah" below "Jumlah ASN").
    """
    named = {position for positions in found.values() for position in positions}
    groups = {letters(title.group): title.group for title in titles if title.group}
    for key, group in groups.items():
        name = _short(_without_election(group), input_)
        members = [at for at, title in enumerate(titles) if letters(title.group) == key]
        is_count = name is not None and input_.column(name).kind is CellKind.COUNT
        if name and is_count and not any(_short(_without_election(titles[at].text), input_) for at in members):
            yield from ((at, name) for at in members if at not in named and _is_part(titles[at]))


def _without_election(group: str) -> str:
    """Return the titles of groups without the election that they are about."""
    return " ".join(ELECTION.sub(" ", group).split())


def _is_part(title: Title) -> bool:
    return bool(title.text.strip()) and not title.is_percent and not NO_PART.search(title.text)


def _first(titles: Sequence[Title], claims: dict[str, tuple[int, ...]]) -> dict[str, int]:
    exact = {
        name: [at for at in places if letters(titles[at].text) == letters(name)] for name, places in claims.items()
    }
    return {name: (exact[name] or places)[0] for name, places in claims.items()}


def _named_by(title: Title, input_: Input) -> str | None:
    """Return the column that a title names, read with the title of its group; a share is no count."""
    name = _named_with_group(title, input_)
    return None if name and title.is_percent and input_.column(name).kind is CellKind.COUNT else name


def _named_with_group(title: Title, input_: Input) -> str | None:
    own, text, group = _short(title.text, input_), letters(title.text), letters(title.group)
    if not group or group == text or group in NEUTRAL:
        return own
    joined = _short(f"{title.group} {title.text}", input_) or _short(f"{title.text} {title.group}", input_)
    if joined or (own and text not in VAGUE):
        return joined or own
    of_group = _short(_without_election(title.group), input_)
    if of_group and input_.column(of_group).kind is CellKind.COUNT:
        return of_group if text in PARTS | TOTALS else None
    if of_group and input_.column(of_group).kind is CellKind.YESNO:
        return of_group if is_yes(title.text) else None
    fits = of_group and input_.column(of_group).kind in SAID_BELOW.get(text, ())
    return of_group if fits else None


def _short(text: str, input_: Input) -> str | None:
    is_title = 0 < len(text.strip()) <= LONGEST_TITLE and not text.strip().lower().startswith(UNUSED)
    return _column_of(text, input_) if is_title else None


def labels_in(rows: Sequence[Sequence[str]], input_: Input) -> dict[str, str]:
    """Return texts like 'Siklus : 2024' above the table, by their column."""
    return {name: text for row in rows for _, name, text in placed_labels(row, input_)}


def placed_labels(row: Sequence[str], input_: Input) -> Iterator[tuple[int, str, str]]:
    """Yield the labels of a row: the position in which each begins, its column, and what it says."""
    for at, title, text in _labelled(row):
        if (name := _column_of(title, input_)) and not input_.column(name).is_free:  # whoever signed it has a post too
            is_year = name == CYCLE and letters(title) in ELECTION_TITLES and re.fullmatch(r"\d{4}", text)
            yield at, name, f"Pemilu {text}" if is_year else text


def _labelled(row: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the labels of a row with what they say: within one cell, or in two or three cells side by side."""
    parts = [(at, part) for at, cell in enumerate(row) for part in _apart(cell)]
    filled = [(at, " ".join(part.split())) for at, part in parts if part.strip()]
    cells = [cell for _, cell in filled]
    for at, (place, cell) in enumerate(filled):
        if found := LABEL.match(cell):
            yield place, found[1], found[2]
        elif cell.endswith(":") and at + 1 < len(cells):
            yield place, cell.rstrip(": "), cells[at + 1]
        elif at + 2 < len(cells) and cells[at + 1] == ":":
            yield place, cell, cells[at + 2]
        elif at + 1 < len(cells) and cells[at + 1].startswith(":") and len(cells[at + 1]) > 1:
            yield place, cell, cells[at + 1].lstrip(": ")


def _apart(cell: str) -> list[str]:
    """Split a cell that holds several labels, with wide blanks, line breaks or semicolons between them."""
    return re.split(r"\s{2,}(?=[^:]*\w\s*:)|[;|\n]", cell) if cell.count(":") > 1 else [cell]


def _over(upper: Sequence[Title], lower: Sequence[str]) -> list[Title]:
    """Put a row of titles below others: a title above spans the columns to its right that have none of their own."""
    joined: list[Title] = []
    spanning = Title("")
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else Title("")
        below = lower[at] if at < len(lower) else ""
        if above.text.strip():
            spanning = above
        elif not below.strip() and not _goes_on(upper, lower, at):
            spanning = Title("")
        if not below.strip() or letters(below) == letters(above.text):
            joined.append(above)
        else:
            over = " ".join(part for part in (spanning.group, spanning.text) if part.strip())
            joined.append(Title(below, over))
    return joined


def _goes_on(upper: Sequence[Title], lower: Sequence[str], at: int) -> bool:
    """Tell whether a title stands further right in the lower row before the next one in the upper."""
    for further in range(at + 1, len(lower)):
        if further < len(upper) and upper[further].text.strip():
            return False
        if lower[further].strip():
            return True
    return False


def _is_below(upper: Sequence[Title], lower: Sequence[str]) -> bool:
    """Tell whether a row holds titles below those of another: each stands in the span of one above it.

    A span is of two columns at least; one merged over both rows says the same in both. With digits in it ("Tahap 1",
    "26/08") it could be a row of data, unless a column that spans nothing is empty in it.
    """
    above = [title.text.strip() for title in upper] + [""] * max(0, len(lower) - len(upper))
    filled = [at for at, cell in enumerate(lower) if cell.strip() and letters(cell) != letters(above[at])]
    spanned = [at for at in filled if not above[at] and any(above[:at])]
    begins = [at for at in filled if above[at]]
    has_digits = any(sign.isdigit() for at in filled for sign in lower[at])
    is_left_out = any(
        text and at not in filled and at + 1 not in spanned and not "".join(lower[at : at + 1]).strip()
        for at, text in enumerate(above)
    )
    is_data = has_digits and not (is_left_out and begins)
    are_over_spans = all(at + 1 in spanned or (at + 1 < len(above) and not above[at + 1]) for at in begins)
    return bool(spanned) and not is_data and are_over_spans and not any(":" in text for text in above)


def titles_of(rows: Sequence[Sequence[str]], header: Header) -> Sequence[str]:
    """Return the titles of a recognised header; of several rows the lowest cell that is filled."""
    return [title.text for title in header.titles] if header.titles else rows[header.row]


def _candidates(rows: Sequence[Sequence[str]], inputs: Sequence[Input]) -> Iterator[tuple[int, Header, int]]:
    """Yield headers of one row and of several, with the row they begin in and how many rows below it must be titles."""
    for number, row in enumerate(rows):
        if sum(1 for cell in row if cell.strip()) < 2:
            continue
        stacks = [([Title(cell) for cell in row], False)]
        is_label = any(":" in cell for cell in row)
        for below in () if is_label else rows[number + 1 : number + DEEPEST]:
            upper, _ = stacks[-1]
            stacks.append((_over(upper, below), _is_below(upper, below)))
            if not stacks[-1][1]:
                break
        for depth, (titles, is_sure) in enumerate(stacks):
            for input_ in inputs:
                yield number, header_of(input_, number + depth, titles), depth * is_sure


def header_of(input_: Input, row: int, titles: Sequence[Title]) -> Header:
    """Return the header of an input that the titles are."""
    claims = claimed(titles, input_)
    several = {name: places for name, places in claims.items() if len(places) > 1}
    return Header(input_, row, _first(titles, claims), claims=several, titles=tuple(titles))


def recognise(
    rows: Sequence[Sequence[str]],
    sheet: str = "",
    wanted: Input | None = None,
    is_unit: Callable[[str], bool] = lambda _: False,
) -> Header | None:
    """Find the best header among the first rows; None where no row names two columns of any input.

    `sheet` stands for the unit where no column or line does and it is a unit's name. A header that lacks required
    columns is returned too: `missing` names them. Below the first complete header nothing is looked for.
    """
    best: Header | None = None
    best_rank: Rank | None = None
    for number, header, below in _candidates(rows[:SEARCHED_ROWS], (wanted,) if wanted else INPUTS):
        if best and not best.missing and number > best.row:
            break
        if len(header.columns) >= 2 or "nip" in header.columns:
            complete = _with_said_above(header, rows[:number], sheet, is_unit)
            if len(header.columns) < 2 and complete.missing:
                continue  # a list of people may say all else above its table
            rank = _rank(complete, below)
            if best_rank is None or rank > best_rank:
                best, best_rank = complete, rank
    return best and with_near_claims(with_election(best))


def with_near_claims(header: Header) -> Header:
    """Return the header with the titles that say the words of a count among others, as further claims on it.

    "Jumlah Wajib TTD" beside "Jumlah ASN": the cells decide which of them is meant, or nobody but the office.
    """
    claims, places = dict(header.claims), header.places
    used = {at for own in places.values() for at in own}
    for at, title in enumerate(header.titles):
        name = _near_count(title, header.input) if at not in used and not title.group else None
        if name in header.columns:
            claims[name] = tuple(sorted({*claims.get(name, places[name]), at}))
    return replace(header, claims=claims)


def _near_count(title: Title, input_: Input) -> str | None:
    """Return the count whose name stands within a title, the longest name first; a name of one word says too little."""
    text = f" {' '.join(re.findall(r'[a-z]+', title.text.lower()))} "
    if len(text) > LONGEST_TITLE or not _is_part(title):
        return None
    counts = [column for column in input_.columns if column.kind is CellKind.COUNT]
    spoken = [(name.replace("_", " "), c.name) for c in counts for name in (c.name, *c.aliases)]
    names = (name for name in spoken if " " in name[0] or name == (DISTINCTIVE, DISTINCTIVE))
    return max((name for name in names if f" {name[0]} " in text), key=lambda name: len(name[0]), default=("", None))[1]


def with_election(header: Header) -> Header:
    """Return the header with what the title of its cycle says."""
    at = header.columns.get(CYCLE)
    is_election = at is not None and at < len(header.titles) and letters(header.titles[at].text) in ELECTION_TITLES
    return replace(header, says_election=is_election)


def _with_said_above(
    header: Header, above: Sequence[Sequence[str]], sheet: str, is_unit: Callable[[str], bool]
) -> Header:
    labels = position_above(header.input, header.columns, above) | labels_in(above, header.input)
    constants = {name: text for name, text in labels.items() if name not in header.columns}
    overruled = {name: text for name, text in labels.items() if name in header.columns}
    disputed = tuple(label for row in above for label in _disputed(row, header))
    prose = tuple(" ".join(" ".join(row).split()) for row in above if any(cell.strip() for cell in row))
    labelled = replace(header, constants=constants, overruled=overruled, disputed=disputed, above=prose)
    return _with_sheet_as_unit(labelled, sheet, is_unit)


def _disputed(row: Sequence[str], header: Header) -> list[tuple[int, str, str]]:
    """Return the labels of a row that says one thing twice, each otherwise: of two lists side by side."""
    labels = [label for label in placed_labels(row, header.input) if label[1] not in header.columns]
    said = {name: {text for _, other, text in labels if other == name} for _, name, _ in labels}
    return [label for label in labels if len(said[label[1]]) > 1]


def _rank(header: Header, rows_below: int) -> Rank:
    return not header.missing, rows_below, len(header.columns), -len(header.missing), -header.row


def _with_sheet_as_unit(header: Header, sheet: str, is_unit: Callable[[str], bool]) -> Header:
    units = [column.name for column in header.input.columns if column.kind is CellKind.UNIT]
    known = {*header.columns, *header.constants}
    wanted = set(header.input.required) | set(header.input.any_of)
    if not units or units[0] not in wanted or known & {units[0], *header.input.any_of} or not is_unit(sheet):
        return header
    return replace(header, constants={**header.constants, units[0]: sheet})
