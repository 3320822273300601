-- What of the answers that nodes keep is stale after it, named by whoever wrote it (dev.stet.change.Staleness); null where that
-- was an older program, which does not tell: then all of them are.
ALTER TABLE change ADD COLUMN stale text[];
