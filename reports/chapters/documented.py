"""What articles documented of a cycle, a line each, for the chapters where it belongs."""

from collections.abc import Iterator

import pandas as pd

from metrics.rows.reference import FactRow, Topic
from reports.chapters.material import Material
from text.indonesian import day, join_words
from text.tables import to_dicts


def note(material: Material, *topics: Topic) -> str:
    """Write the facts of these topics in the view's cycle with their publishers; empty where nothing is documented."""
    rows = to_dicts(material.read("facts"), FactRow)
    told = "; ".join(_lines([row for row in rows if row["topic"] in topics]))
    return f"NYATA, dari pemberitaan: {told}." if told else ""


def joined(*notes: str) -> str:
    """Join notes of one section, leaving out what is empty."""
    return " ".join(filter(None, notes))


def _lines(rows: list[FactRow]) -> Iterator[str]:
    facts = {row["fact_id"]: row for row in reversed(rows)}
    for fact in sorted(
        facts.values(), key=lambda fact: (pd.isna(fact["fact_on"]), str(fact["fact_on"]), fact["fact_id"])
    ):
        publishers = dict.fromkeys(row["publisher"] for row in rows if row["fact_id"] == fact["fact_id"])
        when = "" if pd.isna(fact["fact_on"]) else f"{day(fact['fact_on'])}, "
        yield f"{when}{fact['short']} ({join_words(list(publishers))})"
