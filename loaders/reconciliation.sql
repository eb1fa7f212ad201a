-- Our register beside Bawaslu's, run after the views. Which row is which matter does not depend on the day (a number in
-- a register and a person's decision bear no day of knowledge); what is known of the two on a day does.

-- Numbers are compared without blanks and case; a number is never guessed from a part of it.
CREATE MACRO register_key(number) AS upper(regexp_replace(number, '\s', '', 'g'));

-- A person's last word about a pair.
CREATE TABLE decided_pairs AS
SELECT k.case_id, b.register_id, arg_max(m.decision, (m.decided_on, m.load_id)) AS decision
FROM matches AS m
JOIN cases AS k ON register_key(k.case_id) = register_key(m.case_id)
JOIN bawaslu_cases AS b ON register_key(b.register_id) = register_key(m.register_id)
GROUP BY k.case_id, b.register_id
ORDER BY k.case_id, b.register_id;

INSERT INTO findings
SELECT
    'padanan_tanpa_perkara', NULL, NULL, m.load_id, count(*),
    'Keputusan padanan menyebut nomor yang tidak ada di register Pemkot atau register Bawaslu: belum dipakai.'
FROM matches AS m
WHERE NOT EXISTS (FROM cases AS k WHERE register_key(k.case_id) = register_key(m.case_id))
    OR NOT EXISTS (FROM bawaslu_cases AS b WHERE register_key(b.register_id) = register_key(m.register_id))
GROUP BY m.load_id
ORDER BY m.load_id;

-- What either register says by naming the other's number; `sides` is how many of the two say so. A pair that a person
-- refused is none, even where a number says so: the person looked at both.
CREATE TABLE named_pairs AS
SELECT n.case_id, n.register_id, count(*) AS sides, bool_or(coalesce(d.decision = 'cocok', false)) AS is_confirmed
FROM (
    SELECT k.case_id, b.register_id
    FROM cases AS k
    JOIN bawaslu_cases AS b ON register_key(k.bawaslu_id) = register_key(b.register_id)
    UNION ALL
    SELECT k.case_id, b.register_id
    FROM bawaslu_cases AS b
    JOIN cases AS k ON register_key(b.case_id) = register_key(k.case_id)
) AS n
LEFT JOIN decided_pairs AS d ON d.case_id = n.case_id AND d.register_id = n.register_id
WHERE d.decision IS DISTINCT FROM 'bukan'
GROUP BY n.case_id, n.register_id
ORDER BY n.case_id, n.register_id;

-- A number pairs two rows when both say so, when a person confirmed it, or when no other number speaks of either row.
-- After the numbers comes what a person confirmed of rows that no number pairs.
CREATE TABLE confirmed_pairs AS
WITH standing AS (
    SELECT case_id, register_id
    FROM named_pairs
    QUALIFY is_confirmed OR sides = 2
        OR (count(*) OVER (PARTITION BY case_id) = 1 AND count(*) OVER (PARTITION BY register_id) = 1)
)
SELECT case_id, register_id, 'nomor' AS basis FROM standing
UNION ALL
SELECT d.case_id, d.register_id, 'keputusan'
FROM decided_pairs AS d
WHERE d.decision = 'cocok'
    AND NOT EXISTS (FROM standing AS s WHERE s.case_id = d.case_id)
    AND NOT EXISTS (FROM standing AS s WHERE s.register_id = d.register_id)
ORDER BY ALL;

-- Numbers that contradict each other: two rows of one register name the same row of the other. One of them may be a
-- typing error, or the matter was registered twice; a person has to say which, until then it is no match.
CREATE TABLE doubtful_pairs AS
SELECT n.case_id, n.register_id, 'nomor ganda' AS basis
FROM named_pairs AS n
ANTI JOIN confirmed_pairs AS x ON x.case_id = n.case_id AND x.register_id = n.register_id
ORDER BY n.case_id, n.register_id;

INSERT INTO findings
SELECT
    'nomor_ganda', b.cycle, NULL, b.load_id, count(*),
    'Nomor rujukan ganda: satu perkara disebut oleh lebih dari satu catatan di register lain. Belum dihitung sebagai '
        || 'padanan; putuskan dalam berkas padanan mana yang cocok dan mana yang bukan.'
FROM doubtful_pairs AS p
JOIN bawaslu_cases AS b ON b.register_id = p.register_id
GROUP BY b.cycle, b.load_id
ORDER BY b.cycle, b.load_id;

INSERT INTO findings
SELECT
    'padanan_bertentangan', NULL, NULL, m.load_id, count(*),
    'Keputusan cocok tentang perkara yang menurut nomornya sudah berpadanan dengan perkara lain: belum dipakai. '
        || 'Periksa nomornya, atau putuskan bukan untuk pasangan menurut nomor itu.'
FROM matches AS m
JOIN decided_pairs AS d
    ON register_key(d.case_id) = register_key(m.case_id) AND register_key(d.register_id) = register_key(m.register_id)
    AND d.decision = m.decision
