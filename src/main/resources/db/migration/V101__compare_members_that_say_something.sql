-- A revision that an older program has kept does not have a newer member, which says the same as null. Within members, in what
-- a site has defined, null stays another thing than nothing.
CREATE FUNCTION revision_says(members jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT jsonb_object_agg(m.key, m.value)::text FROM jsonb_each(members) m WHERE m.value <> 'null');

-- As before, but for this. Only articles whose working copy is another revision than the one that was frozen last pay for
-- looking.
CREATE OR REPLACE VIEW article_standing AS
SELECT a.id AS article_id,
       CASE WHEN a.trashed_at IS NOT NULL THEN 'trashed'
            WHEN c.id IS NOT NULL THEN 'published'
            WHEN n.id IS NOT NULL THEN 'scheduled'
            WHEN p.visible_until < p.declared_until THEN 'withdrawn'
            WHEN p.id IS NOT NULL THEN 'expired'
            ELSE 'draft' END AS status,
       -- the working copy says something else than what was frozen last, whatever their numbers
       CASE WHEN coalesce(n.revision, c.revision, p.revision, a.revision) = a.revision THEN false
            ELSE (SELECT revision_says(r.members) FROM revision r WHERE r.article_id = a.id AND r.number = a.revision)
                 IS DISTINCT FROM
                 (SELECT revision_says(r.members) FROM revision r WHERE r.article_id = a.id
                  AND r.number = coalesce(n.revision, c.revision, p.revision)) END AS changed,
       c.number AS current_number, c.revision AS current_revision, c.slug AS current_slug,
       c.visible_from AS current_from, nullif(c.visible_until, '9999-12-31Z') AS current_until,
       n.number AS next_number, n.revision AS next_revision, n.slug AS next_slug,
       n.visible_from AS next_from, nullif(n.visible_until, '9999-12-31Z') AS next_until
FROM article a
LEFT JOIN LATERAL (
    SELECT e.id, e.number, e.revision, e.slug, e.visible_from, e.visible_until, e.declared_until
    FROM edition e WHERE e.article_id = a.id AND NOT e.closed
        AND e.visible_from <= statement_timestamp() AND e.visible_until > statement_timestamp() LIMIT 1) c ON true
LEFT JOIN LATERAL (
    SELECT e.id, e.number, e.revision, e.slug, e.visible_from, e.visible_until, e.declared_until
    FROM edition e WHERE e.article_id = a.id AND NOT e.closed AND e.visible_from > statement_timestamp()
    ORDER BY e.visible_from LIMIT 1) n ON true
LEFT JOIN LATERAL (
    SELECT e.id, e.number, e.revision, e.slug, e.visible_from, e.visible_until, e.declared_until
    FROM edition e WHERE e.article_id = a.id AND e.visible_until <= statement_timestamp()
    ORDER BY e.visible_from DESC LIMIT 1) p ON true;
