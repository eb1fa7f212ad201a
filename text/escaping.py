"""Words from data on their way to a screen: shown as they are, whatever Markdown, HTML or Plotly would make of them.

Titles, sentences and pictures mix words from data with marks of ours (`**`, `<b>`, `<br>`). So that no word can pass
for a mark, the signs that marks are made of are swapped for their wide siblings when rows are read (`guarded`); each
place that shows text swaps them back in its own manner. What is forgotten shows a wide sign, and marks nothing.
"""

import re
from datetime import date, datetime
from typing import Any

import pandas as pd

SIGNS = "<>&*[]`$~#\\"
_WIDE = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in SIGNS} | {ord("\n"): "\u2028", ord("\r"): "\u2029"}
_BACK = {ord(wide): chr(sign) for sign, wide in _WIDE.items()}
_SIGN, _SIBLING = (re.compile(f"[{re.escape(''.join(map(chr, signs)))}]") for signs in (_WIDE, _BACK))
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs that turn the direction of what follows: with one a text can be made to read as another."""
_ON_ONE_LINE = dict.fromkeys(map(ord, "\u2028\u2029\t"), " ") | _TURNING
_IN_A_PICTURE = _BACK | _ON_ONE_LINE | {ord("＜"): "&lt;", ord("＞"): "&gt;", ord("＆"): "&amp;"}
_NO_TEXT = {int, float, bool, type(None), date, datetime}
_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _IN_A_PICTURE)))}]")
_FOUND = re.compile(
    r"(?<=:)(?=//|[\w+/-]+:)|(?<=www)(?=[.．])|(?<=@)(?=[-\w]+\.)|(?<=[-<>~=＜＞～])(?=[-<>=＜＞])", re.IGNORECASE
)
"""Where Streamlit finds links, mail addresses, pictures (:smile:) and arrows, escaped or not."""
_JOINER = "\u2060"
"""Has no width; with it inside, a word is the name of nothing."""
_READ = re.compile(r"[_|]|:(?=[A-Za-z:])(?!(?:\w+-badge|small)\[)|&(?=#?\w+;)")
"""What Markdown reads as marks and we never use as such; `guarded` leaves it, since codes hold it."""
_BEGINNING = re.compile(r"^(\s*\d*)([-+=.)])(?=[\s=-]|$)")
"""What makes a list, a rule or a heading of a line."""


def guard_frame(rows: pd.DataFrame) -> pd.DataFrame:
    """Swap every sign of Markdown or HTML in the texts of the rows for its wide sibling."""
    return _each_text(rows, _SIGN, _WIDE)


def unguard_frame(rows: pd.DataFrame) -> pd.DataFrame:
    """Restore the rows as they were read: for tables and files, in which nothing is markup."""
    return _each_text(rows, _SIBLING, _BACK)


def _each_text(rows: pd.DataFrame, looked_for: re.Pattern[str], swaps: dict[int, str]) -> pd.DataFrame:
    changed = {}
    for name in rows.columns[[str(kind) in ("str", "object", "category") for kind in rows.dtypes]]:
        values = rows[name].to_numpy(dtype=object)
        if any(isinstance(value, str) and looked_for.search(value) for value in values):
            changed[name] = [value.translate(swaps) if isinstance(value, str) else value for value in values]
    return rows.assign(**changed) if changed else rows


def unguard_text(text: str) -> str:
    """Restore a text as it was read: where nothing is markup, as in a select box or a file."""
    return text.translate(_BACK)


def escape_data_words(text: str) -> str:
    """Escape the words from data in Markdown of ours, whose own marks stay marks."""
    joined = _FOUND.sub(_JOINER, text.translate(_ON_ONE_LINE))
    escaped = _READ.sub(r"\\\g<0>", joined)
    return _SIBLING.sub(lambda found: "\\" + found[0].translate(_BACK), escaped)


def escape_all(text: str) -> str:
    """Escape a text as a whole: nothing in it is markup, whoever wrote it."""
    line = " ".join(re.split(r"[ \t\r\n\u2028\u2029]+", text)).translate(_WIDE)
    return _BEGINNING.sub(r"\1\\\2", escape_data_words(line), count=1)


def for_plotly(value: Any) -> Any:
    """Escape the words from data in a part of a Plotly figure, whose own marks stay marks."""
    if isinstance(value, str):
        return value if value.isascii() or not _CHANGED.search(value) else value.translate(_IN_A_PICTURE)
    if isinstance(value, dict):
        return {name: for_plotly(inner) for name, inner in value.items()}
    if not isinstance(value, list | tuple):
        return value
    # Most of a picture is numbers and days: not worth a call each.
    return [inner if type(inner) in _NO_TEXT else for_plotly(inner) for inner in value]
