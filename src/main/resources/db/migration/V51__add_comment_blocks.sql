-- What marks a comment as spam at once. An address of a person is kept as carefully as a commenter's.
CREATE TABLE comment_block (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL,
    value        text,
    email        bytea,
    email_key_id text,
    email_index  bytea,
    note         text,
    created_by   uuid        NOT NULL REFERENCES account,
    created_at   timestamptz NOT NULL,
    CONSTRAINT comment_block_kind_known CHECK (kind IN ('word', 'url', 'email', 'network')),
    CONSTRAINT comment_block_value CHECK ((kind = 'email') = (value IS NULL)
        AND (kind = 'email') = (email IS NOT NULL AND email_key_id IS NOT NULL AND email_index IS NOT NULL)),
    CONSTRAINT comment_block_value_length CHECK (char_length(value) BETWEEN 1 AND 200),
    CONSTRAINT comment_block_note_length CHECK (char_length(note) <= 500),
    CONSTRAINT comment_block_value_once UNIQUE (kind, value),
    CONSTRAINT comment_block_email_once UNIQUE (email_index)
);
