"""Which counts to hide so that none of the hidden can be worked out from the shown: pure arithmetic.

A count under the threshold is hidden by itself (primary). Where sums would give it away, others are hidden with it
(secondary) until three things hold: no hidden count follows from the shown ones by linear algebra; the known ends of
each leave at least three possible values; and what is shown of one count lies on successive days, so that no hidden
day stands between two shown ones. See docs/pelindungan-data.md for what that stops and what it cannot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Interval = tuple[float, float]
LEAST_WIDTH = 2
"""A hidden count keeps at least this many steps between its least and greatest possible value."""
ROUNDS = 30
"""How often to go round: what is narrow is so after a few; wide ends may creep on for thousands of rounds."""
TINY = 1e-9


@dataclass(frozen=True)
class Sum:
    """`total` is by definition the sum of `parts`; all are names of counts."""

    total: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Count:
    """One count of one day: what it is, out of how many (None: out of nothing), and what it costs to hide it."""

    value: int
    out_of: int | None = None
    cost: float = 1.0

    @property
    def whole(self) -> int:
        """How big the group is."""
        return self.value if self.out_of is None else self.out_of


Day = Mapping[str, Count]


def is_few(count: Count, threshold: int) -> bool:
    """Whether the whole is so small that being neither few nor nearly all would give the count away: 10 is 5 and 5."""
    return count.out_of is not None and count.out_of < 2 * threshold + LEAST_WIDTH


def is_small(count: Count, threshold: int) -> bool:
    """Whether a count or what is left of its whole lies under the threshold (zero does), or the whole is too small."""
    left = threshold if count.out_of is None else count.out_of - count.value
    return count.value < threshold or left < threshold or is_few(count, threshold)


def known_ends(count: Count, threshold: int) -> Interval:
    """Return the least and greatest value that a reader can infer for a hidden count from its label and the rules."""
    whole = np.inf if count.out_of is None else count.out_of
    if is_few(count, threshold):
        return 0, whole
    if count.value < threshold:
        return 0, min(threshold - 1, whole)
    if whole - count.value < threshold:
        return whole - threshold + 1, whole
    return threshold, whole - threshold


def determined(hidden: Iterable[str], sums: Sequence[Sum]) -> set[str]:
    """Find the hidden counts that follow from the shown ones: those that no solution of the sums can change."""
    names = sorted(hidden)
    place = {name: number for number, name in enumerate(names)}
    rows = [_row(one, place) for one in sums if any(name in place for name in one.names)]
    if not names or not rows:
        return set()
    _, sizes, directions = np.linalg.svd(np.array(rows))
    free = directions[int((sizes > TINY).sum()) :]
    fixed = np.abs(free).max(axis=0, initial=0) < TINY
    return {name for name in names if fixed[place[name]]}


def _row(one: Sum, place: Mapping[str, int]) -> list[float]:
    row = [0.0] * len(place)
    if one.total in place:
        row[place[one.total]] -= 1
    for part in one.parts:
        if part in place:
            row[place[part]] += 1
    return row


def narrowed(day: Day, hidden: set[str], sums: Sequence[Sum], threshold: int) -> dict[str, Interval]:
    """Narrow the least and greatest value of each hidden count as far as a reader can by going round the sums."""
    ends: dict[str, Interval] = {name: (c.value, c.value) for name, c in day.items()}
    ends |= {name: known_ends(day[name], threshold) for name in hidden}
    around = [one for one in sums if hidden & set(one.names)]
    for _ in range(ROUNDS):
        if not sum(_tighten(one, ends, hidden) for one in around):
            break
    return {name: ends[name] for name in hidden}


def _tighten(one: Sum, ends: dict[str, Interval], hidden: set[str]) -> bool:
    """Narrow the hidden counts of one sum; whether any became narrower."""
    moved = False
    for name in one.names:
        if name not in hidden:
            continue
        least, most = _implied(one, name, ends)
        old = ends[name]
        new = (max(old[0], least), min(old[1], most))
        moved = moved or new != old
        ends[name] = new
    return moved


def _implied(one: Sum, name: str, ends: Mapping[str, Interval]) -> Interval:
    """Between what a count lies when all others of its sum are at their ends."""
    if name == one.total:
        return sum(ends[p][0] for p in one.parts), sum(ends[p][1] for p in one.parts)
    others = [ends[part] for part in one.parts if part != name]
    total = ends[one.total]
    return total[0] - sum(most for _, most in others), total[1] - sum(least for least, _ in others)


def hide(
    day: Day, sums: Sequence[Sum], threshold: int, must: Iterable[str] = (), rather: Iterable[str] = ()
) -> set[str]:
    """Choose what to hide on one day, `must` whatever its size; of partners the cheapest, of these `rather`, the smallest."""
    hidden = {name for name, count in day.items() if is_small(count, threshold)} | (set(must) & set(day))
    sums = [Sum(one.total, tuple(p for p in one.parts if p in day)) for one in sums if one.total in day]
    liked = set(rather)
    while exposed := _exposed(day, hidden, sums, threshold):
        # What gives a count away may lie beyond its own sums, where these are hidden whole.
        partners = _beside(exposed, sums) - hidden or _beside(hidden, sums) - hidden
        if not partners:
            break
        hidden.add(min(partners, key=lambda name: (day[name].cost, name not in liked, day[name].whole, name)))
    return hidden


def _beside(names: set[str], sums: Sequence[Sum]) -> set[str]:
    return {name for one in sums if names & set(one.names) for name in one.names}


def _exposed(day: Day, hidden: set[str], sums: Sequence[Sum], threshold: int) -> set[str]:
    """Hidden counts that can be worked out, or nearly; what is known by itself so narrowly stays as it is."""
    found = determined(hidden, sums)
    if found:
        return found
    ends = narrowed(day, hidden, sums, threshold)
    return {
        name
        for name, (least, most) in ends.items()
        if most - least < min(LEAST_WIDTH, np.subtract(*known_ends(day[name], threshold)[::-1]))
    }


def hide_over_days(
    days: Sequence[Day], sums: Sequence[Sum], threshold: int, given: Sequence[set[str]]
) -> list[set[str]]:
    """Choose what to hide on successive days: on every day by itself, and no hidden day between two shown ones.

    `given` says what must be hidden on each day whatever its size.
    """
    hidden: list[set[str]] = [set(own) for own in given]
    while True:
        found: list[set[str]] = []
        for day, must in zip(days, hidden, strict=True):
            found.append(hide(day, sums, threshold, must, rather=set().union(*found, *hidden)))
        closed = _without_gaps(days, found)
        if closed == hidden:
            return hidden
        hidden = closed


def _without_gaps(days: Sequence[Day], hidden: Sequence[set[str]]) -> list[set[str]]:
    """Of each count keep shown only its longest run of days, the later one where two are as long."""
    closed = [set(day) for day in hidden]
    for name in {name for day in days for name in day}:
        given = [number for number, day in enumerate(days) if name in day]
        runs = _runs([number for number in given if name not in hidden[number]], given)
        kept = max(runs, key=lambda run: (len(run), run[-1])) if runs else []
        for number in given:
            if number not in kept:
                closed[number].add(name)
    return closed


def _runs(shown: Sequence[int], given: Sequence[int]) -> list[list[int]]:
    """Shown days that follow each other among the days that the count has."""
    order = {number: place for place, number in enumerate(given)}
    runs: list[list[int]] = []
    for number in shown:
        if runs and order[number] == order[runs[-1][-1]] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
