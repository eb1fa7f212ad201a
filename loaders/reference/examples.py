"""The examples and explanations of the inputs in the words of a city: its units, places, bodies and cycles."""

from dataclasses import replace

from loaders.contract.inputs import Input
from loaders.reference.tables import ReferenceRow, ReferenceTables

HEALTH = "DINKES"
"""The unit that examples speak of, where a city has it; else its first."""


def in_words_of(reference: ReferenceTables, input_: Input) -> Input:
    """Return the input with the names of a city put into its examples and explanations."""
    words = _words(reference)
    return replace(
        input_,
        columns=tuple(
            replace(column, example=_fill(column.example, words), explanation=_fill(column.explanation, words))
            for column in input_.columns
        ),
    )


def _words(reference: ReferenceTables) -> dict[str, str]:
    tables = reference.tables
    own = next(iter(tables.get("governments", [])), {})
    bodies = {row["body_id"]: row.get("short_name", "") for row in tables.get("bodies", [])}
    unit = _preferred(tables.get("units", []), "unit_id", HEALTH)
    kelurahan = _preferred(tables.get("kelurahan", []), "name", own.get("example_kelurahan", ""))
    kecamatan = _preferred(tables.get("kecamatan", []), "kecamatan_id", kelurahan.get("kecamatan_id", ""))
    cycles = sorted(tables["cycles"], key=lambda row: row["cycle"])
    said = [f"{row['cycle']} ({row['name']})" for row in cycles]
    return {
        "cycle": cycles[-1]["cycle"],
        "cycles": " atau ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said),
        "unit": unit.get("name", ""),
        "alias": own.get("example_alias") or f"{unit.get('short_name', '')} {own.get('city', '')}".strip(),
        "kecamatan": kecamatan.get("name", ""),
        "kelurahan": kelurahan.get("name", ""),
        "government": _preferred(tables.get("agencies", []), "is_own", "true").get("agency_id", ""),
        "personnel": bodies.get("BKPSDM", "") or "badan kepegawaian",
    }


def _preferred(rows: list[ReferenceRow], column: str, wanted: str) -> ReferenceRow:
    """Return the row whose column says what is wanted, else the first, else an empty one."""
    return next((row for row in rows if row.get(column) == wanted), next(iter(rows), {}))


def _fill(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
