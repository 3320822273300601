-- What was mistyped is told from what was meant by how many letters differ. Trusted, as those of V1 are.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Beside each configuration one that leaves no word out, for the most frequent ones are titles too ("The Who", "Die Welle").
-- Those that leave them out stay: they tell which words say little.
DO $$
DECLARE
    known record;
BEGIN
    FOR known IN SELECT DISTINCT config, substr(config, 6) AS name FROM search_language WHERE config <> 'stet_simple' LOOP
        EXECUTE format('CREATE TEXT SEARCH DICTIONARY %I (TEMPLATE = pg_catalog.snowball, Language = %I)',
            known.config || '_stem', known.name);
    END LOOP;
    FOR known IN SELECT DISTINCT config, substr(config, 6) AS name FROM search_language WHERE config <> 'stet_simple' LOOP
        EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = %I)', known.config || '_all', known.config);
        EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING REPLACE %I WITH %I',
            known.config || '_all', known.name || '_stem', known.config || '_stem');
        IF known.name <> 'english' THEN -- by which many languages read what is written in ASCII
            EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING REPLACE english_stem WITH stet_english_stem',
                known.config || '_all');
        END IF;
    END LOOP;
END $$;

-- As search_config, of all words.
CREATE FUNCTION search_lexicon(locale text) RETURNS regconfig LANGUAGE sql STABLE AS $$
    SELECT (CASE config WHEN 'stet_simple' THEN config ELSE config || '_all' END)::regconfig FROM search_language
    WHERE language IN (split_part(locale, '-', 1), '') ORDER BY language DESC LIMIT 1
$$;

-- Of a head: the words of the title, and those of the whole article: title (A), subtitle, byline, tags and headings (B), what
-- stands before the sections (C), what stands in them (without places). Readers find an article by these, however its words are
-- spread over its sections. Null for sections, and for what is to be entered again.
ALTER TABLE search_entry ADD COLUMN title_vector tsvector;
ALTER TABLE search_entry ADD COLUMN article_vector tsvector;
ALTER TABLE search_entry ALTER COLUMN title_vector SET STATISTICS 300;
ALTER TABLE search_entry ALTER COLUMN article_vector SET STATISTICS 300;

-- Trigrams are of ASCII alone where the database knows no other letters: one of those stands for each other letter. Two words
-- that are alike have alike sketches; whether they are is asked of the words themselves.
CREATE FUNCTION search_sketch(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(CASE WHEN ascii(c) < 128 THEN c ELSE chr(97 + ascii(c) % 26) END, '' ORDER BY n)
    FROM regexp_split_to_table(word, '') WITH ORDINALITY u (c, n)
$$;

-- Without accents, which are left out where one is unsure of a word. All are learnt anew, the most frequent ones too.
TRUNCATE search_word;
ALTER TABLE search_word ADD COLUMN plain text COLLATE "C";
DROP INDEX search_word_by_trigram;
CREATE INDEX search_word_by_trigram ON search_word USING gin (search_sketch(plain) gin_trgm_ops);
