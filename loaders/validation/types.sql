-- What repeats in millions of rows is a number inside, with its text said once.

CREATE TYPE kecamatan_ids AS ENUM (SELECT DISTINCT kecamatan_id FROM (
    SELECT kecamatan_id FROM kecamatan UNION ALL SELECT kecamatan_id FROM units) WHERE kecamatan_id IS NOT NULL
    ORDER BY kecamatan_id);

CREATE TYPE kelurahan_ids AS ENUM (SELECT DISTINCT kelurahan_id FROM (
    SELECT kelurahan_id FROM kelurahan UNION ALL SELECT kelurahan_id FROM units) WHERE kelurahan_id IS NOT NULL
    ORDER BY kelurahan_id);

CREATE TYPE level_ids AS ENUM (SELECT DISTINCT level FROM levels ORDER BY level);

CREATE TYPE position_ids AS ENUM (SELECT DISTINCT position FROM positions ORDER BY position);

CREATE TYPE employment_ids AS ENUM (SELECT DISTINCT employment FROM employments ORDER BY employment);

CREATE TYPE method_ids AS ENUM (SELECT DISTINCT method FROM signing_methods ORDER BY method);

-- The reasons that are known, and that none is told.
CREATE TYPE exclusion_ids AS ENUM (
    SELECT reason_id FROM exclusion_reasons UNION SELECT 'tanpa_alasan' ORDER BY reason_id);
