-- Set when what a revision said was taken away with the editions made of it; its members are empty then.
ALTER TABLE revision ADD COLUMN redacted_at timestamptz;

CREATE INDEX edition_redacted ON edition (article_id, revision) WHERE redacted_at IS NOT NULL;
CREATE INDEX edition_by_revision ON edition (article_id, revision);
