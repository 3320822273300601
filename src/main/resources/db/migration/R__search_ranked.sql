-- Of what a search finds, the newest places and how well each fits. This file is the whole of the function: it is edited, and
-- runs again at the next start.
--
-- The newest of a word that stands in many entries are found by looking back from the newest on, as far as is likely to be
-- enough and then further; those of a rare word, by all its entries.
-- - The planner expects too few of words that stand together more often than by chance. So the first look takes for given that
--   they stand together as often as each stands somewhere (the geometric mean of how often), and the second goes back as far as
--   the first tells.
-- - Dates are walked as soon as that costs less than collecting all places, of which some ten cost as much as reading a row.
-- - EXPLAIN, which tells how often the planner expects the words, may only be asked by a volatile function.
CREATE OR REPLACE FUNCTION search_ranked(in_locale text, query text, own text, with_tags text[], newest integer)
RETURNS TABLE (score integer, published_at timestamptz, article_id uuid, "position" integer, edition_id uuid)
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_custom_plan SET jit = off
    SET work_mem = '32MB' SET max_parallel_workers_per_gather = 0 SET client_min_messages = warning AS $$
#variable_conflict use_column
DECLARE
    wanted tsquery := to_tsquery(search_config(in_locale), query);
    beyond tsquery := to_tsquery(search_config(in_locale), own);
    plan json;
    expected float8;
    entries float8 := (SELECT reltuples FROM pg_class WHERE oid = 'search_entry'::regclass);
    dates timestamptz[];
    share float8;
    since timestamptz;
    found search_place[];
BEGIN
    IF numnode(beyond) = 0 THEN -- nothing but stop words: what is left may be a "not", which nearly everything fulfils
        RETURN;
    END IF;
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_entry WHERE vector @@ %L::tsquery', wanted) INTO plan;
    expected := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
    share := CASE WHEN expected ^ 2 > 10 * newest * entries THEN 1
             ELSE 2 * newest / (entries * least(1, expected / entries) ^ (1.0 / (1 + regexp_count(wanted::text, '[&<]')))) END;
    SELECT histogram_bounds::text::timestamptz[] INTO dates FROM pg_stats
    WHERE schemaname = current_schema AND tablename = 'search_entry' AND attname = 'published_at';
    LOOP
        -- to leave out less than that costs more than to read all places of a word that is so rare
        since := CASE WHEN share > 0.2 OR dates IS NULL THEN '-infinity'
                 ELSE dates[greatest(1, floor(cardinality(dates) * (1 - share)))] END;
        SELECT array_agg(ROW(round(1e6 * ts_rank('{0.1, 0.2, 0.4, 1.0}', f.vector, wanted, 1 | 32)::numeric)::integer,
                             f.published_at, f.article_id, f.position, f.edition_id)::search_place) INTO found
        FROM (SELECT s.vector, s.published_at, s.article_id, s.position, s.edition_id
              FROM search_entry s JOIN edition e ON e.id = s.edition_id
              WHERE s.locale = in_locale AND s.published_at >= since
                AND s.vector @@ wanted AND (s.position = 0 OR s.vector @@ beyond)
                AND NOT e.closed AND e.visible_from <= now() AND e.visible_until > now() AND e.redacted_at IS NULL
                AND (cardinality(with_tags) = 0 OR e.tags && with_tags)
              ORDER BY s.published_at DESC, s.article_id DESC, s.position LIMIT newest) f;
        EXIT WHEN since = '-infinity' OR cardinality(found) = newest;
        share := share * greatest(3, 1.5 * newest / greatest(cardinality(found), 1));
    END LOOP;
    RETURN QUERY SELECT * FROM unnest(found);
END $$;
