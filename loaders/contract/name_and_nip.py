"""Lists that write a person's name and NIP into one cell: "Nama / NIP" over "Pegawai 00001 / 199001012015011001"."""

import re

from loaders.contract.headers import Header

BOTH = re.compile(r"\bnama\b.*\bnip\b|\bnip\b.*\bnama\b", re.IGNORECASE | re.DOTALL)


def title_of_both(header: Header) -> str:
    """Return the title over a column of names and NIP, or an empty text."""
    return next((" ".join(title.text.split()) for title in header.titles if BOTH.search(title.text)), "")


def nip_has_names(header: Header) -> bool:
    """Tell whether the cells of the column of NIP hold names before them."""
    at = header.columns.get("nip", len(header.titles))
    return at < len(header.titles) and BOTH.search(header.titles[at].text) is not None
