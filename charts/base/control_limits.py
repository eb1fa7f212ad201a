"""Control limits of a funnel plot: exact binomial limits around a common share, for units of different sizes.

After Spiegelhalter, Funnel plots for comparing institutional performance (2005): limits for each size, and where units
differ by more than chance (over-dispersion) an additive random effect: each unit has a true share of its own around the
common one, with a variance that is the same for large and small units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

WARNING, ALARM = 0.95, 0.998
"""The two pairs of limits: 1 of 20 units outside by chance, and 1 of 500."""
Z = {WARNING: 1.96, ALARM: 3.09}
SMALL = 12
"""Fewer people are too few to be judged: below it Wilson's range of 95% is wider than half of the scale."""
TRIMMED = 0.1
"""The share of units at each end whose z is pulled in, so that a few outliers do not make all others seem scattered."""


@dataclass(frozen=True)
class Limits:
    """Shares between which a unit of a size lies by chance, with a probability."""

    low: float
    high: float


def limits(people: int, share: float, inside: float) -> Limits:
    """Return the exact binomial limits, interpolated between two counts; shares from 0 to 1."""
    if share <= 0 or share >= 1:
        return Limits(share, share)
    tail = (1 - inside) / 2
    below = _cumulated(people, share)
    return Limits(_quantile(below, tail, people), _quantile(below, 1 - tail, people))


def _cumulated(people: int, share: float) -> np.ndarray:
    """Return P(X <= k) for k from 0 to the number of people, from ratios of neighbouring terms."""
    k = np.arange(1, people + 1)
    steps = np.log((people - k + 1) / k * share / (1 - share))
    return np.cumsum(np.exp(people * np.log1p(-share) + np.concatenate([[0.0], np.cumsum(steps)])))


def _quantile(below: np.ndarray, at: float, people: int) -> float:
    """Return the count at which the cumulated probability is reached, as a share of the people."""
    k = int(np.searchsorted(below, at))
    before = float(below[k - 1]) if k else 0.0
    part = (float(below[min(k, people)]) - at) / max(float(below[min(k, people)]) - before, 1e-300)
    return float(min(max(k - part, 0.0), people)) / people


def wilson(part: int, whole: int, inside: float = WARNING) -> Limits:
    """Return the range of shares that are plausible for a unit by itself."""
    z, share = Z[inside], part / whole
    middle = share + z * z / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return Limits((middle - reach) / (1 + z * z / whole), (middle + reach) / (1 + z * z / whole))


def scatter(parts: Sequence[int], wholes: Sequence[int]) -> float:
    """Return by how much the variance between units exceeds chance: the mean square of trimmed z, at least 1."""
    share = sum(parts) / sum(wholes)
    if share in (0, 1) or len(parts) < 2:
        return 1.0
    z = np.array([(p / n - share) / sqrt(share * (1 - share) / n) for p, n in zip(parts, wholes, strict=True)])
    ends = np.quantile(z, [TRIMMED, 1 - TRIMMED])
    return max(float(np.mean(np.clip(z, *ends) ** 2)), 1.0)


def variance_between(parts: Sequence[int], wholes: Sequence[int]) -> float:
    """Return the variance of the true shares of units around the common one (DerSimonian and Laird, by moments).

    It is made from the trimmed `scatter`, so that the few who stand out do not hide themselves; 0 where chance explains
    all.
    """
    share = sum(parts) / sum(wholes)
    if share in (0, 1) or len(parts) < 2:
        return 0.0
    weights = np.array(wholes) / (share * (1 - share))
    excess = len(parts) * scatter(parts, wholes) - (len(parts) - 1)
    return max(float(excess / (weights.sum() - (weights**2).sum() / weights.sum())), 0.0)


def widened(found: Limits, share: float, people: int, between: float) -> Limits:
    """Pull the limits of a unit apart for the variance between units, within 0 and 1."""
    if share <= 0 or share >= 1:
        return found
    reach = sqrt(1 + between * people / (share * (1 - share)))
    return Limits(max(share + (found.low - share) * reach, 0.0), min(share + (found.high - share) * reach, 1.0))