ANTI JOIN confirmed_pairs AS x ON x.case_id = d.case_id AND x.register_id = d.register_id
WHERE m.decision = 'cocok'
GROUP BY m.load_id
ORDER BY m.load_id;

-- Both registers in the same words: whose unit it is, and the day from which the row is known.
CREATE TABLE compared_cases AS
SELECT
    k.case_id, k.cycle, k.known_on, k.reported_on, k.agency_id::VARCHAR AS agency_id, p.is_own, p.unit_id,
    p.kecamatan_id, k.form_id::VARCHAR AS form_id, k.alleged_severity::VARCHAR AS severity
FROM cases AS k
JOIN case_places AS p ON p.case_id = k.case_id
ORDER BY k.case_id;

CREATE TABLE compared_entries AS
SELECT
    b.register_id, b.cycle, coalesce(b.reported_on, c.polling_on) AS known_on, b.reported_on,
    b.agency_id::VARCHAR AS agency_id, coalesce(a.is_own, false) AS is_own,
    CASE WHEN a.is_own THEN b.unit_id::VARCHAR END AS unit_id,
    CASE WHEN a.is_own THEN u.kecamatan_id::VARCHAR END AS kecamatan_id,
    b.form_id::VARCHAR AS form_id, b.alleged_severity::VARCHAR AS severity, b.status::VARCHAR AS status, b.status_on
FROM bawaslu_cases AS b
JOIN cycles AS c ON c.cycle = b.cycle
LEFT JOIN agencies AS a ON a.agency_id = b.agency_id
LEFT JOIN units AS u ON u.unit_id = b.unit_id
ORDER BY b.register_id;

-- Safe keys: same cycle, agency, unit, form, reported within 7 days. One of ours to one of theirs only: where a row
-- could be two, none is suggested. Without a unit, two cases of our own agency have too little in common.
CREATE TABLE suggested_pairs AS
WITH spoken_of AS (SELECT * FROM confirmed_pairs UNION ALL SELECT * FROM doubtful_pairs),
close AS (
    SELECT k.case_id, b.register_id
    FROM compared_cases AS k
    JOIN compared_entries AS b
        ON b.cycle = k.cycle AND b.agency_id = k.agency_id AND b.form_id = k.form_id
        AND b.unit_id IS NOT DISTINCT FROM k.unit_id AND (k.unit_id IS NOT NULL OR NOT k.is_own)
        AND abs(b.reported_on - k.reported_on) <= 7
    ANTI JOIN spoken_of AS x ON x.case_id = k.case_id
    ANTI JOIN spoken_of AS y ON y.register_id = b.register_id
    ANTI JOIN decided_pairs AS d
        ON d.case_id = k.case_id AND d.register_id = b.register_id AND d.decision = 'bukan'
)
SELECT case_id, register_id, 'saran' AS basis
FROM close
QUALIFY count(*) OVER (PARTITION BY case_id) = 1 AND count(*) OVER (PARTITION BY register_id) = 1
ORDER BY case_id, register_id;

CREATE VIEW register_pairs AS FROM confirmed_pairs UNION ALL FROM doubtful_pairs UNION ALL FROM suggested_pairs;

CREATE VIEW places AS
SELECT *
FROM (VALUES
    ('keduanya', 'Di kedua register', 1),
    ('hanya Pemkot', 'Hanya di register Pemkot', 2),
    ('hanya Bawaslu', 'Hanya di register Bawaslu', 3),
    ('saran', 'Mungkin sama, menunggu keputusan', 4),
    ('nomor ganda', 'Nomor rujukan ganda, menunggu keputusan', 5)
) AS p (place, place_name, sort_order);

CREATE VIEW difference_kinds AS
SELECT *
FROM (VALUES
    ('status', 'Status penanganan', 1),
    ('tanggal laporan', 'Tanggal laporan', 2),
    ('golongan', 'Golongan (kode etik atau disiplin)', 3),
    ('bentuk', 'Bentuk, golongan sama', 4),
    ('tingkat', 'Tingkat dugaan', 5)
) AS d (difference, difference_name, sort_order);

-- Our cases as Bawaslu would put them on a day: the last step that has a status there. Steps before the register have
-- none; a case without any step says nothing.
CREATE MACRO our_statuses(as_of) AS TABLE
SELECT
    s.case_id,
    coalesce(arg_max(m.status, s.step_no) FILTER (m.status IS NOT NULL), 'belum diregister') AS status
FROM case_steps AS s
LEFT JOIN step_statuses AS m ON m.step_id = s.step_id
WHERE s.step_on <= by_day(as_of)
GROUP BY s.case_id;

