-- Which file an article was imported from, so that a file that names no slug is found again by its path.
CREATE TABLE import_source (
    article_id uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    path       text NOT NULL,
    tail       text NOT NULL
);
CREATE INDEX import_source_tail ON import_source (tail);
COMMENT ON COLUMN import_source.path IS 'from the folder that was imported on, parted by slashes';
COMMENT ON COLUMN import_source.tail IS 'its last two names: the same from whichever folder above the import began';
