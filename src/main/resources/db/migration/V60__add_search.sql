-- One text search configuration for each language that PostgreSQL knows, which also forgets accents before it finds stems.
-- Their names are kept as text: a column of type regconfig would stand in the way of pg_upgrade.
CREATE TABLE search_language (
    language text PRIMARY KEY,
    config   text NOT NULL
);

DO $$
DECLARE
    known record;
BEGIN
    FOR known IN
        SELECT l.language, c.cfgname FROM (VALUES
            ('', 'simple'), ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'),
            ('nl', 'dutch'), ('en', 'english'), ('et', 'estonian'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'),
            ('el', 'greek'), ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'),
            ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'),
            ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'),
            ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')) l (language, name)
        JOIN pg_ts_config c ON c.cfgname = l.name AND c.cfgnamespace = 'pg_catalog'::regnamespace
    LOOP
        IF NOT EXISTS (SELECT FROM search_language WHERE config = 'stet_' || known.cfgname) THEN
            EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = pg_catalog.%I)', 'stet_' || known.cfgname, known.cfgname);
            EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %s',
                'stet_' || known.cfgname, CASE known.cfgname WHEN 'simple' THEN 'simple' ELSE known.cfgname || '_stem' END);
        END IF;
        INSERT INTO search_language VALUES (known.language, 'stet_' || known.cfgname);
    END LOOP;
END $$;

-- By the first part of a language tag; the one that knows no stems where PostgreSQL does not know the language.
CREATE FUNCTION search_config(locale text) RETURNS regconfig LANGUAGE sql STABLE AS $$
    SELECT config::regconfig FROM search_language WHERE language IN (split_part(locale, '-', 1), '') ORDER BY language DESC LIMIT 1
$$;

-- What can be found: of each edition that is or will be visible its head at position 0 (title, editor's note, summary, lead)
-- and its sections. Rows of closed and of redacted editions are deleted.
CREATE TABLE search_entry (
    -- deferred: an edition is indexed before it is inserted
    edition_id   uuid        NOT NULL REFERENCES edition ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position     integer     NOT NULL,
    article_id   uuid        NOT NULL,
    locale       text        NOT NULL,
    published_at timestamptz NOT NULL,
    slug         text,
    heading      text,
    -- as readers read it, for snippets
    body         text        NOT NULL,
    vector       tsvector    NOT NULL,
    version      integer     NOT NULL,
    PRIMARY KEY (edition_id, position)
);

-- what waits to be merged into the index is read by every search, so it must stay short
CREATE INDEX search_entry_by_word ON search_entry USING gin (vector) WITH (gin_pending_list_limit = 512);
-- a word that stands everywhere is found faster by looking at the newest entries
CREATE INDEX search_entry_by_date ON search_entry (locale, published_at DESC, article_id DESC, position);
ALTER TABLE search_entry ALTER COLUMN vector SET STATISTICS 1000;

-- The newest of what readers may see now and the query finds, ranked. "own" finds the same words outside of the title, which
-- all sections of an article share. As a function, so that it is planned for the words at hand: what is the best way for a
-- rare word is the worst for a common one.
CREATE FUNCTION search_ranked(in_locale text, query text, own text, with_tags text[], newest integer)
RETURNS TABLE (score integer, published_at timestamptz, article_id uuid, "position" integer, edition_id uuid)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan SET jit = off SET client_min_messages = warning AS $$
#variable_conflict use_column
DECLARE
    wanted tsquery := to_tsquery(search_config(in_locale), query);
    beyond tsquery := to_tsquery(search_config(in_locale), own);
BEGIN
    IF numnode(beyond) = 0 THEN -- nothing but stop words: what is left may be a "not", which nearly everything fulfils
        RETURN;
    END IF;
    RETURN QUERY
    SELECT round(1e6 * ts_rank('{0.1, 0.2, 0.4, 1.0}', f.vector, wanted, 1 | 32)::numeric)::integer,
           f.published_at, f.article_id, f.position, f.edition_id
    FROM (SELECT s.vector, s.published_at, s.article_id, s.position, s.edition_id
          FROM search_entry s JOIN edition e ON e.id = s.edition_id
          WHERE s.locale = in_locale AND s.vector @@ wanted AND (s.position = 0 OR s.vector @@ beyond)
            AND NOT e.closed AND e.visible_from <= now() AND e.visible_until > now() AND e.redacted_at IS NULL
            AND (cardinality(with_tags) = 0 OR e.tags && with_tags)
          ORDER BY s.published_at DESC, s.article_id DESC, s.position LIMIT newest) f;
END $$;

-- The words that readers have seen, for what was mistyped. Whether one can still be found is asked before it is shown.
CREATE TABLE search_word (
    language text    NOT NULL,
    word     text    COLLATE "C" NOT NULL,
    -- in how many entries it stood; never counted down
    entries  integer NOT NULL,
    PRIMARY KEY (language, word)
);

CREATE INDEX search_word_by_trigram ON search_word USING gin (word gin_trgm_ops);

-- Editions whose words are not learnt yet; those of one that nobody sees yet are not learnt before it begins.
CREATE TABLE search_unlearnt (
    edition_id uuid PRIMARY KEY REFERENCES edition ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
