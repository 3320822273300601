-- Nothing was delivered before this. Deliveries follow the log by its positions, which are given in the order of commits.
ALTER TABLE delivery DROP COLUMN change_seq;
DROP INDEX delivery_due;

ALTER TABLE delivery
    ADD COLUMN position      bigint NOT NULL REFERENCES change (position),
    ADD COLUMN kind          text   NOT NULL,
    -- retries last for so long from here; null until it is tried, and once it is to be tried anew
    ADD COLUMN first_attempt timestamptz,
    ADD COLUMN last_attempt  timestamptz,
    -- one of a few words for how the last attempt ended; nothing that the receiver said
    ADD COLUMN note          text,
    ADD CONSTRAINT delivery_once UNIQUE (webhook_id, position);

-- next_attempt is null for what an earlier event of the same article holds back, and for what is done
CREATE INDEX delivery_due ON delivery (next_attempt)
    WHERE next_attempt IS NOT NULL AND delivered_at IS NULL AND failed_at IS NULL;
CREATE INDEX delivery_in_order ON delivery (webhook_id, article_id, position)
    WHERE delivered_at IS NULL AND failed_at IS NULL;
CREATE INDEX delivery_done ON delivery (coalesce(delivered_at, failed_at))
    WHERE delivered_at IS NOT NULL OR failed_at IS NOT NULL;

ALTER TABLE webhook
    ADD COLUMN version          integer NOT NULL DEFAULT 0,
    -- null unless we disabled it ourselves
    ADD COLUMN disabled_because text,
    -- since when no delivery has succeeded, though some were tried; null while all is well
    ADD COLUMN failing_since    timestamptz,
    ADD CONSTRAINT webhook_disabled_because_known CHECK (disabled_because IN ('gone', 'failing'));
