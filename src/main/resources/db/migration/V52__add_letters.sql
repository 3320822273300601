-- How far the log of changes has been read for mail; begins anew whenever mail is turned on.
CREATE TABLE letter_reader (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint  NOT NULL DEFAULT 0,
    reading  boolean NOT NULL DEFAULT false
);

INSERT INTO letter_reader DEFAULT VALUES;

-- Mail to be sent, and that it was. Holds no address: whom it goes to is told by the comment's contact, and goes with it.
CREATE TABLE letter (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind         text        NOT NULL,
    comment_id   uuid        NOT NULL REFERENCES comment ON DELETE CASCADE,
    -- null is the moderators
    contact_id   uuid REFERENCES comment_contact ON DELETE CASCADE,
    attempts     integer     NOT NULL DEFAULT 0,
    -- null once it is sent, or given up
    next_attempt timestamptz DEFAULT now(),
    sent_at      timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_kind_known CHECK (kind IN ('moderation', 'confirmation', 'reply')),
    CONSTRAINT letter_once UNIQUE NULLS NOT DISTINCT (kind, comment_id, contact_id)
);

CREATE INDEX letter_due ON letter (next_attempt) WHERE next_attempt IS NOT NULL;
CREATE INDEX letter_of_comment ON letter (comment_id);
CREATE INDEX letter_of_contact ON letter (contact_id);
