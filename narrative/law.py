"""The law behind the figures, subject by subject: what each is called, and how much of it was checked."""

from dataclasses import dataclass

import pandas as pd

from text.indonesian import number


@dataclass(frozen=True)
class Subject:
    """One list of the law: its metric, its name and how its rows are counted, and the heading that names a row."""

    metric: str
    name: str
    rows: str
    lead: str
    has_cycle: bool = False
    """Whether it is another in each cycle."""

    def title(self, cycle: str) -> str:
        """Name the list, with the cycle where it is another in each."""
        return f"{self.name} pada {cycle}" if self.has_cycle else self.name

    def summary(self, found: pd.DataFrame) -> str:
        """Say in one line, in Markdown, how many rows there are and how many of them nobody has checked."""
        unchecked = int((~found["is_verified"].astype(bool)).sum())
        rest = f"{number(unchecked)} belum dicocokkan" if unchecked else "semua dicocokkan"
        return f"**{self.name}**: {number(len(found))} {self.rows}, {rest}"


SUBJECTS = (
    Subject("time_limits", "Batas waktu", "batas", "Langkah", has_cycle=True),
    Subject("law_sanctions", "Sanksi", "jenis", "Sanksi", has_cycle=True),
    Subject("law_steps", "Tahap perkara", "tahap", "Tahap"),
    Subject("forms_by_class", "Bentuk pelanggaran", "bentuk", "Bentuk"),
    Subject("rule_breaks", "Perubahan aturan dan lembaga", "perubahan", "Perubahan"),
)
