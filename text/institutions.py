"""The names of the city and of its bodies, in the forms that sentences need."""

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from text.escaping import escape_data_words
from text.indonesian import UNKNOWN


@dataclass(frozen=True)
class CityNames:
    """What the city, its government and its bodies are called; without reference data, the kind of each."""

    government: str = "Pemkot"
    """Pemkot Malang: the government in running text, as its ASN and its cases are said to be of."""
    government_name: str = "Pemerintah Kota"
    """Pemerintah Kota Malang: the government on a letterhead."""
    city: str = "kota"
    """Kota Malang."""
    head: str = "Wali Kota"
    """Pj Wali Kota: the office of the head as it is held now."""
    personnel: str = "badan kepegawaian"
    """BKPSDM: the personnel agency in one word."""
    supervisor: str = "Bawaslu"
    """Bawaslu Kota Malang."""

    def fill(self, text: str) -> str:
        """Put the names into a text that was written with {government}, {city} and so on in their place."""
        for each in fields(self):
            text = text.replace(f"{{{each.name}}}", getattr(self, each.name))
        return text

    def fill_markdown(self, text: str) -> str:
        """Put the names into Markdown of ours, as words in which nothing is markup."""
        escaped = {each.name: escape_data_words(getattr(self, each.name)) for each in fields(self)}
        return CityNames(**escaped).fill(text)


UNNAMED = CityNames()
"""The kinds alone, where no reference data says a name."""


def short_name(body: Any) -> str:
    """Return the short name of who is waited for, or that it is not known."""
    return UNKNOWN if pd.isna(body) else str(body)
