-- Which row of Bawaslu's register is which case of ours, run after the views. Numbers bear no day: what they pair is
-- paired on any day. What a person decided is known from the day of the decision on, so pairs stand per decision day.

-- Numbers are compared without blanks and case; a number is never guessed from a part of it.
CREATE MACRO register_key(number) AS upper(regexp_replace(number, '\s', '', 'g'));

-- The days on which something was decided, and the time before the first; each lasts until the next.
CREATE TABLE decision_days AS
SELECT known_from, lead(known_from) OVER (ORDER BY known_from) AS known_until
FROM (SELECT DATE '-infinity' AS known_from UNION SELECT decided_on FROM matches)
ORDER BY known_from;

-- A person's last word about a pair, as of each decision day.
CREATE TABLE decided_pairs AS
SELECT e.known_from, k.case_id, b.register_id, arg_max(m.decision, (m.decided_on, m.load_id)) AS decision
FROM matches AS m
JOIN cases AS k ON register_key(k.case_id) = register_key(m.case_id)
JOIN bawaslu_cases AS b ON register_key(b.register_id) = register_key(m.register_id)
JOIN decision_days AS e ON e.known_from >= m.decided_on
GROUP BY e.known_from, k.case_id, b.register_id
ORDER BY ALL;

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
WITH named AS (
    SELECT k.case_id, b.register_id
    FROM cases AS k
    JOIN bawaslu_cases AS b ON register_key(k.bawaslu_id) = register_key(b.register_id)
    UNION ALL
    SELECT k.case_id, b.register_id
    FROM bawaslu_cases AS b
    JOIN cases AS k ON register_key(b.case_id) = register_key(k.case_id)
),
counted AS (SELECT case_id, register_id, count(*) AS sides FROM named GROUP BY case_id, register_id)
SELECT e.known_from, n.case_id, n.register_id, n.sides, coalesce(d.decision = 'cocok', false) AS is_confirmed
FROM counted AS n
CROSS JOIN decision_days AS e
LEFT JOIN decided_pairs AS d
    ON d.known_from = e.known_from AND d.case_id = n.case_id AND d.register_id = n.register_id
WHERE d.decision IS DISTINCT FROM 'bukan'
ORDER BY ALL;

-- A number pairs two rows when both say so, when a person confirmed it, or when no other number speaks of either row.
-- After the numbers comes what a person confirmed of rows that no number pairs.
CREATE TABLE confirmed_pairs AS
WITH standing AS (
    SELECT known_from, case_id, register_id
    FROM named_pairs
    QUALIFY is_confirmed OR sides = 2 OR (
        count(*) OVER (PARTITION BY known_from, case_id) = 1
        AND count(*) OVER (PARTITION BY known_from, register_id) = 1
    )
)
SELECT known_from, case_id, register_id, 'nomor' AS basis FROM standing
UNION ALL
SELECT d.known_from, d.case_id, d.register_id, 'keputusan'
FROM decided_pairs AS d
ANTI JOIN standing AS s ON s.known_from = d.known_from AND s.case_id = d.case_id
ANTI JOIN standing AS z ON z.known_from = d.known_from AND z.register_id = d.register_id
WHERE d.decision = 'cocok'
ORDER BY ALL;

-- Numbers that contradict each other: two rows of one register name the same row of the other. One of them may be a
-- typing error, or the matter was registered twice; a person has to say which, until then it is no match.
CREATE TABLE doubtful_pairs AS
SELECT n.known_from, n.case_id, n.register_id, 'nomor ganda' AS basis
FROM named_pairs AS n
ANTI JOIN confirmed_pairs AS x
    ON x.known_from = n.known_from AND x.case_id = n.case_id AND x.register_id = n.register_id
ORDER BY ALL;

-- Findings speak of the last day: what is open now.
INSERT INTO findings
SELECT
    'nomor_ganda', b.cycle, NULL, b.load_id, count(*),
    'Nomor rujukan ganda: satu perkara disebut oleh lebih dari satu catatan di register lain. Belum dihitung sebagai '
        || 'padanan; putuskan dalam berkas padanan mana yang cocok dan mana yang bukan.'
FROM doubtful_pairs AS p
JOIN decision_days AS e ON e.known_from = p.known_from AND e.known_until IS NULL
JOIN bawaslu_cases AS b ON b.register_id = p.register_id
GROUP BY b.cycle, b.load_id
ORDER BY b.cycle, b.load_id;

