"""Exhibits: what belongs to a figure or table wherever it is shown, such as mark, caption, rows and file."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from access.roles import Grant, grant_of
from metrics import catalogue
from metrics.definitions.inputs import ARTICLES, LOADING, REFERENCE
from metrics.definitions.record import AS_DECLARED, Labels
from metrics.selection import Selection
from text import tables
from text.escaping import unguard_frame, unguard_text
from text.indonesian import file_words, timestamp

SIMULATED, REAL = "SIMULASI", "NYATA"


def mark(view: Selection, metric: str) -> str:
    """Return the word that stands on a figure of the simulated dataset; empty for the official one."""
    if not view.is_simulated:
        return ""
    return REAL if metric and catalogue.find(metric).is_real else SIMULATED


def file_stem(view: Selection, name: str, said: str) -> str:
    """Return the name, without ending, of a file of what a view shows; `said` is its mark."""
    parts = ["netra", name, str(view.cycle), f"{view.as_of:%Y%m%d}", view.scope.scope_id, said]
    if view.is_older:
        parts.append(f"dimuat{view.build.loaded_at:%Y%m%dT%H%M}")
    return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Exhibit:
    """One figure or table of a page: the metric behind it, its rows, the finding, and the words around it."""

    view: Selection
    metric: str
    data: pd.DataFrame
    title: str
    sources: tuple[str, ...] = ()
    """The names of the inputs behind it, from `provenance.nouns`."""
    labels: Labels = AS_DECLARED
    key: str = ""

    @property
    def population(self) -> str:
        """Who is counted."""
        own = self.labels.population
        return self.view.names.fill(catalogue.find(self.metric).population if own is None else own)

    @property
    def note(self) -> str:
        """What the reader must know, under the figure."""
        own = self.labels.note
        return self.view.names.fill(catalogue.find(self.metric).note if own is None else own)

    @property
    def headings(self) -> Mapping[str, str]:
        """The headings of the columns that are shown, in their order."""
        own = self.labels.headings
        return catalogue.find(self.metric).headings if own is None else own

    @property
    def mark(self) -> str:
        """SIMULASI for the simulated dataset, NYATA for what is real in it; nothing for the official one."""
        return mark(self.view, self.metric)

    @property
    def caption(self) -> str:
        """Who is counted, the position day, the sources, and the note."""
        parts = [f"{self.population}{self._where}", f"posisi data per {self.view.position}"]
        if self.view.is_older:
            parts.append(f"menurut data yang dimuat {timestamp(self.view.build.loaded_at)}, bukan data terkini")
        said = " · ".join([*parts, f"sumber: {', '.join([*self._publishers, *self.sources])}"])
        return self.marked(f"{said}. {self.note}".strip())

    @property
    def _publishers(self) -> tuple[str, ...]:
        """The bodies that published what is real, in the order of the rows."""
        column = catalogue.find(self.metric).publishers
        return tuple(dict.fromkeys(self.data[column])) if column in self.data.columns else ()

    @property
    def short(self) -> str:
        """Who is counted, where, by which day: for a hall, where nobody reads more."""
        older = f" · dimuat {timestamp(self.view.build.loaded_at)}, bukan data terkini" if self.view.is_older else ""
        return f"{self.population}{self._where} · posisi {self.view.position}{older}"

    @property
    def _where(self) -> str:
        """The scope; of what an OPD may see of its own alone, that; nothing where all see the same."""
        metric = catalogue.find(self.metric)
        if metric.inputs in (LOADING, ARTICLES, REFERENCE):
            return ""
        is_own = grant_of(self.view.viewer, metric.right) is Grant.OWN
        return f", {'unit Anda saja' if is_own else self.view.scope.inline}"

    def marked(self, text: str) -> str:
        """Put a text that is read apart from the page under its mark."""
        return f"{self.mark}: {text}" if self.mark else text

    def alternative(self, alt: str) -> str:
        """Write what a screen reader says for the picture: the finding, then what the picture looks like."""
        return unguard_text(self.marked(f"{self.title}. {alt}"))

    @property
    def table(self) -> pd.DataFrame:
        """The rows as people read them."""
        return unguard_frame(tables.readable(self.data, self.headings))

    @property
    def file_name(self) -> str:
        """The name of its file, such as netra-kepatuhan-per-opd-2024-20240826-kota-SIMULASI.csv."""
        return f"{file_stem(self.view, file_words(catalogue.find(self.metric).title), self.mark)}.csv"

    def csv(self) -> bytes:
        """Write the file: the finding and the caption above, the rows below."""
        return tables.csv(self.table, [unguard_text(self.marked(self.title)), unguard_text(self.caption)])
