-- Pages of the editorial list: by what was edited last, and what one account created; by creation it is the key itself.
CREATE INDEX article_by_edit ON article (updated_at DESC, id DESC);
CREATE INDEX article_of_account ON article (created_by, id DESC);
-- who asks whether a name is in use
CREATE INDEX article_by_tag ON article USING gin (tags);
CREATE INDEX article_by_author ON article USING gin (authors);
CREATE INDEX edition_with_tag ON edition USING gin (tags);
CREATE INDEX edition_with_author ON edition USING gin (authors);
