"""No cell of a file written here can act as a formula; and where such a file comes back, its texts are as they were."""

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
QUOTE = "'"


def neutralise(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"{QUOTE}{text}" if text.startswith(SIGNS) else text


def shield(text: str) -> str:
    """The same in such a way that `unshielded` finds the text again: one that begins with the quote gets another."""
    return f"{QUOTE}{text}" if text.startswith((*SIGNS, QUOTE)) else text


def unshield(text: str) -> str:
    """The text that was shielded; one that was not, such as a NIP behind a quote that somebody typed, stays."""
    return text[1:] if text.startswith(QUOTE) and text[1:].startswith((*SIGNS, QUOTE)) else text
