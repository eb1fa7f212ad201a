"""Hiding on successive days: no hidden day of a count stands between two shown ones, which would tell it."""

from collections.abc import Sequence

from suppression import Day, Sum, hide


def hide_over_days(
    days: Sequence[Day], sums: Sequence[Sum], threshold: int, given: Sequence[set[str]]
) -> list[set[str]]:
    """What to hide on each of successive days: on every day by itself, and no hidden day between two shown ones.

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
