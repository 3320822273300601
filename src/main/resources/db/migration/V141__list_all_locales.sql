-- Lists of every locale, in each of the orders.
CREATE INDEX edition_of_all_by_date ON edition (published_at DESC, article_id DESC) WHERE NOT closed;
CREATE INDEX edition_of_all_by_update ON edition (updated_at DESC, article_id DESC) WHERE NOT closed;
CREATE INDEX edition_of_all_by_title ON edition (title_key COLLATE "C", article_id) WHERE NOT closed;
CREATE INDEX edition_of_all_by_slug ON edition (slug) WHERE NOT closed;
-- What was published after a walk through a list began.
CREATE INDEX edition_begun ON edition (visible_from) WHERE NOT closed;
