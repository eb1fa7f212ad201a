-- The tables of a build from the judged rows, run statement by statement. Rows are ordered so that the same files
-- give the same tables.

-- Words of offices that are not among the choices of their column, as they were written.
CREATE TABLE unread_words AS
SELECT w.load_id, w.line, w.column_name, w.text
FROM scratch.unread_words AS w
ANTI JOIN rejects AS r ON r.load_id = w.load_id AND r.line = w.line
ORDER BY w.load_id, w.line, w.column_name;

-- Rows that a later delivery replaced, and by which row.
CREATE TABLE replaced_rows AS
SELECT load_id, line, kind, first_load_id AS by_load_id, first_line AS by_line
FROM scratch.dropped WHERE why = 'diganti'
ORDER BY load_id, line, kind;

CREATE TABLE recaps AS
SELECT j.cycle, j.unit_id, j.position_on, j.obliged, j.signed, j.verified, j.load_id
FROM scratch.judged_recap AS j
ANTI JOIN scratch.dropped AS d ON d.kind = 'recap' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.cycle, j.unit_id, j.position_on;

-- A recap of a unit that is the sum of what is told last of its subordinate units, by recaps or by persons, says them
-- again: counted once. On another day only the obliged need be the same.
CREATE TABLE recap_totals AS
WITH told AS (
    SELECT cycle, unit_id, arg_max(obliged, position_on) AS obliged, arg_max(signed, position_on) AS signed,
        max(position_on) AS position_on
    FROM recaps GROUP BY cycle, unit_id
    UNION ALL
    SELECT o.cycle, o.unit_id, sum(o.people)::BIGINT, (sum(o.people) FILTER (o.signed_on IS NOT NULL))::BIGINT, NULL
    FROM obligations AS o SEMI JOIN (SELECT unit_id FROM units WHERE parent_id <> '') AS u ON u.unit_id = o.unit_id
    WHERE o.exclusion IS NULL AND EXISTS (FROM recaps)
    GROUP BY o.cycle, o.unit_id
),
parts AS (
    SELECT t.cycle, u.parent_id AS unit_id, sum(t.obliged) AS obliged, sum(coalesce(t.signed, 0)) AS signed,
        min(t.position_on) AS first_on, max(t.position_on) AS last_on
    FROM (SELECT DISTINCT ON (cycle, unit_id) * FROM told ORDER BY cycle, unit_id, position_on NULLS FIRST) AS t
    JOIN units AS u ON u.unit_id = t.unit_id
    WHERE u.parent_id <> ''
    GROUP BY ALL HAVING count(*) > 1
),
of_day AS (
    SELECT s.cycle, u.parent_id AS unit_id, s.position_on, sum(s.obliged) AS obliged, sum(s.signed) AS signed
    FROM recaps AS s JOIN units AS u ON u.unit_id = s.unit_id
    WHERE u.parent_id <> ''
    GROUP BY ALL HAVING count(*) > 1
)
SELECT r.*
FROM recaps AS r
LEFT JOIN parts AS p ON p.cycle = r.cycle AND p.unit_id = r.unit_id
LEFT JOIN of_day AS d ON d.cycle = r.cycle AND d.unit_id = r.unit_id AND d.position_on = r.position_on
WHERE (d.obliged = r.obliged AND d.signed = r.signed)
    OR (d.obliged IS NULL AND p.obliged = r.obliged AND (p.signed = r.signed OR p.last_on IS DISTINCT FROM r.position_on))
ORDER BY r.cycle, r.unit_id, r.position_on;

DELETE FROM recaps AS r USING recap_totals AS t
WHERE t.cycle = r.cycle AND t.unit_id = r.unit_id AND t.position_on = r.position_on;

