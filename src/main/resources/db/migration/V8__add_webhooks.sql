CREATE TABLE webhook (
    id           uuid PRIMARY KEY,
    url          text        NOT NULL,
    secret       bytea       NOT NULL,
    -- still signs beside the new one until it ends, while a receiver changes over
    old_secret   bytea,
    old_until    timestamptz,
    events       text[]      NOT NULL DEFAULT '{}',
    tags         text[]      NOT NULL DEFAULT '{}',
    position     bigint      NOT NULL DEFAULT 0,
    created_by   uuid        NOT NULL REFERENCES account,
    created_at   timestamptz NOT NULL,
    disabled_at  timestamptz,
    CONSTRAINT webhook_url_length CHECK (char_length(url) BETWEEN 1 AND 2000),
    CONSTRAINT webhook_old_secret_ends CHECK ((old_secret IS NULL) = (old_until IS NULL))
);

CREATE TABLE delivery (
    id           uuid PRIMARY KEY,
    webhook_id   uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    change_seq   bigint      NOT NULL REFERENCES change (seq),
    article_id   uuid,
    attempts     integer     NOT NULL DEFAULT 0,
    next_attempt timestamptz,
    leased_until timestamptz,
    delivered_at timestamptz,
    failed_at    timestamptz,
    status       integer,
    created_at   timestamptz NOT NULL,
    CONSTRAINT delivery_once UNIQUE (webhook_id, change_seq),
    CONSTRAINT delivery_attempts_not_negative CHECK (attempts >= 0)
);

CREATE INDEX delivery_due ON delivery (next_attempt) WHERE delivered_at IS NULL AND failed_at IS NULL;
CREATE INDEX delivery_in_order ON delivery (webhook_id, article_id, change_seq) WHERE delivered_at IS NULL AND failed_at IS NULL;
