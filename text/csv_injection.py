"""No cell of a file written here can act as a formula; and where such a file comes back, its texts are as they were."""

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
QUOTE = "'"


def neutralise(text: str) -> str:
    """Prefix a text with a quote where a spreadsheet would take it for a formula."""
    return f"{QUOTE}{text}" if text.startswith(SIGNS) else text


def shield(text: str) -> str:
    """Neutralise a text so that `unshield` restores it: one that begins with the quote gets another."""
    return f"{QUOTE}{text}" if text.startswith((*SIGNS, QUOTE)) else text


def unshield(text: str) -> str:
    """Restore a shielded text; any other, such as a NIP behind a quote that somebody typed, stays."""
    return text[1:] if text.startswith(QUOTE) and text[1:].startswith((*SIGNS, QUOTE)) else text