-- One row per accused of a case: those of the register, and those whom only a step names.
CREATE TABLE case_accused AS
WITH registered AS (
    SELECT
        j.case_id, CAST(j.accused AS INTEGER) AS accused, j.cycle, j.reported_on, j.origin, j.agency_id, j.unit_id,
        CAST(j.level AS VARCHAR) AS level, j.form_id, j.alleged_severity, j.nip, j.bawaslu_id, j.contest, j.load_id
    FROM scratch.judged_case AS j
    ANTI JOIN scratch.dropped AS d ON d.kind = 'case' AND d.load_id = j.load_id AND d.line = j.line
    WHERE j.mask = 0
)
FROM registered
UNION ALL BY NAME
SELECT DISTINCT ON (j.case_id, j.accused) j.case_id, CAST(j.accused AS INTEGER) AS accused, j.load_id
FROM scratch.judged_step AS j
SEMI JOIN registered AS r ON r.case_id = j.case_id
ANTI JOIN registered AS r ON r.case_id = j.case_id AND r.accused = CAST(j.accused AS INTEGER)
ANTI JOIN scratch.dropped AS d ON d.kind = 'step' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0 AND j.accused <> '0'
ORDER BY case_id, accused;

-- One row per case: what its first accused of the own government says, else its first; `accused` is how many there are.
CREATE TABLE cases AS
SELECT
    k.case_id, k.cycle, k.reported_on, coalesce(k.reported_on, c.polling_on) AS known_on, k.origin, k.agency_id,
    k.unit_id, k.level, k.form_id, k.alleged_severity, k.nip,
    first_value(k.bawaslu_id IGNORE NULLS) OVER of_case AS bawaslu_id,
    first_value(k.contest IGNORE NULLS) OVER of_case AS contest, n.accused, k.load_id
