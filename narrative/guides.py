"""The guides: for each kind of reader five things and how to do them; one record feeds page, document and pictures."""

from dataclasses import dataclass

from access.roles import ROLE_NAMES, Role
from settings import ROOT
from text.institutions import CityNames

FOLDER = ROOT / "docs" / "panduan"
"""Where the pictures and the documents lie."""

BEFORE_DUE, IN_CAMPAIGN = "2024-09-17", "2024-11-20"
"""The days of the simulated city that the pictures show: a week before the due day, and late in the campaign."""


@dataclass(frozen=True)
class GuideStep:
    """One thing to do: on which page (its name in addresses.PAGES), what the picture shows there (a CSS selector).

    `press` is a switch or tab to be pressed first, by its name on the screen; `on` the position date of the picture.
    """

    title: str
    how: str
    page: str
    picture: str
    shows: str
    on: str = BEFORE_DUE
    press: str = ""


@dataclass(frozen=True)
class Guide:
    """One page for one kind of reader."""

    name: str
    role: Role
    opening: str
    steps: tuple[GuideStep, ...]

    @property
    def reader(self) -> str:
        """Who it is for, as the role is called on the screen; the names of the city are still to be put in."""
        return ROLE_NAMES[self.role]


def _panel(key: str) -> str:
    return f".st-key-panel-{key}"


