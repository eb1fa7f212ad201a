"""The list of pages: one record says everything about a page, and a page finds its own by its file."""

from dataclasses import dataclass, replace
from pathlib import Path

from access.roles import Permission, Viewer, is_allowed

PUBLIC_FOLDER = "public"


@dataclass(frozen=True)
class Page:
    """One page: `name` is its file in pages/ without the ending, `path` its address below the dashboard's.

    `needs` closes it to viewers without that permission. `has_public_form` sends those who may not see exact figures
    to the file of the same name in pages/public/, which may ask a `public_question` of its own, in which the
    names of the city (text.institutions) are still to be put. `is_presentable` puts
    it into presentation mode, in the order of PAGES; `has_unit_slides` adds a series of one slide for each OPD.
    """

    name: str
    title: str
    path: str
    icon: str
    question: str
    needs: Permission | None = None
    has_public_form: bool = False
    public_question: str = ""
    is_presentable: bool = False
    has_unit_slides: bool = False

    def is_open_to(self, viewer: Viewer) -> bool:
        """Whether a viewer may see the page in any form."""
        return self.needs is None or is_allowed(viewer, self.needs)

    def file_for(self, viewer: Viewer) -> str:
        """Return the file that a viewer gets at the page's address, below pages/."""
        if not self.is_open_to(viewer):
            return CLOSED_FILE
        is_public = self.has_public_form and not is_allowed(viewer, Permission.EXACT_AGGREGATES)
        return f"{PUBLIC_FOLDER}/{self.name}.py" if is_public else f"{self.name}.py"


PAGES = (
    Page(
        "ringkasan",
        "Ringkasan",
        "",
        ":material/home:",
        "Di mana posisi kita, dan apa yang menunggu?",
        has_public_form=True,
        public_question="Sejauh mana ASN {city} menandatangani pakta integritas netralitas?",
        is_presentable=True,
    ),
    Page(
        "kepatuhan_opd",
        "Kepatuhan OPD",
        "kepatuhan-opd",
        ":material/account_balance:",
        "OPD mana yang belum selesai?",
        has_public_form=True,
        is_presentable=True,
        has_unit_slides=True,
    ),
    Page(
        "kepatuhan_wilayah",
        "Kepatuhan wilayah",
        "kepatuhan-wilayah",
        ":material/grid_view:",
        "Kecamatan dan kelurahan mana yang belum selesai?",
        has_public_form=True,
        is_presentable=True,
    ),
    Page(
        "pelanggaran",
        "Pelanggaran",
        "pelanggaran",
        ":material/gavel:",
        "Seberapa berat, bentuk apa, kapan, dan dari mana?",
        has_public_form=True,
        public_question="Seberapa berat dugaan pelanggaran netralitas?",
        is_presentable=True,
    ),
    Page(
        "penanganan",
        "Penanganan perkara",
        "penanganan",
        ":material/stairs:",
        "Perkara mana macet, pada siapa, sejak kapan, dan bagaimana akhirnya?",
        has_public_form=True,
        public_question="Sampai di mana perkara ditangani?",
        is_presentable=True,
    ),
    Page(
        "rekonsiliasi",
        "Rekonsiliasi Bawaslu",
        "rekonsiliasi",
        ":material/compare_arrows:",
        "Apakah register kita dan register Bawaslu sama?",
        needs=Permission.RECONCILIATION,
        is_presentable=True,
    ),
    Page(
        "tahapan",
        "Tahapan dan kegiatan",
        "tahapan",
        ":material/calendar_month:",
        "Di tahap mana pemilihan, apa yang dilarang, dan apa yang sudah dilakukan?",
        is_presentable=True,
    ),
    Page(
        "dasar_hukum",
        "Dasar hukum",
        "dasar-hukum",
        ":material/balance:",
        "Menurut aturan mana kita menghitung, dan mana yang belum dicocokkan?",
    ),
    Page("bahan_rapat", "Bahan rapat", "bahan-rapat", ":material/co_present:", "Apa yang dibawa ke rapat?"),
    Page(
        "data",
        "Data",
        "data",
        ":material/database:",
        "Dapatkah angka ini dipercaya, dan bagaimana data masuk?",
        has_public_form=True,
        public_question="Dapatkah angka ini dipercaya?",
    ),
    Page("panduan", "Panduan", "panduan", ":material/menu_book:", "Apa yang saya cari, dan di mana?"),
)
"""In the order of the menu."""
CLOSED = Page("closed", "Halaman terbatas", "", "", "Halaman ini tidak terbuka untuk peran Anda.")
"""What stands at the address of a page that this viewer may not see."""
CLOSED_FILE = f"{PUBLIC_FOLDER}/{CLOSED.name}.py"


def find(name: str) -> Page:
    """Return the record of that name; raises LookupError where there is none."""
    for page in (*PAGES, CLOSED):
        if page.name == name:
            return page
    raise LookupError(f"web/navigation.py: tidak ada halaman {name!r}")


def page_of(file: str) -> Page:
    """Return the record of a page's file; of its public form with the question that the public reads."""
    path = Path(file)
    page = find(path.stem)
    if path.parent.name == PUBLIC_FOLDER and page.public_question:
        return replace(page, question=page.public_question)
    return page
