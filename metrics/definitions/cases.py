"""Violations and what became of them: severities, forms, where they come from, the ladder and the ends."""

from metrics.definitions import inputs
from metrics.definitions.record import Metric, PublicTable
from metrics.definitions.vocabulary import headings

VIOLATION = (
    "perkara yang sampai tanggal posisi tidak berakhir sebagai tidak diregister, bukan pelanggaran atau tidak "
    "terbukti; "
    "selama belum diputus, ini dugaan"
)
KNOWN = "semua perkara yang sudah dilaporkan sampai tanggal posisi; tahap sesudah tanggal itu belum diketahui"
OWN = "Hanya perkara ASN {government}; perkara instansi lain tidak dihitung"
FEWER = "Laporan yang lebih sedikit bukan berarti pelanggaran yang lebih sedikit."
PHONE = "Layar kecil: siklus terpilih saja."
DAY_UNKNOWN = "Perkara yang tanggal laporannya belum diketahui dihitung sejak hari pemungutan suara siklusnya."

ACCUSED = "Satu perkara dapat punya beberapa terlapor: perkara dan orang dihitung sendiri-sendiri. "

# fmt: off
METRICS = (
    Metric(
        name="violations_by_severity",
        title="Pelanggaran menurut tingkat",
        question="Seberapa berat pelanggarannya?",
        definition=(
            "Tingkat menurut SK sanksi terakhir yang berlaku pada tanggal posisi (belum dicabut). Belum diputus: perkara "
            "masih berjalan. Tanpa putusan: berakhir tanpa SK. Tidak diketahui: tidak ada langkah yang tercatat. "
            "Aturan disiplin berubah pada 31 Agustus 2021 (PP 94/2021): tingkat antarsiklus tidak langsung "
            "sebanding. "
            + ACCUSED + "Tingkat perkara: yang terberat di antara terlapornya. " + DAY_UNKNOWN
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "severity", "cases", "severity_name", "sort_order", "without_steps", "accused"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note="Tingkat menurut SK terakhir yang berlaku.",
        headings=headings("cycle", "severity_name", "cases", "accused"),
        public=PublicTable(("severity",), cost=1, part_of="case_ladder|laporan"),
        sql="""
            WITH own AS MATERIALIZED (
                SELECT * FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) WHERE is_own
            ),
            accused AS (
                SELECT k.cycle, a.severity, count(*) AS accused
                FROM accused_positions($as_of) AS a
                JOIN own AS k ON k.case_id = a.case_id
                WHERE a.is_violation
                GROUP BY k.cycle, a.severity
            )
            SELECT
                c.cycle, s.severity, count(k.case_id) AS cases, s.severity_name, s.sort_order,
                count(*) FILTER (NOT k.has_steps) AS without_steps, coalesce(any_value(a.accused), 0) AS accused
            FROM case_cycles AS c
            CROSS JOIN severity_bands AS s
            LEFT JOIN own AS k ON k.cycle = c.cycle AND k.severity = s.severity AND k.is_violation
            LEFT JOIN accused AS a ON a.cycle = c.cycle AND a.severity = s.severity
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, s.severity, s.severity_name, s.sort_order
            ORDER BY c.cycle, s.sort_order
        """,
    ),
    Metric(
        name="violations_by_form",
        title="Pelanggaran menurut bentuk",
        question="Bentuk pelanggaran apa yang paling sering?",
        definition=(
            "Bentuk menurut register perkara (E: kode etik, D: disiplin). " + ACCUSED
            + "Terlapor dihitung pada perkaranya. " + FEWER + " " + DAY_UNKNOWN
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "form_id", "form", "cases", "class", "accused"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note=f"Berarsir: kode etik; polos: disiplin. {FEWER}",
        headings=headings("cycle", "form", "class", "cases", "accused"),
        sql="""
            SELECT
                k.cycle, coalesce(k.form_id, 'belum diketahui') AS form_id,
                coalesce(f.name, k.form_id, 'Belum diketahui') AS form,
                count(*) AS cases, coalesce(f.class, 'belum diketahui') AS class, total(k.accused) AS accused
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN forms AS f ON f.form_id = k.form_id
            WHERE k.is_own AND k.is_violation
            GROUP BY k.cycle, k.form_id, f.name, f.class
            ORDER BY k.cycle, cases DESC, form_id
        """,
    ),
    Metric(
        name="violations_by_instansi",
        title="Pelanggaran menurut instansi",
        question="Dari instansi mana ASN yang dilaporkan?",
        definition="Instansi terlapor menurut register perkara. " + ACCUSED + "Terlapor dihitung pada perkaranya. " + DAY_UNKNOWN,
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions="Tidak ada: semua instansi dihitung. Bila satu OPD dipilih, hanya perkara {government}",
        unit="perkara",
        columns=("cycle", "instansi", "cases", "is_own", "accused"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN semua instansi",
        note="Yang berhak menindak adalah PPK instansi itu. Angka Pemkot ada pada tabel.",
        headings=headings("cycle", "instansi", "cases", "accused"),
        sql="""
            SELECT
                k.cycle, coalesce(k.agency_id, 'belum diketahui') AS instansi, count(*) AS cases,
                bool_or(k.is_own) AS is_own, total(k.accused) AS accused
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            WHERE k.is_violation
            GROUP BY k.cycle, k.agency_id
            ORDER BY k.cycle, cases DESC, instansi
        """,
    ),
    Metric(
        name="violations_by_level",
        title="Pelanggaran menurut jenjang",
        question="Pada jenjang jabatan mana pelanggaran terjadi?",
        definition="Jenjang menurut register perkara; bila kosong, menurut daftar wajib. " + DAY_UNKNOWN,
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "level", "level_name", "cases"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note=f"Jumlah pegawai tiap jenjang berbeda: ini bukan tingkat kerawanan. {PHONE}",
        headings=headings("cycle", "level_name", "cases"),
        sql="""
            SELECT
                k.cycle, coalesce(k.level, 'belum diketahui') AS level,
                coalesce(l.name, k.level, 'Belum diketahui') AS level_name, count(*) AS cases
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN levels AS l ON l.level = k.level
            WHERE k.is_own AND k.is_violation
            GROUP BY k.cycle, k.level, l.name, l.cascade_order
            ORDER BY k.cycle, l.cascade_order, k.level
        """,
    ),
    Metric(
        name="violations_by_origin",
        title="Pelanggaran menurut asal laporan",
        question="Dari mana laporannya datang?",
        definition="Asal laporan menurut register perkara. " + FEWER + " " + DAY_UNKNOWN,
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "origin", "origin_name", "cases"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note=f"{FEWER} {PHONE}",
        headings=headings("cycle", "origin_name", "cases"),
        sql="""
            SELECT
                k.cycle, coalesce(k.origin, 'belum diketahui') AS origin,
                coalesce(o.name, k.origin, 'Belum diketahui') AS origin_name, count(*) AS cases
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN origins AS o ON o.origin = k.origin
            WHERE k.is_own AND k.is_violation
            GROUP BY k.cycle, k.origin, o.name
            ORDER BY k.cycle, cases DESC, origin
        """,
    ),
    Metric(
        name="violations_by_timing",
        title="Pelanggaran sebelum dan sesudah penetapan calon",
        question="Apakah dilaporkan sebelum atau sesudah calon ditetapkan?",
        definition=(
            "Menurut tanggal laporan, dibanding penetapan calon pada siklus itu (harinya di halaman Tahapan). Hari "
            "penetapan sendiri termasuk sesudah. Sebelumnya berlaku kode etik (bakal calon), sesudahnya disiplin (calon). "
            "Selama sebagian calon sudah ditetapkan dan sebagian belum: menurut pemilihan yang dicatat register, bila tidak "
            "tercatat belum diketahui."
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN + ". Tanpa tanggal laporan: belum diketahui",
        unit="perkara",
        columns=("cycle", "timing", "cases", "sort_order"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note="Menurut tanggal laporan. Pembagi pada judul: perkara yang tanggal laporannya diketahui.",
        headings=headings("cycle", "timing", "cases"),
        sql="""
            WITH timed AS (
                SELECT
                    k.case_id, k.cycle,
                    CASE g.class_by_day WHEN 'kode etik' THEN 1 WHEN 'disiplin' THEN 2 ELSE 3 END AS sort_order
                FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
                JOIN case_classes AS g ON g.case_id = k.case_id
                WHERE k.is_own AND k.is_violation
            )
            SELECT c.cycle, t.timing, count(k.case_id) AS cases, t.sort_order
            FROM case_cycles AS c
            CROSS JOIN (VALUES
                ('sebelum penetapan calon', 1), ('sesudah penetapan calon', 2), ('belum diketahui', 3)
            ) AS t (timing, sort_order)
            LEFT JOIN timed AS k ON k.cycle = c.cycle AND k.sort_order = t.sort_order
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, t.timing, t.sort_order
            ORDER BY c.cycle, t.sort_order
        """,
    ),
    Metric(
        name="violations_by_unit",
        title="Pelanggaran per OPD",
        question="Di OPD mana pelanggaran terjadi?",
        definition=(
            "OPD siklus itu, bersama unit di bawahnya; bila kosong di register, menurut daftar wajib. " + DAY_UNKNOWN
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "unit_id", "unit", "short_name", "cases"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        headings=headings("cycle", "unit", "cases"),
        sql="""
            SELECT
                k.cycle, k.top_unit_id AS unit_id, coalesce(u.name, k.top_unit_id, 'belum diketahui') AS unit,
                coalesce(u.short_name, k.top_unit_id, 'belum diketahui') AS short_name, count(*) AS cases
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN units AS u ON u.unit_id = k.top_unit_id
            WHERE k.is_own AND k.is_violation
            GROUP BY k.cycle, k.top_unit_id, u.name, u.short_name
            ORDER BY k.cycle, cases DESC, unit_id
        """,
    ),
    Metric(
        name="case_ladder",
        title="Sampai di mana perkara berjalan",
        question="Berapa perkara yang sampai pada setiap anak tangga?",
        definition=(
            "Perkara yang sampai setidaknya pada anak tangga itu menurut tahap terjauh yang diketahui: "
            "laporan, register, "
            "terbukti, rekomendasi, ditindaklanjuti PPK (disposisi, panggilan, BAP, LHP atau SK), sanksi. SK "
            "yang kemudian "
            "dicabut tetap dihitung sampai di sana. " + DAY_UNKNOWN
        ),
        numerator="perkara yang sampai setidaknya pada anak tangga itu",
        denominator="perkara pada anak tangga sebelumnya, dan semua yang dilaporkan",
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "rung", "cases", "rung_order", "rung_name", "previous_cases", "previous_pct", "reported_cases",
            "reported_pct", "without_steps",
        ),
        inputs=inputs.CASES,
        population="Perkara ASN {government} yang dilaporkan",
        note=(
            "Baris atas: dari tahap sebelumnya; baris bawah: dari semua laporan; persen hanya mulai 20 perkara. "
            "Perkara tanpa catatan langkah dihitung sampai “Dilaporkan” saja. Layar kecil: siklus terpilih saja."
        ),
        headings={
            "cycle": "Siklus",
            "rung_name": "Tahap",
            "cases": "Perkara",
            "previous_cases": "Pada tahap sebelumnya",
            "previous_pct": "% dari tahap sebelumnya",
            "reported_cases": "Dilaporkan",
            "reported_pct": "% dari laporan",
            "without_steps": "Di antaranya tanpa catatan langkah",
        },
        public=PublicTable(("rung",), cost=10),
        sql="""
            WITH counted AS (
                SELECT
                    c.cycle, r.rung, r.rung_order, r.rung_name, count(k.case_id) AS cases,
                    count(*) FILTER (NOT k.has_steps) AS without_steps
                FROM case_cycles AS c
                CROSS JOIN rungs AS r
                LEFT JOIN case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
                    ON k.cycle = c.cycle AND k.rung_order >= r.rung_order AND k.is_own
                WHERE matches($cycle, c.cycle)
                GROUP BY c.cycle, r.rung, r.rung_order, r.rung_name
            )
            SELECT
                *, lag(cases) OVER up AS previous_cases, share_pct(cases, lag(cases) OVER up) AS previous_pct,
                first(cases) OVER up AS reported_cases, share_pct(cases, first(cases) OVER up) AS reported_pct
            FROM counted
            WINDOW up AS (PARTITION BY cycle ORDER BY rung_order)
            ORDER BY cycle, rung_order
        """,
    ),
    Metric(
        name="case_outcomes",
        title="Akhir perkara",
        question="Apa yang terjadi dengan perkara-perkara itu?",
        definition=(
            "Akhir menurut tahap penutup terakhir yang diketahui; SK yang berlaku berarti sanksi, SK yang "
            "dicabut tidak. "
            "Keberatan dan banding tidak menutup perkara. Ditutup dengan tahap selesai tanpa hasil: hasilnya tidak tercatat. "
            "Tanpa satu pun langkah tercatat: belum diketahui. Selebihnya masih berjalan. " + ACCUSED
            + "Perkara berjalan selama satu terlapornya masih berjalan. " + DAY_UNKNOWN
        ),
        numerator="perkara dengan akhir itu",
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "outcome", "cases", "outcome_name", "sort_order", "all_cases", "without_steps", "accused",
        ),
        inputs=inputs.CASES,
        population="Perkara ASN {government} yang dilaporkan",
        note=(
            "SK yang dicabut tidak terhitung sanksi, walaupun pada tangga di atas perkaranya tetap sampai di sana. “Belum "
            "diketahui”: tanpa catatan langkah, seperti perkara yang hanya terdokumentasi. "
            "Layar kecil: siklus terpilih saja."
        ),
        headings=headings("cycle", "outcome_name", "cases", "accused"),
        public=PublicTable(("outcome",), cost=1, part_of="case_ladder|laporan"),
        sql="""
            WITH own AS MATERIALIZED (
                SELECT * FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) WHERE is_own
            ),
            accused AS (
                SELECT k.cycle, a.outcome, count(*) AS accused
                FROM accused_positions($as_of) AS a
                JOIN own AS k ON k.case_id = a.case_id
                GROUP BY k.cycle, a.outcome
            )
            SELECT
                c.cycle, o.outcome, count(k.case_id) AS cases, o.outcome_name, o.sort_order,
                (sum(count(k.case_id)) OVER (PARTITION BY c.cycle))::BIGINT AS all_cases,
                count(*) FILTER (NOT k.has_steps) AS without_steps, coalesce(any_value(a.accused), 0) AS accused
            FROM case_cycles AS c
            CROSS JOIN outcomes AS o
            LEFT JOIN own AS k ON k.cycle = c.cycle AND k.outcome = o.outcome
            LEFT JOIN accused AS a ON a.cycle = c.cycle AND a.outcome = o.outcome
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, o.outcome, o.outcome_name, o.sort_order
            ORDER BY c.cycle, o.sort_order
        """,
    ),
    Metric(
        name="open_cases_by_step",
        title="Perkara yang masih berjalan",
        question="Perkara mana yang tertahan, dan siapa yang harus bertindak?",
        definition=(
            "Perkara tanpa tahap penutup, menurut tahap terakhir yang diketahui, dan siapa yang harus "
            "bertindak sesudah tahap "
            "itu. Lama: hari kalender sejak tahap terakhir sampai tanggal posisi, bukan hitungan batas waktu "
            "menurut aturan."
        ),
        numerator="perkara yang masih berjalan pada tahap itu",
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "step_id", "step", "turn", "turn_name", "turn_short", "cases", "oldest_on", "longest_days",
            "step_order",
        ),
        inputs=inputs.CASES,
        population="Perkara ASN {government} yang masih berjalan",
        headings=headings("cycle", "cases"),
        sql="""
            SELECT
                k.cycle, k.step_id, coalesce(s.name, 'Dilaporkan') AS step, s.turn,
                coalesce(b.name, s.turn, 'belum diketahui') AS turn_name,
                coalesce(b.short_name, s.turn, 'belum diketahui') AS turn_short, count(*) AS cases,
                min(k.step_on) AS oldest_on,
                max(counted_on($as_of) - k.step_on) AS longest_days,
                coalesce(s.step_order, 0) AS step_order
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN steps AS s ON s.step_id = k.step_id
            LEFT JOIN bodies AS b ON b.body_id = s.turn
            WHERE k.is_own AND k.outcome = 'proses'
            GROUP BY k.cycle, k.step_id, s.name, s.turn, b.name, b.short_name, s.step_order
            ORDER BY k.cycle, step_order, k.step_id
        """,
    ),
)
