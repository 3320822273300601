-- Where readers find what they look for, the articles that fit best first, of each the sections in which all of it stands or
-- else the one with the most of it. Each word that is looked for is an element of the arrays:
--   words    as the list of words may have it; null for what is no single word
--   anywhere how it is looked for in an article, as to_tsquery reads it
--   in_place how it is looked for in a section; null for what is looked for together with another
--   slight   whether it says too little to be asked for
-- "in_order" are all of them one after another, "quoted" must and "without" must not stand in the section. Of articles that
-- have all the words the newest are ranked, and the newest of those that have them in the title. Where few have them all, the
-- most of them suffice, and their kin do.
CREATE OR REPLACE FUNCTION search_hits(in_locale text, words text[], anywhere text[], in_place text[], slight boolean[],
    in_order text, quoted text, without text, with_tags text[], newest integer)
RETURNS TABLE (score integer, published_at timestamptz, article_id uuid, "position" integer, edition_id uuid, kin text[],
    meant jsonb)
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_custom_plan SET jit = off
    SET work_mem = '32MB' SET max_parallel_workers_per_gather = 0 SET client_min_messages = warning AS $$
#variable_conflict use_column
DECLARE
    few CONSTANT integer := 5;
    most_mistyped CONSTANT integer := 8;
    lexicon regconfig := search_lexicon(in_locale);
    leaves_out regconfig := search_config(in_locale);
    exact tsquery[];
    wide tsquery[];
    placed tsquery[];
    needed boolean[];
    weights float8[];
    n integer := cardinality(anywhere);
    enough integer;
    places search_place[];
    as_typed boolean;
    ordered tsquery := to_tsquery(lexicon, in_order);
    side_by_side tsquery := to_tsquery(lexicon, quoted);
    excluded tsquery := to_tsquery(lexicon, without);
    all_kin text[] := '{}';
    all_meant jsonb := '{}';
    relative record;
    i integer;
