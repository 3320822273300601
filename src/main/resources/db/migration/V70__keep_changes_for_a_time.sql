-- Up to where the log of changes has been forgotten. What is left at or before that position is kept for reasons of its own
-- (see dev.stet.change.Forgetting), with holes between, so nobody can go on from there.
CREATE TABLE change_horizon (
    one      boolean PRIMARY KEY DEFAULT true,
    position bigint NOT NULL,
    CONSTRAINT change_horizon_one_row CHECK (one)
);

INSERT INTO change_horizon (position) VALUES (0);

-- each entry that goes is looked for here
CREATE INDEX IF NOT EXISTS delivery_of_change ON delivery (change_seq);
