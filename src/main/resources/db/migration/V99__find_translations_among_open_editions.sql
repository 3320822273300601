-- What readers see of a translation. By an expression that no other index has, or the planner now and then takes one with all
-- past editions of the article, which may be thousands.
CREATE INDEX edition_open_by_article ON edition ((CASE WHEN NOT closed THEN article_id END), visible_from) WHERE NOT closed;
