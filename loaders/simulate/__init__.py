"""A generated city, or nation, in office-shaped files: the test bed, the training ground and the benchmark."""

from collections.abc import Callable
from pathlib import Path

from loaders.simulate.bulk import write_bulk
from loaders.simulate.nation import write_nation
from loaders.simulate.office import write_city

__all__ = ["simulate", "write_bulk"]


def simulate(
    out: Path,
    *,
    asn: int = 9000,
    governments: int = 1,
    seed: int = 2024,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Write the simulated files into `out`: one city office-shaped, or many governments as plain CSV.

    `asn` counts the people of one cycle in all governments together. The same seed gives the same files.
    """
    say = progress or (lambda _: None)
    out.mkdir(parents=True, exist_ok=True)
    if governments == 1:
        write_city(out, asn, seed, say)
    else:
        write_nation(out, asn, governments, seed, say)