GUIDES = (
    Guide(
        "pimpinan",
        Role.PIMPINAN,
        "Lima menit sebelum rapat: baca Ringkasan, lalu bawa bahan paparannya.",
        (
            GuideStep(
                "Di mana posisi kita hari ini",
                "Buka Ringkasan. Kalimat di atas menyebut yang sudah dan belum tanda tangan, apa yang berubah sejak hari "
                "yang dipilih pada “Dibandingkan dengan”, dan apa yang menunggu.",
                "ringkasan",
                "posisi",
                ".st-key-tiles",
            ),
            GuideStep(
                "OPD mana yang belum selesai",
                "Buka Kepatuhan OPD. Capaian terendah di atas; batang terang sudah tanda tangan, batang gelap tepat waktu "
                "dan terverifikasi. Angka n/N selalu di sebelahnya.",
                "kepatuhan_opd",
                "opd",
                _panel("compliance_by_unit"),
            ),
            GuideStep(
                "Kecamatan dan kelurahan mana",
                "Buka Kepatuhan wilayah. Satu kotak satu kelurahan; makin gelap makin banyak yang sudah. Pilih lingkup "
                "kecamatan di sisi kiri untuk melihat lebih dekat.",
                "kepatuhan_wilayah",
                "wilayah",
                _panel("compliance_by_kelurahan"),
            ),
            GuideStep(
                "Seberapa berat pelanggarannya",
                "Buka Pelanggaran. Tingkat menurut SK yang berlaku, dari terang ke gelap; abu-abu belum diputus. Angka "
                "nasional ada di bawah dan tidak dapat dibandingkan langsung.",
                "pelanggaran",
                "tingkat",
                _panel("violations_by_severity"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Membawa bahan ke rapat",
                "Buka Bahan rapat, pilih rapatnya, lalu unduh PPTX (grafiknya dapat disunting) atau PDF. Teks untuk "
                "WhatsApp tinggal disalin.",
                "bahan_rapat",
                "bahan",
                '[data-testid="stMainBlockContainer"]',
            ),
        ),
    ),
    Guide(
        "sekda",
        Role.SEKDA,
        "Untuk monev: siapa harus mengerjakan apa sampai kapan, dan apakah keputusan yang lalu ada hasilnya.",
        (
            GuideStep(
                "Siapa yang harus ditagih",
                "Buka Ringkasan. Daftar tindakan mendahulukan perkara yang lewat batas dan OPD yang tidak akan selesai "
                "pada waktunya.",
                "ringkasan",
                "tindakan",
                _panel("actions"),
            ),
            GuideStep(
                "Apakah mereka selesai tepat waktu",
                "Buka Kepatuhan OPD. Titik adalah hari selesai menurut laju sepuluh hari kerja terakhir, garis adalah "
                "rentangnya. Di bawahnya ada teks pengingat per OPD yang tinggal disalin.",
                "kepatuhan_opd",
                "laju",
                _panel("pace_by_unit"),
            ),
            GuideStep(
                "Siapa yang belum tanda tangan",
                "Di bagian bawah Kepatuhan OPD, nyalakan “Tampilkan nama yang belum tanda tangan”. Setiap pembukaan nama "
                "dicatat.",
                "kepatuhan_opd",
                "nama",
                _panel("unsigned_people-table"),
                BEFORE_DUE,
                "Tampilkan nama yang belum tanda tangan",
            ),
            GuideStep(
                "Perkara mana macet, pada siapa",
                "Buka Penanganan perkara. Batang adalah hari terpakai, garis tegak batasnya, merah sesudahnya. Pilih satu "
                "perkara untuk melihat langkah demi langkah.",
                "penanganan",
                "macet",
                _panel("case_list"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Laporan monev dan notula",
                "Buka Bahan rapat dan pilih Laporan monev Sekda: XLSX dengan tabel yang dapat disaring, atau PDF dengan "
                "daftar tagihan dan notula kosong.",
                "bahan_rapat",
                "monev",
                '[data-testid="stMainBlockContainer"]',
            ),
        ),
    ),
    Guide(
        "pengelola",
        Role.PENGELOLA,
        "Data masuk lewat berkas kantor seperti adanya; yang tidak dimengerti dikembalikan dengan alasannya.",
        (
            GuideStep(
                "Memasukkan berkas",
                "Buka Data, tab “Unggah berkas”. Lepaskan berkas; sebelum apa pun terbit terlihat apa yang dikenali, berapa baris "
                "dimuat atau ditolak, dan capaian mana yang berubah. Terbitkan atau buang. Berkas yang keliru ditarik atau "
                "diganti di tab yang sama, dan dapat dikembalikan.",
                "data",
                "unggah",
                '[data-testid="stMainBlockContainer"]',
                IN_CAMPAIGN,
                "Unggah berkas",
            ),
            GuideStep(
                "Membetulkan baris yang ditolak",
                "Buka Data, tab “Ditolak”. Unduh baris yang ditolak dalam bentuk berkas aslinya, betulkan, lalu serahkan "
                "kembali apa adanya.",
                "data",
                "ditolak",
                _panel("rejects_summary-table"),
                IN_CAMPAIGN,
                "Ditolak",
            ),
            GuideStep(
                "Memberi templat kepada OPD",
                "Buka Data, tab “Cara memasukkan data”. Templat XLSX berisi pilihan, contoh, dan penjelasan; kantor yang "
                "punya berkas sendiri tidak wajib memakainya.",
                "data",
                "templat",
                '[data-testid="stMainBlockContainer"]',
                IN_CAMPAIGN,
                "Cara memasukkan data",
            ),
            GuideStep(
                "Melihat sumber yang terlambat atau gagal",
                "Buka Data, tab “Sumber”. Bila sumber gagal, data baiknya yang terakhir tetap dipakai dan kepala halaman "
                "menyebutnya. Peringatan dikirim sendiri bila diatur.",
                "data",
                "sumber",
                _panel("sources-table"),
                IN_CAMPAIGN,
                "Sumber",
            ),
            GuideStep(
                "Menjelaskan angka yang berubah",
                "Buka Data, tab “Muatan dan perubahan”. Bandingkan dua muatan: baris yang bertambah, hilang, berubah, dan capaian yang "
                "dihitung ulang dengan sebabnya. Sematkan muatan rapat agar tidak terhapus.",
                "data",
                "berubah",
                '[data-testid="stMainBlockContainer"]',
                IN_CAMPAIGN,
                "Muatan dan perubahan",
            ),
        ),
    ),
    Guide(
        "bawaslu",
        Role.BAWASLU,
        "Untuk rapat koordinasi: apakah kedua register sama, dan apa yang menunggu siapa.",
        (
            GuideStep(
                "Apakah kedua register sama",
                "Buka Rekonsiliasi Bawaslu: perkara di kedua register, di salah satunya saja, dan yang mungkin sama.",
                "rekonsiliasi",
                "register",
                _panel("reconciliation_summary"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Apa yang berbeda",
                "Di halaman yang sama: perbedaan status, tanggal, dan tingkat, menurut kita dan menurut Bawaslu; daftarnya "
                "dapat diunduh.",
                "rekonsiliasi",
                "berbeda",
                _panel("reconciliation_list-table"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Sudah berapa lama setiap perkara",
                "Buka Penanganan perkara. Setiap perkara berjalan terhadap batas waktunya; hari kerja dan hari kalender "
                "menurut aturannya.",
                "penanganan",
                "umur",
                _panel("case_list"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Satu perkara, langkah demi langkah",
                "Di bawahnya pilih satu perkara: langkah, lembaga, dokumen, jatuh tempo, dan apa yang ditunggu.",
                "penanganan",
                "langkah",
                _panel("case_history"),
                IN_CAMPAIGN,
            ),
            GuideStep(
                "Bahan koordinasi",
                "Buka Bahan rapat dan pilih Bahan koordinasi dengan Bawaslu: rekonsiliasi, umur perkara, dan yang menunggu, "
                "tanpa nama.",
                "bahan_rapat",
                "koordinasi",
                '[data-testid="stMainBlockContainer"]',
                IN_CAMPAIGN,
            ),
        ),
    ),
)


def picture_of(guide: Guide, step: GuideStep) -> str:
    """Name a picture's file."""
    return f"{guide.name}-{step.picture}.png"


def document(guide: Guide, names: CityNames) -> str:
    """Write the guide as Markdown, its pictures beside it."""
    lines = [f"# Panduan untuk {names.fill(guide.reader)}", "", guide.opening, ""]
    for at, step in enumerate(guide.steps, start=1):
        lines += [f"## {at}. {step.title}", "", step.how, "", f"![{step.title}]({picture_of(guide, step)})", ""]
    return "\n".join([*lines, "Gambar dari data simulasi; orangnya tidak ada.", ""])
