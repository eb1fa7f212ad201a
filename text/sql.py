"""Text as a literal of SQL, for what takes no parameter: ATTACH, COPY, the options of a reader."""


def literal(text: object) -> str:
    """Return the text between quotes, with the quotes inside it doubled."""
    return "'" + str(text).replace("'", "''") + "'"
