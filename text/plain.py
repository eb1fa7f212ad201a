"""Text as it was meant, of text as programs store it: signs that nobody sees, and signs that look like others.

One table for Python and for SQL: `PLAIN_FROM` and `PLAIN_TO` are the arguments of SQL's `translate`.
"""

import re
import unicodedata

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02bb\u0060\u00b4\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F)))
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
PLAIN_FROM = _BLANKS + _APOSTROPHES + _DASHES + _WIDE + _INVISIBLE
PLAIN_TO = " " * len(_BLANKS) + "'" * len(_APOSTROPHES) + "-" * len(_DASHES) + "".join(map(chr, range(0x21, 0x7F)))
"""What each of the first signs of `PLAIN_FROM` stands for; the others, which are invisible, stand for nothing."""

_TO_PLAIN = {ord(sign): PLAIN_TO[at] if at < len(PLAIN_TO) else None for at, sign in enumerate(PLAIN_FROM)}
_SIBLINGS = str.maketrans(
    "АВСЕНІЈКМОРЅТУХаеосрхуіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABCEHIJKMOPSTYXaeocpxyijshdqwABEZHIKMNOPTYXo",
)
_FORMULA_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)
_LETTER_IN_NUMBER = re.compile(r"(?<=\d)[OoIl](?=\d)")


def plain(text: str) -> str:
    """Return the text without invisible signs, with common blanks, apostrophes and dashes, trimmed.

    `="199001012015011001"`, which keeps Excel from taking a text for a number, is the text inside.
    """
    if not text.isascii():
        text = text.translate(_TO_PLAIN)
    return _FORMULA_TEXT.sub(r"\1", " ".join(text.split()))


def folded(text: str) -> str:
    """Return the text with Latin letters for the Cyrillic, Greek and wide ones that look the same."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_TO_PLAIN)).translate(_SIBLINGS)


def has_letter_for_digit(text: str) -> bool:
    """Tell whether a letter that looks like a digit stands between digits, as in 2O24."""
    return _LETTER_IN_NUMBER.search(folded(text)) is not None
