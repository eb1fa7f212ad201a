"""What meetings decided, and whether the number that each decision is about has moved since."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.record import Metric

# fmt: off
METRICS = (
    Metric(
        name="decisions",
        right=Permission.DECISIONS,
        title="Keputusan rapat dan tindak lanjutnya",
        question="Apakah yang diputuskan rapat sudah dikerjakan?",
        definition=(
            "Setiap keputusan menyebut satu angka dari satu unit (bersama unit di bawahnya) yang harus habis, menurut arti "
            "yang sama dengan halaman lain. Saat diputuskan: angka pada hari rapat; rapat sebelumnya: pada hari rapat "
            "terakhir sebelum tanggal posisi; kini: pada tanggal posisi. Semuanya menurut data yang dimuat sekarang, jadi "
            "kiriman yang terlambat ikut mengubah angka hari rapat. Tercapai: kini nol. Lewat tenggat: belum nol dan "
            "tenggatnya sudah lewat. Bergerak: kini dibandingkan dengan saat diputuskan; belum diketahui bila di antaranya "
            "ada unit yang baru menyampaikan data. Hari verifikasi tidak dicatat dalam daftar orang, jadi angka verifikasi "
            "hari-hari yang lewat hanya diketahui dari rekap. Keputusan yang lebih baru daripada datanya dihitung pada hari "
            "data terakhir."
        ),
        numerator="keputusan",
        denominator="bukan bagian dari suatu jumlah",
        exclusions="Keputusan sesudah tanggal posisi. Yang dicabut tetap disebut, sebagai dicabut",
        unit="keputusan",
        columns=(
            "cycle", "decided_on", "decision", "unit_id", "unit", "due_on", "measure", "measure_name", "value_then",
            "value_before", "value_now", "moved", "state", "short_name", "before_on", "withdrawn_on", "note", "counted_in",
        ),
        inputs=inputs.MEETINGS,
        population="Keputusan rapat",
        note="Setiap keputusan menyebut satu angka unit itu yang harus habis.",
        headings={
            "decision": "Keputusan",
            "short_name": "PIC",
            "course": "Angka, saat rapat → kini",
            "moved": "Bergerak",
            "state": "Keadaan",
            "due_on": "Tenggat",
            "decided_on": "Diputuskan",
        },
        sql="""
            WITH meetings AS (
                SELECT cycle, max(stands_on) AS before_on
                FROM meeting_decisions
                WHERE stands_on < counted_on($as_of)
                GROUP BY cycle
            ),
            followed AS (
                SELECT
                    d.*, m.name AS measure_name, m.unit AS counted_in, p.before_on,
                    if(d.ends_on <= by_day($as_of), d.withdrawn_on, NULL) AS taken_back_on,
                    CASE WHEN t.is_dated THEN t.value END AS value_then,
                    CASE WHEN b.is_dated THEN b.value END AS value_before,
                    n.value AS value_now, n.waiting AS waiting_now, t.waiting AS waiting_then
                FROM meeting_decisions AS d
                JOIN measures AS m ON m.measure = d.measure
                LEFT JOIN meetings AS p ON p.cycle = d.cycle
                LEFT JOIN measured($cycle, $as_of) AS n
                    ON n.cycle = d.cycle AND n.unit_id = d.unit_id AND n.measure = d.measure
                LEFT JOIN decision_values AS t
                    ON t.day = d.stands_on AND t.cycle = d.cycle AND t.unit_id = d.unit_id AND t.measure = d.measure
                LEFT JOIN decision_values AS b
                    ON b.day = p.before_on AND b.cycle = d.cycle AND b.unit_id = d.unit_id AND b.measure = d.measure
                WHERE d.stands_on <= by_day($as_of) AND matches($cycle, d.cycle)
            )
            SELECT
                f.cycle, f.decided_on, f.decision, f.unit_id, u.name AS unit, f.due_on, f.measure, f.measure_name,
                f.value_then, f.value_before, f.value_now,
                CASE
                    WHEN f.waiting_then <> f.waiting_now THEN NULL
                    WHEN f.value_now < f.value_then THEN 'turun'
                    WHEN f.value_now = f.value_then THEN 'tetap'
                    WHEN f.value_now > f.value_then THEN 'naik'
                END AS moved,
                CASE
                    WHEN f.taken_back_on IS NOT NULL THEN 'dicabut'
                    WHEN f.value_now = 0 AND f.waiting_now = 0 THEN 'tercapai'
                    WHEN f.due_on >= counted_on($as_of) THEN 'berjalan'
                    WHEN f.value_now > 0 THEN 'lewat tenggat'
                    ELSE 'belum diketahui'
                END AS state,
                u.short_name, f.before_on, f.taken_back_on AS withdrawn_on,
                if(f.taken_back_on IS NULL, f.note, f.withdrawn_why) AS note, f.counted_in
            FROM followed AS f
            LEFT JOIN units AS u ON u.unit_id = f.unit_id
            LEFT JOIN unit_tree AS t ON t.cycle = f.cycle AND t.unit_id = f.unit_id
            WHERE in_unit($unit_id, f.unit_id, t.top_unit_id, t.current_unit_id)
                AND matches($kecamatan_id, u.kecamatan_id)
            ORDER BY f.cycle, f.decided_on, f.due_on, f.unit_id, f.measure, f.decision
        """,
    ),
    Metric(
        name="decision_measures",
        right=Permission.EXACT_AGGREGATES,
        title="Angka yang dapat dipantau lewat keputusan rapat",
        question="Angka mana yang dapat ditagih dari satu unit?",
        definition="Daftar dalam data rujukan (measures), masing-masing dengan arti yang sama seperti di halaman lain.",
        numerator="angka",
        denominator="bukan bagian dari suatu jumlah",
        exclusions="tidak ada",
        unit="angka",
        columns=("measure", "name", "unit", "note"),
        inputs=inputs.REFERENCE,
        population="Angka",
        headings={"name": "Angka", "unit": "Satuan", "note": "Catatan"},
        sql="""
            SELECT measure, name, unit, note FROM measures ORDER BY name
        """,
    ),
)