INSERT INTO findings
SELECT
    'padanan_bertentangan', NULL, NULL, m.load_id, count(*),
    'Keputusan cocok tentang perkara yang menurut nomornya sudah berpadanan dengan perkara lain: belum dipakai. '
        || 'Periksa nomornya, atau putuskan bukan untuk pasangan menurut nomor itu.'
FROM matches AS m
JOIN decision_days AS e ON e.known_until IS NULL
JOIN decided_pairs AS d
    ON d.known_from = e.known_from AND d.decision = m.decision
    AND register_key(d.case_id) = register_key(m.case_id) AND register_key(d.register_id) = register_key(m.register_id)
ANTI JOIN confirmed_pairs AS x
    ON x.known_from = e.known_from AND x.case_id = d.case_id AND x.register_id = d.register_id
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
    CASE WHEN a.is_own THEN u.kecamatan_id END AS kecamatan_id,
    b.form_id::VARCHAR AS form_id, b.alleged_severity::VARCHAR AS severity, b.status::VARCHAR AS status, b.status_on
FROM bawaslu_cases AS b
JOIN cycles AS c ON c.cycle = b.cycle
LEFT JOIN agencies AS a ON a.agency_id = b.agency_id
LEFT JOIN unit_places AS u ON u.cycle = b.cycle AND u.unit_id = b.unit_id
ORDER BY b.register_id;

-- Safe keys: same cycle, agency, unit, form, reported within 7 days. One of ours to one of theirs only: where a row
-- could be two, none is suggested. Without a unit, two cases of our own agency have too little in common.
CREATE TABLE suggested_pairs AS
WITH alike AS (
    SELECT k.case_id, b.register_id
    FROM compared_cases AS k
    JOIN compared_entries AS b
        ON b.cycle = k.cycle AND b.agency_id = k.agency_id AND b.form_id = k.form_id
        AND b.unit_id IS NOT DISTINCT FROM k.unit_id AND (k.unit_id IS NOT NULL OR NOT k.is_own)
        AND abs(b.reported_on - k.reported_on) <= 7
),
spoken_of AS (SELECT * FROM confirmed_pairs UNION ALL SELECT * FROM doubtful_pairs),
open AS (
    SELECT e.known_from, a.case_id, a.register_id
    FROM alike AS a
    CROSS JOIN decision_days AS e
    ANTI JOIN spoken_of AS x ON x.known_from = e.known_from AND x.case_id = a.case_id
    ANTI JOIN spoken_of AS y ON y.known_from = e.known_from AND y.register_id = a.register_id
    ANTI JOIN decided_pairs AS d
        ON d.known_from = e.known_from AND d.case_id = a.case_id AND d.register_id = a.register_id
        AND d.decision = 'bukan'
)
SELECT known_from, case_id, register_id, 'saran' AS basis
FROM open
QUALIFY count(*) OVER (PARTITION BY known_from, case_id) = 1
    AND count(*) OVER (PARTITION BY known_from, register_id) = 1
ORDER BY ALL;

-- The pairs that stand on a day, with what they stand on.
CREATE MACRO register_pairs(as_of) AS TABLE
WITH pairs AS (FROM confirmed_pairs UNION ALL FROM doubtful_pairs UNION ALL FROM suggested_pairs)
SELECT p.case_id, p.register_id, p.basis
FROM pairs AS p
JOIN decision_days AS e ON e.known_from = p.known_from
WHERE e.known_from <= by_day(as_of) AND (e.known_until IS NULL OR e.known_until > by_day(as_of));

-- Our cases that Bawaslu's register lacks on a day on which it knows others of their cycle: of those it can know nothing.
-- Where its register was never handed in, what it lacks is not known.
CREATE MACRO unshared_cases(as_of) AS TABLE
SELECT k.case_id
FROM compared_cases AS k
SEMI JOIN (SELECT cycle FROM compared_entries WHERE known_on <= by_day(as_of)) AS e ON e.cycle = k.cycle
ANTI JOIN (
    SELECT p.case_id
    FROM register_pairs(as_of) AS p
    JOIN compared_entries AS b ON b.register_id = p.register_id AND b.known_on <= by_day(as_of)
) AS p ON p.case_id = k.case_id
WHERE k.known_on <= by_day(as_of);
