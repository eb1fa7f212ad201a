"""Errors that stop a build or a change to what is kept, told to people in Indonesian."""


class Refused(Exception):
    """A build that must not be published: the last good one stands. `source` names the one that is to blame."""

    def __init__(self, message: str, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class Busy(Refused):
    """Another loader holds the warehouse."""
