"""The records that the steps of a mutation run hand to each other."""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Where a mutant lies."""

    METRICS_SQL = "SQL of the metrics"
    BUILD_SQL = "SQL of the build"
    PYTHON = "Python"


class Outcome(StrEnum):
    """What the tests said to a mutant."""

    KILLED = "killed"
    TIMEOUT = "timed out"
    SURVIVED = "survived"
    UNREACHED = "reached by no test"

    @property
    def is_survivor(self) -> bool:
        """Whether no test noticed the mutant."""
        return self in (Outcome.SURVIVED, Outcome.UNREACHED)


@dataclass(frozen=True)
class Edit:
    """One replacement in a text: characters from start up to end become `text`."""

    start: int
    end: int
    text: str
    kind: str

    def apply(self, source: str) -> str:
        """Return the text with the replacement made."""
        return source[: self.start] + self.text + source[self.end :]


@dataclass(frozen=True)
class Mutant:
    """One possible fault in one file, and how the tests that may notice it are found.

    `statement` is the SQL around the edit as it stands in the file; for Python `first_line` to `last_line` hold the
    statement around it.
    """

    group: Group
    path: str
    line: int
    edit: Edit
    first_line: int
    last_line: int
    statement: str = ""
    statement_start: int = 0

    @property
    def name(self) -> str:
        """The name that stays the same as long as the file does."""
        return f"{self.path}:{self.edit.start}-{self.edit.end}:{self.edit.text}"


@dataclass(frozen=True)
class Result:
    """What became of one mutant: the outcome, the seconds it took, and the test that noticed it."""

    mutant: Mutant
    outcome: Outcome
    seconds: float
    killer: str = ""
