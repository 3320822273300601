CREATE TABLE comment (
    id          uuid PRIMARY KEY,
    article_id  uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    parent_id   uuid REFERENCES comment,
    root_id     uuid        NOT NULL,
    -- the ids from the root down to this one: ids grow with time, so the order of paths is the order of the tree
    path        uuid[]      NOT NULL,
    status      text        NOT NULL,
    author_name text        NOT NULL,
    author_url  text,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    erased_at   timestamptz,
    CONSTRAINT comment_status_known CHECK (status IN ('pending', 'approved', 'spam', 'trash')),
    CONSTRAINT comment_depth CHECK (cardinality(path) BETWEEN 1 AND 4 AND path[cardinality(path)] = id AND path[1] = root_id),
    CONSTRAINT comment_author_name_length CHECK (char_length(author_name) BETWEEN 1 AND 80),
    CONSTRAINT comment_author_url_length CHECK (char_length(author_url) <= 500),
    CONSTRAINT comment_body_length CHECK (char_length(body) <= 10000)
);

CREATE INDEX comment_tree ON comment (article_id, path) WHERE status = 'approved';
CREATE INDEX comment_newest_threads ON comment (article_id, root_id DESC, path) WHERE status = 'approved';
CREATE INDEX comment_flat ON comment (article_id, id) WHERE status = 'approved';
CREATE INDEX comment_replies ON comment (parent_id);
CREATE INDEX comment_queue ON comment (status, id);

-- Whom a comment is from, apart from it so that no public query can touch it: the address encrypted, found by a keyed
-- blind index only.
CREATE TABLE comment_contact (
    comment_id   uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
    email        bytea       NOT NULL,
    email_key_id text        NOT NULL,
    email_index  bytea       NOT NULL,
    ip_hash      bytea,
    created_at   timestamptz NOT NULL
);

CREATE INDEX comment_contact_by_email ON comment_contact (email_index);

-- How many approved comments an article has, kept as they are approved so that no read counts rows.
CREATE TABLE comment_count (
    article_id uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    approved   integer NOT NULL,
    CONSTRAINT comment_count_not_negative CHECK (approved >= 0)
);
