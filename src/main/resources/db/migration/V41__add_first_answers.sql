-- What the first request with an Idempotency-Key was answered, written in the transaction of its effect, kept for 24 hours.
CREATE TABLE first_answer (
    -- SHA-256 of the key and whose it is
    key_hash     bytea PRIMARY KEY,
    -- SHA-256 of method, address and body
    request_hash bytea       NOT NULL,
    status       integer     NOT NULL,
    content_type text,
    location     text,
    etag         text,
    -- without one-time secrets
    body         bytea,
    -- whose erasure takes the answer with it
    about        uuid,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT first_answer_hash_lengths CHECK (octet_length(key_hash) = 32 AND octet_length(request_hash) = 32),
    CONSTRAINT first_answer_success CHECK (status BETWEEN 200 AND 299)
);

CREATE INDEX first_answer_by_age ON first_answer (created_at);
CREATE INDEX first_answer_about ON first_answer (about) WHERE about IS NOT NULL;
