"""From the roster to the obliged, and what a changed base did to the share: the denominator told apart."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.record import Metric

# fmt: off
METRICS = (
    Metric(
        name="denominator_bridge",
        right=Permission.EXACT_AGGREGATES,
        title="Dari daftar sampai wajib tanda tangan",
        question="Siapa yang dihitung wajib tanda tangan, dan siapa yang tidak?",
        definition=(
            "Semua orang dalam daftar siklus itu, dikurangi yang pada tanggal posisi belum mulai atau sudah selesai "
            "bertugas, lalu yang dikecualikan menurut alasannya; ditambah jumlah wajib unit yang hanya menyampaikan rekap. "
            "Setiap orang dihitung pada satu langkah, yang pertama kena. Setelah hari pemungutan suara: keadaan pada hari "
            "itu. Pengecualian berlaku sepanjang siklus, kecuali yang berhenti atau pensiun dengan tanggal selesai: sesudah hari "
            "itu. Ejaan alasan disamakan dengan data rujukan; alasan yang tidak dikenal tidak mengecualikan siapa pun, dan menjadi temuan"
        ),
        numerator="orang pada langkah itu",
        denominator="semua orang dalam daftar siklus itu; hasilnya wajib tanda tangan seperti pada angka kepatuhan",
        exclusions="Rekap dari unit yang punya daftar orang: daftar orang yang dihitung",
        unit="orang",
        columns=("cycle", "step", "step_order", "people", "step_name", "effect", "units"),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="Orang dalam daftar siklus ini",
        headings={"step_name": "Langkah", "effect": "Pengaruh", "people": "Orang", "units": "Unit"},
        sql="""
            WITH standing AS (
                SELECT * FROM roster_standing($cycle, $as_of, $unit_id, $kecamatan_id)
            ),
            recaps AS (
                SELECT cycle, total(obliged) AS people, count(*) AS units
                FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id)
                WHERE basis = 'recap'
                GROUP BY cycle
            ),
            parts AS (
                SELECT cycle, 'daftar' AS step, total(people) AS people, NULL AS units FROM standing GROUP BY cycle
                UNION ALL
                SELECT cycle, standing, people, NULL FROM standing WHERE standing <> 'wajib'
                UNION ALL
                SELECT cycle, 'wajib_orang', total(if(standing = 'wajib', people, 0)), NULL FROM standing GROUP BY cycle
                UNION ALL
                SELECT cycle, 'rekap', people, units FROM recaps
            )
            SELECT p.cycle, p.step, s.step_order, p.people, s.step_name, s.effect, p.units
            FROM (
                FROM parts
                UNION ALL
                SELECT cycle, 'wajib', total(people), NULL FROM parts WHERE step IN ('wajib_orang', 'rekap') GROUP BY cycle
            ) AS p
            JOIN bridge_steps AS s ON s.step = p.step
            ORDER BY p.cycle, s.step_order, p.step
        """,
    ),
    Metric(
        name="denominator_change",
        right=Permission.EXACT_AGGREGATES,
        title="Perubahan capaian: tanda tangan baru dan perubahan jumlah wajib",
        question="Berapa dari kenaikan capaian berasal dari tanda tangan, dan berapa dari berubahnya jumlah wajib?",
        definition=(
            "Capaian pada tanggal posisi dibandingkan dengan 30 hari sebelumnya (setelah hari pemungutan suara: 30 hari "
            "sebelum hari itu), tetapi tidak sebelum hari pertama ada tanda tangan di kota pada siklus itu. Akibat "
            "perubahan wajib: tanda tangan sampai hari terdahulu di antara yang wajib sekarang dibagi wajib sekarang, "
            "dikurangi capaian hari terdahulu. Akibat tanda tangan: selebihnya. Keduanya berjumlah tepat sama dengan "
            "perubahan capaian. Yang keluar sesudah tanda tangan menurunkan, yang keluar tanpa tanda tangan menaikkan. Unit "
            "rekap: yang sudah tanda tangan dianggap tetap; unit yang baru mengirim rekap masuk dengan rekap pertamanya"
        ),
        numerator="sudah tanda tangan pada hari itu, di antara yang wajib pada hari itu",
        denominator="wajib tanda tangan pada hari itu",
        exclusions="Hari sebelum ada tanda tangan di kota pada siklus itu. Perubahan antara dua muatan data tidak terlihat di sini",
        unit="orang",
        columns=(
            "cycle", "from_on", "until_on", "obliged_then", "signed_then", "signed_stayed", "obliged", "signed",
            "joined", "gone", "recap_change", "then_pct", "stayed_pct", "now_pct", "rise_pct", "base_pct", "signing_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        note=(
            "Pembanding: 30 hari sebelumnya, tetapi tidak sebelum hari pertama ada tanda tangan. Sumbu tidak mulai dari nol."
        ),
        headings={"line": "Langkah", "count": "Sudah/wajib (orang)", "points": "Capaian"},
        sql="""
            WITH sums AS (
                SELECT
                    cycle, total(obliged_then) AS obliged_then, total(signed_then) AS signed_then,
                    total(stayed) AS signed_stayed, total(obliged) AS obliged, total(signed) AS signed,
                    total(joined) AS joined, total(gone) AS gone,
                    total(if(basis = 'recap', obliged - obliged_then, 0)) AS recap_change
                FROM base_parts($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle
            )
            SELECT
                s.*, b.from_on, b.until_on,
                share_pct(s.signed_then, s.obliged_then) AS then_pct,
                share_pct(s.signed_stayed, s.obliged) AS stayed_pct,
                share_pct(s.signed, s.obliged) AS now_pct,
                now_pct - then_pct AS rise_pct, stayed_pct - then_pct AS base_pct, now_pct - stayed_pct AS signing_pct
            FROM sums AS s
            JOIN base_spans($cycle, $as_of) AS b ON b.cycle = s.cycle
            ORDER BY s.cycle
        """,
    ),
)
