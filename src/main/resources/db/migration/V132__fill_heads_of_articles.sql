-- What was entered already is found by its words meanwhile: without byline, tags, joined words and what was left out as too
-- frequent, which come when it is entered again, in the background. In one pass, before there are indexes to be kept.
CREATE AGGREGATE search_joined (tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');

UPDATE search_entry h SET title_vector = ts_filter(h.vector, '{a}'), article_vector = h.vector
    || coalesce((SELECT search_joined(setweight(ts_filter(s.vector, '{b}'), 'B') || strip(ts_filter(s.vector, '{d}')))
                 FROM search_entry s WHERE s.edition_id = h.edition_id AND s.position > 0
                 -- a vector holds a megabyte; of longer articles the head is found until then
                 HAVING sum(octet_length(s.body)) < 200000), '')
WHERE h.position = 0;

DROP AGGREGATE search_joined (tsvector);

CREATE INDEX search_entry_by_title ON search_entry USING gin (title_vector) WITH (gin_pending_list_limit = 512)
    WHERE title_vector IS NOT NULL;
CREATE INDEX search_entry_by_word_of_article ON search_entry USING gin (article_vector) WITH (gin_pending_list_limit = 512)
    WHERE title_vector IS NOT NULL;
CREATE INDEX search_entry_of_article_by_date ON search_entry (locale, published_at DESC, article_id DESC, position)
    WHERE title_vector IS NOT NULL;
