"""Errors that stop a build, with a message in Indonesian that says which file and what to do."""


class Unreadable(Exception):
    """A file that cannot be read at all; the build is not published. `source` is set once it is known."""

    source = ""

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file}: {reason}. {remedy[:1].upper()}{remedy[1:]}.")
        self.file, self.reason, self.remedy = file, reason, remedy


class Incomplete(Unreadable):
    """A table that lacks required columns; `is_guess` where it has fewer than half, so it may be another table."""

    def __init__(self, file: str, reason: str, remedy: str, *, is_guess: bool) -> None:
        super().__init__(file, reason, remedy)
        self.is_guess = is_guess
