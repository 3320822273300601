-- All three are trusted extensions: the owner of the database may create them without being a superuser.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- What every node signs and verifies with: cursors, form tokens, links to previews.
CREATE TABLE signing_key (
    name text PRIMARY KEY CHECK (char_length(name) BETWEEN 1 AND 100),
    key bytea NOT NULL CHECK (octet_length(key) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
