"""Case by case: how each stands on a day, its history step by step, and every clock that it started."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.record import Metric

LIST = "Tidak ada: ini daftar, bukan persentase"
ALL = "Tidak ada: perkara semua instansi ada dalam daftar. Tanpa nama dan NIP"
KNOWN = "Hanya langkah, SK dan pencabutan sampai tanggal posisi yang diketahui. "
COUNTED = (
    "Hari kerja tanpa akhir pekan, libur nasional, hari pemungutan suara dan cuti bersama; hari kalender menghitung "
    "semua hari. Hari langkah awal adalah hari ke-0; hari menunggu lembaga lain tidak dihitung. "
)
EFFECTIVE = (
    "SK hukuman disiplin berlaku pada hari kerja ke-15 sesudah diterima; harinya dihitung, bukan dicatat, dan kosong "
    "untuk sanksi moral, bila SK belum diserahkan, ada keberatan atau banding, atau jenis harinya belum diketahui. "
)

# fmt: off
METRICS = (
    Metric(
        name="case_list",
        right=Permission.CASES,
        title="Daftar perkara",
        question="Bagaimana keadaan setiap perkara?",
        definition=(
            KNOWN + "Golongan menurut bentuk, atau menurut hari laporan bila bentuk belum diketahui; aturan menurut SK, "
            "atau yang berlaku pada hari laporan; lembaga rekomendasi menurut hari rekomendasi. Tingkat: dugaan, "
            "rekomendasi, dan SK terakhir yang berlaku. Langkah yang ditunggu dan giliran: menurut batas waktu yang "
            "paling mendesak, atau menurut alur perkara. Tanpa satu pun langkah tercatat, keadaannya belum diketahui. "
            + EFFECTIVE + COUNTED
        ),
        numerator="perkara yang diketahui sampai tanggal posisi",
        denominator=LIST,
        exclusions=ALL,
        unit="perkara",
        columns=(
            "cycle", "case_id", "instansi", "is_own", "unit_id", "unit", "short_name", "reported_on", "timing", "origin",
            "level", "form_id", "form", "class", "class_by_day", "rule_id", "recommender_id", "recommender",
            "alleged_severity", "recommended_severity", "decided_severity", "sanction", "decided_on", "effective_on",
            "revoked", "outcome", "outcome_name", "rung", "rung_name", "is_open", "state", "step_id", "step", "step_on",
            "awaits", "awaited_step", "turn", "turn_name", "turn_short", "clock_id", "clock", "clock_from_on", "due_on",
            "days_counted", "limit_days", "days_used", "days_stopped", "days_left", "days_over", "has_steps",
            "assumed_from", "origin_name",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang masih berjalan",
        note=(
            "Batang: hari terpakai; garis tegak: batasnya; merah: hari sesudah batas. Hari kerja dan hari kalender menurut "
            "aturannya, menurut register {government}. *: hari penerimaan tidak tercatat, paling lambat menurut tanggal "
            "rekomendasi. Selebihnya ada pada tabel."
        ),
        headings={
            "case_id": "Perkara",
            "short_name": "Unit kerja",
            "state": "Keadaan",
            "turn_name": "Giliran",
            "awaited_step": "Langkah yang ditunggu",
            "days_over": "Hari lewat batas",
            "days_left": "Sisa hari",
            "days_used": "Hari terpakai",
            "limit_days": "Batas (hari)",
            "days_counted": "Jenis hari",
            "due_on": "Jatuh tempo",
            "step": "Tahap terakhir",
            "step_on": "Tanggal tahap terakhir",
            "days_since": "Hari kalender sejak itu",
        },
        sql="""
            SELECT
                s.cycle, s.case_id, s.agency_id AS instansi, s.is_own, s.unit_id, u.name AS unit, u.short_name,
                s.reported_on,
                CASE
                    WHEN s.class_by_day = 'kode etik' THEN 'sebelum penetapan calon'
                    WHEN s.class_by_day = 'disiplin' THEN 'sesudah penetapan calon'
                    ELSE 'belum diketahui'
                END AS timing,
                s.origin, s.level, s.form_id, f.name AS form, s.class, s.class_by_day, s.rule_id, s.recommender_id,
                r.name AS recommender, s.alleged_severity, s.recommended_severity, s.decided_severity,
                coalesce(n.name, s.sanction_id) AS sanction, s.decided_on, s.effective_on, s.revoked, s.outcome,
                o.outcome_name, g.rung,
                g.rung_name, s.is_open, s.state, s.step_id, coalesce(t.name, 'Dilaporkan') AS step, s.step_on, s.awaits,
                coalesce(w.name, CASE WHEN s.is_untold THEN 'Kirim ke ' || i.short_name END) AS awaited_step, s.turn,
                b.name AS turn_name, b.short_name AS turn_short, s.clock_id, s.clock, s.clock_from_on, s.due_on,
                s.days_counted, s.limit_days, s.days_used, s.days_stopped, s.days_left, s.days_over,
                s.has_steps, lower(y.name) AS assumed_from, c.name AS origin_name
            FROM case_states($as_of) AS s
            LEFT JOIN units AS u ON u.unit_id = s.unit_id
            LEFT JOIN forms AS f ON f.form_id = s.form_id
            LEFT JOIN bodies AS r ON r.body_id = s.recommender_id
            LEFT JOIN sanctions AS n ON n.sanction_id = s.sanction_id
            LEFT JOIN outcomes AS o ON o.outcome = s.outcome
            LEFT JOIN rungs AS g ON g.rung_order = s.rung_order
            LEFT JOIN steps AS t ON t.step_id = s.step_id
            LEFT JOIN steps AS w ON w.step_id = s.awaits
            LEFT JOIN bodies AS b ON b.body_id = s.turn
            LEFT JOIN bodies AS i ON s.is_untold AND i.informed_by = s.turn
            LEFT JOIN steps AS y ON y.step_id = s.assumed_from
            LEFT JOIN origins AS c ON c.origin = s.origin
            WHERE matches($cycle, s.cycle) AND matches($case_id, s.case_id) AND matches($kecamatan_id, s.kecamatan_id)
                AND in_unit($unit_id, s.unit_id, s.top_unit_id, s.current_unit_id)
            ORDER BY
                s.is_open DESC, s.days_over DESC NULLS LAST, s.days_left NULLS LAST, s.step_on, s.cycle, s.case_id
        """,
    ),
    Metric(
        name="case_history",
        right=Permission.CASES,
        title="Riwayat perkara",
        question="Apa yang sudah terjadi dalam perkara ini, tepat waktukah, dan apa yang ditunggu?",
        definition=(
            KNOWN + "Satu baris per langkah (tahap) dengan batas waktu yang diakhirinya, lalu yang sedang ditunggu "
            "(menunggu), hak yang masih dapat dipakai (hak), dan hari yang dihitung dari langkah (turunan). Bila satu "
            "langkah mengakhiri beberapa batas waktu, yang paling terlambat; semuanya ada pada daftar batas waktu perkara. "
            + EFFECTIVE + COUNTED + "Deretan angka panjang dalam alasan dan nomor dokumen disamarkan."
        ),
        numerator="langkah sampai tanggal posisi",
        denominator=LIST,
        exclusions=ALL,
        unit="langkah",
        columns=(
            "cycle", "case_id", "line_no", "kind", "step_no", "step_id", "step", "step_on", "body_id", "body", "body_short",
            "severity", "sanction", "reason", "clock_id", "clock", "from_on", "due_on", "days_counted", "limit_days",
            "days_used", "days_stopped", "days_left", "days_over", "state", "is_own", "is_revoked", "document",
            "accused", "assumed_from",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara yang dipilih",
        note=(
            "Batang: hari sejak langkah awal sampai langkah itu; garis tegak: jatuh tempo; merah: sesudahnya. Bila perpanjangan tidak tercatat, dipakai batas terpanjang."
        ),
        headings={
            "name": "Langkah",
            "when": "Tanggal",
            "body": "Lembaga",
            "document": "Dokumen",
            "verdict": "Terhadap batas",
            "remark": "Keterangan",
            "due": "Jatuh tempo",
        },
        sql="""
            SELECT
                t.cycle, t.case_id, t.line_no, t.kind, t.step_no, t.step_id, s.name AS step, t.step_on, t.body_id,
                coalesce(b.name, t.body_id) AS body, coalesce(b.short_name, t.body_id) AS body_short, t.severity,
                coalesce(n.name, t.sanction_id) AS sanction, masked(t.reason) AS reason, t.clock_id, t.clock,
                t.from_on, t.due_on, t.days_counted, t.limit_days, t.days_used, t.days_stopped, t.days_left,
                t.days_over, t.state, p.is_own, coalesce(k.is_revoked, false) AS is_revoked,
                masked(d.document) AS document, nullif(d.accused, 0) AS accused, lower(y.name) AS assumed_from
            FROM case_timeline($as_of) AS t
            JOIN case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS p ON p.case_id = t.case_id
            LEFT JOIN known_steps($as_of) AS k ON k.case_id = t.case_id AND k.step_no = t.step_no
            LEFT JOIN case_steps AS d ON d.case_id = t.case_id AND d.step_no = t.step_no
            LEFT JOIN steps AS s ON s.step_id = t.step_id
            LEFT JOIN bodies AS b ON b.body_id = t.body_id
            LEFT JOIN sanctions AS n ON n.sanction_id = t.sanction_id
            LEFT JOIN steps AS y ON y.step_id = t.assumed_from
            WHERE matches($case_id, t.case_id)
            ORDER BY t.cycle, t.case_id, t.line_no
        """,
    ),
    Metric(
        name="case_timers",
        right=Permission.CASES,
        title="Batas waktu setiap perkara",
        question="Batas waktu mana yang dimulai dalam perkara ini, dan bagaimana keadaannya?",
        definition=(
            KNOWN + "Satu baris per batas waktu yang dimulai: dari langkah mana, sampai langkah mana, jatuh tempo, dan "
            "selesai tepat waktu, terlambat, berjalan, berhenti sementara atau lewat batas. Bila register tidak "
            "menunjukkan ada tidaknya perpanjangan, dipakai batas yang terpanjang. " + COUNTED
        ),
        numerator="batas waktu yang dimulai sampai tanggal posisi",
        denominator=LIST,
        exclusions=ALL,
        unit="batas waktu",
        columns=(
            "cycle", "case_id", "clock_id", "clock", "from_step", "from_on", "to_step", "end_step", "to_on", "due_on",
            "body_id", "body", "is_duty", "days_counted", "limit_days", "days_used", "days_stopped", "days_left",
            "days_over", "state", "is_extended", "stopped_for", "basis", "is_verified", "is_own",
            "assumed_from",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang dilaporkan",
        headings={"cycle": "Siklus", "case_id": "Perkara", "clock": "Langkah", "due_on": "Jatuh tempo", "state": "Keadaan"},
        sql="""
            SELECT
                c.cycle, c.case_id, c.clock_id, c.clock, c.from_step, c.from_on, c.to_step, c.end_step, c.to_on, c.due_on,
                c.body_id, c.body, c.is_duty, c.days_counted, c.limit_days, c.days_used, c.days_stopped, c.days_left,
                c.days_over, c.state, c.is_extended, c.stopped_for, k.basis, k.is_verified, p.is_own,
                CASE WHEN c.is_start_assumed THEN lower(y.name) END AS assumed_from
            FROM case_clocks($as_of) AS c
            JOIN case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS p ON p.case_id = c.case_id
            JOIN clocks AS k ON k.clock_id = c.clock_id
            LEFT JOIN steps AS y ON y.step_id = c.from_step
            WHERE matches($case_id, c.case_id)
            ORDER BY c.cycle, c.case_id, c.from_on, c.from_order, c.clock_id
        """,
    ),
)
