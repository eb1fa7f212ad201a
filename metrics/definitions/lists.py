"""Lists that pages show beside the figures: the election, the places, the law, the documented facts."""

from metrics.definitions import inputs
from metrics.definitions.record import FREE, Metric
from metrics.definitions.vocabulary import headings

REFERENCE = "Baris data rujukan, masing-masing dengan sumbernya; yang belum diverifikasi ditandai."
NO_SHARE = "Tidak ada: ini daftar, bukan persentase"
NOTHING = "Tidak ada"

# fmt: off
METRICS = (
    Metric(
        name="cycles",
        title="Siklus pemilihan",
        question="Siklus mana saja, dan kapan batasnya?",
        definition=(
            "Siklus menurut data rujukan. Hari batas penandatanganan adalah anggapan kami: hari terakhir "
            "sebelum masa tenang "
            "atau sebelum kampanye, menurut siklusnya. Sisa hari dihitung dari tanggal posisi; minus berarti "
            "sudah lewat."
        ),
        numerator="siklus",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="siklus",
        columns=(
            "cycle", "name", "election", "polling_on", "starts_on", "pact_on", "due_on", "days_counted", "rule_id",
            "due_basis", "note", "days_left", "days_to_polling", "source", "is_verified",
        ),
        inputs=inputs.REFERENCE,
        population="Siklus",
        headings={"cycle": "Siklus", "name": "Nama", "polling_on": "Pemungutan suara", "due_on": "Batas"},
        public=FREE,
        sql="""
            SELECT
                c.*, c.due_on - counted_on($as_of) AS days_left,
                c.polling_on - counted_on($as_of) AS days_to_polling
            FROM cycles AS c
            WHERE matches($cycle, c.cycle)
            ORDER BY c.cycle
        """,
    ),
    Metric(
        name="stages",
        title="Tahapan pemilihan",
        question="Di tahap mana pemilihan sekarang?",
        definition=REFERENCE + " Keadaan tahap dihitung pada tanggal posisi.",
        numerator="tahap",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="tahap",
        columns=("cycle", "stage_id", "name", "starts_on", "ends_on", "state", "source", "is_verified"),
        inputs=inputs.REFERENCE,
        population="Tahapan, kegiatan, dan ASN wajib tanda tangan",
        note="Tahap selesai abu-abu, berjalan biru, akan datang kosong.",
        headings={
            "name": "Tahap",
            "starts_on": "Mulai",
            "ends_on": "Selesai",
            "state": "Keadaan",
            "source": "Rujukan",
            "is_verified": "Terverifikasi",
        },
        public=FREE,
        sql="""
            SELECT
                s.*,
                CASE
                    WHEN counted_on($as_of) < s.starts_on THEN 'akan datang'
                    WHEN counted_on($as_of) > coalesce(s.ends_on, s.starts_on) THEN 'selesai'
                    ELSE 'berjalan'
                END AS state
            FROM stages AS s
            WHERE matches($cycle, s.cycle)
            ORDER BY s.cycle, s.starts_on, s.stage_id
        """,
    ),
    Metric(
        name="events",
        title="Kegiatan",
        question="Kegiatan apa yang sudah dilakukan?",
        definition="Kegiatan yang dilaporkan (ikrar, penandatanganan, sosialisasi, ...) sampai tanggal posisi.",
        numerator="kegiatan",
        denominator=NO_SHARE,
        exclusions="Kegiatan sesudah tanggal posisi",
        unit="kegiatan",
        columns=(
            "cycle", "event_on", "kind", "kind_name", "title", "place", "unit", "kecamatan", "attended", "source",
        ),
        inputs=("event",),
        population="Kegiatan",
        headings={
            "event_on": "Tanggal",
            "kind_name": "Jenis",
            "title": "Kegiatan",
            "place": "Tempat",
            "unit": "Unit kerja",
            "kecamatan": "Kecamatan",
            "attended": "Hadir (orang)",
            "source": "Sumber",
        },
        public=FREE,
        sql="""
            SELECT
                e.cycle, e.event_on, e.kind, coalesce(k.name, e.kind::VARCHAR) AS kind_name, e.title, e.place,
                u.name AS unit, w.name AS kecamatan, e.attended, e.source
            FROM events AS e
            LEFT JOIN event_kinds AS k ON k.kind = e.kind
            LEFT JOIN units AS u ON u.unit_id = e.unit_id
            LEFT JOIN kecamatan AS w ON w.kecamatan_id = e.kecamatan_id
            LEFT JOIN unit_tree AS t ON t.cycle = e.cycle AND t.unit_id = e.unit_id
            WHERE matches($cycle, e.cycle)
                AND e.event_on <= by_day($as_of)
                AND in_unit($unit_id, e.unit_id, t.top_unit_id, t.current_unit_id)
                AND matches($kecamatan_id, e.kecamatan_id)
            ORDER BY e.event_on, e.cycle, e.title, e.kind, e.place, e.source
        """,
    ),
    Metric(
        name="facts",
        title="Fakta terdokumentasi",
        question="Apa yang sudah ditulis media, dan di artikel mana?",
        definition=(
            "Satu baris per fakta dan artikel yang memuatnya. Yang tidak disebut artikel tetap belum diketahui."
        ),
        numerator="fakta",
        denominator=NO_SHARE,
        exclusions="Artikel yang terbit sesudah tanggal posisi (bila tanggal terbitnya belum diketahui: faktanya)",
        unit="fakta",
        columns=(
            "fact_id", "cycle", "fact_on", "statement", "publisher", "published_on", "title", "article_id", "note",
            "topic", "short", "cycle_name",
        ),
        inputs=inputs.ARTICLES,
        population="Fakta",
        note="Nyata, dari pemberitaan; bukan hasil simulasi.",
        headings={
            "fact_id": "Fakta",
            "fact_on": "Tanggal",
            "statement": "Pernyataan",
            "publisher": "Penerbit",
            "published_on": "Terbit",
            "title": "Artikel",
            "note": "Catatan",
        },
        public=FREE,
        is_real=True,
        sql="""
            WITH cited AS (
                SELECT *, unnest(string_split(article_ids::VARCHAR, '|')) AS article_id FROM facts
            )
            SELECT
                f.fact_id, f.cycle, f.fact_on, f.statement, a.publisher, a.published_on, a.title, f.article_id, f.note,
                f.topic, f.short, c.name AS cycle_name
            FROM cited AS f
            LEFT JOIN cycles AS c ON c.cycle = f.cycle
            LEFT JOIN articles AS a ON a.article_id::VARCHAR = f.article_id
            WHERE (matches($cycle, f.cycle) OR f.cycle IS NULL)
                AND coalesce(coalesce(a.published_on, f.fact_on) <= by_day($as_of), true)
            ORDER BY length(f.fact_id::VARCHAR), f.fact_id, f.article_id
        """,
    ),
    Metric(
        name="national_figures",
        title="Angka nasional",
        question="Bagaimana angka nasional, dan menurut siapa?",
        definition=(
            "Angka yang diumumkan lembaga, masing-masing dengan satuan dan tanggalnya. Bila publikasi berbeda "
            "(1.480 dan 1.420), "
            "keduanya ditampilkan. Tidak langsung sebanding dengan angka kota. Yang bertanggal sesudah tanggal posisi "
            "belum diketahui."
        ),
        numerator="menurut lembaga yang mengumumkan",
        denominator="menurut lembaga yang mengumumkan",
        exclusions=NOTHING,
        unit="menurut baris",
        columns=(
            "figure_id", "set_name", "body", "measure", "value", "unit", "period", "as_of_on", "note", "source",
            "is_verified",
        ),
        inputs=inputs.REFERENCE,
        population="Angka nasional",
        note=(
            "Bukan pembanding langsung: lembaga, satuan, masa, dan cara menghitungnya lain dari angka kota. "
            "Angka nyata dari publikasi lembaganya, juga dalam data simulasi."
        ),
        headings={
            "set_name": "Himpunan",
            "body": "Lembaga",
            "measure_name": "Ukuran",
            "value": "Jumlah",
            "unit": "Satuan",
            "period": "Masa",
            "as_of_on": "Per tanggal",
            "note": "Catatan",
            "source": "Rujukan",
        },
        public=FREE,
        is_real=True,
        publishers="body",
        sql="SELECT * FROM national_figures WHERE as_of_on <= by_day($as_of) ORDER BY as_of_on, set_name, figure_id",
    ),
    Metric(
        name="rule_breaks",
        title="Perubahan aturan dan lembaga",
        question="Kapan aturan atau lembaga berubah?",
        definition=(
            REFERENCE + " Angka sebelum dan sesudahnya tidak langsung sebanding, tetapi hanya angka yang disentuhnya "
            "(tingkat, rekomendasi, opd)."
        ),
        numerator="perubahan",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="perubahan",
        columns=("break_on", "name", "explanation", "touches", "source", "is_verified"),
        inputs=inputs.REFERENCE,
        population="Perubahan aturan",
        headings={"break_on": "Sejak", "name": "Perubahan", "explanation": "Penjelasan", "source": "Rujukan", "is_verified": "Terverifikasi"},
        public=FREE,
        is_real=True,
        sql="SELECT * FROM rule_breaks ORDER BY break_on, name",
    ),
    Metric(
        name="forms_by_class",
        title="Bentuk yang dilarang",
        question="Apa yang dilarang, sebelum dan sesudah penetapan calon?",
        definition=(
            "Bentuk pelanggaran menurut SKB 2022: kode etik sebelum penetapan calon, disiplin sesudahnya. "
            "Tingkat adalah ancaman menurut aturan, bukan putusan."
        ),
        numerator="bentuk",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="bentuk",
        columns=("form_id", "form", "class", "severity", "severity_name", "note", "source", "is_verified", "article"),
        inputs=inputs.REFERENCE,
        population="Bentuk",
        headings={
            "form_id": "Kode",
            "form": "Bentuk",
            "class": "Golongan",
            "severity_name": "Tingkat menurut aturan",
            "article": "Pasal",
            "note": "Catatan",
            "source": "Rujukan",
            "is_verified": "Terverifikasi",
        },
        public=FREE,
        is_real=True,
        sql="""
            SELECT
                f.form_id, f.name AS form, f.class, f.severity, s.severity_name, coalesce(f.note, '') AS note, f.source, f.is_verified, coalesce(f.article, '') AS article
            FROM forms AS f
            LEFT JOIN severity_bands AS s ON s.severity = f.severity
            ORDER BY f.class DESC, length(f.form_id::VARCHAR), f.form_id
        """,
    ),
    Metric(
        name="units",
        title="OPD per siklus",
        question="OPD mana saja yang ada pada siklus ini?",
        definition="OPD yang ada pada siklus itu, dan OPD sekarang yang menjadi penerusnya.",
        numerator="OPD",
        denominator=NO_SHARE,
        exclusions="Unit di bawah OPD",
        unit="unit",
        columns=("cycle", "unit_id", "unit", "short_name", "kind", "kecamatan_id", "current_unit_id"),
        inputs=inputs.REFERENCE,
        population="Unit kerja",
        headings={"cycle": "Siklus", "unit": "Unit kerja", "short_name": "Singkatan"},
        public=FREE,
        sql="""
            SELECT t.cycle, t.unit_id, u.name AS unit, u.short_name, u.kind, u.kecamatan_id, t.current_unit_id
            FROM unit_tree AS t
            JOIN units AS u ON u.unit_id = t.unit_id
            WHERE t.unit_id = t.top_unit_id AND matches($cycle, t.cycle)
            ORDER BY t.cycle, unit, t.unit_id
        """,
    ),
    Metric(
        name="kecamatan",
        title="Kecamatan",
        question="Kecamatan mana saja?",
        definition=REFERENCE,
        numerator="kecamatan",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="kecamatan",
        columns=("kecamatan_id", "kecamatan", "kelurahan_count", "tile_row", "tile_col"),
        inputs=inputs.REFERENCE,
        population="Kecamatan",
        headings=headings("kecamatan"),
        public=FREE,
        sql="""
            SELECT kecamatan_id, name AS kecamatan, kelurahan_count, tile_row, tile_col
            FROM kecamatan
            ORDER BY kecamatan_id
        """,
    ),
    Metric(
        name="kelurahan",
        title="Kelurahan",
        question="Kelurahan mana saja, dan di mana letaknya pada peta petak?",
        definition=REFERENCE,
        numerator="kelurahan",
        denominator=NO_SHARE,
        exclusions=NOTHING,
        unit="kelurahan",
        columns=("kelurahan_id", "kelurahan", "kecamatan_id", "kecamatan", "tile_row", "tile_col"),
        inputs=inputs.REFERENCE,
        population="Kelurahan",
        headings=headings("kelurahan", "kecamatan"),
        public=FREE,
        sql="""
            SELECT l.kelurahan_id, l.name AS kelurahan, l.kecamatan_id, k.name AS kecamatan, l.tile_row, l.tile_col
            FROM kelurahan AS l
            LEFT JOIN kecamatan AS k ON k.kecamatan_id = l.kecamatan_id
            WHERE matches($kecamatan_id, l.kecamatan_id)
            ORDER BY l.kelurahan_id
        """,
    ),
)
