-- PostgreSQL 18 skips over leading columns: the old index could serve the read of an article by locale and slug, and would
-- have looked through every edition that ever was. As an expression it serves only who names the article.
DROP INDEX edition_seen_slug;

CREATE INDEX edition_seen_slug ON edition (article_id, (locale || '/' || slug));
