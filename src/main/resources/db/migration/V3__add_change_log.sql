-- What happened, in order. Written in the transaction of what it tells, under the lock of the row it tells of, so that
-- seq is in order for one subject. It becomes readable once the relay has given it a position; see dev.stet.change.
CREATE TABLE change (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint,
    kind        text        NOT NULL,
    -- no foreign keys to what it tells of: the log outlives its subjects
    article_id  uuid,
    edition_id  uuid,
    account_id  uuid,
    payload     jsonb       NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT change_position_once UNIQUE (position),
    CONSTRAINT change_boundary_once UNIQUE (edition_id, kind),
    CONSTRAINT change_kind_form CHECK (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$' AND char_length(kind) <= 60)
);

CREATE INDEX change_unnumbered ON change (seq) WHERE position IS NULL;
CREATE INDEX change_of_article ON change (article_id, seq);
