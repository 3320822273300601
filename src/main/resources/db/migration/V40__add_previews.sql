-- Links that show a working copy to whoever holds one. A token is the sealed id, so none is stored; revoking deletes the row.
CREATE TABLE preview (
    id         uuid PRIMARY KEY,
    article_id uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    account_id uuid        NOT NULL REFERENCES account,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT preview_expires_later CHECK (expires_at > created_at)
);

CREATE INDEX preview_of_article ON preview (article_id);
CREATE INDEX preview_of_account ON preview (account_id);
