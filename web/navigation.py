"""Where the pages are: their files and addresses, and which file a viewer gets at an address."""

from typing import NamedTuple

from access.roles import Permission, Viewer, is_allowed


class Address(NamedTuple):
    """One page: its file without the ending, its title, its address, its icon."""

    name: str
    title: str
    path: str
    icon: str


PAGES = (
    Address("ringkasan", "Ringkasan", "", ":material/home:"),
    Address("kepatuhan_opd", "Kepatuhan OPD", "kepatuhan-opd", ":material/account_balance:"),
    Address("kepatuhan_wilayah", "Kepatuhan wilayah", "kepatuhan-wilayah", ":material/grid_view:"),
    Address("pelanggaran", "Pelanggaran", "pelanggaran", ":material/gavel:"),
    Address("penanganan", "Penanganan perkara", "penanganan", ":material/stairs:"),
    Address("rekonsiliasi", "Rekonsiliasi Bawaslu", "rekonsiliasi", ":material/compare_arrows:"),
    Address("tahapan", "Tahapan dan kegiatan", "tahapan", ":material/calendar_month:"),
    Address("bahan_rapat", "Bahan rapat", "bahan-rapat", ":material/co_present:"),
    Address("data", "Data", "data", ":material/database:"),
    Address("panduan", "Panduan", "panduan", ":material/menu_book:"),
)
PUBLIC_PAGES = {"ringkasan", "kepatuhan_opd", "kepatuhan_wilayah", "pelanggaran", "penanganan", "data"}
"""Those with a form of their own for the public, in pages/public/."""
NEEDED = {"rekonsiliasi": Permission.RECONCILIATION}
"""What a viewer must have the right to; others see that the page is closed."""
CLOSED = "public/closed.py"


def file_of(name: str, viewer: Viewer) -> str:
    """The file that a viewer gets at a page's address."""
    if name in NEEDED and not is_allowed(viewer, NEEDED[name]):
        return CLOSED
    is_public = name in PUBLIC_PAGES and not is_allowed(viewer, Permission.EXACT_AGGREGATES)
    return f"public/{name}.py" if is_public else f"{name}.py"
