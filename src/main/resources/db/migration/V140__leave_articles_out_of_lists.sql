-- Whether lists and feeds have it; and where the text stands first, which sitemaps leave out. What was published before is
-- rendered again in today's shape, and then says both.
ALTER TABLE edition
    ADD COLUMN listed boolean NOT NULL DEFAULT true,
    ADD COLUMN canonical_url text;

-- As before; and what is listed says the same as what was kept before there was a choice.
CREATE OR REPLACE FUNCTION revision_says(members jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT jsonb_object_agg(m.key, m.value)::text FROM jsonb_each(members) m
            WHERE m.value <> 'null' AND NOT (m.key = 'listed' AND m.value = 'true'));
