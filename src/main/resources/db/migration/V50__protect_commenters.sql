-- An erased comment keeps its place in the thread and nothing else.
ALTER TABLE comment
    ALTER COLUMN author_name DROP NOT NULL,
    ALTER COLUMN body DROP NOT NULL,
    ADD COLUMN doubts text NOT NULL DEFAULT '',
    ADD CONSTRAINT comment_whole_or_erased CHECK (CASE WHEN erased_at IS NULL
        THEN author_name IS NOT NULL AND body IS NOT NULL
        ELSE author_name IS NULL AND author_url IS NULL AND body IS NULL END);

CREATE INDEX comment_of_article ON comment (article_id, id);

ALTER TABLE comment_contact
    -- finds what one client says again elsewhere; goes with the hash of its address
    ADD COLUMN body_hash bytea,
    ADD COLUMN wants_replies boolean NOT NULL DEFAULT false,
    -- when whoever reads the mail of this address said that it is theirs
    ADD COLUMN confirmed_at timestamptz;

CREATE INDEX comment_contact_by_client ON comment_contact (ip_hash, created_at) WHERE ip_hash IS NOT NULL;
CREATE INDEX comment_contact_by_key ON comment_contact (email_key_id);

-- The keys that protect addresses are configured, not stored; this tells a wrong one.
CREATE TABLE email_key (
    id         text PRIMARY KEY,
    proof      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT email_key_id_form CHECK (id ~ '^[a-z0-9-]{1,20}$')
);

-- A form token is good once, on whichever node; its row can go when its time is over.
CREATE TABLE used_form_token (
    token   bytea PRIMARY KEY,
    used_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX used_form_token_by_age ON used_form_token (used_at);
