"""The simulated matters: their ways, their sanctions, and Bawaslu's register that differs in a known way."""

from loaders.simulate.reference import SimulatedReference, SimulatedRow


def rows_by(reference: SimulatedReference, table: str, key: str) -> dict[str, SimulatedRow]:
    return {row[key]: row for row in reference.rows(table)}
