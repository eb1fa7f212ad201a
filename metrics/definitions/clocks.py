"""The clocks of the law: how long each step takes, what was done in time."""

from metrics.definitions import inputs
from metrics.definitions.record import FREE, Metric

OWN = "Hanya perkara ASN {government}; perkara instansi lain tidak dihitung"
COUNTED = (
    "Hari kerja tanpa akhir pekan, libur nasional, hari pemungutan suara dan cuti bersama; hari kalender menghitung "
    "semua hari. Hari tahap awal adalah hari ke-0. Batas PPK: sejak rekomendasi diterima sampai SK sanksi; bila hari "
    "penerimaannya tidak tercatat, menurut tanggal rekomendasi. Batas Bawaslu: hanya perkara yang ada di register Bawaslu, "
    "bila register itu sudah diterima. "
    "Bila register tidak menunjukkan ada tidaknya perpanjangan, dipakai batas yang terpanjang. "
)
UNCOUNTED = (
    "Tidak dihitung, karena register tidak punya harinya: dari dugaan diketahui sampai laporan atau temuan. "
    "Tanggapan PPK atas banding tidak punya tahap: hanya hari batasnya yang disebut (halaman Dasar hukum). "
)
DUTIES = "Hanya batas waktu yang mengikat satu lembaga; hak mengajukan keberatan atau banding bukan kewajiban"

