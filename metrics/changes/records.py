"""What is said of a comparison wherever it is shown; each is one frame of `metrics.changes.Changes`, by its name."""

from collections.abc import Mapping

from access.roles import Permission
from metrics.definitions.inputs import LOADING
from metrics.definitions.record import Metric

LISTED = "Tidak ada: ini daftar, bukan persentase"
BOTH = "yang ada dalam salah satu dari dua muatan"
SAME_DAY = "Kedua muatan dihitung untuk tanggal posisi yang sama, paling akhir hari terakhir yang dikenal keduanya."
WHY = (
    "Sebab dihitung berurutan, masing-masing dengan satu hal dari muatan yang lebih baru: aturan, lalu daftar wajib "
    "(masuk, keluar, dikecualikan, pindah unit), lalu tanda tangan (terlambat dikirim, dihapus, dikoreksi); rekap: yang "
    "hilang, yang dikoreksi, yang baru. Unit yang berganti dari rekap ke daftar orang, atau sebaliknya, punya satu sebab. "
    "Jumlah semua sebab sama dengan selisihnya."
)


ROWS = {"added": "Baru", "gone": "Dihapus", "changed": "Dikoreksi", "changed_in": "Yang dikoreksi"}
FIGURES = {"name": "Angka", "before": "Dulu", "after": "Kini", "difference": "Selisih", "why": "Sebab"}


def _comparison(
    name: str, title: str, question: str, definition: str, unit: str, columns: str, headings: Mapping[str, str]
) -> Metric:
    return Metric(
        name=name,
        title=title,
        question=question,
        definition=definition,
        numerator=f"{unit} {BOTH}",
        denominator=LISTED,
        exclusions="Tidak ada; nama orang tidak ditampilkan",
        unit=unit,
        columns=tuple(columns.split()),
        inputs=LOADING,
        population="Dua muatan yang dipilih",
        headings=headings,
        sql="",
        right=Permission.BUILDS,
    )


COMPARISONS = (
    _comparison(
        "changes_sources",
        "Baris yang berubah, menurut sumber",
        "Kiriman mana yang menambah, menghapus, atau mengubah baris?",
        "Baris kedua muatan dipasangkan menurut kuncinya: orang dan siklus; unit dan posisi; nomor perkara, tahap dan "
        "tanggal; nomor register; tanggal, jenis dan judul. Berubah: ada pada keduanya dengan isi yang berlainan.",
        "baris",
        "kind source rows_before rows_after added gone changed changed_in state",
        {"name": "Isi", "source": "Sumber", "rows_before": "Baris dulu", "rows_after": "Baris kini"}
        | ROWS
        | {"state": "Keterangan"},
    ),
    _comparison(
        "changes_units",
        "Baris yang berubah, menurut unit",
        "Data unit mana yang berubah?",
        "Seperti menurut sumber, untuk OPD siklus itu bersama unit di bawahnya; yang tidak berubah tidak disebut.",
        "baris",
        "cycle unit_id unit kind added gone changed changed_in",
        {"cycle": "Siklus", "unit": "Unit kerja", "name": "Isi"} | ROWS,
    ),
    _comparison(
        "changes_figures",
        "Capaian yang berubah untuk tanggal yang sama",
        "Angka mana yang kini lain daripada yang disampaikan dulu, dan mengapa?",
        f"{SAME_DAY} {WHY}",
        "orang",
        "cycle unit_id unit measure before after difference late corrected removed joined left excluded basis rules counting",
        {"cycle": "Siklus", "unit": "Unit kerja"} | FIGURES,
    ),
    _comparison(
        "changes_cases",
        "Hitungan perkara yang berubah untuk tanggal yang sama",
        "Jumlah perkara mana yang kini lain, dan mengapa?",
        f"{SAME_DAY} Setiap perkara yang terhitung lain punya satu sebab: baru dikirim (perkara atau tahapnya), dihapus, "
        "dikoreksi, atau aturan.",
        "perkara",
        "cycle measure before after difference late corrected removed rules",
        {"cycle": "Siklus"} | FIGURES,
    ),
    _comparison(
        "changes_rules",
        "Aturan dan rujukan yang berubah",
        "Apakah aturannya sendiri berubah?",
        "Baris tabel rujukan yang berlainan, dan cara menghitung dalam pemuat. Baris yang diubah terhitung satu hilang dan "
        "satu baru.",
        "baris",
        "rule added gone state",
        {"rule": "Aturan atau rujukan", "added": "Baris baru", "gone": "Baris hilang", "state": "Keterangan"},
    ),
)