-- One row per pair, per case of ours and per entry of theirs that has no pair on the day. Bawaslu's register keeps
-- only its latest status: before that status's day we do not know theirs, and compare none.
CREATE MACRO reconciled(as_of) AS TABLE
WITH ours AS (
    SELECT k.*, s.status
    FROM compared_cases AS k
    LEFT JOIN our_statuses(as_of) AS s ON s.case_id = k.case_id
    WHERE k.known_on <= by_day(as_of)
),
theirs AS (
    SELECT b.* EXCLUDE (status), CASE WHEN b.status_on <= by_day(as_of) THEN b.status END AS status
    FROM compared_entries AS b
    WHERE b.known_on <= by_day(as_of)
),
paired AS (
    SELECT p.* FROM register_pairs AS p
    SEMI JOIN ours AS o ON o.case_id = p.case_id
    SEMI JOIN theirs AS t ON t.register_id = p.register_id
),
placed AS (
    SELECT case_id, register_id, basis, if(basis IN ('saran', 'nomor ganda'), basis, 'keduanya') AS place FROM paired
    UNION ALL
    SELECT o.case_id, NULL, NULL, 'hanya Pemkot' FROM ours AS o ANTI JOIN paired AS p ON p.case_id = o.case_id
    UNION ALL
    SELECT NULL, t.register_id, NULL, 'hanya Bawaslu'
    FROM theirs AS t ANTI JOIN paired AS p ON p.register_id = t.register_id
)
SELECT
    coalesce(o.cycle, t.cycle) AS cycle, p.place, p.basis, p.case_id, p.register_id,
    o.status AS our_status, t.status AS their_status, t.status_on,
    o.reported_on AS our_reported_on, t.reported_on AS their_reported_on,
    o.form_id AS our_form_id, t.form_id AS their_form_id, o.severity AS our_severity, t.severity AS their_severity,
    coalesce(o.agency_id, t.agency_id) AS agency_id, coalesce(o.unit_id, t.unit_id) AS unit_id,
    coalesce(o.kecamatan_id, t.kecamatan_id) AS kecamatan_id,
    if(p.place = 'keduanya', list_filter([
        if(o.status <> t.status, 'status', NULL),
        if(o.reported_on <> t.reported_on, 'tanggal laporan', NULL),
        if(f.class <> g.class, 'golongan', if(o.form_id <> t.form_id, 'bentuk', NULL)),
        if(o.severity <> t.severity, 'tingkat', NULL)
    ], lambda kind: kind IS NOT NULL), []) AS differences
FROM placed AS p
LEFT JOIN ours AS o ON o.case_id = p.case_id
LEFT JOIN theirs AS t ON t.register_id = p.register_id
LEFT JOIN forms AS f ON f.form_id = o.form_id
LEFT JOIN forms AS g ON g.form_id = t.form_id;

CREATE MACRO reconciled_scope(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT r.*
FROM reconciled(as_of) AS r
LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
WHERE (of_cycle::INTEGER IS NULL OR r.cycle = of_cycle::INTEGER)
    AND matches(of_kecamatan, r.kecamatan_id)
    AND in_unit(of_unit, r.unit_id, t.top_unit_id, t.current_unit_id);

-- Cycles of which either register knows anything.
CREATE VIEW reconciled_cycles AS
SELECT cycle, min(known_on) AS known_from
FROM (SELECT cycle, known_on FROM compared_cases UNION ALL SELECT cycle, known_on FROM compared_entries)
GROUP BY cycle;

-- Days worth counting on: month ends from the first thing known of a cycle, and the day asked for.
CREATE MACRO reconciled_days(of_cycle, as_of) AS TABLE
WITH begun AS (
    SELECT cycle, known_from, counted_on(as_of) AS last_on
    FROM reconciled_cycles
    WHERE matches(of_cycle, cycle) AND known_from <= counted_on(as_of)
)
SELECT cycle, last_day(month_on::DATE) AS day
FROM (
    SELECT cycle, last_on, unnest(generate_series(date_trunc('month', known_from), last_on, INTERVAL 1 MONTH)) AS month_on
    FROM begun
)
WHERE last_day(month_on::DATE) < last_on
UNION ALL
SELECT cycle, last_on FROM begun;

-- What one register says of a matter, in a line: of a pair only that in which the two differ.
CREATE MACRO register_says(kinds, status, reported_on, form_id, severity) AS array_to_string(list_filter([
    if(list_contains(kinds, 'status'), 'status ' || replace(coalesce(status, 'belum diketahui'), '_', ' '), NULL),
    if(list_contains(kinds, 'tanggal laporan'),
        'dilaporkan ' || coalesce(strftime(reported_on, '%d/%m/%Y'), 'hari yang belum diketahui'), NULL),
    if(list_has_any(kinds, ['golongan', 'bentuk']), 'bentuk ' || coalesce(form_id, 'belum diketahui'), NULL),
    if(list_contains(kinds, 'tingkat') AND severity IS NOT NULL, 'tingkat ' || severity, NULL)
], lambda said: said IS NOT NULL), ', ')
