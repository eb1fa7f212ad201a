-- The tables with a row per person, and what is counted of them: empty here, filled cycle by cycle from the views by
-- one_cycle.sql, since what is sorted and joined is then a third as much at a time.

-- Like the types of types.sql; only now are all units known.
CREATE TYPE unit_ids AS ENUM (SELECT DISTINCT unit_id FROM units ORDER BY unit_id);

CREATE TEMP VIEW roster_rows AS
SELECT
    j.cycle, j.nip, j.name, u.unit_key AS unit_id,
    coalesce(j.kecamatan_id, j.inside, u.kecamatan_key) AS kecamatan_id,
    CASE WHEN j.kelurahan_id IS NOT NULL THEN j.kelurahan_id
        WHEN j.kecamatan_id IS NULL OR j.kecamatan_id = u.kecamatan_key THEN u.kelurahan_key END AS kelurahan_id,
    j.level, j.position, j.employment, j.starts_on, j.ends_on, j.exclusion_reason, j.load_id
FROM scratch.judged_roster AS j
JOIN (
    SELECT unit_id, CAST(unit_id AS unit_ids) AS unit_key, CAST(kecamatan_id AS kecamatan_ids) AS kecamatan_key,
        CAST(kelurahan_id AS kelurahan_ids) AS kelurahan_key FROM units
) AS u ON u.unit_id = j.unit_id
ANTI JOIN scratch.dropped AS d ON d.kind = 'roster' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0;

-- A name is as good as unique: a dictionary of names costs half of the writing and saves little.
CREATE TABLE roster (
    cycle INTEGER, nip BIGINT, name VARCHAR USING COMPRESSION zstd, unit_id unit_ids, kecamatan_id kecamatan_ids,
    kelurahan_id kelurahan_ids, level level_ids, position position_ids, employment employment_ids, starts_on DATE,
    ends_on DATE, exclusion_reason VARCHAR, load_id INTEGER
);

CREATE TEMP VIEW signings_rows AS
SELECT
    j.cycle, j.nip, j.signed_on, j.method, j.activity, j.evidence, j.is_verified, false AS is_listed, j.load_id
FROM scratch.judged_signing AS j
ANTI JOIN scratch.dropped AS d ON d.kind = 'signing' AND d.load_id = j.load_id AND d.line = j.line
WHERE j.mask = 0;

CREATE TABLE signings AS FROM signings_rows LIMIT 0;

-- What a reason of exclusion means: the words as a whole, or the first of them ("tugas belajar S2"); the longest counts.
-- Who leaves the service on a day that is told is obliged until then: the day excludes, not the reason.
-- "Tidak" and its like exclude nobody. Neither does a reason that is not known: it is a question to the office.
CREATE TABLE exclusion_texts AS
SELECT
    t.text,
    CAST(coalesce(arg_max(s.reason_id, (strlen(s.words), s.reason_id)), if(t.is_yes, 'tanpa_alasan', NULL)) AS exclusion_ids)
        AS exclusion,
    coalesce(arg_max(s.is_leaving, (strlen(s.words), s.reason_id)), false) AS is_leaving,
    count(s.reason_id) = 0 AND NOT t.is_yes AND NOT t.is_no AS is_unknown
FROM (
    SELECT
        text, words, words IN ('ya', 'y', 'iya', 'v', '1', 'true', 'dikecualikan') OR regexp_full_match(text, '[√✓✔☑✅]+') AS is_yes,
        regexp_full_match(words, '(tidak|tdk|t|n|no|0|false|nihil|wajib|belum|kosong|tetap wajib|aktif|(pns|pppk|asn|pegawai) aktif|aktif bekerja)?|(tidak|belum) (ada|dikecualikan)|tidak ada alasan')
            AS is_no
    FROM (
        SELECT DISTINCT exclusion_reason AS text, netra_words(exclusion_reason) AS words
        FROM roster_rows WHERE exclusion_reason IS NOT NULL
    )
) AS t
LEFT JOIN (
    SELECT reason_id, is_leaving, netra_words(unnest(string_split(concat_ws('|', name, aliases), '|'))) AS words FROM exclusion_reasons
) AS s ON starts_with(t.words, s.words || ' ') OR replace(t.words, ' ', '') = replace(s.words, ' ', '')
GROUP BY t.text, t.is_yes, t.is_no
ORDER BY t.text;

-- The reason that excludes a person: of who leaves on a day that is told the day excludes, not the reason.
CREATE MACRO excluding(exclusion, is_leaving, ends_on) AS CASE WHEN ends_on IS NULL OR NOT is_leaving THEN exclusion END;

CREATE TEMP VIEW obligations_rows AS
SELECT
    r.cycle, r.unit_id, r.kecamatan_id, r.kelurahan_id, r.level, r.starts_on, r.ends_on,
    excluding(x.exclusion, x.is_leaving, r.ends_on) AS exclusion,
    s.signed_on, s.is_verified, count(*) AS people
FROM roster AS r
LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip
LEFT JOIN exclusion_texts AS x ON x.text = r.exclusion_reason
GROUP BY ALL;

CREATE TABLE obligations AS FROM obligations_rows LIMIT 0;