BEGIN
    SELECT array_agg(to_tsquery(lexicon, a) ORDER BY o), array_agg(to_tsquery(lexicon, p) ORDER BY o),
           array_agg(NOT s AND (w IS NULL OR to_tsvector(leaves_out, w) <> '') ORDER BY o),
           array_agg(1 / (1 + ln(1 + coalesce(k.entries, CASE WHEN w IS NULL THEN 30 ELSE 0 END))) ORDER BY o)
    INTO exact, placed, needed, weights
    FROM unnest(anywhere, in_place, words, slight) WITH ORDINALITY u (a, p, w, s, o)
        LEFT JOIN search_word k ON k.language = split_part(in_locale, '-', 1) AND k.word = w;
    IF NOT true = ANY (needed) THEN -- "The Who"
        needed := array_fill(true, ARRAY[n]);
    END IF;
    enough := (SELECT count(*) FROM unnest(needed) f WHERE f);
    wide := exact;
    places := ARRAY(SELECT s FROM search_newest(in_locale,
        CASE WHEN side_by_side IS NULL THEN 'article_vector' ELSE 'vector' END,
        CASE WHEN side_by_side IS NULL THEN search_all(exact, needed) ELSE search_all(ARRAY[to_tsquery(lexicon,
            replace(quoted, '<->', '&'))], ARRAY[true]) END, side_by_side, with_tags, newest) s);
    as_typed := cardinality(places) > 0;
    IF cardinality(places) >= newest THEN -- perhaps not all
        places := places || ARRAY(SELECT s FROM search_newest(in_locale, 'title_vector',
            search_all(exact, array_fill(true, ARRAY[n])), NULL, with_tags, newest / 3) s);
        IF false = ANY (needed) THEN
            places := places || ARRAY(SELECT s FROM search_newest(in_locale, 'title_vector', search_all(exact, needed), NULL,
                with_tags, newest / 3) s);
        END IF;
    ELSIF cardinality(places) < few AND side_by_side IS NULL THEN
        IF enough > 2 THEN -- most of two are both
            places := places || ARRAY(SELECT s FROM search_newest(in_locale, 'article_vector',
                search_most(exact, needed, weights, enough / 2 + 1), NULL, with_tags, newest) s);
        END IF;
        enough := enough / 2 + 1;
    END IF;
    IF cardinality(places) < few AND side_by_side IS NULL THEN
        -- of the rarest, among which are those that nobody has seen: to ask for kin costs as much as all else
        FOR i IN SELECT o FROM unnest(words, needed, weights) WITH ORDINALITY u (w, f, g, o) WHERE w IS NOT NULL AND f
                 ORDER BY g DESC, o LIMIT most_mistyped LOOP
            SELECT * INTO relative FROM search_kin(in_locale, words[i], exact[i]) k;
            all_kin := all_kin || relative.kin;
            all_meant := all_meant || CASE WHEN as_typed OR relative.meant IS NULL THEN '{}'
                ELSE jsonb_build_object(words[i], relative.meant) END;
            wide[i] := coalesce(exact[i] || to_tsquery(lexicon, relative.forms), exact[i]);
        END LOOP;
        FOR i IN 1..n - 1 LOOP -- "typo squatting"
            CONTINUE WHEN words[i] IS NULL OR words[i + 1] IS NULL;
            all_kin := all_kin || (words[i] || words[i + 1]);
            wide[i] := wide[i] || to_tsquery(lexicon, '''' || words[i] || words[i + 1] || '''');
            wide[i + 1] := wide[i + 1] || to_tsquery(lexicon, '''' || words[i] || words[i + 1] || '''');
        END LOOP;
        places := places || ARRAY(SELECT s FROM search_newest(in_locale, 'article_vector',
            search_most(wide, needed, weights, enough), NULL, with_tags, newest) s);
    END IF;
    RETURN QUERY
    WITH article AS (
        SELECT p.*, 0.7 * m.said ^ 2 * (0.25 + 0.75 * m.fits) + 0.15 * m.title_share * m.said
               + CASE WHEN s.title_vector @@ ordered THEN 0.15 ELSE 0 END AS score
        FROM (SELECT DISTINCT ON (edition_id) edition_id, published_at, article_id FROM unnest(places)) p
            JOIN search_entry s ON s.edition_id = p.edition_id AND s.position = 0,
            LATERAL (SELECT s.article_vector || ''::tsvector AS vector OFFSET 0) v,
            LATERAL (SELECT count(*) FILTER (WHERE f AND v.vector @@ q) AS matching,
                sum(w * g * CASE WHEN v.vector @@ x THEN 1.0 WHEN v.vector @@ q THEN 0.7 ELSE 0 END) / sum(w * g) AS said,
                sum(w * g * ts_rank('{0.1, 0.2, 0.4, 1.0}', v.vector, q) * CASE WHEN v.vector @@ x THEN 1.0 ELSE 0.7 END)
                    / sum(w * g) AS fits,
                count(*) FILTER (WHERE s.title_vector @@ q)::float8 / greatest(length(s.title_vector), n) AS title_share
                FROM unnest(exact, wide, needed, weights) u (x, q, f, w), LATERAL (SELECT CASE WHEN f THEN 1 ELSE 0.2 END) g (g)
            ) m
        WHERE s.article_vector IS NOT NULL AND m.matching >= enough
        ORDER BY score DESC, p.published_at DESC, p.article_id DESC LIMIT newest),
    place AS (
        SELECT a.*, x.position, f.whole, f.fits, row_number() OVER best AS nth
        FROM article a JOIN search_entry x ON x.edition_id = a.edition_id, LATERAL (
            SELECT x.vector @@ search_all(placed, needed) AND (x.position = 0
                       OR ts_filter(x.vector, '{b,c,d}') @@ search_any(placed, needed)) AS whole,
                   ts_rank('{0.1, 0.2, 0.4, 0}', x.vector, search_any(wide, needed))
                       + CASE WHEN x.vector @@ ordered THEN 1 ELSE 0 END AS fits) f
        WHERE (excluded IS NULL OR NOT x.vector @@ excluded AND x.vector @@ search_any(wide, needed))
          AND coalesce(x.vector @@ side_by_side, true)
        WINDOW best AS (PARTITION BY a.edition_id ORDER BY f.whole DESC, f.fits DESC, x.position))
    SELECT round(1e6 * least(1, p.score + 0.1 * p.fits + CASE WHEN p.whole THEN 0.05 ELSE 0 END) / p.nth)::integer,
           p.published_at, p.article_id, p.position, p.edition_id, all_kin, all_meant
    FROM place p WHERE p.nth = 1 OR p.whole;
END $$;

-- All of the queries that are needed.
CREATE OR REPLACE FUNCTION search_all(queries tsquery[], needed boolean[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    joined tsquery;
BEGIN
    FOR i IN 1..cardinality(queries) LOOP
        joined := CASE WHEN queries[i] IS NULL OR NOT needed[i] THEN joined WHEN joined IS NULL THEN queries[i]
                  ELSE joined && queries[i] END;
    END LOOP;
    RETURN joined;
END $$;

-- Any of them.
CREATE OR REPLACE FUNCTION search_any(queries tsquery[], needed boolean[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    joined tsquery;
BEGIN
    FOR i IN 1..cardinality(queries) LOOP
        joined := CASE WHEN queries[i] IS NULL OR NOT needed[i] THEN joined WHEN joined IS NULL THEN queries[i]
                  ELSE joined || queries[i] END;
    END LOOP;
    RETURN joined;
END $$;

-- Nothing that has "enough" of those that are needed is left out: whatever has so many has three of the rarest that remain
-- when three less are taken away, and so on with two and with one, where of three there would be too many.
CREATE OR REPLACE FUNCTION search_most(queries tsquery[], needed boolean[], weights float8[], enough integer) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    rare tsquery[] := ARRAY(SELECT q FROM unnest(queries, needed, weights) WITH ORDINALITY u (q, f, w, o) WHERE f
        ORDER BY w DESC, o);
    spare integer := cardinality(rare) - enough;
    together integer := CASE WHEN enough > 2 AND spare < 4 THEN 3 WHEN enough > 1 AND spare < 8 THEN 2 ELSE 1 END;
    most tsquery;
    joint tsquery;
BEGIN
    IF spare = 0 THEN
        RETURN search_all(queries, needed);
    END IF;
    FOR a IN 1..spare + 1 LOOP
        FOR b IN a + 1..CASE WHEN together > 1 THEN spare + 2 ELSE a + 1 END LOOP
            joint := CASE WHEN together > 1 THEN rare[a] && rare[b] ELSE rare[a] END;
            FOR c IN b + 1..CASE WHEN together > 2 THEN spare + 3 ELSE b + 1 END LOOP
                most := CASE WHEN most IS NULL THEN CASE WHEN together > 2 THEN joint && rare[c] ELSE joint END
                        ELSE most || CASE WHEN together > 2 THEN joint && rare[c] ELSE joint END END;
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN most;
END $$;
