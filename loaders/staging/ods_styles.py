"""Styles of an ODS file, as far as they change what is read: shares of a hundred, and sheets that nobody sees."""

from collections.abc import Mapping

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "
MOST_PARENTS = 20


class Styles:
    """Styles by their names; those of the content come after those of the whole document and count instead of them."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self._is_share: dict[str, bool] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._table = ""

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Take an element that may be a part of a style."""
        name = attrs.get(f"{STYLE}name", "")
        if tag.startswith(NUMBER) and tag.endswith("-style"):
            self._is_share[name] = tag == f"{NUMBER}percentage-style"
        elif tag == f"{STYLE}style":
            self._table = name if attrs.get(f"{STYLE}family") == "table" else ""
            if attrs.get(f"{STYLE}family") == "table-cell":
                self._cells[name] = (
                    attrs.get(f"{STYLE}data-style-name", ""),
                    attrs.get(f"{STYLE}parent-style-name", ""),
                )
        elif tag == f"{STYLE}table-properties" and self._table and attrs.get(f"{TABLE}display") == "false":
            self.hidden_tables.add(self._table)

    def is_share(self, name: str) -> bool:
        """Tell whether cells of this style, or of those that it stands on, show shares of a hundred."""
        for _ in range(MOST_PARENTS):
            data, parent = self._cells.get(name, ("", ""))
            if data or not parent:
                return self._is_share.get(data, False)
            name = parent
        return False
