-- As V130 has it, in an eighth of the time where all letters are ASCII, and in half of it elsewhere: it is asked of each word
-- that has some trigrams in common with what was typed.
CREATE OR REPLACE FUNCTION search_sketch(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    sketch text := word;
    letter text;
BEGIN
    WHILE octet_length(sketch) > char_length(sketch) LOOP
        letter := substring(sketch FROM '[^\x01-\x7f]');
        sketch := replace(sketch, letter, chr(97 + ascii(letter) % 26));
    END LOOP;
    RETURN sketch;
END $$;

-- What a typed word may stand for where it finds little as it stands, as to_tsquery reads it: words that it is part of
-- ("Sicherheitslücke"), the two that it is made of ("hedgefund"), and, where "as_typed" finds nothing that readers see, what it
-- was to be; null if there is nothing. "meant" is the likeliest of the last. Whether the word itself was seen does not tell: it
-- may be found by its stem or without its accents, and what has it may have been withdrawn.
CREATE OR REPLACE FUNCTION search_kin(in_locale text, typed text, as_typed tsquery, OUT forms text, OUT kin text[],
                                      OUT meant text)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    in_language text := split_part(in_locale, '-', 1);
    lexicon regconfig := search_lexicon(in_locale);
    bare text := unaccent(typed);
    stem text := coalesce((SELECT lexeme FROM unnest(to_tsvector(lexicon, typed)) LIMIT 1), bare);
    letters integer := char_length(bare);
    slips integer := CASE WHEN letters < 4 THEN 0 WHEN letters < 6 THEN 1 ELSE 2 END;
    parts text[];
    likely record;
    nearest integer;
BEGIN
    kin := '{}';
    IF letters < 4 OR letters > 40 THEN
        RETURN;
    END IF;
    -- a word of few letters stands in many by chance, unless they begin or end with it
    IF char_length(stem) >= 4 THEN
        kin := ARRAY(SELECT w.word FROM search_word w WHERE w.language = in_language
            AND search_sketch(w.plain) LIKE '%' || search_sketch(stem) || '%' AND w.plain LIKE '%' || stem || '%'
            AND w.word <> typed AND (char_length(stem) > 5 OR w.plain LIKE stem || '%' OR w.plain LIKE '%' || bare)
            ORDER BY w.entries DESC, w.word LIMIT 20);
    END IF;
    IF lexicon::text = 'stet_simple' AND letters > 4 THEN -- of which no stems are known: as long a beginning as is likely one
        kin := kin || ARRAY(SELECT w.word FROM search_word w WHERE w.language = in_language
            AND search_sketch(w.plain) LIKE search_sketch(left(bare, greatest(4, letters - 2))) || '%'
            AND w.plain LIKE left(bare, greatest(4, letters - 2)) || '%' AND char_length(w.plain) <= letters + 3
            ORDER BY w.entries DESC, w.word LIMIT 20);
    END IF;
    SELECT ARRAY[a.word, b.word] INTO parts FROM generate_series(4, letters - 4) n
        JOIN search_word a ON a.language = in_language AND a.word = left(typed, n)
        JOIN search_word b ON b.language = in_language AND b.word = substr(typed, n + 1)
        ORDER BY least(a.entries, b.entries) DESC LIMIT 1;
    IF slips > 0 AND NOT EXISTS (SELECT FROM search_newest(in_locale, 'article_vector', as_typed, NULL, '{}', 1)) THEN
        FOR likely IN SELECT w.word, levenshtein(w.plain, bare) AS slipped FROM (
                SELECT word, plain, entries FROM search_word
                WHERE language = in_language AND search_sketch(plain) % search_sketch(bare)
                -- short words that differ have hardly a trigram in common
                UNION SELECT word, plain, entries FROM search_word
                WHERE letters < 7 AND language = in_language AND word >= left(typed, 2) AND word < left(typed, 2) || U&'\FFFF'
            ) w
            WHERE char_length(w.plain) BETWEEN letters - 2 AND letters + 2
              AND levenshtein_less_equal(w.plain, bare, slips) <= slips
            ORDER BY slipped, w.entries DESC, w.word LIMIT 3
        LOOP
            EXIT WHEN likely.slipped > nearest;
            IF EXISTS (SELECT FROM search_newest(in_locale, 'article_vector',
                    to_tsquery(lexicon, '''' || likely.word || ''''), NULL, '{}', 1)) THEN
                nearest := likely.slipped;
                meant := coalesce(meant, likely.word);
                kin := kin || likely.word;
            END IF;
        END LOOP;
    END IF;
    forms := nullif(concat_ws(' | ', (SELECT string_agg('''' || k || '''', ' | ') FROM unnest(kin) k),
        '(''' || parts[1] || ''' & ''' || parts[2] || ''')'), '');
    kin := kin || coalesce(parts, '{}');
END $$;
