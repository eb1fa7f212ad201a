"""Our register of cases beside Bawaslu's: what is in both, in one only, and in what the two differ."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.record import Metric

PAIRED = (
    "Padanan dicari berurutan: nomor yang dicatat salah satu register, lalu keputusan orang (berkas padanan perkara). "
    "Nomor yang saling bertentangan (satu perkara disebut beberapa catatan) bukan padanan sampai seseorang memutuskan. "
    "Yang hanya mirip (siklus, instansi, unit dan bentuk sama, tanggal laporan berselisih paling banyak 7 hari, satu "
    "lawan satu) adalah saran: bukan padanan sampai seseorang memutuskan. "
)
KNOWN = (
    "Yang dihitung hanya yang diketahui sampai tanggal posisi, juga keputusan orang menurut tanggalnya. Register "
    "Bawaslu hanya memuat status terakhir: sebelum tanggal status itu, statusnya belum diketahui dan tidak dibandingkan. "
)
COMPARED = (
    "Yang dibandingkan: status (langkah terakhir kita dalam istilah status Bawaslu), tanggal laporan, golongan dan "
    "bentuk, tingkat dugaan; hanya yang diisi oleh kedua register. "
)
ALL = "Tidak ada: perkara semua instansi dihitung, karena kedua register memuatnya"
BOTH = "Perkara yang hanya ada di satu register dan padanan yang baru disarankan"
ROWS = "semua perkara yang diketahui salah satu register; sepasang dihitung satu, juga pasangan yang belum pasti"

# fmt: off
METRICS = (
    Metric(
        name="reconciliation_summary",
        right=Permission.RECONCILIATION,
        title="Padanan register Pemkot dan Bawaslu",
        question="Berapa perkara yang ada di kedua register, dan berapa yang hanya di satu?",
        definition=PAIRED + KNOWN,
        numerator="perkara dengan keadaan itu; padanan yang disarankan dihitung satu",
        denominator=ROWS,
        exclusions=ALL,
        unit="perkara",
        columns=("cycle", "place", "cases", "place_name", "sort_order", "all_cases"),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dalam register Pemkot atau register Bawaslu, semua instansi",
        headings={"cycle": "Siklus", "place_name": "Keadaan", "cases": "Perkara", "all_cases": "Semua perkara"},
        sql="""
            SELECT
                c.cycle, p.place, count(r.place) AS cases, p.place_name, p.sort_order,
                (sum(count(r.place)) OVER (PARTITION BY c.cycle))::BIGINT AS all_cases
            FROM reconciled_cycles AS c
            CROSS JOIN places AS p
            LEFT JOIN reconciled_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS r
                ON r.cycle = c.cycle AND r.place = p.place
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, p.place, p.place_name, p.sort_order
            ORDER BY c.cycle, p.sort_order
        """,
    ),
    Metric(
        name="reconciliation_differences",
        right=Permission.RECONCILIATION,
        title="Perbedaan isi kedua register",
        question="Dalam hal apa kedua register berbeda?",
        definition=(
            COMPARED + "Satu perkara dapat berbeda dalam beberapa hal. Bila golongannya berbeda, bentuknya tidak dihitung lagi. "
            + PAIRED + KNOWN
        ),
        numerator="perkara di kedua register yang berbeda dalam hal itu",
        denominator="perkara di kedua register",
        exclusions=BOTH,
        unit="perkara",
        columns=("cycle", "difference", "cases", "difference_name", "sort_order", "matched"),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dalam register Pemkot atau register Bawaslu, semua instansi",
        note="Satu perkara dapat berbeda dalam beberapa hal. Yang kosong di salah satu register tidak dibandingkan.",
        headings={"cycle": "Siklus", "difference_name": "Yang berbeda", "cases": "Perkara", "matched": "Di kedua register"},
        sql="""
            WITH paired AS (
                SELECT cycle, differences
                FROM reconciled_scope($cycle, $as_of, $unit_id, $kecamatan_id)
                WHERE place = 'keduanya'
            )
            SELECT
                c.cycle, d.difference, count(*) FILTER (list_contains(p.differences, d.difference)) AS cases,
                d.difference_name, d.sort_order, count(p.differences) AS matched
            FROM reconciled_cycles AS c
            CROSS JOIN difference_kinds AS d
            LEFT JOIN paired AS p ON p.cycle = c.cycle
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, d.difference, d.difference_name, d.sort_order
            ORDER BY c.cycle, d.sort_order
        """,
    ),
    Metric(
        name="differences_over_time",
        right=Permission.RECONCILIATION,
        title="Perbedaan kedua register dari waktu ke waktu",
        question="Apakah kedua register makin sesuai?",
        definition=(
            "Pada setiap akhir bulan sejak perkara pertama siklus itu, dan pada tanggal posisi: jumlah perbedaan isi pada "
            "perkara di kedua register, dan jumlah perkara yang belum berpadanan (hanya di satu register, baru saran, atau bernomor ganda). "
            + COMPARED + PAIRED + KNOWN
        ),
        numerator="perbedaan isi; perkara yang belum berpadanan",
        denominator=ROWS,
        exclusions=ALL,
        unit="perbedaan",
        columns=("cycle", "day", "differences", "unmatched", "matched"),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dalam register Pemkot atau register Bawaslu, semua instansi",
        note="Setiap akhir bulan sampai sebulan sesudah perubahan terakhir. Yang disarankan terhitung belum berpadanan.",
        headings={
            "cycle": "Siklus",
            "day": "Tanggal",
            "differences": "Perbedaan",
            "unmatched": "Belum berpadanan",
            "matched": "Di kedua register",
        },
        sql="""
            SELECT d.cycle, d.day, r.differences, r.unmatched, r.matched
            FROM reconciled_days($cycle, $as_of) AS d,
            LATERAL (
                SELECT
                    coalesce(total(len(x.differences)), 0) AS differences,
                    count(*) FILTER (x.place <> 'keduanya') AS unmatched,
                    count(*) FILTER (x.place = 'keduanya') AS matched
                FROM reconciled(d.day) AS x
                LEFT JOIN unit_tree AS t ON t.cycle = x.cycle AND t.unit_id = x.unit_id
                WHERE x.cycle = d.cycle
                    AND matches($kecamatan_id, x.kecamatan_id)
                    AND in_unit($unit_id, x.unit_id, t.top_unit_id, t.current_unit_id)
            ) AS r
            ORDER BY d.cycle, d.day
        """,
    ),
    Metric(
        name="reconciliation_list",
        right=Permission.RECONCILIATION,
        title="Daftar untuk dibahas dengan Bawaslu",
        question="Perkara mana yang harus dicocokkan?",
        definition=(
            "Perkara yang hanya ada di satu register, padanan yang disarankan atau bernomor ganda, dan perkara di kedua "
            "register yang isinya berbeda, dengan nomornya dan tanpa nama atau NIP. " + COMPARED + PAIRED + KNOWN
        ),
        numerator="perkara yang perlu dibahas",
        denominator="Tidak ada: ini daftar, bukan persentase",
        exclusions="Perkara di kedua register yang isinya sama",
        unit="perkara",
        columns=(
            "cycle", "place_name", "case_id", "register_id", "differences", "ours", "theirs", "instansi", "unit", "place",
            "basis",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dalam register Pemkot atau register Bawaslu, semua instansi",
        note="Nomor register menunjuk perkara seseorang: hanya untuk yang berhak melihatnya. Tanpa nama dan NIP.",
        headings={
            "place": "Keadaan",
            "differences": "Yang berbeda",
            "case_id": "Nomor Pemkot",
            "register_id": "Nomor Bawaslu",
            "ours": "Menurut Pemkot",
            "theirs": "Menurut Bawaslu",
            "unit": "Unit kerja",
            "instansi": "Instansi",
            "basis": "Dasar padanan",
        },
        sql="""
            WITH listed AS (
                SELECT *, if(place = 'keduanya', differences, ['status', 'tanggal laporan', 'bentuk', 'tingkat']) AS kinds
                FROM reconciled_scope($cycle, $as_of, $unit_id, $kecamatan_id)
                WHERE place <> 'keduanya' OR len(differences) > 0
            )
            SELECT
                r.cycle, p.place_name, coalesce(r.case_id, 'tidak ada') AS case_id,
                coalesce(r.register_id, 'tidak ada') AS register_id,
                CASE r.place
                    WHEN 'keduanya' THEN array_to_string(r.differences, ', ')
                    WHEN 'nomor ganda' THEN 'nomor rujukan'
                    ELSE 'padanan'
                END AS differences,
                if(r.case_id IS NULL, 'tidak ada', register_says(
                    r.kinds, r.our_status, r.our_reported_on, r.our_form_id, r.our_severity)) AS ours,
                if(r.register_id IS NULL, 'tidak ada', register_says(
                    r.kinds, r.their_status, r.their_reported_on, r.their_form_id, r.their_severity)) AS theirs,
                r.agency_id AS instansi, u.short_name AS unit, r.place, r.basis
            FROM listed AS r
            JOIN places AS p ON p.place = r.place
            LEFT JOIN units AS u ON u.unit_id = r.unit_id
            ORDER BY r.cycle, p.sort_order, r.case_id, r.register_id
        """,
    ),
    Metric(
        name="reconciliation_decisions",
        right=Permission.RECONCILIATION,
        title="Padanan yang menunggu keputusan",
        question="Pasangan mana yang harus diputuskan seseorang?",
        definition=(
            "Padanan yang disarankan dan nomor rujukan yang ganda, dalam bentuk berkas padanan perkara: isi keputusan "
            "(cocok atau bukan) dan tanggal, hapus yang belum diputuskan, lalu kirim berkasnya seperti berkas lain. "
            + PAIRED
        ),
        numerator="pasangan yang menunggu keputusan",
        denominator="Tidak ada: ini daftar, bukan persentase",
        exclusions="Padanan yang sudah diputuskan atau jelas dari nomornya",
        unit="pasangan",
        columns=("cycle", "case_id", "register_id", "decision", "decided", "decided_by", "note", "why"),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dalam register Pemkot atau register Bawaslu, semua instansi",
        note=(
            "Unduh CSV, isi keputusan (cocok atau bukan) dan tanggalnya, hapus baris yang belum diputuskan, lalu taruh di "
            "folder masukan seperti berkas lain."
        ),
        headings={  # as the columns of a file of decisions, so that the list can be filled in and delivered
            "case_id": "Nomor perkara",
            "register_id": "Nomor register",
            "decision": "Keputusan",
            "decided": "Tanggal",
            "decided_by": "Oleh",
            "note": "Keterangan",
            "why": "Mengapa perlu diputuskan",
        },
        sql="""
            SELECT
                r.cycle, r.case_id, r.register_id, '' AS decision, '' AS decided, '' AS decided_by, '' AS note,
                CASE
                    WHEN r.place = 'nomor ganda' THEN 'nomornya disebut lebih dari satu catatan'
                    WHEN r.our_reported_on = r.their_reported_on THEN 'hari laporan, instansi, unit dan bentuk sama'
                    ELSE 'instansi, unit dan bentuk sama; laporan berselisih '
                        || abs(r.their_reported_on - r.our_reported_on) || ' hari'
                END AS why
            FROM reconciled_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS r
            WHERE r.place IN ('saran', 'nomor ganda')
            ORDER BY r.cycle, r.case_id, r.register_id
        """,
    ),
)
