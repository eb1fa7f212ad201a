"""A generated city, or nation, in office-shaped files: the test bed, the training ground and the benchmark."""

from collections.abc import Callable
from pathlib import Path

from loaders.simulate.bulk import write_bulk
from loaders.simulate.city import SMALLEST
from loaders.simulate.nation import write_nation
from loaders.simulate.office import write_city
from storage.errors import Refused

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
    Raises Refused where the people are too few for every unit to have its head.
    """
    smallest = max(governments, 1) * SMALLEST
    if governments < 1 or asn < smallest:
        raise Refused(
            f"Untuk {max(governments, 1)} pemerintah daerah perlu paling sedikit {smallest} ASN, "
            "karena tiap unit perlu paling sedikit kepalanya. Pakai --asn yang lebih besar."
        )
    say = progress or (lambda _: None)
    out.mkdir(parents=True, exist_ok=True)
    if governments == 1:
        write_city(out, asn, seed, say)
    else:
        write_nation(out, asn, governments, seed, say)
