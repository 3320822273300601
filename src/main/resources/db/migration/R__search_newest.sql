-- The newest of what readers may see now and the query finds in one of the vectors, in no order. Of a word that stands in many
-- entries, the newest are found by looking at them from the newest on, as far as is likely to be enough and then further; of
-- one that stands in few, by all its entries; of one that stands nearly everywhere, by walking the dates. Left alone, the
-- planner walks through most of a large index for a word that is neither rare nor common. EXPLAIN, which tells how often it
-- expects the words, may only be asked by a volatile function.
-- "side_by_side" must match too, in the sections' own words: asked of three times as many, so that its cost is bounded.
CREATE OR REPLACE FUNCTION search_newest(in_locale text, field text, wanted tsquery, side_by_side tsquery, with_tags text[],
                                         newest integer)
RETURNS SETOF search_place LANGUAGE plpgsql VOLATILE
    SET jit = off SET work_mem = '32MB' SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
    heads text := CASE field WHEN 'vector' THEN '' ELSE 'AND s.title_vector IS NOT NULL' END;
    most integer := CASE WHEN side_by_side IS NULL THEN newest ELSE 3 * newest END;
    plan json;
    expected float8;
    entries float8;
    dates timestamptz[];
    share float8;
    since timestamptz;
    found search_place[];
BEGIN
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_entry s WHERE %I @@ %L::tsquery %s', field, wanted, heads)
        INTO plan;
    expected := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
    SELECT reltuples * CASE field WHEN 'vector' THEN 1 ELSE coalesce(1 - (SELECT null_frac FROM pg_stats
               WHERE schemaname = current_schema AND tablename = 'search_entry' AND attname = field), 1) END
    INTO entries FROM pg_class WHERE oid = 'search_entry'::regclass;
    -- words that stand together more often than by chance, of which the planner expects too few, are not all collected: taken
    -- for given is that they stand together as often as each stands somewhere (the geometric mean of how often)
    share := CASE WHEN entries <= 0 OR expected ^ 2 > 10 * most * entries THEN 1
             ELSE 2 * most / (entries * least(1, expected / entries) ^ (1.0 / (1 + regexp_count(wanted::text, '[&<]')))) END;
    IF share <= 0.2 THEN
        SELECT histogram_bounds::text::timestamptz[] INTO dates FROM pg_stats
        WHERE schemaname = current_schema AND tablename = 'search_entry' AND attname = 'published_at';
    END IF;
    LOOP
        -- to leave out less than that costs more than to read all places of a word that is so rare
        since := CASE WHEN share > 0.2 OR dates IS NULL THEN '-infinity'
                 ELSE dates[greatest(1, floor(cardinality(dates) * (1 - share)))] END;
        EXECUTE format($sql$
            SELECT array_agg(ROW(CASE WHEN $6 IS NULL OR f.vector @@ $6 THEN 1 ELSE 0 END, f.published_at, f.article_id,
                f.position, f.edition_id)::search_place) FROM (
                SELECT s.published_at, s.article_id, s.position, s.edition_id, s.%1$I AS vector
                FROM search_entry s JOIN edition e ON e.id = s.edition_id
                WHERE s.locale = $1 AND s.published_at >= $2 AND s.%1$I @@ $3 %2$s
                  AND NOT e.closed AND e.visible_from <= now() AND e.visible_until > now() AND e.redacted_at IS NULL
                  AND (cardinality($4) = 0 OR e.tags && $4)
                ORDER BY s.published_at DESC, s.article_id DESC, s.position LIMIT $5) f$sql$, field, heads)
        INTO found USING in_locale, since, wanted, with_tags, most, side_by_side;
        EXIT WHEN since = '-infinity' OR cardinality(found) >= most;
        share := share * greatest(3, 1.5 * most / greatest(cardinality(found), 1));
    END LOOP;
    RETURN QUERY SELECT * FROM unnest(found) f WHERE f.score = 1 LIMIT newest;
END $$;
