"""Parsers of command lines that say in Indonesian what argparse says in English."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

TRANSLATIONS: Mapping[str, str] = {
    "usage: ": "pemakaian: ",
    "positional arguments": "argumen",
    "options": "pilihan",
    "subcommands": "perintah",
    "%(heading)s:": "%(heading)s:",
    " (default: %(default)s)": " (bila kosong: %(default)s)",
    "show this help message and exit": "tampilkan bantuan ini lalu selesai",
    "show program's version number and exit": "tampilkan versi lalu selesai",
    "%(prog)s: error: %(message)s\n": "%(prog)s: salah pakai: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: perhatian: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argumen %(argument_name)s: %(message)s",
    "argument '%(argument_name)s' is deprecated": "argumen '%(argument_name)s' akan dihapus",
    "option '%(option)s' is deprecated": "pilihan '%(option)s' akan dihapus",
    "command '%(parser_name)s' is deprecated": "perintah '%(parser_name)s' akan dihapus",
    "the following arguments are required: %s": "yang ini harus disebut: %s",
    "one of the arguments %s is required": "salah satu dari ini harus disebut: %s",
    "not allowed with argument %s": "tidak dapat bersama %s",
    "expected one argument": "perlu satu nilai",
    "expected at most one argument": "paling banyak satu nilai",
    "expected at least one argument": "perlu paling sedikit satu nilai",
    "expected %s argument": "perlu %s nilai",
    "expected %s arguments": "perlu %s nilai",
    "invalid %(type)s value: %(value)r": "%(value)r tidak dapat dibaca",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak ada; pilih dari %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r tidak ada; pilih dari %(choices)s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "unexpected option string: %s": "pilihan tidak dikenal: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s; tulis lengkap",
    "ignored explicit argument %r": "nilai %r tidak diminta",
    "can't open '%(filename)s': %(error)s": "'%(filename)s' tidak dapat dibuka: %(error)s",
    'argument "-" with mode %r': '"-" tidak dapat dipakai untuk %r',
}
"""What users can come to see, from the templates of argparse in Python 3.11 to 3.13."""


def new_parser(room: str, description: str) -> argparse.ArgumentParser:
    """Return a parser in Indonesian for a room's command, named as it was called: by `netra` or by `python -m`."""
    argparse.__dict__.update(_=_translate, ngettext=_translate_number)  # the names argparse looks its texts up by
    caller = "netra" if Path(sys.argv[0]).name == "netra" else "python -m"
    return argparse.ArgumentParser(prog=f"{caller} {room}".strip(), description=description)


def day(text: str) -> date:
    """Read a day such as 2024-08-26; for `type=` of an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tanggal {text!r} tidak dapat dibaca; tulis seperti 2024-08-26") from None


def _translate(template: str) -> str:
    return TRANSLATIONS.get(template, template)


def _translate_number(one: str, many: str, count: int) -> str:
    return _translate(one if count == 1 else many)
