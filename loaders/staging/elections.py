"""Columns of several elections in one table: those of the cycle that is told above it count."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from loaders.contract.headers import CYCLE, ELECTION, Header, Title
from loaders.staging.sheet import StagedSheet


def of_cycle(sheet: StagedSheet, election: Callable[[str], str]) -> StagedSheet:
    """Return the sheet without the claims of columns below the title of another election than that of its cycle.

    `election` gives the name of the election that a text for a cycle means ("Pilkada 2024" for "2024"), else an empty
    text.
    """
    header = sheet.header
    name = election(header.constants[CYCLE]) if header and CYCLE in header.constants else ""
    if header is None or not name or not header.claims:
        return sheet
    places = {column: _own(header, at, name) for column, at in header.claims.items()}
    columns = {column: _kept(header.columns[column], places.get(column, ())) for column in header.columns}
    claims = {column: at for column, at in places.items() if len(at) > 1}
    return replace(sheet, header=replace(header, columns=columns, claims=claims))


def _kept(at: int, places: tuple[int, ...]) -> int:
    return places[0] if places and at not in places else at


def _own(header: Header, places: Iterable[int], name: str) -> tuple[int, ...]:
    """Return of some positions those that are of the election of that name; all where none is, or no other."""
    told = {at: _election(header.titles[at]) for at in places}
    own = {at for at, said in told.items() if said and name.lower().startswith(said)}
    others = {at for at, said in told.items() if said and at not in own}
    return tuple(at for at in told if at not in others) if own and others else tuple(told)


def _election(title: Title) -> str:
    """Return the election that the title of a column or of its group names, in small letters."""
    found = ELECTION.search(f"{title.group} {title.text}")
    return " ".join(found[0].lower().split()) if found else ""
