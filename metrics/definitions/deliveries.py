"""Can the data be trusted: what was delivered, loaded, rejected and found odd."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.record import FREE, Metric
from metrics.definitions.vocabulary import headings

NO_SHARE = "Tidak ada: ini daftar, bukan persentase"
NOTHING = "Tidak ada"

# fmt: off
METRICS = (
    Metric(
        name="build_info",
        title="Keadaan data",
        question="Data per kapan yang sedang dibaca?",
        definition="Posisi data adalah tanggal terakhir yang ada dalam data; dimuat adalah saat pemuatan (UTC), sidik jari mewakili berkas, rujukan dan pemuat.",
        numerator="satu muatan data",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="muatan",
        columns=("build", "dataset", "loaded_at", "position_on", "fingerprint"),
        inputs=inputs.LOADING,
        population="Muatan",
        headings={"build": "Muatan", "loaded_at": "Dimuat", "position_on": "Hari terakhir dalam data"},
        public=FREE,
        sql="SELECT build, dataset, loaded_at, position_on, fingerprint FROM build ORDER BY build",
    ),
    Metric(
        name="build_summary",
        right=Permission.BUILDS,
        title="Isi satu muatan",
        question="Muatan mana yang berisi apa?",
        definition="Satu muatan: kapan dimuat (UTC), hari terakhir dalam datanya, dan baris dari semua lembar berkasnya.",
        numerator="baris dimuat, ditolak",
        denominator="baris dibaca",
        exclusions=NOTHING,
        unit="muatan",
        columns=("build", "loaded_at", "position_on", "files", "rows_loaded", "rows_rejected", "loader_version"),
        inputs=inputs.LOADING,
        population="Muatan yang disimpan",
        headings={
            "made": "Dimuat",
            "name": "Nama (disematkan)",
            "position_on": "Hari terakhir dalam data",
            "files": "Berkas",
            "rows_loaded": "Baris dimuat",
            "rows_rejected": "Baris ditolak",
            "remark": "Keterangan",
            "build": "Muatan",
        },
        sql="""
            SELECT
                b.build, b.loaded_at, b.position_on, count(DISTINCT l.file) AS files,
                coalesce(total(l.rows_loaded), 0) AS rows_loaded, coalesce(total(l.rows_rejected), 0) AS rows_rejected,
                b.loader_version
            FROM build AS b
            LEFT JOIN loads AS l ON true
            GROUP BY ALL
            ORDER BY b.build
        """,
    ),
    Metric(
        name="inputs",
        title="Jenis masukan",
        question="Apa saja yang diserahkan kantor?",
        definition="Satu baris per jenis berkas yang dikenal pemuat, dengan sebutannya.",
        numerator="jenis masukan",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="jenis",
        columns=("kind", "noun", "title", "noun_of_row", "is_of_cases", "is_optional"),
        inputs=inputs.REFERENCE,
        population="Jenis masukan",
        headings={"noun": "Masukan", "title": "Nama berkas"},
        public=FREE,
        sql="SELECT * FROM inputs ORDER BY input_order",
    ),
    Metric(
        name="sources",
        title="Sumber data",
        question="Sumber mana yang sudah datang, dan mana yang terlambat?",
        definition="Sumber yang diharapkan, pengiriman terakhirnya, dan keadaannya saat pemuatan.",
        numerator="sumber",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="sumber",
        columns=(
            "source", "kind", "publisher", "expected_every_days", "files", "delivered_at", "status", "message",
            "kind_name", "source_name", "is_delivered",
        ),
        inputs=inputs.LOADING,
        population="Sumber data",
        headings={
            "kind_name": "Isi",
            "source": "Sumber",
            "publisher": "Penyedia",
            "status": "Keadaan",
            "delivered_at": "Kiriman terakhir",
            "expected_every_days": "Diharapkan tiap (hari)",
            "files": "Berkas",
            "message": "Keterangan",
        },
        public=FREE,
        sql="""
            SELECT s.*, coalesce(k.noun, s.kind) AS kind_name, coalesce(n.noun, s.source) AS source_name,
                s.files > 0 AND s.source NOT LIKE 'terdokumentasi/%' AS is_delivered
            FROM sources AS s
            LEFT JOIN inputs AS k ON k.kind = s.kind
            LEFT JOIN inputs AS n ON n.kind = s.source
            ORDER BY s.source, s.kind
        """,
    ),
    Metric(
        name="loads",
        right=Permission.BUILDS,
        title="Berkas yang dimuat",
        question="Berkas apa yang dimuat, dan berapa barisnya?",
        definition=(
            "Satu baris per lembar berkas. Baris dibaca = dimuat + ditolak; kop, jumlah dan baris kosong "
            "dihitung terpisah sebagai dilewati, dengan alasannya; begitu pula baris yang diganti kiriman lain. Kolom yang "
            "tidak menjadi angka disebut dengan hurufnya."
        ),
        numerator="baris dimuat, ditolak, dilewati",
        denominator="baris dibaca",
        exclusions=NOTHING,
        unit="baris",
        columns=(
            "load_id", "source", "file", "sheet", "kind", "publisher", "rows_read", "rows_loaded", "rows_rejected",
            "rows_skipped", "skipped_why", "unused_columns", "first_on", "last_on", "kind_name",
        ),
        inputs=inputs.LOADING,
        population="Lembar berkas",
        headings={
            "file": "Berkas",
            "sheet": "Lembar",
            "kind_name": "Isi",
            "rows_read": "Dibaca",
            "rows_loaded": "Dimuat",
            "rows_rejected": "Ditolak",
            "rows_skipped": "Dilewati",
            "unused_columns": "Kolom tidak dipakai",
            "skipped_why": "Alasan dilewati",
            "first_on": "Tanggal pertama",
            "last_on": "Tanggal terakhir",
            "source": "Sumber",
        },
        sql="""
            SELECT l.*, coalesce(k.noun, l.kind) AS kind_name
            FROM loads AS l
            LEFT JOIN inputs AS k ON k.kind = l.kind
            ORDER BY l.source, l.file, l.sheet, l.load_id
        """,
    ),
    Metric(
        name="rejects_summary",
        right=Permission.REJECTS,
        title="Baris yang ditolak, menurut alasan",
        question="Mengapa baris ditolak?",
        definition="Jumlah baris yang ditolak menurut berkas dan alasan, dengan cara memperbaikinya.",
        numerator="baris ditolak",
        denominator="baris dibaca dari berkas itu",
        exclusions=NOTHING,
        unit="baris",
        columns=("source", "file", "sheet", "column_name", "code", "reason", "remedy", "rows"),
        inputs=inputs.LOADING,
        population="Baris yang ditolak",
        headings=headings("rows", "reason", "remedy", "column_name", "file", "sheet"),
        sql="""
            SELECT
                source, file, sheet, column_name, code,
                min(reason) || if(min(reason) = max(reason), '', ', dan seterusnya') AS reason,
                min(remedy) || if(min(remedy) = max(remedy), '', ', dan seterusnya') AS remedy,
                count(*) AS rows
            FROM rejects_of($unit_id)
            GROUP BY source, file, sheet, column_name, code
            ORDER BY rows DESC, source, file, sheet, column_name, code
        """,
    ),
    Metric(
        name="rejects",
        right=Permission.REJECTS,
        title="Baris yang ditolak",
        question="Baris mana yang harus diperbaiki?",
        definition=(
            "Setiap baris yang ditolak: berkas, lembar, baris seperti terlihat di Excel, alasan dan cara "
            "memperbaiki."
        ),
        numerator="baris ditolak",
        denominator=NO_SHARE,
        exclusions="Isi baris tidak ditampilkan, karena dapat memuat data pribadi",
        unit="baris",
        columns=("source", "file", "sheet", "line", "column_name", "code", "reason", "remedy", "settled_in"),
        inputs=inputs.LOADING,
        population="Baris yang ditolak",
        note=(
            "Isi baris tidak ditampilkan di sini karena dapat memuat data pribadi; ada dalam berkas untuk dibetulkan."
        ),
        headings={
            "file": "Berkas",
            "sheet": "Lembar",
            "line": "Baris",
            "column_name": "Kolom",
            "reason": "Alasan",
            "remedy": "Yang perlu dilakukan",
            "settled_in": "Sudah dibetulkan dalam",
        },
        sql="""
            SELECT source, file, sheet, line, column_name, code, reason, remedy, coalesce(settled_in, 'belum') AS settled_in
            FROM rejects_of($unit_id)
            ORDER BY source, file, sheet, line, column_name, code
        """,
    ),
    Metric(
        name="findings",
        right=Permission.REJECTS,
        title="Temuan pada data",
        question="Apa yang janggal, tetapi tidak ditolak?",
        definition=(
            "Hal yang dilaporkan pemuat tanpa menolak barisnya, misalnya orang di luar daftar wajib atau rekap "
            "yang berbeda."
        ),
        numerator="baris yang terkena temuan",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="baris",
        columns=("cycle", "code", "unit_id", "unit", "source", "file", "sheet", "rows", "message"),
        inputs=inputs.LOADING,
        population="Temuan",
        headings={"cycle": "Siklus", "message": "Temuan", "rows": "Baris", "unit": "Unit kerja", "file": "Berkas", "sheet": "Lembar"},
        sql="""
            SELECT f.cycle, f.code, f.unit_id, u.name AS unit, l.source, l.file, l.sheet, f.rows, f.message
            FROM findings AS f
            LEFT JOIN units AS u ON u.unit_id = f.unit_id
            LEFT JOIN loads AS l ON l.load_id = f.load_id
            LEFT JOIN unit_tree AS t ON t.cycle = f.cycle AND t.unit_id = f.unit_id
            WHERE (matches($cycle, f.cycle) OR f.cycle IS NULL)
                AND in_unit($unit_id, f.unit_id, t.top_unit_id, t.current_unit_id)
            ORDER BY f.cycle, f.code, f.unit_id, l.source, l.file, l.sheet, f.message
        """,
    ),
)
