"""A pack as a message for WhatsApp: at most ten lines, with the position date and the link at the end."""

from reports.document import Pack
from reports.writers.formatting import bare, subtitle

LINES = 10
STRONG = "*"
"""How WhatsApp marks what is strong."""


def write(pack: Pack) -> bytes:
    """Write the text, UTF-8."""
    return text(pack).encode()


def text(pack: Pack) -> str:
    """Title, sentences as far as ten lines go, what the public must know, and where to look."""
    mark = f"{pack.stamp.mark}: " if pack.stamp.mark else ""
    top = [f"{STRONG}{mark}{_inert(pack.title)}{STRONG}", _inert(subtitle(pack))]
    end = [*([pack.stamp.hidden] if pack.stamp.hidden else []), pack.stamp.link]
    lines = [f"- {_inert(bare(line))}" for line in pack.message]
    return "\n".join([*top, *lines[: LINES - len(top) - len(end)], *end])


def _inert(line: str) -> str:
    """Escape a line for WhatsApp, which reads *, _, ~ and ` around words as marks."""
    return line.translate(str.maketrans("*_~`", "∗＿～´"))