FROM case_accused AS k
JOIN (SELECT case_id, count(*) AS accused FROM case_accused GROUP BY case_id) AS n ON n.case_id = k.case_id
JOIN cycles AS c ON c.cycle = k.cycle
LEFT JOIN agencies AS a ON a.agency_id = k.agency_id
WINDOW of_case AS (
    PARTITION BY k.case_id ORDER BY coalesce(a.is_own, false) DESC, k.accused
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
QUALIFY row_number() OVER of_case = 1
ORDER BY k.cycle, k.case_id;

-- `accused` is 0 in a step that is about all accused of the case.
CREATE TABLE case_steps AS
SELECT
    j.case_id,
    CAST(row_number() OVER (
        PARTITION BY j.case_id ORDER BY j.step_on, s.step_order, j.accused, j.load_id, j.line
    ) AS INTEGER) AS step_no,
    j.step_id, j.step_on, j.body_id, j.document, j.sanction_id, x.severity, j.reason, j.note,
    CAST(j.accused AS INTEGER) AS accused, j.load_id
FROM scratch.judged_step AS j
JOIN steps AS s ON s.step_id = j.step_id
LEFT JOIN sanctions AS x ON x.sanction_id = j.sanction_id
ANTI JOIN scratch.dropped AS d ON d.kind = 'step' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.case_id, step_no;

CREATE TABLE bawaslu_cases AS
SELECT
    j.register_id, j.cycle, j.reported_on, j.origin, j.agency_id, j.unit_id, j.form_id, j.status, j.status_on,
    j.case_id, j.alleged_severity, j.load_id
FROM scratch.judged_bawaslu_register AS j
ANTI JOIN scratch.dropped AS d ON d.kind = 'bawaslu_register' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.cycle, j.register_id;

-- What a person decided about a pair; of two decisions the last one stands.
CREATE TABLE matches AS
SELECT j.case_id, j.register_id, j.decision, j.decided_on, j.decided_by, j.note, j.load_id
FROM scratch.judged_match AS j
ANTI JOIN scratch.dropped AS d ON d.kind = 'match' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.case_id, j.register_id, j.decided_on;

-- Names that offices use for units, as somebody decided; what is read with them is read in judge_all.
CREATE TABLE unit_aliases AS
SELECT j.written, j.cycle, j.unit_id, j.decided_on, j.decided_by, j.load_id
FROM scratch.judged_unit_alias AS j
ANTI JOIN scratch.dropped AS d ON d.kind = 'unit_alias' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.written, j.decided_on;

-- What meetings decided, every row as it came; which row took an earlier one back, written alike but for the day.
CREATE TABLE decisions AS
WITH told AS (
    SELECT j.*, netra_words(j.decision) AS words
    FROM scratch.judged_decision AS j
    ANTI JOIN scratch.dropped AS d ON d.kind = 'decision' AND d.load_id = j.load_id AND d.line = j.line
    WHERE j.mask = 0
)
SELECT
    t.cycle, t.decided_on, t.decision, t.unit_id, t.due_on, t.measure, t.is_withdrawal, t.decided_by, t.note,
    min(w.decided_on) AS withdrawn_on, arg_min(w.note, w.decided_on) AS withdrawn_why, t.load_id
FROM told AS t
LEFT JOIN told AS w
    ON w.is_withdrawal AND NOT t.is_withdrawal AND w.cycle = t.cycle AND w.unit_id = t.unit_id
    AND w.measure = t.measure AND w.words = t.words AND w.decided_on >= t.decided_on
GROUP BY t.cycle, t.decided_on, t.decision, t.unit_id, t.due_on, t.measure, t.is_withdrawal, t.decided_by, t.note, t.load_id
ORDER BY t.cycle, t.decided_on, t.unit_id, t.measure, t.decision, t.is_withdrawal;

CREATE TABLE events AS
SELECT
    j.cycle, j.event_on, j.kind, j.title, j.place, j.unit_id, coalesce(CAST(j.kecamatan_id AS VARCHAR), u.kecamatan_id) AS kecamatan_id,
    j.attended, j.source, j.load_id
FROM scratch.judged_event AS j
LEFT JOIN units AS u ON u.unit_id = j.unit_id
ANTI JOIN scratch.dropped AS d ON d.kind = 'event' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0
ORDER BY j.event_on, j.kind, j.title, j.load_id;

CREATE TABLE findings AS
SELECT
    'luar_daftar' AS code, s.cycle, CAST(NULL AS VARCHAR) AS unit_id, s.load_id, count(*) AS rows,
    'Tanda tangan oleh NIP yang tidak ada di daftar wajib: dicatat, tidak dihitung.' AS message
FROM signings AS s WHERE NOT s.is_listed GROUP BY s.cycle, s.load_id
UNION ALL
SELECT
    'beda_rekap', c.cycle, c.unit_id, c.load_id, greatest(abs(c.people - c.obliged), abs(c.people_signed - c.signed)),
    'Unit ini punya daftar orang dan rekap: daftar orang yang dihitung (' || c.people || ' wajib, '
        || c.people_signed || ' sudah), rekap menyebut ' || c.obliged || ' wajib, ' || c.signed || ' sudah.'
FROM (
    SELECT
        r.cycle, r.unit_id, r.load_id, r.obliged, r.signed, p.people, p.people_signed
    FROM (SELECT * FROM recaps QUALIFY row_number() OVER (PARTITION BY cycle, unit_id ORDER BY position_on DESC) = 1) AS r
    JOIN (
        SELECT
            o.cycle, o.unit_id, CAST(sum(o.people) AS BIGINT) AS people,
            CAST(coalesce(sum(o.people) FILTER (o.signed_on <= x.position_on), 0) AS BIGINT) AS people_signed
        FROM obligations AS o
        JOIN (SELECT cycle, unit_id, max(position_on) AS position_on FROM recaps GROUP BY ALL) AS x
            ON x.cycle = o.cycle AND x.unit_id = o.unit_id
        WHERE o.exclusion IS NULL GROUP BY o.cycle, o.unit_id
    ) AS p ON p.cycle = r.cycle AND p.unit_id = r.unit_id
) AS c
WHERE c.people <> c.obliged OR c.people_signed <> c.signed
UNION ALL
SELECT
    'rekap_jumlah', t.cycle, t.unit_id, t.load_id, count(*),
    'Rekap unit ini sama dengan jumlah rekap unit di bawahnya pada hari yang sama: dihitung sekali, dari unit di bawahnya.'
FROM recap_totals AS t
GROUP BY t.cycle, t.unit_id, t.load_id
UNION ALL
SELECT
    'rekap_mungkin_jumlah', r.cycle, r.unit_id, r.load_id, r.obliged,
    'Rekap unit ini (' || r.obliged || ' wajib) tidak lebih kecil daripada jumlah unit di bawahnya dalam berkas yang sama ('
        || p.obliged || '): mungkin sudah memuatnya, dan terhitung dua kali. Periksa, dan hapus baris jumlahnya.'
FROM recaps AS r
JOIN (
    SELECT s.load_id, s.cycle, u.parent_id AS unit_id, s.position_on, sum(s.obliged) AS obliged
    FROM recaps AS s JOIN units AS u ON u.unit_id = s.unit_id
    WHERE u.parent_id <> '' GROUP BY ALL
) AS p ON p.load_id = r.load_id AND p.cycle = r.cycle AND p.unit_id = r.unit_id AND p.position_on = r.position_on
WHERE r.obliged >= p.obliged AND r.obliged > 0
UNION ALL
SELECT
    'alasan_tidak_dikenal', r.cycle, CAST(NULL AS VARCHAR), r.load_id, count(*),
    'Alasan pengecualian yang tidak dikenal: orangnya tetap dihitung wajib. Tulis alasannya menurut daftar, atau kosongkan.'
FROM roster AS r JOIN exclusion_texts AS x ON x.text = r.exclusion_reason AND x.is_unknown
GROUP BY r.cycle, r.load_id
UNION ALL
SELECT
    'tanpa_alasan', r.cycle, CAST(NULL AS VARCHAR), r.load_id, count(*),
    'Dikecualikan tanpa alasan (hanya ditulis ya): orangnya dihitung tidak wajib. Tulis alasannya.'
FROM roster AS r JOIN exclusion_texts AS x ON x.text = r.exclusion_reason AND x.exclusion = 'tanpa_alasan'
GROUP BY r.cycle, r.load_id
UNION ALL
SELECT
    'kata_tidak_dikenal', CAST(NULL AS INTEGER), CAST(NULL AS VARCHAR), w.load_id, count(*),
    'Kolom ' || w.column_name || ': kata yang tidak ada dalam daftar dicatat belum diketahui, barisnya tetap dimuat (baris '
        || array_to_string(list_slice(list_sort(list(w.line)), 1, 5), ', ') || if(count(*) > 5, ', ...', '')
        || '). Betulkan katanya, atau minta ditambahkan ke daftar.'
FROM unread_words AS w
GROUP BY w.load_id, w.column_name
UNION ALL
SELECT
    'tanpa_nomor', k.cycle, CAST(NULL AS VARCHAR), k.load_id, count(*),
    'Perkara yang belum bernomor: masing-masing dihitung satu perkara. Beri nomor, supaya langkahnya dapat dicatat.'
FROM cases AS k WHERE starts_with(k.case_id, 'tanpa nomor ')
GROUP BY k.cycle, k.load_id
UNION ALL
SELECT
    'tanpa_nomor', b.cycle, CAST(NULL AS VARCHAR), b.load_id, count(*),
    'Catatan register Bawaslu yang belum bernomor: masing-masing dihitung satu.'
FROM bawaslu_cases AS b WHERE starts_with(b.register_id, 'tanpa nomor ')
GROUP BY b.cycle, b.load_id
UNION ALL
SELECT
    'verifikasi_dicabut', t.cycle, CAST(NULL AS VARCHAR), t.load_id, t.people,
    'Tanda tangan yang pernah dinyatakan terverifikasi, dan dalam kiriman yang lebih baru tidak: yang terbaru yang berlaku.'
FROM scratch.taken_back AS t
UNION ALL
SELECT
    'hari_awal_berlaku', t.cycle, CAST(NULL AS VARCHAR), t.load_id, t.people,
    'Kiriman yang lebih baru menyebut hari tanda tangan yang lebih lambat: hari yang lebih awal tetap dihitung. Bila hari '
        || 'yang awal salah, ganti berkas yang memuatnya.'
FROM scratch.later_days AS t
UNION ALL
SELECT
    'rekap_turun', r.cycle, r.unit_id, r.load_id, r.signed_before - r.signed,
    'Rekap unit ini berubah tidak wajar: sudah ' || r.signed_before || ' dari ' || r.obliged_before || ' pada '
        || strftime(r.day_before, '%d/%m/%Y') || ', lalu ' || r.signed || ' dari ' || r.obliged || ' pada '
        || strftime(r.position_on, '%d/%m/%Y') || '. Periksa angkanya.'
FROM (
    SELECT *, lag(signed) OVER of_unit AS signed_before, lag(obliged) OVER of_unit AS obliged_before,
        lag(position_on) OVER of_unit AS day_before
    FROM recaps WINDOW of_unit AS (PARTITION BY cycle, unit_id ORDER BY position_on)
) AS r
WHERE r.signed < r.signed_before OR 2 * r.obliged < r.obliged_before
    OR (r.obliged > 2 * r.obliged_before AND r.obliged > r.obliged_before + 10)
UNION ALL
SELECT
    'beberapa_terlapor', k.cycle, CAST(NULL AS VARCHAR), k.load_id, count(*),
    'Perkara dengan lebih dari satu terlapor: dihitung satu perkara, terlapornya dihitung tersendiri.'
FROM cases AS k WHERE k.accused > 1
GROUP BY k.cycle, k.load_id
UNION ALL
SELECT
    'terlapor_tidak_terdaftar', k.cycle, CAST(NULL AS VARCHAR), a.load_id, count(*),
    'Langkah menyebut terlapor yang tidak ada di register perkaranya: ia dihitung sebagai terlapor, selebihnya belum '
        || 'diketahui. Tambahkan barisnya di register, atau betulkan nomornya.'
FROM case_accused AS a JOIN cases AS k ON k.case_id = a.case_id
WHERE a.cycle IS NULL
GROUP BY k.cycle, a.load_id
UNION ALL
SELECT
    'cabut_tanpa_keputusan', w.cycle, w.unit_id, w.load_id, count(*),
    'Pencabutan keputusan rapat yang tidak ada: keputusan, unit dan ukurannya harus ditulis sama.'
FROM decisions AS w
WHERE w.is_withdrawal AND NOT EXISTS (
    FROM decisions AS d
    WHERE NOT d.is_withdrawal AND d.cycle = w.cycle AND d.unit_id = w.unit_id AND d.measure = w.measure
        AND netra_words(d.decision) = netra_words(w.decision) AND d.decided_on <= w.decided_on)
GROUP BY w.cycle, w.unit_id, w.load_id
UNION ALL
SELECT
    'unit_berlebih', CAST(NULL AS INTEGER), CAST(NULL AS VARCHAR), CAST(NULL AS INTEGER), count(*),
    'Nama ' || g.group_id || ' yang berbeda lebih banyak daripada jumlah unitnya (' || g.expected_count
        || '): mungkin ada yang salah tulis.'
FROM units AS u JOIN unit_groups AS g ON u.kind = g.kind AND NOT u.is_listed
GROUP BY g.group_id, g.expected_count HAVING count(*) > g.expected_count
ORDER BY ALL;

CREATE TABLE build AS
SELECT
    $build AS build, $dataset AS dataset, CAST($loaded_at AS TIMESTAMP) AS loaded_at,
    (SELECT coalesce(max(day), CAST($loaded_at AS DATE)) FROM (
        SELECT max(signed_on) AS day FROM signings UNION ALL SELECT max(position_on) FROM recaps
        UNION ALL SELECT max(reported_on) FROM cases UNION ALL SELECT max(step_on) FROM case_steps
        UNION ALL SELECT max(status_on) FROM bawaslu_cases UNION ALL SELECT max(decided_on) FROM matches
        -- The documented facts alone hold no other day; an announced activity may lie ahead.
        UNION ALL SELECT max(event_on) FILTER (event_on <= CAST($loaded_at AS DATE)) FROM events)) AS position_on,
    $loader_version AS loader_version, $fingerprint AS fingerprint;
