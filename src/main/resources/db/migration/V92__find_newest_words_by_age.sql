-- To leave out what is older, all that is newer was read from the index by date: a tenth of a second among three million
-- entries. What is newer is the last part of the table, more or less, which this tells in two milliseconds. Where it stands
-- anywhere, because all was imported in no order, more is read than is needed.
CREATE INDEX search_entry_by_age ON search_entry USING brin (published_at) WITH (pages_per_range = 32, autosummarize = on);

-- Whether readers see an entry's edition, without reading the edition.
CREATE INDEX edition_visible ON edition (id) INCLUDE (visible_from, visible_until) WHERE NOT closed AND redacted_at IS NULL;

-- As before, but that
-- - the second look goes back as far as the first tells;
-- - words that stand together more often than by chance, of which the planner expects too few, are not all collected: the first
--   look takes for given that they stand together as often as each stands somewhere (the geometric mean of how often);
-- - dates are walked as soon as that costs less than collecting all places, of which some ten cost as much as reading a row.

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