# fmt: off
METRICS = (
    Metric(
        name="case_clock_days",
        title="Lama tiap langkah perkara",
        question="Berapa hari lazimnya setiap langkah, dan apakah dalam batas?",
        definition=(
            "Sesudah berapa hari separuh (median), seperempat dan tiga perempat perkara menyelesaikan langkah itu "
            "(Kaplan-Meier): perkara yang masih berjalan ikut dihitung selama hari yang sudah dijalaninya. Rata-rata "
            "perkara yang selesai saja menyesatkan, karena yang paling lama justru belum selesai. Kosong: belum "
            "sampai separuh (atau bagian itu) selesai. " + COUNTED
        ),
        numerator="hari terpakai sampai langkah itu selesai",
        denominator="perkara yang memulai langkah itu sampai tanggal posisi",
        exclusions=OWN + ". " + DUTIES,
        unit="hari",
        columns=(
            "cycle", "clock_id", "clock", "body", "cases", "ended", "still_open", "quarter_days", "median_days",
            "three_quarter_days", "longest_open_days", "limit_days", "days_counted", "step_order",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang dilaporkan",
        note=(
            "Titik: hari sampai separuh perkara menyelesaikan langkah itu; garis: dari seperempat sampai tiga perempat. "
            "Yang belum selesai ikut dihitung selama hari yang sudah dijalaninya (Kaplan-Meier): rata-rata perkara yang "
            "selesai saja terlalu kecil, karena justru yang terlama belum selesai. Kurang dari 5 perkara: tanpa rentang. "
            "Layar kecil: siklus terpilih saja."
        ),
        headings={
            "cycle": "Siklus",
            "clock": "Langkah",
            "body": "Terikat",
            "cases": "Dimulai",
            "ended": "Selesai",
            "still_open": "Belum selesai",
            "quarter_days": "Hari, seperempat selesai",
            "median_days": "Hari, separuh selesai",
            "three_quarter_days": "Hari, tiga perempat selesai",
            "longest_open_days": "Hari, terlama yang belum selesai",
            "limit_days": "Batas (hari)",
            "days_counted": "Jenis hari",
        },
        sql="""
            WITH quartiles AS (
                -- Products of fractions miss a half by a hair.
                SELECT
                    cycle, clock_id, min(days_used) FILTER (still_open <= 0.75 + 1e-9) AS quarter_days,
                    min(days_used) FILTER (still_open <= 0.5 + 1e-9) AS median_days,
                    min(days_used) FILTER (still_open <= 0.25 + 1e-9) AS three_quarter_days
                FROM clock_course($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle, clock_id
            )
            SELECT
                c.cycle, c.clock_id, c.clock, c.body, count(*) AS cases, count(c.to_on) AS ended,
                count(*) - count(c.to_on) AS still_open, q.quarter_days, q.median_days, q.three_quarter_days,
                max(c.days_used) FILTER (c.to_on IS NULL) AS longest_open_days, max(c.limit_days) AS limit_days,
                c.days_counted, c.from_order AS step_order
            FROM clock_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS c
            LEFT JOIN quartiles AS q ON q.cycle = c.cycle AND q.clock_id = c.clock_id
            WHERE c.is_duty
            GROUP BY
                c.cycle, c.clock_id, c.clock, c.body, c.days_counted, c.from_order, q.quarter_days, q.median_days,
                q.three_quarter_days
            ORDER BY c.cycle, step_order, c.clock_id
        """,
    ),
    Metric(
        name="clock_punctuality",
        title="Ketepatan terhadap batas waktu",
        question="Langkah mana yang selesai tepat waktu, dan mana yang terlambat?",
        definition=(
            "Setiap batas waktu yang sudah dimulai: selesai tepat waktu, selesai terlambat, masih berjalan, berhenti "
            "sementara, atau lewat batas dan belum selesai. Langkah yang tidak tercatat selesai dengan langkah "
            "berikutnya atau dengan berakhirnya perkara. Hanya SK yang berlaku dihitung. " + COUNTED + UNCOUNTED
        ),
        numerator="batas waktu yang selesai tepat waktu",
        denominator="batas waktu yang dimulai sampai tanggal posisi",
        exclusions=OWN + ". " + DUTIES,
        unit="batas waktu",
        columns=(
            "cycle", "clock_id", "clock", "body", "started", "in_time", "late", "running", "stopped", "over",
            "worst_over_days", "limit_days", "days_counted", "basis", "is_verified", "step_order",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang dilaporkan",
        note=(
            "Angka: tepat waktu dari yang sudah selesai atau lewat batas. Merah: selesai terlambat; merah berarsir: lewat "
            "batas dan belum selesai; pucat: masih dalam batas. Layar kecil: siklus terpilih saja."
        ),
        headings={
            "cycle": "Siklus",
            "clock": "Langkah",
            "body": "Terikat",
            "started": "Dimulai",
            "in_time": "Tepat waktu",
            "late": "Selesai terlambat",
            "over": "Lewat batas, belum selesai",
            "running": "Masih dalam batas",
            "stopped": "Berhenti sementara",
            "worst_over_days": "Hari lewat (terbanyak)",
            "limit_days": "Batas (hari)",
            "days_counted": "Jenis hari",
            "basis": "Dasar",
            "is_verified": "Terverifikasi",
        },
        sql="""
            SELECT
                c.cycle, c.clock_id, c.clock, c.body, count(*) AS started,
                count(*) FILTER (c.state = 'tepat waktu') AS in_time,
                count(*) FILTER (c.state = 'terlambat') AS late,
                count(*) FILTER (c.state = 'berjalan') AS running,
                count(*) FILTER (c.state = 'berhenti sementara') AS stopped,
                count(*) FILTER (c.state = 'lewat batas') AS over,
                max(c.days_over) AS worst_over_days, max(c.limit_days) AS limit_days, c.days_counted, k.basis,
                k.is_verified, c.from_order AS step_order
            FROM clock_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS c
            JOIN clocks AS k ON k.clock_id = c.clock_id
            WHERE c.is_duty
            GROUP BY c.cycle, c.clock_id, c.clock, c.body, c.days_counted, k.basis, k.is_verified, c.from_order
            ORDER BY c.cycle, step_order, c.clock_id
        """,
    ),
    Metric(
        name="time_limits",
        title="Batas waktu menurut aturan",
        question="Batas waktu mana yang dihitung, dan mana yang tidak dapat dihitung?",
        definition=(
            "Setiap batas waktu menurut data rujukan, dengan dasar dan sumbernya. Dihitung: register punya hari awal dan "
            "akhirnya. Hari turunan: akhirnya bukan tahap, harinya dihitung dari tahap awal. Tidak dihitung: register "
            "tidak punya hari awalnya, atau jenis harinya belum diketahui. Tidak ada hari yang dikarang."
        ),
        numerator="batas waktu",
        denominator="Tidak ada: ini daftar, bukan persentase",
        exclusions="Tidak ada",
        unit="batas waktu",
        columns=(
            "clock_id", "clock", "cycles", "limit_days", "extension_days", "days_counted", "body", "use", "why", "basis",
            "note", "source", "is_verified", "step_order", "applies",
            "limit_said", "bound", "law_said",
        ),
        inputs=inputs.REFERENCE,
        population="Batas waktu",
        headings={
            "clock": "Langkah",
            "applies": "Berlaku untuk",
            "limit_said": "Batas",
            "bound": "Mengikat",
            "law_said": "Dasar dan catatan",
            "is_verified": "Dicocokkan",
        },
        public=FREE,
        is_real=True,
        sql="""
            SELECT
                k.clock_id,
                coalesce(r.name, f.name, 'hari yang tidak tercatat') || ' → ' || coalesce(k.derives, t.name) AS clock,
                replace(k.cycles::VARCHAR, '|', ', ') AS cycles, k.limit_days, k.extension_days,
                coalesce(k.days_counted, 'belum diketahui') AS days_counted, b.name AS body,
                CASE
                    WHEN f.step_id IS NULL OR k.days_counted IS NULL THEN 'tidak dihitung'
                    WHEN t.step_id IS NULL THEN 'hari turunan'
                    ELSE 'dihitung'
                END AS use,
                CASE
                    WHEN f.step_id IS NULL THEN 'register tidak punya hari awalnya'
                    WHEN k.days_counted IS NULL THEN 'jenis harinya belum diketahui'
                    WHEN t.step_id IS NULL THEN 'akhirnya bukan tahap dalam register'
                    WHEN k.body_id IS NULL THEN 'hak, bukan kewajiban: lewat berarti gugur, bukan terlambat'
                    ELSE 'register punya hari awal dan akhirnya'
                END AS why,
                k.basis, k.note, k.source, k.is_verified, coalesce(f.step_order, 0) AS step_order,
                coalesce(nullif(concat_ws(
                    ', ', k.channel, k.class,
                    CASE k.appeal WHEN 'banding' THEN 'pemberhentian' WHEN 'keberatan' THEN 'sanksi selain pemberhentian' END
                ), ''), 'semua perkara') AS applies,
                k.limit_days || ' ' || coalesce(k.days_counted, 'hari') || coalesce(' + ' || k.extension_days, '') AS limit_said,
                CASE
                    WHEN f.step_id IS NULL THEN 'tidak dihitung: hari awalnya tidak tercatat'
                    WHEN t.step_id IS NULL THEN 'hari yang mengikuti langkah, bukan batas'
                    ELSE coalesce(b.short_name, 'hak terlapor')
                END AS bound,
                concat_ws('. ', k.basis, if(k.source <> k.basis, 'Sumber: ' || k.source, NULL), rtrim(k.note, '.')) AS law_said
            FROM clocks AS k
            LEFT JOIN steps AS f ON f.step_id = k.from_step
            LEFT JOIN steps AS t ON t.step_id = k.to_step
            LEFT JOIN steps AS r ON r.step_id = k.starts_with
            LEFT JOIN bodies AS b ON b.body_id = k.body_id
            WHERE $cycle::INTEGER IS NULL OR list_contains(string_split(k.cycles, '|'), $cycle::VARCHAR)
            ORDER BY step_order, coalesce(t.step_order, 99), k.cycles, k.clock_id
        """,
    ),
)
