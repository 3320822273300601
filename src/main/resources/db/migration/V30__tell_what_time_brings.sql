-- Whether the change log tells that the edition began: from the start for one that is published now, later, by the relay,
-- for one that time brings.
ALTER TABLE edition ADD COLUMN announced boolean NOT NULL DEFAULT true;
UPDATE edition SET announced = false WHERE visible_from > clock_timestamp();

-- also finds the next beginning of all, which bounds how long a list may be reused
CREATE INDEX edition_to_announce ON edition (visible_from) WHERE NOT announced;
